// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/keyprotection.h"

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <dpapi.h>

namespace xuanhao {

namespace {

DATA_BLOB blobOf(QByteArray& bytes)
{
    return {static_cast<DWORD>(bytes.size()), reinterpret_cast<BYTE*>(bytes.data())};
}

/// Copies what Windows gave and frees it.
QByteArray taken(DATA_BLOB blob)
{
    const QByteArray bytes(reinterpret_cast<const char*>(blob.pbData), static_cast<qsizetype>(blob.cbData));
    SecureZeroMemory(blob.pbData, blob.cbData);
    LocalFree(blob.pbData);
    return bytes;
}

Unexpected<QString> lastError(const char* what)
{
    return Unexpected{QStringLiteral("%1: Windows error %2").arg(QLatin1String(what)).arg(GetLastError())};
}

class DpapiKey final : public KeyProtection
{
public:
    [[nodiscard]] Expected<QByteArray, QString> protect(const Sensitive<QByteArray>& key) const override
    {
        QByteArray clear = key.clear();
        DATA_BLOB in = blobOf(clear);
        DATA_BLOB out{};
        // Several clerks with accounts of their own sit at one PC, so it is bound to the PC.
        if (!CryptProtectData(&in, nullptr, nullptr, nullptr, nullptr,
                              CRYPTPROTECT_LOCAL_MACHINE | CRYPTPROTECT_UI_FORBIDDEN, &out))
            return lastError("CryptProtectData");
        return taken(out);
    }
    [[nodiscard]] Expected<Sensitive<QByteArray>, QString> unprotect(const QByteArray& stored) const override
    {
        QByteArray bytes = stored;
        DATA_BLOB in = blobOf(bytes);
        DATA_BLOB out{};
        if (!CryptUnprotectData(&in, nullptr, nullptr, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &out))
            return lastError("CryptUnprotectData");
        return Sensitive<QByteArray>(taken(out));
    }
};

} // namespace

const KeyProtection& systemKeyProtection()
{
    static const DpapiKey protection;
    return protection;
}

} // namespace xuanhao
