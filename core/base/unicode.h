// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <algorithm>
#include <array>

namespace xuanhao {

/// A letter, mark or symbol that shows nothing by itself although its category does not say so: fillers,
/// joiners and the place of an object (Unicode 15, Default_Ignorable_Code_Point, and U+FFFC). Variation
/// selectors, which may follow a Han character, are apart.
constexpr bool showsNothing(char32_t character)
{
    constexpr std::array kInvisible{U'\u034F', U'\u115F', U'\u1160', U'\u17B4', U'\u17B5', U'\u180B',
                                    U'\u180C', U'\u180D', U'\u180F', U'\u3164', U'\uFFA0', U'\uFFFC'};
    return std::find(kInvisible.begin(), kInvisible.end(), character) != kInvisible.end();
}

/// Asks for another shape of the character before it.
constexpr bool isVariationSelector(char32_t character)
{
    return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
}

/// One character as a text. QString::fromUcs4() takes U+FEFF for a byte order mark and drops it.
inline QString textOf(char32_t character)
{
    return QStringView(QChar::fromUcs4(character)).toString();
}

} // namespace xuanhao
