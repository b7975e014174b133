// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/sensitive.h"

#include <QByteArray>
#include <QString>

namespace xuanhao {

/// What the system does for a key that lies in a file, beyond the file's rights.
class KeyProtection
{
public:
    virtual ~KeyProtection() = default;

    /// What may lie on the disk; the error is English, for the log.
    [[nodiscard]] virtual Expected<QByteArray, QString> protect(const Sensitive<QByteArray>& key) const = 0;
    [[nodiscard]] virtual Expected<Sensitive<QByteArray>, QString>
    unprotect(const QByteArray& stored) const = 0;
};

/// Windows: DPAPI, bound to this PC (the disk alone opens nothing). Elsewhere the key lies as it is, in a
/// file for its owner only.
[[nodiscard]] const KeyProtection& systemKeyProtection();

} // namespace xuanhao
