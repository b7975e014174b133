// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/documentnumber.h"

#include "core/base/check.h"
#include "core/domain/identity/creditcode.h"
#include "core/domain/identity/residentnumber.h"

#include <QStringList>

#include <algorithm>
#include <string>

namespace xuanhao {

namespace {

using Reading = Expected<DocumentReading, InputError>;

/// H or M, eight digits that a person keeps for life, and on older cards two for the issue.
Reading readHkMacaoTravelPermit(const QString& code)
{
    const auto bad = firstBadCharacter(
        code, [](qsizetype i, QChar c) { return i == 0 ? c == u'H' || c == u'M' : isCodeDigit(c); });
    if (bad)
        return Unexpected{*bad};
    if (code.size() != 11) {
        if (const auto wrong = wrongLength(code, 9))
            return Unexpected{*wrong};
    }
    return DocumentReading{.text = code};
}

Reading readTaiwanTravelPermit(const QString& code)
{
    if (const auto bad = firstBadCharacter(code, [](qsizetype, QChar c) { return isCodeDigit(c); }))
        return Unexpected{*bad};
    if (const auto wrong = wrongLength(code, 8))
        return Unexpected{*wrong};
    return DocumentReading{.text = code};
}

Reading readPassport(const QString& code)
{
    if (const auto bad = firstBadCharacter(code, [](qsizetype, QChar c) { return isCodeLetterOrDigit(c); }))
        return Unexpected{*bad};
    if (const auto outside = lengthOutside(code, 5, 17))
        return Unexpected{*outside};
    return DocumentReading{.text = code};
}

/// Military and diplomatic documents have no published form: letters, digits and punctuation.
Reading readFreeText(const QString& code)
{
    const std::u32string characters = code.toStdU32String();
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        if (!QChar::isLetterOrNumber(c) && !QChar::isPunct(c))
            return Unexpected{InputError{.problem = InputProblem::BadCharacter,
                                         .position = static_cast<int>(i) + 1,
                                         .found = shownCharacter(c)}};
    }
    const int count = static_cast<int>(characters.size());
    if (count < 2)
        return Unexpected{InputError{.problem = InputProblem::TooShort, .limit = 2, .actual = count}};
    if (count > 20)
        return Unexpected{InputError{.problem = InputProblem::TooLong, .limit = 20, .actual = count}};
    return DocumentReading{.text = code};
}

Reading read(DocumentKind kind, const QString& code, QDate today)
{
    switch (kind) {
    case DocumentKind::ResidentId:
    case DocumentKind::TemporaryResidentId:
        return readResidentNumber(code, today);
    case DocumentKind::HkMacaoTaiwanResidence:
        return readHkMacaoTaiwanNumber(code, today);
    case DocumentKind::ForeignPermanentResidence:
        return readForeignPermanentNumber(code, today);
    case DocumentKind::HkMacaoTravelPermit:
        return readHkMacaoTravelPermit(code);
    case DocumentKind::TaiwanTravelPermit:
        return readTaiwanTravelPermit(code);
    case DocumentKind::Passport:
        return readPassport(code);
    case DocumentKind::MilitaryId:
    case DocumentKind::DiplomaticId:
        return readFreeText(code);
    case DocumentKind::UnitCreditCode:
        return readCreditCode(code);
    }
    return Unexpected{InputError{.problem = InputProblem::UnknownValue}};
}

/// Whether the number is built of six digits, a day of birth, three digits and a check character.
bool isBuiltLikeResidentNumber(DocumentKind kind, const QString& text)
{
    switch (kind) {
    case DocumentKind::ResidentId:
    case DocumentKind::TemporaryResidentId:
    case DocumentKind::HkMacaoTaiwanResidence:
        return true;
    case DocumentKind::ForeignPermanentResidence:
        return text.size() == 18;
    case DocumentKind::MilitaryId:
    case DocumentKind::HkMacaoTravelPermit:
    case DocumentKind::TaiwanTravelPermit:
    case DocumentKind::Passport:
    case DocumentKind::DiplomaticId:
    case DocumentKind::UnitCreditCode:
        return false;
    }
    return false;
}

QString masked(const QString& code)
{
    constexpr std::size_t kLongCode = 15;
    std::u32string characters = code.toStdU32String();
    const std::size_t size = characters.size();
    const std::size_t head = size >= kLongCode ? 3 : 0;
    const std::size_t tail = std::min<std::size_t>(4, size / 2);
    for (std::size_t i = head; i + tail < size; ++i)
        characters[i] = U'*';
    return QString::fromStdU32String(characters);
}

} // namespace

DocumentNumber::DocumentNumber(DocumentKind kind, QString text)
    : m_kind(kind)
    , m_text(std::move(text))
{}

Expected<DocumentNumber, InputError> DocumentNumber::parse(DocumentKind kind, QStringView text, QDate today)
{
    XUANHAO_CHECK(today.isValid());
    const QString code = normalizedCode(text.left(kMaxTypedCode));
    if (const auto unreadable = unreadableCode(text, code))
        return Unexpected{*unreadable};
    const Reading reading = read(kind, code, today);
    if (!reading)
        return Unexpected{reading.error()};

    DocumentNumber number(kind, reading->text);
    number.m_warnings = reading->warnings;
    number.m_birthDate = reading->birthDate;
    return number;
}

QString DocumentNumber::masked() const
{
    return xuanhao::masked(m_text);
}

QString DocumentNumber::grouped() const
{
    if (isBuiltLikeResidentNumber(m_kind, m_text))
        return QStringLiteral("%1 %2-%3-%4 %5 %6")
            .arg(m_text.left(6), m_text.mid(6, 4), m_text.mid(10, 2), m_text.mid(12, 2), m_text.mid(14, 3),
                 m_text.mid(17));
    const std::u32string characters = m_text.toStdU32String();
    QStringList groups;
    for (std::size_t i = 0; i < characters.size(); i += 4)
        groups.append(QString::fromStdU32String(characters.substr(i, 4)));
    return groups.join(QLatin1Char(' '));
}

QString maskedDocument(QStringView text)
{
    return masked(normalizedCode(text));
}

} // namespace xuanhao
