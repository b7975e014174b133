// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/residentnumber.h"

#include "core/domain/identity/codetext.h"
#include "core/domain/identity/idchecksum.h"

#include <QStringList>

namespace xuanhao {

namespace {

constexpr int kLength = 18;
constexpr int kOldLength = 15;
constexpr int kUnusualAge = 120;

/// GB/T 2260, two digits.
bool isProvince(QStringView code)
{
    static const QStringList kProvinces =
        QStringLiteral("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 "
                       "45 46 50 51 52 53 54 61 62 63 64 65")
            .split(QLatin1Char(' '));
    return kProvinces.contains(code);
}

bool isResidentArea(QStringView code)
{
    return isProvince(code) || code == u"71" || code == u"81" || code == u"82" || code == u"83";
}

InputError noSuchArea(QStringView found, int position)
{
    return {.problem = InputProblem::NoSuchArea, .position = position, .found = found.toString()};
}

InputError noSuchDate(QStringView found, int position)
{
    return {.problem = InputProblem::NoSuchDate, .position = position, .found = found.toString()};
}

/// Digits, and X where the check character stands.
bool isNumberCharacter(qsizetype index, QChar c)
{
    return isCodeDigit(c) || (index == kLength - 1 && c == u'X');
}

int completedYears(QDate birth, QDate today)
{
    const int years = today.year() - birth.year();
    return birth.addYears(years) > today ? years - 1 : years;
}

QDate dateFrom(QStringView yyyymmdd)
{
    return QDate(yyyymmdd.left(4).toInt(), yyyymmdd.mid(4, 2).toInt(), yyyymmdd.mid(6, 2).toInt());
}

/// The day of birth and the check character of 18 characters whose area is right.
Expected<DocumentReading, InputError> readBirthAndCheck(const QString& code, QDate today)
{
    const QStringView view(code);
    const QStringView birthText = view.mid(6, 8);
    const QDate birth = dateFrom(birthText);
    if (!birth.isValid() || birth > today)
        return Unexpected{noSuchDate(birthText, 7)};
    const QChar expected = residentCheckCharacter(view.left(kLength - 1));
    if (code[kLength - 1] != expected)
        return Unexpected{InputError{.problem = InputProblem::BadCheckCharacter,
                                     .position = kLength,
                                     .found = QString(code[kLength - 1]),
                                     .expected = QString(expected)}};

    DocumentReading reading{.text = code, .birthDate = birth};
    const int age = completedYears(birth, today);
    if (age > kUnusualAge)
        reading.warnings.append(
            {.problem = InputProblem::UnusualAge, .position = 7, .limit = kUnusualAge, .actual = age});
    return reading;
}

Expected<DocumentReading, InputError> readForeignNumberOf2017(const QString& code, QDate today)
{
    const auto bad = firstBadCharacter(
        code, [](qsizetype i, QChar c) { return i < 3 ? isCodeLetter(c) : isCodeDigit(c); });
    if (bad)
        return Unexpected{*bad};
    if (const auto wrong = wrongLength(code, kOldLength))
        return Unexpected{*wrong};
    const QStringView view(code);
    if (!isProvince(view.mid(3, 2)))
        return Unexpected{noSuchArea(view.mid(3, 2), 4)};

    // The century is not part of the number, and its check digit was never published.
    QList<QDate> births;
    for (const QLatin1String century : {QLatin1String("19"), QLatin1String("20")}) {
        const QDate birth = dateFrom(century + view.mid(7, 6).toString());
        if (birth.isValid() && birth <= today)
            births.append(birth);
    }
    if (births.isEmpty())
        return Unexpected{noSuchDate(view.mid(7, 6), 8)};
    DocumentReading reading{.text = code};
    if (births.size() == 1)
        reading.birthDate = births.first();
    return reading;
}

} // namespace

Expected<DocumentReading, InputError> readResidentNumber(const QString& code, QDate today)
{
    if (const auto bad = firstBadCharacter(code, isNumberCharacter))
        return Unexpected{*bad};
    QString number = code;
    if (number.size() == kOldLength) {
        number.insert(6, QStringLiteral("19"));
        number.append(residentCheckCharacter(number));
    }
    if (const auto wrong = wrongLength(number, kLength))
        return Unexpected{*wrong};
    const QStringView area = QStringView(number).left(2);
    if (!isResidentArea(area))
        return Unexpected{noSuchArea(area, 1)};
    return readBirthAndCheck(number, today);
}

Expected<DocumentReading, InputError> readHkMacaoTaiwanNumber(const QString& code, QDate today)
{
    if (const auto bad = firstBadCharacter(code, isNumberCharacter))
        return Unexpected{*bad};
    if (const auto wrong = wrongLength(code, kLength))
        return Unexpected{*wrong};
    const QStringView area = QStringView(code).left(6);
    if (area != u"810000" && area != u"820000" && area != u"830000")
        return Unexpected{noSuchArea(area, 1)};
    return readBirthAndCheck(code, today);
}

Expected<DocumentReading, InputError> readForeignPermanentNumber(const QString& code, QDate today)
{
    if (isCodeLetter(code[0]))
        return readForeignNumberOf2017(code, today);
    if (const auto bad = firstBadCharacter(code, isNumberCharacter))
        return Unexpected{*bad};
    if (const auto wrong = wrongLength(code, kLength))
        return Unexpected{*wrong};
    if (code[0] != u'9')
        return Unexpected{InputError{.problem = InputProblem::BadFormat,
                                     .position = 1,
                                     .found = code.left(1),
                                     .expected = QStringLiteral("9")}};
    const QStringView view(code);
    if (!isProvince(view.mid(1, 2)))
        return Unexpected{noSuchArea(view.mid(1, 2), 2)};
    // The standard's own pattern has no holders born before 1900.
    if (view.mid(6, 2) != u"19" && view.mid(6, 2) != u"20")
        return Unexpected{noSuchDate(view.mid(6, 8), 7)};
    return readBirthAndCheck(code, today);
}

} // namespace xuanhao
