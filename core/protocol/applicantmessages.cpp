// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/applicantmessages.h"

namespace xuanhao {

namespace {

const QStringList kConsentWays{QStringLiteral("signedOnPaper"), QStringLiteral("pressedByApplicant")};
const QStringList kAccessStates{QStringLiteral("noCode"), QStringLiteral("codeSent"),
                                QStringLiteral("codeFailed"), QStringLiteral("passwordSet")};

DocumentKind readDocumentKind(JsonReader& reader)
{
    const auto kind = documentKindFromWire(reader.text("documentKind", 1, 40));
    if (!kind)
        reader.fail("documentKind", QStringLiteral("is not one of the known words"));
    return kind.value_or(DocumentKind::ResidentId);
}

UserType readUserType(JsonReader& reader)
{
    const auto type = userTypeFromWire(reader.text("userType", 1, 40));
    if (!type)
        reader.fail("userType", QStringLiteral("is not one of the known words"));
    return type.value_or(UserType::NewVehicleOwner);
}

} // namespace

QString wireWord(ConsentWay way)
{
    return kConsentWays[static_cast<int>(way)];
}

std::optional<ConsentWay> consentWayFromWire(const QString& word)
{
    const qsizetype index = kConsentWays.indexOf(word);
    return index < 0 ? std::nullopt : std::optional(static_cast<ConsentWay>(index));
}

QString wireWord(AccessState state)
{
    return kAccessStates[static_cast<int>(state)];
}

QJsonObject AccessView::toJson() const
{
    QJsonObject object{{QStringLiteral("state"), wireWord(state)},
                       {QStringLiteral("maskedMobile"), maskedMobile}};
    if (expiresAt)
        object.insert(QStringLiteral("expiresAt"), toOfficeIso(*expiresAt));
    if (resendAt)
        object.insert(QStringLiteral("resendAt"), toOfficeIso(*resendAt));
    return object;
}

AccessView AccessView::read(JsonReader& reader)
{
    return {.state = static_cast<AccessState>(reader.word("state", kAccessStates)),
            .maskedMobile = reader.text("maskedMobile", 0, 40),
            .expiresAt = reader.optionalInstant("expiresAt"),
            .resendAt = reader.optionalInstant("resendAt")};
}

QJsonObject FirstSignInRequest::toJson() const
{
    return {{QStringLiteral("documentKind"), wireWord(documentKind)},
            {QStringLiteral("documentNumber"), documentNumber},
            {QStringLiteral("code"), code},
            {QStringLiteral("password"), password}};
}

FirstSignInRequest FirstSignInRequest::read(JsonReader& reader)
{
    // A password that is too long is named as such, up to what nobody types.
    return {.documentKind = readDocumentKind(reader),
            .documentNumber = reader.text("documentNumber", 0, 60),
            .code = reader.text("code", 1, 20),
            .password = reader.text("password", 0, 200)};
}

QJsonObject ApplicantSignInRequest::toJson() const
{
    return {{QStringLiteral("documentKind"), wireWord(documentKind)},
            {QStringLiteral("documentNumber"), documentNumber},
            {QStringLiteral("password"), password}};
}

ApplicantSignInRequest ApplicantSignInRequest::read(JsonReader& reader)
{
    return {.documentKind = readDocumentKind(reader),
            .documentNumber = reader.text("documentNumber", 0, 60),
            .password = reader.text("password", 1, 200)};
}

QJsonObject ApplicantView::toJson() const
{
    QJsonObject object{{QStringLiteral("maskedName"), maskedName},
                       {QStringLiteral("userType"), wireWord(userType)},
                       {QStringLiteral("isRealName"), isRealName},
                       {QStringLiteral("services"), QJsonArray::fromStringList(services)}};
    if (reservation) {
        object.insert(QStringLiteral("reservation"),
                      QJsonObject{{QStringLiteral("number"), reservation->number},
                                  {QStringLiteral("lastDay"), reservation->lastDay.toString(Qt::ISODate)}});
    }
    return object;
}

ApplicantView ApplicantView::read(JsonReader& reader)
{
    ApplicantView view{.maskedName = reader.text("maskedName", 1, 200),
                       .userType = readUserType(reader),
                       .isRealName = reader.boolean("isRealName"),
                       .services = reader.textList("services", 20),
                       .reservation = {}};
    if (reader.has("reservation")) {
        reader.nested("reservation", [&](JsonReader& inner) {
            view.reservation = Reservation{inner.text("number", 1, 20), inner.date("lastDay")};
        });
    }
    return view;
}

} // namespace xuanhao
