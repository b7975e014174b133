// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/keyprotection.h"

namespace xuanhao {

namespace {

class PlainKey final : public KeyProtection
{
public:
    [[nodiscard]] Expected<QByteArray, QString> protect(const Sensitive<QByteArray>& key) const override
    {
        return key.clear();
    }
    [[nodiscard]] Expected<Sensitive<QByteArray>, QString> unprotect(const QByteArray& stored) const override
    {
        return Sensitive<QByteArray>(stored);
    }
};

} // namespace

const KeyProtection& systemKeyProtection()
{
    static const PlainKey protection;
    return protection;
}

} // namespace xuanhao
