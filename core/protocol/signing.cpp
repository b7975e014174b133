// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/signing.h"

#include "core/base/check.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace xuanhao {

namespace {

const unsigned char* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

unsigned char* bytesOf(QByteArray& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

QByteArray publicKeyOf(const QByteArray& seed)
{
    XUANHAO_CHECK(sodium_init() >= 0);
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    QByteArray publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_seed_keypair(bytesOf(publicKey), bytesOf(secret), bytesOf(seed));
    return publicKey;
}

} // namespace

CounterKey CounterKey::create(RandomSource& random)
{
    return *fromSeed(randomBytes(random, crypto_sign_SEEDBYTES));
}

std::optional<CounterKey> CounterKey::fromSeed(const QByteArray& seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return std::nullopt;
    return CounterKey{Sensitive<QByteArray>(seed), publicKeyOf(seed)};
}

QByteArray signedText(const QByteArray& method, const QByteArray& target, Instant time,
                      const QByteArray& nonce, const QByteArray& body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return method + '\n' + target + '\n' + QByteArray::number(qint64{toMilliseconds(time)}) + '\n' + nonce +
           '\n' + hash + '\n';
}

QByteArray sign(const QByteArray& text, const CounterKey& key)
{
    // What libsodium calls the secret key is the seed followed by the public key.
    const QByteArray secret = key.seed.clear() + key.publicKey;
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(text),
                         static_cast<unsigned long long>(text.size()), bytesOf(secret));
    return signature;
}

bool isSignatureOf(const QByteArray& signature, const QByteArray& text, const QByteArray& publicKey)
{
    return signature.size() == crypto_sign_BYTES && publicKey.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(bytesOf(signature), bytesOf(text),
                                       static_cast<unsigned long long>(text.size()), bytesOf(publicKey)) == 0;
}

} // namespace xuanhao
