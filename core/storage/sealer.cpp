// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/sealer.h"

#include "core/base/check.h"

#include <sodium.h>

namespace xuanhao {

namespace {

const unsigned char* in(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

unsigned char* out(QByteArray& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

QByteArray framed(const QByteArray& context)
{
    return QByteArray::number(context.size()) + ':' + context;
}

} // namespace

Sealer::Sealer(Sensitive<QByteArray> key, RandomSource& random)
    : m_key(std::move(key))
    , m_nonce(randomBytes(random, crypto_secretbox_NONCEBYTES))
{
    XUANHAO_CHECK(sodium_init() >= 0);
    XUANHAO_CHECK(m_key.clear().size() == crypto_secretbox_KEYBYTES);
}

QByteArray Sealer::seal(const QByteArray& context, const QByteArray& clear) const
{
    const QByteArray nonce = m_nonce;
    sodium_increment(out(m_nonce), crypto_secretbox_NONCEBYTES);
    const QByteArray message = framed(context) + clear;
    QByteArray box(message.size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), '\0');
    crypto_secretbox_easy(out(box), in(message), static_cast<unsigned long long>(message.size()), in(nonce),
                          in(m_key.clear()));
    return nonce + box;
}

std::optional<QByteArray> Sealer::open(const QByteArray& context, const QByteArray& sealed) const
{
    constexpr auto kOverhead =
        static_cast<qsizetype>(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES);
    if (sealed.size() < kOverhead)
        return std::nullopt;
    const QByteArray nonce = sealed.left(crypto_secretbox_NONCEBYTES);
    const QByteArray box = sealed.mid(crypto_secretbox_NONCEBYTES);
    QByteArray message(sealed.size() - kOverhead, '\0');
    if (crypto_secretbox_open_easy(out(message), in(box), static_cast<unsigned long long>(box.size()),
                                   in(nonce), in(m_key.clear())) != 0)
        return std::nullopt;
    const QByteArray frame = framed(context);
    if (!message.startsWith(frame))
        return std::nullopt;
    return message.mid(frame.size());
}

} // namespace xuanhao
