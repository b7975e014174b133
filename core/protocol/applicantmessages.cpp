// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/applicantmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

namespace {

const QStringList kConsentWays{QStringLiteral("signedOnPaper"), QStringLiteral("pressedByApplicant")};
const QStringList kAccessStates{QStringLiteral("noCode"), QStringLiteral("codeSent"),
                                QStringLiteral("codeFailed"), QStringLiteral("passwordSet")};

} // namespace

QString wireWord(ConsentWay way)
{
    return kConsentWays[static_cast<int>(way)];
}

std::optional<ConsentWay> consentWayFromWire(const QString& word)
{
    return fromList<ConsentWay>(kConsentWays, word);
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
    return {.documentKind = readWord(reader, "documentKind", documentKindFromWire, DocumentKind::ResidentId),
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
    return {.documentKind = readWord(reader, "documentKind", documentKindFromWire, DocumentKind::ResidentId),
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
                                  {QStringLiteral("lastDay"), toIsoDate(reservation->lastDay)}});
    }
    return object;
}

ApplicantView ApplicantView::read(JsonReader& reader)
{
    ApplicantView view{.maskedName = reader.text("maskedName", 1, 200),
                       .userType = readWord(reader, "userType", userTypeFromWire, UserType::NewVehicleOwner),
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
