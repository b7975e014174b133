// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// The 18th character of a number by GB 11643: ISO 7064 MOD 11-2 over the first 17 digits.
///
/// Catches every wrong character and every exchange of two neighbours.
[[nodiscard]] QChar residentCheckCharacter(QStringView first17);

} // namespace xuanhao
