// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platenumber.h"

namespace xuanhao {

/// "粤G·A12B3"; the authority is one that was stored.
[[nodiscard]] inline QString numberText(const QString& authority, PlateKind kind, SerialIndex number)
{
    return PlateNumber::fromIndex(Authority::parse(authority).value(), kind, number).display();
}

} // namespace xuanhao
