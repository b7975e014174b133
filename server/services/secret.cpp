// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/secret.h"

#include "core/base/check.h"

#include <sodium.h>

namespace xuanhao {

namespace {

constexpr int kHashSize = 32;
constexpr qsizetype kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

unsigned char* bytesOf(QByteArray& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

unsigned long long sizeOf(const QByteArray& data)
{
    return static_cast<unsigned long long>(data.size());
}

} // namespace

ServerSecret ServerSecret::create(RandomSource& random)
{
    return *fromBytes(randomBytes(random, kSize));
}

std::optional<ServerSecret> ServerSecret::fromBytes(const QByteArray& bytes)
{
    XUANHAO_CHECK(sodium_init() >= 0);
    if (bytes.size() != kSize)
        return std::nullopt;
    return ServerSecret(bytes);
}

QByteArray ServerSecret::keyed(const QByteArray& purpose, const QByteArray& text) const
{
    // The purpose's length stands first, so that no two pairs of purpose and text give the same bytes.
    const QByteArray input = QByteArray::number(purpose.size()) + ':' + purpose + text;
    QByteArray hash(kHashSize, '\0');
    crypto_generichash(bytesOf(hash), kHashSize, bytesOf(input), sizeOf(input), bytesOf(bytes()),
                       static_cast<std::size_t>(bytes().size()));
    return hash;
}

PersonHash ServerSecret::personHash(const DocumentNumber& document) const
{
    const DocumentKind kind =
        document.kind() == DocumentKind::TemporaryResidentId ? DocumentKind::ResidentId : document.kind();
    return PersonHash(keyed("person/" + wireWord(kind).toUtf8(), document.text().toUtf8()));
}

VinHash ServerSecret::vinHash(const Vin& vin) const
{
    return VinHash(keyed("vin", vin.text().toUtf8()));
}

MobileHash ServerSecret::mobileHash(const MobileNumber& mobile) const
{
    return MobileHash(keyed("mobile", mobile.text().toUtf8()));
}

TermHash ServerSecret::termHash(const QString& field, const QString& value) const
{
    return TermHash(keyed("term/" + field.toUtf8(), value.toUtf8()));
}

QByteArray ServerSecret::hashOf(const char* purpose, const QString& value) const
{
    return keyed(purpose, value.toUtf8());
}

QByteArray ServerSecret::auditKey() const
{
    return keyed("audit", {});
}

QByteArray ServerSecret::seal(const QByteArray& clear, const QString& owner, RandomSource& random) const
{
    const QByteArray key = keyed("seal", {});
    const QByteArray label = owner.toUtf8();
    const QByteArray nonce = randomBytes(random, kNonceSize);
    QByteArray sealed(clear.size() + kTagSize, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(sealed), nullptr, bytesOf(clear), sizeOf(clear),
                                               bytesOf(label), sizeOf(label), nullptr, bytesOf(nonce),
                                               bytesOf(key));
    return nonce + sealed;
}

std::optional<QByteArray> ServerSecret::open(const QByteArray& sealed, const QString& owner) const
{
    if (sealed.size() < kNonceSize + kTagSize)
        return std::nullopt;
    const QByteArray key = keyed("seal", {});
    const QByteArray label = owner.toUtf8();
    const QByteArray nonce = sealed.left(kNonceSize);
    const QByteArray body = sealed.mid(kNonceSize);
    QByteArray clear(body.size() - kTagSize, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(clear), nullptr, nullptr, bytesOf(body),
                                                   sizeOf(body), bytesOf(label), sizeOf(label),
                                                   bytesOf(nonce), bytesOf(key)) != 0)
        return std::nullopt;
    return clear;
}

} // namespace xuanhao
