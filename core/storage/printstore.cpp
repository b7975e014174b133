// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/printstore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kFind = "SELECT sealed, prints FROM result WHERE session = ?";
constexpr const char* kStore = "INSERT INTO result (session, sealed, prints, stored_at) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (session) DO UPDATE SET sealed = excluded.sealed, "
                               "prints = max(prints, excluded.prints)";

QByteArray contextOf(const QString& session)
{
    return "result:" + session.toUtf8();
}

} // namespace

Expected<std::optional<PrintStore::Result>, StorageError> PrintStore::find(const QString& session) const
{
    Statement statement(m_database, kFind);
    statement.bind(session);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<Result>();
    const auto content = m_sealer.open(contextOf(session), statement.bytes(0));
    if (!content)
        return Unexpected{
            StorageError{StorageError::Code::KeyMissing, QStringLiteral("a result does not open")}};
    return std::optional(Result{*content, static_cast<int>(statement.integer(1))});
}

Expected<Done, StorageError> PrintStore::store(const QString& session, const Result& result, Instant now)
{
    return Statement(m_database, kStore)
        .bind(session)
        .bind(m_sealer.seal(contextOf(session), result.content))
        .bind(std::int64_t{result.prints})
        .bind(toMilliseconds(now))
        .run();
}

} // namespace xuanhao
