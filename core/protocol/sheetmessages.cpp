// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sheetmessages.h"

#include "core/base/check.h"
#include "core/protocol/fields.h"

#include <QCryptographicHash>

#include <algorithm>

namespace xuanhao {

using fields::readList;
using fields::readWord;
using fields::toArray;

namespace {

const QStringList kOutcomes{QStringLiteral("spooled"), QStringLiteral("printed"),
                            QStringLiteral("notPrinted")};
constexpr int kMaxSubject = 120; // an account and a text's id and version
constexpr int kMaxStaff = 40;
constexpr int kMaxNth = 1'000'000;
constexpr int kHashLength = 64;

bool isContentHash(const QString& text)
{
    return text.size() == kHashLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool isDay(const QString& text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() && toIsoDate(day) == text;
}

bool isMoment(const QString& text)
{
    const auto at = instantFromIso(text);
    return at && toOfficeIso(*at) == text;
}

bool fitsKind(const QString& subject, SheetKind kind)
{
    if (subject.isEmpty())
        return mayLackSubject(kind);
    switch (subjectOf(kind)) {
    case SheetSubject::ConsentText:
        return !accountOfConsent(subject).trimmed().isEmpty() && subject.section(u'/', 1).contains(u'/');
    case SheetSubject::Session:
    case SheetSubject::Listing:
    case SheetSubject::SessionOrAccount:
    case SheetSubject::Announcement:
        return !subject.trimmed().isEmpty();
    case SheetSubject::CounterDay:
        return isDay(subject);
    case SheetSubject::CounterShift:
        return isMoment(subject);
    case SheetSubject::Nothing:
        return false;
    }
    checkFailed("a known subject", __FILE__, __LINE__);
}

/// Stands on lists and papers: without controls, and without what turns a line around or cannot be seen.
QString readLine(JsonReader& reader, const char* key, int minLength, int maxLength)
{
    QString line = reader.text(key, minLength, maxLength);
    const bool isClean = std::none_of(line.begin(), line.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
               c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    });
    if (!isClean)
        reader.fail(key, QStringLiteral("must not contain control or format characters"));
    return line;
}

SheetKind readKind(JsonReader& reader)
{
    return readWord(reader, "kind", sheetKindFromWire, SheetKind::Application);
}

SheetOutcome readOutcome(JsonReader& reader)
{
    return readWord(reader, "outcome", sheetOutcomeFromWire, SheetOutcome::Printed);
}

} // namespace

QString wireWord(SheetOutcome outcome)
{
    return kOutcomes[static_cast<int>(outcome)];
}

std::optional<SheetOutcome> sheetOutcomeFromWire(const QString& word)
{
    return fromList<SheetOutcome>(kOutcomes, word);
}

QJsonObject lastingContent(const QJsonObject& content)
{
    QJsonObject lasting = content;
    for (const QString& part : {QStringLiteral("office"), QStringLiteral("fields")}) {
        if (!lasting.contains(part))
            continue;
        QJsonObject inner = lasting[part].toObject();
        inner.remove(QStringLiteral("printing"));
        inner.remove(QStringLiteral("printedAt"));
        lasting.insert(part, inner);
    }
    return lasting;
}

QString contentHashOf(const QJsonObject& content)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(toCanonicalJson(lastingContent(content)), QCryptographicHash::Sha256)
            .toHex());
}

QJsonObject SheetRequest::toJson() const
{
    QJsonObject object{
        {QStringLiteral("kind"), wireWord(kind)}, {QStringLiteral("subject"), subject},
        {QStringLiteral("printer"), printer},     {QStringLiteral("copies"), copies},
        {QStringLiteral("reason"), reason},       {QStringLiteral("contentHash"), contentHash}};
    if (printedAt)
        object.insert(QStringLiteral("printedAt"), toOfficeIso(*printedAt));
    if (!printedBy.isEmpty())
        object.insert(QStringLiteral("printedBy"), printedBy);
    return object;
}

SheetRequest SheetRequest::read(JsonReader& reader)
{
    SheetRequest request;
    request.kind = readKind(reader);
    request.subject = readLine(reader, "subject", 0, kMaxSubject);
    if (!fitsKind(request.subject, request.kind))
        reader.fail("subject", QStringLiteral("is not what a sheet of this kind is about"));
    request.printer = readLine(reader, "printer", 1, 200);
    request.copies = static_cast<int>(reader.integerOr("copies", request.copies, 1, kMaxCopies));
    request.reason = readLine(reader, "reason", 0, 200);
    request.contentHash = reader.text("contentHash", 0, kHashLength);
    const bool mayLackHash = request.kind == SheetKind::Calibration && request.contentHash.isEmpty();
    if (!mayLackHash && !isContentHash(request.contentHash))
        reader.fail("contentHash", QStringLiteral("must be SHA-256 as 64 lower-case hex digits"));
    request.printedAt = reader.optionalInstant("printedAt");
    if (reader.has("printedBy"))
        request.printedBy = reader.text("printedBy", 1, kMaxStaff);
    return request;
}

QJsonObject SheetReply::toJson() const
{
    return {{QStringLiteral("sheet"), sheet},
            {QStringLiteral("nth"), nth},
            {QStringLiteral("recordedAt"), toOfficeIso(recordedAt)}};
}

SheetReply SheetReply::read(JsonReader& reader)
{
    return {.sheet = reader.text("sheet", 1, 64),
            .nth = static_cast<int>(reader.integer("nth", 1, kMaxNth)),
            .recordedAt = reader.instant("recordedAt")};
}

QJsonObject SheetOutcomeRequest::toJson() const
{
    return {{QStringLiteral("outcome"), wireWord(outcome)}};
}

SheetOutcomeRequest SheetOutcomeRequest::read(JsonReader& reader)
{
    const SheetOutcomeRequest request{readOutcome(reader)};
    if (request.outcome == SheetOutcome::Spooled)
        reader.fail("outcome", QStringLiteral("must be printed or notPrinted"));
    return request;
}

QJsonObject SheetOutcomeReply::toJson() const
{
    return {{QStringLiteral("sheet"), sheet}, {QStringLiteral("outcome"), wireWord(outcome)}};
}

SheetOutcomeReply SheetOutcomeReply::read(JsonReader& reader)
{
    return {.sheet = reader.text("sheet", 1, 64), .outcome = readOutcome(reader)};
}

QJsonObject SheetQuery::toJson() const
{
    QJsonObject object{{QStringLiteral("counter"), counter},
                       {QStringLiteral("subject"), subject},
                       {QStringLiteral("text"), text},
                       {QStringLiteral("after"), after},
                       {QStringLiteral("limit"), limit}};
    if (day)
        object.insert(QStringLiteral("day"), toIsoDate(*day));
    if (kind)
        object.insert(QStringLiteral("kind"), wireWord(*kind));
    return object;
}

SheetQuery SheetQuery::read(JsonReader& reader)
{
    SheetQuery query;
    query.day = reader.optionalDate("day");
    query.counter = reader.optionalText("counter", 40).value_or(QString());
    if (reader.has("kind"))
        query.kind = readKind(reader);
    query.subject = reader.optionalText("subject", kMaxSubject).value_or(QString());
    query.text = reader.optionalText("text", 60).value_or(QString());
    query.after = reader.optionalText("after", 200).value_or(QString());
    query.limit = static_cast<int>(reader.integerOr("limit", query.limit, 1, kMaxLimit));
    return query;
}

QJsonObject SheetLine::toJson() const
{
    return {{QStringLiteral("sheet"), sheet},
            {QStringLiteral("kind"), wireWord(kind)},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("caseNumber"), caseNumber},
            {QStringLiteral("number"), number},
            {QStringLiteral("maskedName"), maskedName},
            {QStringLiteral("nth"), nth},
            {QStringLiteral("copies"), copies},
            {QStringLiteral("at"), toOfficeIso(at)},
            {QStringLiteral("counterName"), counterName},
            {QStringLiteral("staffName"), staffName},
            {QStringLiteral("printer"), printer},
            {QStringLiteral("reason"), reason},
            {QStringLiteral("recordedAt"), toOfficeIso(recordedAt)},
            {QStringLiteral("toldByName"), toldByName},
            {QStringLiteral("outcome"), wireWord(outcome)}};
}

SheetLine SheetLine::read(JsonReader& reader)
{
    return {.sheet = reader.text("sheet", 1, 64),
            .kind = readKind(reader),
            .subject = reader.text("subject", 0, kMaxSubject),
            .caseNumber = reader.text("caseNumber", 0, 40),
            .number = reader.text("number", 0, 20),
            .maskedName = reader.text("maskedName", 0, 200),
            .nth = static_cast<int>(reader.integer("nth", 1, kMaxNth)),
            .copies = static_cast<int>(reader.integer("copies", 1, SheetRequest::kMaxCopies)),
            .at = reader.instant("at"),
            .counterName = reader.text("counterName", 0, 60),
            .staffName = reader.text("staffName", 0, 60),
            .printer = reader.text("printer", 0, 200),
            .reason = reader.text("reason", 0, 200),
            .recordedAt = reader.instant("recordedAt"),
            .toldByName = reader.text("toldByName", 0, 60),
            .outcome = readOutcome(reader)};
}

QJsonObject SheetPage::toJson() const
{
    return {{QStringLiteral("lines"), toArray(lines)}, {QStringLiteral("next"), next}};
}

SheetPage SheetPage::read(JsonReader& reader)
{
    return {.lines = readList<SheetLine>(reader, "lines", SheetQuery::kMaxLimit),
            .next = reader.text("next", 0, 200)};
}

} // namespace xuanhao
