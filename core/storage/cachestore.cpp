// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/cachestore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kFind = "SELECT version, body FROM cache WHERE name = ?";
constexpr const char* kStore =
    "INSERT INTO cache (name, version, body, changed_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body, "
    "changed_at = excluded.changed_at";

} // namespace

Expected<std::optional<CacheStore::Entry>, StorageError> CacheStore::find(const QString& name) const
{
    Statement statement(m_database, kFind);
    statement.bind(name);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<Entry>();
    return std::optional(Entry{statement.integer(0), statement.bytes(1)});
}

Expected<Done, StorageError> CacheStore::store(const QString& name, const Entry& entry, Instant now)
{
    return Statement(m_database, kStore)
        .bind(name)
        .bind(entry.version)
        .bind(entry.body)
        .bind(toMilliseconds(now))
        .run();
}

} // namespace xuanhao
