// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/settingstore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kValue = "SELECT value FROM setting WHERE name = ?";
constexpr const char* kSetValue = "INSERT INTO setting (name, value) VALUES (?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value";
constexpr const char* kSecret = "SELECT sealed FROM secret WHERE name = ?";
constexpr const char* kSetSecret = "INSERT INTO secret (name, sealed) VALUES (?, ?) "
                                   "ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";

QByteArray contextOf(const QString& name)
{
    return "secret:" + name.toUtf8();
}

} // namespace

Expected<std::optional<QString>, StorageError> SettingStore::value(const QString& name) const
{
    Statement statement(m_database, kValue);
    statement.bind(name);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    return *row ? std::optional(statement.text(0)) : std::nullopt;
}

Expected<Done, StorageError> SettingStore::setValue(const QString& name, const QString& value)
{
    return Statement(m_database, kSetValue).bind(name).bind(value).run();
}

Expected<std::optional<Sensitive<QByteArray>>, StorageError> SettingStore::secret(const QString& name) const
{
    Statement statement(m_database, kSecret);
    statement.bind(name);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<Sensitive<QByteArray>>();
    const auto clear = m_sealer.open(contextOf(name), statement.bytes(0));
    if (!clear)
        return Unexpected{
            StorageError{StorageError::Code::KeyMissing, QStringLiteral("a secret does not open")}};
    return std::optional(Sensitive<QByteArray>(*clear));
}

Expected<Done, StorageError> SettingStore::setSecret(const QString& name, const Sensitive<QByteArray>& secret)
{
    return Statement(m_database, kSetSecret)
        .bind(name)
        .bind(m_sealer.seal(contextOf(name), secret.clear()))
        .run();
}

} // namespace xuanhao
