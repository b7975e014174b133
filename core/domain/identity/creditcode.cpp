// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/creditcode.h"

#include "core/base/check.h"
#include "core/domain/identity/codetext.h"

#include <QStringList>

#include <array>

namespace xuanhao {

namespace {

constexpr int kLength = 18;
/// Without I, O, S, V and Z; the value of a character is its place.
constexpr QStringView kAlphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Positions 1 and 2, registering department and kind of unit, as far as they are seen in use.
bool isKnownUnitKind(QStringView firstTwo)
{
    static const QStringList kKinds =
        QStringLiteral("11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 54 55 59 61 62 69 71 72 79 81 89 "
                       "91 92 93 A1 A9 N1 N2 N3 N9 Y1")
            .split(QLatin1Char(' '));
    return kKinds.contains(firstTwo);
}

/// What was probably meant by a letter that the code leaves out because it is misread.
QString likelyMeant(QChar found)
{
    switch (found.unicode()) {
    case u'I':
        return QStringLiteral("1");
    case u'O':
        return QStringLiteral("0");
    case u'S':
        return QStringLiteral("5");
    case u'Z':
        return QStringLiteral("2");
    default:
        return {};
    }
}

InputError failedCheck(QStringView code, int position, QChar expected)
{
    return {.problem = InputProblem::BadCheckCharacter,
            .position = position,
            .found = QString(code[position - 1]),
            .expected = QString(expected)};
}

} // namespace

QChar creditCodeCheckCharacter(QStringView first17)
{
    XUANHAO_CHECK(first17.size() == kLength - 1);

    qsizetype sum = 0;
    qsizetype weight = 1; // 3^(i-1) mod 31
    for (const QChar c : first17) {
        const qsizetype value = kAlphabet.indexOf(c);
        XUANHAO_CHECK(value >= 0);
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return kAlphabet[(31 - sum % 31) % 31];
}

QChar organisationCheckCharacter(QStringView first8)
{
    constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
    XUANHAO_CHECK(first8.size() == 8);

    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const QChar c = first8[qsizetype(i)];
        XUANHAO_CHECK(isCodeLetterOrDigit(c));
        sum += (isCodeDigit(c) ? c.unicode() - u'0' : c.unicode() - u'A' + 10) * kWeights[i];
    }
    constexpr QStringView kCharacters = u"0X987654321"; // 11 - remainder: 11 is 0, 10 is X
    return kCharacters[sum % 11];
}

Expected<DocumentReading, InputError> readCreditCode(const QString& code)
{
    auto bad = firstBadCharacter(code, [](qsizetype i, QChar c) {
        const bool isAreaDigit = i >= 2 && i < 8;
        return isAreaDigit ? isCodeDigit(c) : kAlphabet.contains(c);
    });
    if (bad) {
        bad->expected = likelyMeant(code[bad->position - 1]);
        return Unexpected{*bad};
    }
    if (const auto wrong = wrongLength(code, kLength))
        return Unexpected{*wrong};

    DocumentReading reading{.text = code};
    const QStringView view(code);
    if (!isKnownUnitKind(view.left(2)))
        reading.warnings.append(
            {.problem = InputProblem::UnknownValue, .position = 1, .found = code.left(2)});
    const QChar inner = organisationCheckCharacter(view.mid(8, 8));
    if (code[16] != inner)
        reading.warnings.append(failedCheck(code, 17, inner));
    const QChar outer = creditCodeCheckCharacter(view.left(17));
    if (code[17] != outer)
        reading.warnings.append(failedCheck(code, 18, outer));
    return reading;
}

} // namespace xuanhao
