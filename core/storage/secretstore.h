// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/base/sensitive.h"
#include "core/storage/storageerror.h"

#include <QByteArray>
#include <QString>

namespace xuanhao {

/// Where the key lies that seals personal data. Windows can keep it with DPAPI.
class SecretStore
{
public:
    static constexpr int kKeyBytes = 32;

    virtual ~SecretStore() = default;

    /// The key, made from `random` and kept when there is none.
    [[nodiscard]] virtual Expected<Sensitive<QByteArray>, StorageError> key(RandomSource& random) = 0;
};

/// A file that only its owner may read (0600), beside the database.
class FileSecretStore final : public SecretStore
{
public:
    explicit FileSecretStore(QString path)
        : m_path(std::move(path))
    {}

    [[nodiscard]] Expected<Sensitive<QByteArray>, StorageError> key(RandomSource& random) override;

private:
    QString m_path;
};

} // namespace xuanhao
