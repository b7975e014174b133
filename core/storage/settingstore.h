// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/sensitive.h"
#include "core/storage/database.h"
#include "core/storage/sealer.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// Small values of the counter by name, and its secrets, sealed.
class SettingStore
{
public:
    SettingStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    [[nodiscard]] Expected<std::optional<QString>, StorageError> value(const QString& name) const;
    [[nodiscard]] Expected<Done, StorageError> setValue(const QString& name, const QString& value);
    /// KeyMissing when the secret was sealed with another key.
    [[nodiscard]] Expected<std::optional<Sensitive<QByteArray>>, StorageError>
    secret(const QString& name) const;
    [[nodiscard]] Expected<Done, StorageError> setSecret(const QString& name,
                                                         const Sensitive<QByteArray>& secret);

private:
    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
