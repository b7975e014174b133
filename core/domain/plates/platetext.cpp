// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/platetext.h"

namespace xuanhao {

namespace {

constexpr int kMaxTypedLength = 64;

/// The dots and hyphens that keyboards and fonts offer for "粤G·A12B3", after full-width folding.
constexpr std::u16string_view kSeparators =
    u".-\u00B7\u2010\u2011\u2013\u2014\u2022\u2027\u2219\u22C5\u30FB\uFF65";

} // namespace

Expected<QString, InputError> normalisedPlateText(QStringView text)
{
    if (text.size() > kMaxTypedLength)
        return Unexpected{InputError{.problem = InputProblem::TooLong,
                                     .limit = kMaxTypedLength,
                                     .actual = static_cast<int>(text.size()),
                                     .found = {},
                                     .expected = {}}};
    QString result;
    result.reserve(text.size());
    for (const QChar typed : text) {
        char16_t unit = typed.unicode();
        if (unit >= 0xFF01 && unit <= 0xFF5E)
            unit = static_cast<char16_t>(unit - 0xFEE0);
        if (unit >= u'a' && unit <= u'z')
            unit = static_cast<char16_t>(unit - u'a' + u'A');
        if (QChar(unit).isSpace() || kSeparators.find(unit) != std::u16string_view::npos)
            continue;
        result.append(QChar(unit));
    }
    if (result.isEmpty())
        return Unexpected{InputError{.problem = InputProblem::Empty, .found = {}, .expected = {}}};
    return result;
}

InputError wrongPlateLength(int right, qsizetype actual)
{
    return {.problem = InputProblem::WrongLength,
            .limit = right,
            .actual = static_cast<int>(actual),
            .found = {},
            .expected = {}};
}

InputError badPlateCharacter(int position, QChar found)
{
    return {
        .problem = InputProblem::BadCharacter, .position = position, .found = QString(found), .expected = {}};
}

} // namespace xuanhao
