// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/base/sensitive.h"

#include <QByteArray>

#include <optional>

namespace xuanhao {

/// Seals personal data for the local database (XSalsa20-Poly1305, libsodium's secretbox).
class Sealer
{
public:
    /// `key` has SecretStore::kKeyBytes bytes. `random` is asked here and never again: sealing goes on on the
    /// database's thread while its owner uses it on another.
    Sealer(Sensitive<QByteArray> key, RandomSource& random);
    Sealer(Sealer&&) = default;
    Sealer(const Sealer&) = delete; // two would use the same nonces
    Sealer& operator=(const Sealer&) = delete;

    /// `context` names the row; what was sealed for one row does not open in another.
    [[nodiscard]] QByteArray seal(const QByteArray& context, const QByteArray& clear) const;
    /// nullopt when the key or the context is another one, or the bytes were changed.
    [[nodiscard]] std::optional<QByteArray> open(const QByteArray& context, const QByteArray& sealed) const;

private:
    Sensitive<QByteArray> m_key;
    /// Of the next sealing. It begins anywhere among 2^192 at every start and is counted on, so none comes
    /// twice.
    mutable QByteArray m_nonce;
};

} // namespace xuanhao
