// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/serialpattern.h"

namespace xuanhao {

std::optional<SerialPattern> SerialPattern::parse(const SerialRules& rules, QStringView text)
{
    if (text.size() != rules.length())
        return std::nullopt;
    SerialPattern pattern;
    for (int i = 0; i < rules.length(); ++i) {
        if (text[i] == u'?')
            continue;
        const int character = serialCharacterIndex(text[i]);
        if (character < 0)
            return std::nullopt;
        pattern.characters[i] = static_cast<std::int8_t>(character);
    }
    return pattern;
}

SerialPattern SerialPattern::of(const SerialCharacters& characters, int length)
{
    SerialPattern pattern;
    for (int i = 0; i < length; ++i)
        pattern.characters[i] = static_cast<std::int8_t>(characters[i]);
    return pattern;
}

bool SerialPattern::matches(const SerialCharacters& serial, int length) const
{
    for (int i = 0; i < length; ++i) {
        if (!isOpen(i) && static_cast<std::uint8_t>(characters[i]) != serial[i])
            return false;
    }
    return true;
}

} // namespace xuanhao
