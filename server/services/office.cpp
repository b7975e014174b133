// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/office.h"

#include "core/domain/plates/authority.h"
#include "server/services/csvtable.h"
#include "server/services/smstexts.h"

#include <QCryptographicHash>

namespace xuanhao {

namespace {

constexpr qsizetype kMaxTextBody = 20'000; // what OfficeText::read takes at the counter

/// The numbers of the office's own rules in its texts, so that text and rule cannot differ.
QString filled(QString body, const OfficeReference& office)
{
    const Profile& profile = office.profile;
    const QList<std::pair<QString, qint64>> numbers{
        {QStringLiteral("{composeSeconds}"), profile.compose.window.count()},
        {QStringLiteral("{verifications}"), profile.compose.verificationsPerDay},
        {QStringLiteral("{locks}"), profile.compose.locksPerDay},
        {QStringLiteral("{draws}"), profile.draw.drawsPerVehicle},
        {QStringLiteral("{batchSize}"), profile.draw.batchSize},
        {QStringLiteral("{batchSeconds}"), profile.draw.batchLife.count()},
        {QStringLiteral("{onSiteDraws}"), profile.onSite.drawsPerVehicle},
        {QStringLiteral("{onSiteSize}"), profile.onSite.batchSize},
        {QStringLiteral("{onSiteSeconds}"), profile.onSite.life.count()},
        {QStringLiteral("{holdMinutes}"), profile.code.hold.count() / 60},
        {QStringLiteral("{validityWorkdays}"), profile.reservation.validityWorkdays},
        {QStringLiteral("{blacklistYears}"), profile.reservation.blacklistYears},
        {QStringLiteral("{reviewWorkdays}"), profile.listing.reviewWorkdays},
    };
    for (const auto& [name, number] : numbers)
        body.replace(name, QString::number(number));
    body.replace(QStringLiteral("{officeName}"), office.name);
    return body;
}

} // namespace

const QStringList& neededTexts()
{
    static const QStringList ids{QStringLiteral("agreement"), QStringLiteral("privacy"),
                                 QStringLiteral("notice")};
    return ids;
}

Expected<OfficeReference, QString> readOffice(const OfficeRow& row)
{
    const auto document = parseJsonObject(row.document);
    if (!document)
        return Unexpected{QStringLiteral("office: ") + document.error().text()};
    JsonReader reader(*document);
    OfficeReference office;
    office.authority = reader.text("authority", 2, 2);
    office.city = reader.text("city", 1, 40);
    office.cityCode = reader.text("cityCode", 6, 6);
    office.name = reader.text("name", 1, 100);
    reader.objects("divisions", 100,
                   [&](JsonReader& item) { office.divisions.append(Division::read(item)); });
    if (office.divisions.isEmpty())
        reader.fail("divisions", QStringLiteral("must have at least one division"));
    if (auto error = reader.finish(JsonReader::UnknownKeys::Ignore)) {
        error->line = lineOfJsonPath(row.document, error->path);
        return Unexpected{QStringLiteral("office: ") + error->text()};
    }
    if (!Authority::parse(office.authority))
        return Unexpected{
            QStringLiteral("office: authority: must be a province character and an office letter")};
    auto profile = Profile::fromJson(row.profile);
    if (!profile)
        return Unexpected{QStringLiteral("profile: ") + profile.error().text()};
    auto calendar = Calendar::fromJson(row.calendar);
    if (!calendar)
        return Unexpected{QStringLiteral("calendar: ") + calendar.error().text()};
    office.profile = *std::move(profile);
    office.calendar = *std::move(calendar);
    for (OfficeText text : row.texts) {
        text.body = filled(text.body, office);
        if (text.body.size() > kMaxTextBody)
            return Unexpected{
                QStringLiteral("texts: %1 has more than %2 characters with its numbers filled in")
                    .arg(text.id)
                    .arg(kMaxTextBody)};
        office.texts.append(text);
    }
    for (const QString& id : neededTexts()) {
        if (!office.text(id))
            return Unexpected{QStringLiteral("texts: %1 is missing").arg(id)};
    }
    return office;
}

Expected<OfficeRow, QString> officeRowFrom(const QByteArray& document, const QByteArray& profile,
                                           const QByteArray& calendar, QList<OfficeText> texts)
{
    OfficeRow row{{}, document, profile, calendar, std::move(texts)};
    const auto office = readOffice(row);
    if (!office)
        return Unexpected{office.error()};
    if (const auto sms = SmsTexts::read(document); !sms)
        return Unexpected{QStringLiteral("office: ") + sms.error()};
    row.authority = office->authority;
    return row;
}

Expected<OfficeText, QString> readOfficeText(const QString& id, const QByteArray& file)
{
    const auto text = utf8Text(file);
    // No message may carry U+0000, so no counter would read the office any more.
    if (!text || text->contains(QChar::Null))
        return Unexpected{QStringLiteral("%1: is no text in UTF-8").arg(id)};
    const QString title = text->section(QLatin1Char('\n'), 0, 0).trimmed();
    const QString version = text->section(QLatin1Char('\n'), 1, 1).trimmed();
    const QString body = text->section(QLatin1Char('\n'), 2).trimmed();
    if (title.isEmpty() || title.size() > 100)
        return Unexpected{
            QStringLiteral("%1: the first line must be a title of at most 100 characters").arg(id)};
    if (version.isEmpty() || version.size() > 40)
        return Unexpected{
            QStringLiteral("%1: the second line must be a version of at most 40 characters").arg(id)};
    if (body.isEmpty() || body.size() > kMaxTextBody)
        return Unexpected{
            QStringLiteral("%1: the text must have 1 to %2 characters").arg(id).arg(kMaxTextBody)};
    return OfficeText{id, version, title, body};
}

QByteArray officeHash(const OfficeRow& row)
{
    QByteArray all = row.document + '\n' + row.profile + '\n' + row.calendar;
    for (const OfficeText& text : row.texts)
        all += '\n' + (text.id + text.version + text.title + text.body).toUtf8();
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
}

} // namespace xuanhao
