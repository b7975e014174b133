// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/accountmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

QJsonObject Override::toJson() const
{
    return {{QStringLiteral("field"), field},
            {QStringLiteral("problem"), problem},
            {QStringLiteral("reason"), reason}};
}

Override Override::read(JsonReader& reader)
{
    return {.field = reader.text("field", 1, 40),
            .problem = reader.text("problem", 1, 40),
            .reason = reader.text("reason", 2, 200)};
}

QJsonObject AgentDraft::toJson() const
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("documentKind"), wireWord(documentKind)},
            {QStringLiteral("documentNumber"), documentNumber},
            {QStringLiteral("mobile"), mobile}};
}

AgentDraft AgentDraft::read(JsonReader& reader)
{
    return {.name = reader.text("name", 0, 200),
            .documentKind = readWord(reader, "documentKind", documentKindFromWire, DocumentKind::ResidentId),
            .documentNumber = reader.text("documentNumber", 0, 60),
            .mobile = reader.text("mobile", 0, 40)};
}

QJsonObject AccountDraft::toJson() const
{
    QJsonObject object{{QStringLiteral("userType"), wireWord(userType)},
                       {QStringLiteral("documentKind"), wireWord(documentKind)},
                       {QStringLiteral("documentNumber"), documentNumber},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("mobile"), mobile},
                       {QStringLiteral("cityCode"), cityCode},
                       {QStringLiteral("address"), address},
                       {QStringLiteral("localProof"), localProof},
                       {QStringLiteral("agreementVersion"), agreementVersion},
                       {QStringLiteral("privacyVersion"), privacyVersion},
                       {QStringLiteral("consentWay"), wireWord(consentWay)},
                       {QStringLiteral("overrides"), toArray(overrides)}};
    if (agent)
        object.insert(QStringLiteral("agent"), agent->toJson());
    return object;
}

AccountDraft AccountDraft::read(JsonReader& reader)
{
    AccountDraft draft{
        .userType = readWord(reader, "userType", userTypeFromWire, UserType::NewVehicleOwner),
        .documentKind = readWord(reader, "documentKind", documentKindFromWire, DocumentKind::ResidentId),
        .documentNumber = reader.text("documentNumber", 0, 60),
        .name = reader.text("name", 0, 200),
        .mobile = reader.text("mobile", 0, 40),
        .cityCode = reader.text("cityCode", 0, 6),
        .address = reader.optionalText("address", 200).value_or(QString()),
        .localProof = reader.optionalText("localProof", 60).value_or(QString()),
        .agreementVersion = reader.text("agreementVersion", 0, 40),
        .privacyVersion = reader.text("privacyVersion", 0, 40),
        .consentWay = readWord(reader, "consentWay", consentWayFromWire, ConsentWay::SignedOnPaper),
        .agent = {},
        .overrides = readList<Override>(reader, "overrides", 20)};
    if (reader.has("agent"))
        reader.nested("agent", [&](JsonReader& nested) { draft.agent = AgentDraft::read(nested); });
    return draft;
}

QJsonObject AccountDraft::fromStored(QJsonObject data)
{
    const QString way = QStringLiteral("consentWay");
    if (!data.contains(way))
        data.insert(way, wireWord(ConsentWay::SignedOnPaper));
    return data;
}

QJsonObject AccountCorrection::toJson() const
{
    QJsonObject object{{QStringLiteral("reason"), reason}, {QStringLiteral("overrides"), toArray(overrides)}};
    insertIf(object, QStringLiteral("documentNumber"), documentNumber);
    insertIf(object, QStringLiteral("name"), name);
    insertIf(object, QStringLiteral("mobile"), mobile);
    return object;
}

AccountCorrection AccountCorrection::read(JsonReader& reader)
{
    return {.documentNumber = reader.optionalText("documentNumber", 60),
            .name = reader.optionalText("name", 200),
            .mobile = reader.optionalText("mobile", 40),
            .reason = reader.text("reason", 2, 200),
            .overrides = readList<Override>(reader, "overrides", 20)};
}

QJsonObject AccountQuery::toJson() const
{
    return {{QStringLiteral("documentKind"), wireWord(documentKind)},
            {QStringLiteral("documentNumber"), documentNumber}};
}

AccountQuery AccountQuery::read(JsonReader& reader)
{
    return {.documentKind = readWord(reader, "documentKind", documentKindFromWire, DocumentKind::ResidentId),
            .documentNumber = reader.text("documentNumber", 0, 60)};
}

QJsonObject ListingView::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("reason"), reason},
            {QStringLiteral("state"), state},
            {QStringLiteral("since"), toOfficeIso(since)},
            {QStringLiteral("until"), toIsoDate(until)},
            {QStringLiteral("isBarring"), isBarring}};
}

ListingView ListingView::read(JsonReader& reader)
{
    return {
        .id = reader.optionalText("id", 64).value_or(QString()), // parked cases of earlier programs have none
        .reason = reader.text("reason", 1, 40),
        .state = reader.text("state", 1, 40),
        .since = reader.instant("since"),
        .until = reader.date("until"),
        .isBarring = reader.boolean("isBarring")};
}

QJsonObject AccountView::toJson() const
{
    QJsonObject object{{QStringLiteral("id"), id},
                       {QStringLiteral("data"), data.toJson()},
                       {QStringLiteral("registeredAt"), toOfficeIso(registeredAt)},
                       {QStringLiteral("registeredAtCounter"), registeredAtCounter},
                       {QStringLiteral("registeredBy"), registeredBy},
                       {QStringLiteral("isRealName"), isRealName},
                       {QStringLiteral("facts"), facts.toJson()},
                       {QStringLiteral("services"), QJsonArray::fromStringList(services)},
                       {QStringLiteral("listings"), toArray(listings)},
                       {QStringLiteral("access"), access.toJson()}};
    if (ended)
        object.insert(QStringLiteral("ended"), ended->toJson());
    if (selectBefore)
        object.insert(QStringLiteral("selectBefore"), toOfficeIso(*selectBefore));
    insertIf(object, QStringLiteral("liveSession"), liveSession);
    insertIf(object, QStringLiteral("reservedSession"), reservedSession);
    return object;
}

AccountView AccountView::read(JsonReader& reader)
{
    AccountView view;
    view.id = reader.text("id", 1, 64);
    reader.nested("data", [&](JsonReader& nested) { view.data = AccountDraft::read(nested); });
    view.registeredAt = reader.instant("registeredAt");
    view.registeredAtCounter = reader.text("registeredAtCounter", 0, 60);
    view.registeredBy = reader.text("registeredBy", 0, 40);
    view.isRealName = reader.boolean("isRealName");
    if (reader.has("facts")) // not in cases a counter stored before there were facts, and so for "ended"
        reader.nested("facts", [&](JsonReader& nested) { view.facts = FactsView::read(nested); });
    if (reader.has("ended"))
        reader.nested("ended", [&](JsonReader& nested) { view.ended = AccountEndView::read(nested); });
    view.selectBefore = reader.optionalInstant("selectBefore");
    view.services = reader.textList("services", 20);
    view.listings = readList<ListingView>(reader, "listings", 100);
    if (reader.has("access")) // not in cases a counter stored before there was one
        reader.nested("access", [&](JsonReader& nested) { view.access = AccessView::read(nested); });
    view.liveSession = reader.optionalText("liveSession", 64);
    view.reservedSession = reader.optionalText("reservedSession", 64);
    return view;
}

} // namespace xuanhao
