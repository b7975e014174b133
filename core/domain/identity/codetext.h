// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inputerror.h"

#include <QString>

#include <optional>

namespace xuanhao {

/// What a scanner or a full-width keyboard makes of a code, put right: NFKC, upper case, without
/// spaces, hyphens and invisible characters. Doing it twice changes nothing.
[[nodiscard]] QString normalizedCode(QStringView text);

/// Longer typed text is refused before it is looked at; every code, however grouped, is shorter.
inline constexpr int kMaxTypedCode = 200;

/// Empty or TooLong (more than kMaxTypedCode UTF-16 units); nothing when `text` can be a code.
[[nodiscard]] std::optional<InputError> unreadableCode(QStringView text, QStringView normalized);

[[nodiscard]] constexpr bool isCodeDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
[[nodiscard]] constexpr bool isCodeLetter(QChar c)
{
    return c >= u'A' && c <= u'Z';
}
[[nodiscard]] constexpr bool isCodeLetterOrDigit(QChar c)
{
    return isCodeDigit(c) || isCodeLetter(c);
}
[[nodiscard]] bool isAllDigits(QStringView text);

/// A character as a message can show it: itself, or "U+200B" when there would be nothing to see.
[[nodiscard]] QString shownCharacter(char32_t character);
/// The same for the character that begins at UTF-16 unit `index`.
[[nodiscard]] QString shownCharacterAt(QStringView text, qsizetype index);

/// BadCharacter at the first character that `isAllowed(index, character)` refuses. Positions count in
/// the normalised text, which is what a clerk sees when the field shows it grouped.
template <typename IsAllowed>
[[nodiscard]] std::optional<InputError> firstBadCharacter(QStringView text, IsAllowed isAllowed)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isAllowed(i, text[i]))
            return InputError{.problem = InputProblem::BadCharacter,
                              .position = static_cast<int>(i) + 1,
                              .found = shownCharacterAt(text, i)};
    }
    return std::nullopt;
}

/// WrongLength unless `text` has exactly `length` characters.
[[nodiscard]] std::optional<InputError> wrongLength(QStringView text, int length);
/// TooShort or TooLong unless `text` has min…max characters.
[[nodiscard]] std::optional<InputError> lengthOutside(QStringView text, int min, int max);

} // namespace xuanhao
