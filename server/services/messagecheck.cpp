// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/messagecheck.h"

#include "core/base/uuid.h"

namespace xuanhao {

namespace {

const QString kOperation = QStringLiteral("operation");

} // namespace

Problem malformed(const JsonError& error)
{
    return {ProblemCode::Malformed, error.text(), {{QStringLiteral("path"), error.path}}};
}

std::optional<QString> unknownKey(const QJsonValue& given, const QJsonValue& known, const QString& path)
{
    if (given.isNull()) // no message has one: what there is not is left out
        return path;
    if (given.isObject()) {
        const QJsonObject object = given.toObject();
        const QJsonObject other = known.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString inner = path.isEmpty() ? member.key() : path + QLatin1Char('.') + member.key();
            if (!other.contains(member.key()))
                return inner;
            if (const auto found = unknownKey(member.value(), other.value(member.key()), inner))
                return found;
        }
    }
    if (given.isArray()) {
        const QJsonArray items = given.toArray();
        const QJsonArray others = known.toArray();
        for (int i = 0; i < items.size(); ++i) {
            const QString inner = QStringLiteral("%1[%2]").arg(path).arg(i);
            if (const auto found = unknownKey(items.at(i), others.at(i), inner))
                return found;
        }
    }
    return std::nullopt;
}

std::optional<Problem> readBody(const ApiRequest& request, const Endpoint& endpoint, QJsonObject& body,
                                std::optional<OperationId>& operation)
{
    if (endpoint.method == HttpMethod::Get || (request.body.isEmpty() && !endpoint.isWrite))
        return std::nullopt;
    auto parsed = parseJsonObject(request.body);
    if (!parsed)
        return malformed(parsed.error());
    body = *std::move(parsed);
    if (!endpoint.isWrite)
        return std::nullopt;
    const QString id = body.take(kOperation).toString();
    if (!instantOfUuid(id))
        return malformed({kOperation, QStringLiteral("must be a UUID of version 7 in lower case"), 0});
    operation = OperationId(id);
    return std::nullopt;
}

bool isWithoutMessage(EndpointId id)
{
    switch (id) {
    case EndpointId::SignOut:
    case EndpointId::StartCompose:
    case EndpointId::NewCaptcha:
    case EndpointId::Clear:
    case EndpointId::Submit:
    case EndpointId::SendAccessCode:
    case EndpointId::SendCode:
    case EndpointId::GiveUpChoice:
    case EndpointId::Abandon:
    case EndpointId::AskMove:
    case EndpointId::SendMoveCode:
        return true;
    case EndpointId::Hello:
    case EndpointId::OpenApi:
    case EndpointId::Enrol:
    case EndpointId::SignIn:
    case EndpointId::Reference:
    case EndpointId::PoolSnapshot:
    case EndpointId::PoolChanges:
    case EndpointId::Announcements:
    case EndpointId::ShowDraws:
    case EndpointId::Register:
    case EndpointId::FindAccount:
    case EndpointId::ShowAccount:
    case EndpointId::CorrectAccount:
    case EndpointId::CancelAccount:
    case EndpointId::AskTestBooking:
    case EndpointId::FirstSignIn:
    case EndpointId::ApplicantSignIn:
    case EndpointId::Search:
    case EndpointId::FindReservations:
    case EndpointId::FindListings:
    case EndpointId::ShowListing:
    case EndpointId::ConfirmListing:
    case EndpointId::LiftListing:
    case EndpointId::OpenSession:
    case EndpointId::ShowSession:
    case EndpointId::AcceptNotice:
    case EndpointId::SendInvoice:
    case EndpointId::EnterVehicle:
    case EndpointId::ConfirmContact:
    case EndpointId::Verify:
    case EndpointId::Draw:
    case EndpointId::KeepAside:
    case EndpointId::ChooseDrawn:
    case EndpointId::ShowMove:
    case EndpointId::DecideMove:
    case EndpointId::MoveByCode:
    case EndpointId::ConfirmCode:
    case EndpointId::WitnessIdentity:
    case EndpointId::RecordSheet:
    case EndpointId::RecordSheetOutcome:
    case EndpointId::FindSheets:
    case EndpointId::CounterReport:
    case EndpointId::ReportSms:
        return false;
    }
    checkFailed("a known endpoint", __FILE__, __LINE__);
}

std::optional<Problem> unexpectedContent(const QJsonObject& body)
{
    if (body.isEmpty())
        return std::nullopt;
    return malformed({body.keys().first(), QStringLiteral("is not known here"), 0});
}

} // namespace xuanhao
