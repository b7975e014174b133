// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/mobilenumber.h"

#include "core/domain/identity/codetext.h"

#include <QStringList>

namespace xuanhao {

namespace {

constexpr int kLength = 11;

/// Prefixes in use. No operator or ministry publishes a list for machines; an unknown prefix is
/// therefore never more than a warning.
bool isPrefixInUse(QStringView firstThree)
{
    static const QStringList kPrefixes =
        QStringLiteral("130 131 132 133 134 135 136 137 138 139 145 146 147 148 149 "
                       "150 151 152 153 155 156 157 158 159 162 165 166 167 "
                       "170 171 172 173 174 175 176 177 178 180 181 182 183 184 185 186 187 188 189 "
                       "190 191 192 193 195 196 197 198 199")
            .split(QLatin1Char(' '));
    return kPrefixes.contains(firstThree);
}

QString withoutCountryCode(const QString& code)
{
    for (const QLatin1String prefix : {QLatin1String("+86"), QLatin1String("0086")}) {
        if (code.startsWith(prefix))
            return code.mid(prefix.size());
    }
    return code;
}

} // namespace

Expected<MobileNumber, InputError> MobileNumber::parse(QStringView text)
{
    const QString number = withoutCountryCode(normalizedCode(text.left(kMaxTypedCode)));
    if (const auto unreadable = unreadableCode(text, number))
        return Unexpected{*unreadable};
    if (const auto bad = firstBadCharacter(number, [](qsizetype, QChar c) { return isCodeDigit(c); }))
        return Unexpected{*bad};
    if (number[0] != u'1')
        return Unexpected{InputError{.problem = InputProblem::BadFormat,
                                     .position = 1,
                                     .found = number.left(1),
                                     .expected = QStringLiteral("1")}};
    if (const auto wrong = wrongLength(number, kLength))
        return Unexpected{*wrong};
    if (number[1] < u'3')
        return Unexpected{
            InputError{.problem = InputProblem::BadFormat, .position = 2, .found = number.mid(1, 1)}};

    MobileNumber mobile(number);
    if (!isPrefixInUse(QStringView(number).left(3)))
        mobile.m_warnings.append(
            {.problem = InputProblem::UnusualPrefix, .position = 1, .found = number.left(3)});
    return mobile;
}

QString MobileNumber::masked() const
{
    return m_text.left(3) + QStringLiteral("****") + m_text.right(4);
}

QString MobileNumber::grouped() const
{
    return QStringLiteral("%1 %2 %3").arg(m_text.left(3), m_text.mid(3, 4), m_text.right(4));
}

} // namespace xuanhao
