// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/domain/draws/drawverifier.h"
#include "core/domain/identity/codetext.h"
#include "core/domain/identity/documentnumber.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/identity/personname.h"
#include "core/domain/plates/platenumber.h"
#include "core/domain/plates/platetext.h"
#include "core/domain/plates/poolindex.h"
#include "core/domain/plates/serialpattern.h"
#include "core/domain/vehicle/certificate.h"
#include "core/domain/vehicle/vin.h"
#include "tests/fuzz/fuzztarget.h"

// Texts with rules, as typed, scanned, pasted or sent. What is accepted has one form: reading that form again
// changes nothing.

namespace xuanhao::fuzz {

namespace {

/// UTF-8; after 0xFE UTF-16, in which surrogates can stand alone.
QString textOf(const QByteArray& bytes)
{
    if (!bytes.startsWith('\xfe'))
        return QString::fromUtf8(bytes);
    QString text;
    for (qsizetype i = 1; i + 1 < bytes.size(); i += 2)
        text += QChar(static_cast<unsigned char>(bytes.at(i)), static_cast<unsigned char>(bytes.at(i + 1)));
    return text;
}

void checkDocument(DocumentKind kind, const QString& text)
{
    const QDate today(2026, 11, 27);
    const auto number = DocumentNumber::parse(kind, text, today);
    if (!number)
        return;
    const auto again = DocumentNumber::parse(kind, number->text(), today);
    XUANHAO_CHECK(again.hasValue() && *again == *number);
    XUANHAO_CHECK(normalizedCode(number->text()) == number->text());
    const auto grouped = DocumentNumber::parse(kind, number->grouped(), today);
    XUANHAO_CHECK(grouped.hasValue() && *grouped == *number);
    const QString masked = number->masked();
    XUANHAO_CHECK(masked.toUcs4().size() == number->text().toUcs4().size() && masked.contains(u'*'));
    XUANHAO_CHECK(!number->birthDate() || *number->birthDate() <= today);
}

void checkName(const QString& text)
{
    const auto name = PersonName::parse(text);
    if (!name)
        return;
    const auto again = PersonName::parse(name->text());
    XUANHAO_CHECK(again.hasValue() && *again == *name && again->comparable() == name->comparable());
    XUANHAO_CHECK(name->characterCount() >= 1 && name->characterCount() <= PersonName::kMaxCharacters);
    XUANHAO_CHECK(!name->comparable().isEmpty() && !name->masked().isEmpty());
}

template <typename Value, typename... Kind>
void checkCode(const QString& text, Kind... kind)
{
    const auto value = Value::parse(kind..., text);
    if (!value)
        return;
    const auto again = Value::parse(kind..., value->text());
    XUANHAO_CHECK(again.hasValue() && *again == *value);
}

void checkTime(const QString& text)
{
    const auto instant = instantFromIso(text);
    if (!instant)
        return;
    XUANHAO_CHECK(instantFromIso(toOfficeIso(*instant)) == instant);
    XUANHAO_CHECK(officeDate(*instant).isValid());
}

void checkPlate(PlateKind kind, const QString& text)
{
    const auto plate = PlateNumber::parse(kind, text);
    if (!plate)
        return;
    XUANHAO_CHECK(plate->index() < SerialRules::of(kind).size());
    XUANHAO_CHECK(PlateNumber::fromIndex(plate->authority(), kind, plate->index()) == *plate);
    for (const QString& form : {plate->text(), plate->display()}) {
        const auto again = PlateNumber::parse(kind, form);
        XUANHAO_CHECK(again.hasValue() && *again == *plate && again->text() == plate->text());
    }
}

/// Every seventh number free.
const PoolIndex& somePool()
{
    static const PoolIndex pool = [] {
        PoolIndex made(SerialRules::ordinary());
        for (SerialIndex i = 0; i < made.rules().size(); i += 7001)
            made.insert(i);
        return made;
    }();
    return pool;
}

void checkPattern(const QString& text)
{
    const PoolIndex& pool = somePool();
    const SerialRules& rules = pool.rules();
    const auto pattern = SerialPattern::parse(rules, text);
    if (!pattern)
        return;
    const UsableCharacters usable = pool.usable(*pattern);
    const std::vector<SerialIndex> found = pool.matching(*pattern, 5);
    for (const SerialIndex number : found) {
        const SerialCharacters characters = rules.charactersAt(number);
        XUANHAO_CHECK(pool.contains(number) && pattern->matches(characters, rules.length()));
        for (int i = 0; i < rules.length(); ++i)
            XUANHAO_CHECK((usable[i] >> characters[i] & 1U) != 0);
    }
}

} // namespace

void fuzzText(const QByteArray& bytes)
{
    const QString text = textOf(bytes);
    const QString normalized = normalizedCode(text);
    XUANHAO_CHECK(normalizedCode(normalized) == normalized);
    for (const DocumentKind kind : allDocumentKinds())
        checkDocument(kind, text);
    (void)maskedDocument(text);
    checkCode<Vin>(text);
    checkCode<CertificateNumber>(text, CertificateNumber::Kind::Conformity);
    checkCode<CertificateNumber>(text, CertificateNumber::Kind::Import);
    checkCode<MobileNumber>(text);
    if (const auto mobile = MobileNumber::parse(text)) {
        const auto grouped = MobileNumber::parse(mobile->grouped());
        XUANHAO_CHECK(grouped.hasValue() && *grouped == *mobile && mobile->masked().size() == 11);
    }
    checkName(text);
    checkTime(text);
    if (const auto instant = instantOfUuid(text))
        XUANHAO_CHECK(text.startsWith(timedUuidPrefix(*instant)));
}

void fuzzPlate(const QByteArray& bytes)
{
    const QString text = textOf(bytes);
    if (const auto normalized = normalisedPlateText(text)) {
        const auto again = normalisedPlateText(*normalized);
        XUANHAO_CHECK(again.hasValue() && *again == *normalized);
    }
    checkCode<Authority>(text);
    for (const PlateKind kind : allPlateKinds()) {
        checkPlate(kind, text);
        const SerialRules& rules = SerialRules::of(kind);
        if (const auto index = rules.indexOf(text))
            XUANHAO_CHECK(rules.serialAt(*index) == text);
    }
    checkPattern(text);
    if (const auto hash = PoolSetHash::fromText(text))
        XUANHAO_CHECK(PoolSetHash::fromText(hash->text()) == hash);
}

/// A published record of draws (G1). A line that is read says the same after writing and reading it; the
/// check names a line there is and what is wrong with it, and a record that is right stays so when it is
/// written anew.
void fuzzDraws(const QByteArray& bytes)
{
    DrawVerifier verifier;
    DrawVerifier again;
    int count = 0;
    for (const QByteArray& text : bytes.split('\n')) {
        ++count;
        if (const auto line = readRecordLine(text)) {
            const QByteArray written = toRecordLine(*line);
            const auto read = readRecordLine(written.chopped(1));
            XUANHAO_CHECK(written.endsWith('\n') && read.hasValue() && *read == *line);
        }
        if (const auto finding = verifier.take(text)) {
            XUANHAO_CHECK(finding->line == count);
            XUANHAO_CHECK(!finding->detail.isEmpty() || finding->fault != DrawFault::Unreadable);
            return;
        }
        XUANHAO_CHECK(!again.take(toRecordLine(*readRecordLine(text)).chopped(1)));
    }
    XUANHAO_CHECK(verifier.draws() == again.draws() && verifier.finish() == again.finish());
}

} // namespace xuanhao::fuzz
