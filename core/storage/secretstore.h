// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/base/sensitive.h"
#include "core/storage/keyprotection.h"
#include "core/storage/storageerror.h"

#include <QByteArray>
#include <QString>

namespace xuanhao {

/// Where the key lies that seals personal data.
class SecretStore
{
public:
    static constexpr int kKeyBytes = 32;

    virtual ~SecretStore() = default;

    /// The key, made from `random` and kept when there is none.
    [[nodiscard]] virtual Expected<Sensitive<QByteArray>, StorageError> key(RandomSource& random) = 0;
};

/// A file that only its owner may read (0600), beside the database; protected by the system where it can.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(QString path, const KeyProtection& protection = systemKeyProtection())
        : m_path(std::move(path))
        , m_protection(protection)
    {}

    [[nodiscard]] Expected<Sensitive<QByteArray>, StorageError> key(RandomSource& random) override;

private:
    QString m_path;
    const KeyProtection& m_protection;
};

} // namespace xuanhao
