// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/base/sensitive.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// A counter's Ed25519 key. The seed never leaves the counter.
struct CounterKey
{
    Sensitive<QByteArray> seed; ///< 32 bytes
    QByteArray publicKey;       ///< 32 bytes

    [[nodiscard]] static CounterKey create(RandomSource& random);
    /// nullopt unless the seed has 32 bytes.
    [[nodiscard]] static std::optional<CounterKey> fromSeed(const QByteArray& seed);
};

/// The headers that prove where a request comes from.
inline constexpr const char* kCounterHeader = "X-Counter";
inline constexpr const char* kTimeHeader = "X-Time";   ///< milliseconds since 1970, by the server's clock
inline constexpr const char* kNonceHeader = "X-Nonce"; ///< 16…64 letters and digits, used once
inline constexpr const char* kSignatureHeader = "X-Signature"; ///< base64

/// What is signed: method, path with query, time, nonce and the SHA-256 of the body in lower-case hex,
/// each on a line of its own, ended by a line feed.
[[nodiscard]] QByteArray signedText(const QByteArray& method, const QByteArray& target, Instant time,
                                    const QByteArray& nonce, const QByteArray& body);
/// A detached Ed25519 signature (RFC 8032), 64 bytes.
[[nodiscard]] QByteArray sign(const QByteArray& text, const CounterKey& key);
[[nodiscard]] bool isSignatureOf(const QByteArray& signature, const QByteArray& text,
                                 const QByteArray& publicKey);

} // namespace xuanhao
