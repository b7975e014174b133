// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/codetext.h"

#include "core/base/unicode.h"

#include <QList>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr char32_t kMinusSign = 0x2212;

bool isOneOf(QChar::Category category, std::initializer_list<QChar::Category> list)
{
    return std::find(list.begin(), list.end(), category) != list.end();
}

/// Fillers and variation selectors: letters and marks for Unicode, nothing for the eye.
bool isInvisibleMark(char32_t c)
{
    return showsNothing(c) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool isDropped(char32_t c)
{
    return c == kMinusSign || isInvisibleMark(c) ||
           isOneOf(QChar::category(c),
                   {QChar::Other_Control, QChar::Other_Format, QChar::Separator_Space, QChar::Separator_Line,
                    QChar::Separator_Paragraph, QChar::Punctuation_Dash});
}

} // namespace

QString normalizedCode(QStringView text)
{
    // By code points: lone surrogates become U+FFFD here, or dropping would join them to a character
    // that nobody has looked at.
    const QString whole = QString::fromStdU32String(text.toString().toStdU32String());
    QString kept;
    for (const char32_t c : whole.normalized(QString::NormalizationForm_KC).toUpper().toStdU32String()) {
        if (!isDropped(c))
            kept += QString::fromUcs4(&c, 1);
    }
    // What was dropped may have kept a letter and its mark apart.
    return kept.normalized(QString::NormalizationForm_KC);
}

std::optional<InputError> unreadableCode(QStringView text, QStringView normalized)
{
    if (text.size() > kMaxTypedCode)
        return InputError{.problem = InputProblem::TooLong,
                          .limit = kMaxTypedCode,
                          .actual = static_cast<int>(text.size())};
    if (normalized.isEmpty())
        return InputError{.problem = InputProblem::Empty};
    return std::nullopt;
}

bool isAllDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isCodeDigit);
}

QString shownCharacter(char32_t character)
{
    const bool isBlank = QChar::isSpace(character) || isInvisibleMark(character) ||
                         character == QChar::ReplacementCharacter ||
                         isOneOf(QChar::category(character),
                                 {QChar::Other_Control, QChar::Other_Format, QChar::Other_Surrogate,
                                  QChar::Other_PrivateUse, QChar::Other_NotAssigned});
    if (isBlank)
        return QStringLiteral("U+%1").arg(uint{character}, 4, 16, QLatin1Char('0')).toUpper();
    return textOf(character);
}

QString shownCharacterAt(QStringView text, qsizetype index)
{
    const QChar unit = text[index];
    if (unit.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return shownCharacter(QChar::surrogateToUcs4(unit, text[index + 1]));
    return shownCharacter(unit.unicode());
}

std::optional<InputError> wrongLength(QStringView text, int length)
{
    if (text.size() == length)
        return std::nullopt;
    return InputError{
        .problem = InputProblem::WrongLength, .limit = length, .actual = static_cast<int>(text.size())};
}

std::optional<InputError> lengthOutside(QStringView text, int min, int max)
{
    const int actual = static_cast<int>(text.size());
    if (actual < min)
        return InputError{.problem = InputProblem::TooShort, .limit = min, .actual = actual};
    if (actual > max)
        return InputError{.problem = InputProblem::TooLong, .limit = max, .actual = actual};
    return std::nullopt;
}

} // namespace xuanhao
