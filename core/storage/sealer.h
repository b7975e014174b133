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
    /// `key` has SecretStore::kKeyBytes bytes. `random` must outlive the sealer.
    Sealer(Sensitive<QByteArray> key, RandomSource& random);

    /// `context` names the row; what was sealed for one row does not open in another.
    [[nodiscard]] QByteArray seal(const QByteArray& context, const QByteArray& clear) const;
    /// nullopt when the key or the context is another one, or the bytes were changed.
    [[nodiscard]] std::optional<QByteArray> open(const QByteArray& context, const QByteArray& sealed) const;

private:
    Sensitive<QByteArray> m_key;
    RandomSource& m_random;
};

} // namespace xuanhao
