// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/secretstore.h"

#include <QFile>
#include <QSaveFile>

namespace xuanhao {

namespace {

constexpr qint64 kMaxStored = 4096;

Unexpected<StorageError> failure(StorageError::Code code, const QString& detail)
{
    return Unexpected{StorageError{code, detail}};
}

} // namespace

Expected<Sensitive<QByteArray>, StorageError> FileSecretStore::key(RandomSource& random)
{
    QFile file(m_path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failure(StorageError::Code::CannotOpen, file.errorString());
        auto key = m_protection.unprotect(file.read(kMaxStored));
        if (!key)
            return failure(StorageError::Code::KeyMissing, key.error());
        if (key->clear().size() != kKeyBytes)
            return failure(StorageError::Code::KeyMissing, QStringLiteral("the key file has the wrong size"));
        return *std::move(key);
    }
    const Sensitive<QByteArray> key(randomBytes(random, kKeyBytes));
    const auto stored = m_protection.protect(key);
    if (!stored)
        return failure(StorageError::Code::CannotOpen, stored.error());
    QSaveFile fresh(m_path);
    // Rights first: the key must never lie readable for others, not even for a moment.
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        fresh.write(*stored) != stored->size() || !fresh.commit())
        return failure(StorageError::Code::CannotOpen, fresh.errorString());
    return key;
}

} // namespace xuanhao
