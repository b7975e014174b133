// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/secretstore.h"

#include <QFile>
#include <QSaveFile>

namespace xuanhao {

namespace {

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
        const QByteArray key = file.read(kKeyBytes + 1);
        if (key.size() != kKeyBytes)
            return failure(StorageError::Code::KeyMissing, QStringLiteral("the key file has the wrong size"));
        return Sensitive<QByteArray>(key);
    }
    const QByteArray key = randomBytes(random, kKeyBytes);
    QSaveFile fresh(m_path);
    // Rights first: the key must never lie readable for others, not even for a moment.
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        fresh.write(key) != key.size() || !fresh.commit())
        return failure(StorageError::Code::CannotOpen, fresh.errorString());
    return Sensitive<QByteArray>(key);
}

} // namespace xuanhao
