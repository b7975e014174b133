// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/printstore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kFind =
    "SELECT session, sealed, prints, receipts, stored_at FROM result WHERE session = ?";
constexpr const char* kAll = "SELECT session, sealed, prints, receipts, stored_at FROM result "
                             "ORDER BY stored_at DESC, session DESC";
constexpr const char* kStore =
    "INSERT INTO result (session, sealed, prints, stored_at, keep_until) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (session) DO UPDATE SET sealed = excluded.sealed, "
    "prints = max(prints, excluded.prints), keep_until = excluded.keep_until";
constexpr const char* kNotePrints = "UPDATE result SET prints = ? WHERE session = ? AND prints < ?";
constexpr const char* kNoteReceipts = "UPDATE result SET receipts = ? WHERE session = ? AND receipts < ?";
constexpr const char* kRemoveEnded = "DELETE FROM result WHERE keep_until <= ?";

QByteArray contextOf(const QString& session)
{
    return "result:" + session.toUtf8();
}

PrintStore::Kept keptIn(const Statement& row, const Sealer& sealer)
{
    const QString session = row.text(0);
    return {.session = session,
            .content = sealer.open(contextOf(session), row.bytes(1)),
            .prints = static_cast<int>(row.integer(2)),
            .receipts = static_cast<int>(row.integer(3)),
            .storedAt = fromMilliseconds(row.integer(4))};
}

Expected<Done, StorageError> raise(Database& database, const char* sql, const QString& session, int count)
{
    return Statement(database, sql).bind(std::int64_t{count}).bind(session).bind(std::int64_t{count}).run();
}

} // namespace

Expected<std::optional<PrintStore::Kept>, StorageError> PrintStore::find(const QString& session) const
{
    Statement statement(m_database, kFind);
    statement.bind(session);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    return *row ? std::optional(keptIn(statement, m_sealer)) : std::nullopt;
}

Expected<QList<PrintStore::Kept>, StorageError> PrintStore::all() const
{
    QList<Kept> results;
    Statement statement(m_database, kAll);
    for (;;) {
        const auto row = statement.next();
        if (!row)
            return Unexpected{row.error()};
        if (!*row)
            return results;
        results.append(keptIn(statement, m_sealer));
    }
}

Expected<Done, StorageError> PrintStore::store(const QString& session, const Result& result, Instant now)
{
    return Statement(m_database, kStore)
        .bind(session)
        .bind(m_sealer.seal(contextOf(session), result.content))
        .bind(std::int64_t{result.prints})
        .bind(toMilliseconds(now))
        .bind(toMilliseconds(result.keepUntil))
        .run();
}

Expected<Done, StorageError> PrintStore::notePrints(const QString& session, int prints)
{
    return raise(m_database, kNotePrints, session, prints);
}

Expected<Done, StorageError> PrintStore::noteReceipts(const QString& session, int receipts)
{
    return raise(m_database, kNoteReceipts, session, receipts);
}

Expected<Done, StorageError> PrintStore::removeEnded(Instant now)
{
    return Statement(m_database, kRemoveEnded).bind(toMilliseconds(now)).run();
}

} // namespace xuanhao
