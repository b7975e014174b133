// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/vin.h"

#include "core/domain/identity/codetext.h"

#include <algorithm>
#include <array>

namespace xuanhao {

namespace {

constexpr int kCheckPosition = 9;

/// ISO 3779, table 3: letters count like the digit in their row.
int valueOf(QChar c)
{
    constexpr QStringView kLetters = u"ABCDEFGHJKLMNPRSTUVWXYZ";
    constexpr QStringView kValues = u"12345678123457923456789";
    return (isCodeDigit(c) ? c : kValues[kLetters.indexOf(c)]).unicode() - u'0';
}

QChar checkCharacter(QStringView vin)
{
    constexpr std::array<int, Vin::kLength> kWeights{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += valueOf(vin[qsizetype(i)]) * kWeights[i];
    constexpr QStringView kCharacters = u"0123456789X";
    return kCharacters[sum % 11];
}

bool isVinCharacter(qsizetype, QChar c)
{
    return isCodeLetterOrDigit(c) && c != u'I' && c != u'O' && c != u'Q';
}

/// What was probably meant; only a suggestion, the clerk decides.
QString likelyMeant(QChar found)
{
    if (found == u'I')
        return QStringLiteral("1");
    if (found == u'O' || found == u'Q')
        return QStringLiteral("0");
    return {};
}

} // namespace

Expected<Vin, InputError> Vin::parse(QStringView text)
{
    const QString code = normalizedCode(text.left(kMaxTypedCode));
    if (const auto unreadable = unreadableCode(text, code))
        return Unexpected{*unreadable};
    if (auto bad = firstBadCharacter(code, isVinCharacter)) {
        bad->expected = likelyMeant(code[bad->position - 1]);
        return Unexpected{*bad};
    }
    if (const auto wrong = wrongLength(code, kLength))
        return Unexpected{*wrong};
    // Seventeen ones are the standard's example of a right check digit and stay valid, without a
    // warning; the same character otherwise is what somebody types to get past a field.
    const bool isAllSame = std::all_of(code.begin(), code.end(), [&code](QChar c) { return c == code[0]; });
    if (isAllSame && code[0] != u'1')
        return Unexpected{InputError{.problem = InputProblem::AllSame, .found = code.left(1)}};

    Vin vin(code);
    const QChar expected = checkCharacter(code);
    if (code[kCheckPosition - 1] != expected)
        vin.m_warnings.append({.problem = InputProblem::BadCheckCharacter,
                               .position = kCheckPosition,
                               .found = code.mid(kCheckPosition - 1, 1),
                               .expected = QString(expected)});
    return vin;
}

QString Vin::shortened() const
{
    return m_text.left(3) + QChar(0x2026) + m_text.right(4);
}

} // namespace xuanhao
