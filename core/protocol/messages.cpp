// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/messages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

namespace {

const QStringList kRoles{QStringLiteral("clerk"), QStringLiteral("supervisor"),
                         QStringLiteral("administrator")};
const QStringList kDivisionStates{QStringLiteral("open"), QStringLiteral("closed"),
                                  QStringLiteral("maintenance")};
constexpr int kMostMaintenance = 100;
const QStringList kSearchBy{QStringLiteral("document"), QStringLiteral("mobile"), QStringLiteral("vin"),
                            QStringLiteral("number"), QStringLiteral("case")};

} // namespace

QString wireWord(Role role)
{
    return kRoles[static_cast<int>(role)];
}

std::optional<Role> roleFromWire(const QString& word)
{
    return fromList<Role>(kRoles, word);
}

QString wireWord(SearchBy by)
{
    return kSearchBy[static_cast<int>(by)];
}

std::optional<SearchBy> searchByFromWire(const QString& word)
{
    return fromList<SearchBy>(kSearchBy, word);
}

QJsonObject HelloReply::toJson() const
{
    return {{QStringLiteral("officeName"), officeName},
            {QStringLiteral("authority"), authority},
            {QStringLiteral("version"), version},
            {QStringLiteral("serverTime"), toOfficeIso(serverTime)}};
}

HelloReply HelloReply::read(JsonReader& reader)
{
    return {.officeName = reader.text("officeName"),
            .authority = reader.text("authority", 2, 2),
            .version = reader.text("version"),
            .serverTime = reader.instant("serverTime")};
}

QJsonObject EnrolRequest::toJson() const
{
    return {{QStringLiteral("counter"), counter},
            {QStringLiteral("code"), code},
            {QStringLiteral("publicKey"), QString::fromLatin1(publicKey.toBase64())}};
}

EnrolRequest EnrolRequest::read(JsonReader& reader)
{
    return {.counter = reader.text("counter", 1, 40),
            .code = reader.text("code", 1, 80),
            .publicKey = reader.base64("publicKey", 32)};
}

QJsonObject EnrolReply::toJson() const
{
    return {{QStringLiteral("counter"), counter}, {QStringLiteral("name"), name}};
}

EnrolReply EnrolReply::read(JsonReader& reader)
{
    return {.counter = reader.text("counter", 1, 40), .name = reader.text("name", 1, 60)};
}

QJsonObject SignInRequest::toJson() const
{
    return {{QStringLiteral("staff"), staff}, {QStringLiteral("password"), password}};
}

SignInRequest SignInRequest::read(JsonReader& reader)
{
    return {.staff = reader.text("staff", 1, 40), .password = reader.text("password", 1, 128)};
}

QJsonObject SignInReply::toJson() const
{
    QJsonObject object{{QStringLiteral("token"), token},
                       {QStringLiteral("staff"), staff},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("role"), wireWord(role)},
                       {QStringLiteral("counterName"), counterName},
                       {QStringLiteral("expiresAt"), toOfficeIso(expiresAt)}};
    if (lastSignIn)
        object.insert(QStringLiteral("lastSignIn"), toOfficeIso(*lastSignIn));
    return object;
}

SignInReply SignInReply::read(JsonReader& reader)
{
    return {.token = reader.text("token", 16, 200),
            .staff = reader.text("staff", 1, 40),
            .name = reader.text("name", 1, 60),
            .role = readWord(reader, "role", roleFromWire, Role::Clerk),
            .counterName = reader.text("counterName", 1, 60),
            .lastSignIn = reader.optionalInstant("lastSignIn"),
            .expiresAt = reader.instant("expiresAt")};
}

QJsonObject Division::toJson() const
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("name"), name},
            {QStringLiteral("place"), place},
            {QStringLiteral("phone"), phone},
            {QStringLiteral("state"), kDivisionStates[static_cast<int>(state)]},
            {QStringLiteral("stateText"), stateText}};
}

Division Division::read(JsonReader& reader)
{
    return {.code = reader.text("code", 6, 6),
            .name = reader.text("name", 1, 60),
            .place = reader.text("place", 1, 200),
            .phone = reader.optionalText("phone", 40).value_or(QString()),
            .state = static_cast<DivisionState>(reader.word("state", kDivisionStates)),
            .stateText = reader.optionalText("stateText", 200).value_or(QString())};
}

QJsonObject OfficeText::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("version"), version},
            {QStringLiteral("title"), title},
            {QStringLiteral("body"), body}};
}

OfficeText OfficeText::read(JsonReader& reader)
{
    return {.id = reader.text("id", 1, 40),
            .version = reader.text("version", 1, 40),
            .title = reader.text("title", 1, 100),
            .body = reader.text("body", 1, 20'000)};
}

QJsonObject OfficeReference::toJson() const
{
    return {{QStringLiteral("authority"), authority},
            {QStringLiteral("city"), city},
            {QStringLiteral("cityCode"), cityCode},
            {QStringLiteral("name"), name},
            {QStringLiteral("divisions"), toArray(divisions)},
            {QStringLiteral("texts"), toArray(texts)},
            {QStringLiteral("profile"), profile.toJson()},
            {QStringLiteral("calendar"), calendar.toJson()},
            {QStringLiteral("maintenance"), toArray(maintenance)}};
}

Expected<OfficeReference, JsonError> OfficeReference::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    OfficeReference reference;
    reference.authority = reader.text("authority", 2, 2);
    reference.city = reader.text("city", 1, 40);
    reference.cityCode = reader.text("cityCode", 6, 6);
    reference.name = reader.text("name", 1, 100);
    reference.divisions = readList<Division>(reader, "divisions", 100);
    reference.texts = readList<OfficeText>(reader, "texts", 20);
    if (reader.has("maintenance")) // earlier versions have none
        reference.maintenance = readList<MaintenanceWindow>(reader, "maintenance", kMostMaintenance);
    const QJsonObject profileObject = reader.object("profile");
    const QJsonObject calendarObject = reader.object("calendar");
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{*error};
    auto profile = Profile::fromJson(toCanonicalJson(profileObject));
    if (!profile)
        return Unexpected{profile.error()};
    auto calendar = Calendar::fromJson(toCanonicalJson(calendarObject));
    if (!calendar)
        return Unexpected{calendar.error()};
    reference.profile = *std::move(profile);
    reference.calendar = *std::move(calendar);
    return reference;
}

const OfficeText* OfficeReference::text(const QString& id) const
{
    for (const OfficeText& candidate : texts) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

const Division* OfficeReference::division(const QString& code) const
{
    for (const Division& candidate : divisions) {
        if (candidate.code == code)
            return &candidate;
    }
    return nullptr;
}

QJsonObject SearchRequest::toJson() const
{
    return {{QStringLiteral("by"), wireWord(by)}, {QStringLiteral("value"), value}};
}

SearchRequest SearchRequest::read(JsonReader& reader)
{
    return {.by = readWord(reader, "by", searchByFromWire, SearchBy::Document),
            .value = reader.text("value", 1, 60)};
}

QJsonObject SearchHit::toJson() const
{
    QJsonObject object{{QStringLiteral("account"), account},
                       {QStringLiteral("session"), session},
                       {QStringLiteral("caseNumber"), caseNumber},
                       {QStringLiteral("maskedName"), maskedName},
                       {QStringLiteral("maskedDocument"), maskedDocument},
                       {QStringLiteral("maskedMobile"), maskedMobile},
                       {QStringLiteral("facts"), facts},
                       {QStringLiteral("isEnded"), isEnded},
                       {QStringLiteral("shortVin"), shortVin},
                       {QStringLiteral("number"), number},
                       {QStringLiteral("stage"), stage},
                       {QStringLiteral("prints"), prints},
                       {QStringLiteral("invoice"), invoice},
                       {QStringLiteral("changedAt"), toOfficeIso(changedAt)}};
    if (lastDay)
        object.insert(QStringLiteral("lastDay"), toIsoDate(*lastDay));
    return object;
}

SearchHit SearchHit::read(JsonReader& reader)
{
    return {.account = reader.text("account", 1, 64),
            .session = reader.text("session", 0, 64),
            .caseNumber = reader.text("caseNumber", 0, 40),
            .maskedName = reader.text("maskedName", 0, 200),
            .maskedDocument = reader.text("maskedDocument", 0, 60),
            .maskedMobile = reader.text("maskedMobile", 0, 40),
            .facts = reader.text("facts", 0, 40),
            .isEnded = reader.boolean("isEnded"),
            .shortVin = reader.text("shortVin", 0, 40),
            .number = reader.text("number", 0, 20),
            .stage = reader.text("stage", 0, 40),
            .lastDay = reader.optionalDate("lastDay"),
            .prints = static_cast<int>(reader.integer("prints", 0, 100'000)),
            .invoice = reader.optionalText("invoice", 40).value_or(QString()),
            .changedAt = reader.instant("changedAt")};
}

QJsonObject SearchReply::toJson() const
{
    return {{QStringLiteral("hits"), toArray(hits)}, {QStringLiteral("isComplete"), isComplete}};
}

SearchReply SearchReply::read(JsonReader& reader)
{
    return {.hits = readList<SearchHit>(reader, "hits", 50), .isComplete = reader.boolean("isComplete")};
}

} // namespace xuanhao
