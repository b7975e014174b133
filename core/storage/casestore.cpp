// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/casestore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kAll = "SELECT id, place, sealed FROM applicant_case ORDER BY place, id";
constexpr const char* kSave =
    "INSERT INTO applicant_case (id, place, sealed, changed_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET place = excluded.place, sealed = excluded.sealed, "
    "changed_at = excluded.changed_at";
constexpr const char* kRemove = "DELETE FROM applicant_case WHERE id = ?";

QByteArray contextOf(const QString& id)
{
    return "case:" + id.toUtf8();
}

} // namespace

Expected<QList<StoredCase>, StorageError> CaseStore::all() const
{
    QList<StoredCase> cases;
    Statement statement(m_database, kAll);
    for (;;) {
        const auto row = statement.next();
        if (!row)
            return Unexpected{row.error()};
        if (!*row)
            return cases;
        const QString id = statement.text(0);
        const auto content = m_sealer.open(contextOf(id), statement.bytes(2));
        if (!content)
            return Unexpected{
                StorageError{StorageError::Code::KeyMissing, QStringLiteral("a case does not open")}};
        cases.append({id, static_cast<int>(statement.integer(1)), *content});
    }
}

Expected<Done, StorageError> CaseStore::save(const StoredCase& item, Instant now)
{
    return Statement(m_database, kSave)
        .bind(item.id)
        .bind(std::int64_t{item.place})
        .bind(m_sealer.seal(contextOf(item.id), item.content))
        .bind(toMilliseconds(now))
        .run();
}

Expected<Done, StorageError> CaseStore::remove(const QString& id)
{
    return Statement(m_database, kRemove).bind(id).run();
}

} // namespace xuanhao
