// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/endpoints.h"

#include "core/base/check.h"

#include <QUrl>

#include <array>
#include <vector>

namespace xuanhao {

namespace {

constexpr std::array kEndpoints{
    Endpoint{EndpointId::Hello, HttpMethod::Get, "/v1/hello", Proof::Nothing, "hello", false},
    Endpoint{EndpointId::OpenApi, HttpMethod::Get, "/v1/openapi.json", Proof::Nothing, "openApi", false},
    Endpoint{EndpointId::Enrol, HttpMethod::Post, "/v1/counters/enrol", Proof::Nothing, "enrol", true},
    Endpoint{EndpointId::CounterReport, HttpMethod::Post, "/v1/counters/report", Proof::Staff,
             "counterReport", false},
    Endpoint{EndpointId::SignIn, HttpMethod::Post, "/v1/sign-in", Proof::Counter, "signIn", false},
    Endpoint{EndpointId::SignOut, HttpMethod::Post, "/v1/sign-out", Proof::Staff, "signOut", false},
    Endpoint{EndpointId::Reference, HttpMethod::Get, "/v1/reference", Proof::Counter, "reference", false},
    Endpoint{EndpointId::PoolSnapshot, HttpMethod::Get, "/v1/pools/{kind}/snapshot", Proof::Counter,
             "poolSnapshot", false},
    Endpoint{EndpointId::PoolChanges, HttpMethod::Get, "/v1/pools/{kind}/changes/{after}", Proof::Counter,
             "poolChanges", false},
    Endpoint{EndpointId::Announcements, HttpMethod::Get, "/v1/announcements", Proof::Counter, "announcements",
             false},
    Endpoint{EndpointId::ShowDraws, HttpMethod::Get, "/v1/draws/{day}", Proof::Nothing, "showDraws", false},
    Endpoint{EndpointId::Register, HttpMethod::Post, "/v1/accounts", Proof::Staff, "register", true},
    Endpoint{EndpointId::FindAccount, HttpMethod::Post, "/v1/accounts/find", Proof::Staff, "findAccount",
             false},
    Endpoint{EndpointId::ShowAccount, HttpMethod::Get, "/v1/accounts/{account}", Proof::Staff, "showAccount",
             false},
    Endpoint{EndpointId::CorrectAccount, HttpMethod::Post, "/v1/accounts/{account}/correct", Proof::Staff,
             "correctAccount", true},
    Endpoint{EndpointId::CancelAccount, HttpMethod::Post, "/v1/accounts/{account}/cancel", Proof::Staff,
             "cancelAccount", true},
    Endpoint{EndpointId::SendAccessCode, HttpMethod::Post, "/v1/accounts/{account}/code/send", Proof::Staff,
             "sendAccessCode", true},
    Endpoint{EndpointId::FirstSignIn, HttpMethod::Post, "/v1/applicants/first-sign-in", Proof::Nothing,
             "firstSignIn", true},
    Endpoint{EndpointId::ApplicantSignIn, HttpMethod::Post, "/v1/applicants/sign-in", Proof::Nothing,
             "applicantSignIn", false},
    Endpoint{EndpointId::Search, HttpMethod::Post, "/v1/search", Proof::Staff, "search", false},
    Endpoint{EndpointId::FindReservations, HttpMethod::Post, "/v1/reservations/find", Proof::Supervisor,
             "findReservations", false},
    Endpoint{EndpointId::FindListings, HttpMethod::Post, "/v1/listings/find", Proof::Supervisor,
             "findListings", false},
    Endpoint{EndpointId::ShowListing, HttpMethod::Get, "/v1/listings/{listing}", Proof::Supervisor,
             "showListing", false},
    Endpoint{EndpointId::ConfirmListing, HttpMethod::Post, "/v1/listings/{listing}/confirm",
             Proof::Supervisor, "confirmListing", true},
    Endpoint{EndpointId::LiftListing, HttpMethod::Post, "/v1/listings/{listing}/lift", Proof::Supervisor,
             "liftListing", true},
    Endpoint{EndpointId::OpenSession, HttpMethod::Post, "/v1/accounts/{account}/sessions", Proof::Staff,
             "openSession", true},
    Endpoint{EndpointId::ShowSession, HttpMethod::Get, "/v1/sessions/{session}", Proof::Staff, "showSession",
             false},
    Endpoint{EndpointId::AcceptNotice, HttpMethod::Post, "/v1/sessions/{session}/notice", Proof::Staff,
             "acceptNotice", true},
    Endpoint{EndpointId::SendInvoice, HttpMethod::Post, "/v1/sessions/{session}/invoice", Proof::Staff,
             "sendInvoice", true},
    Endpoint{EndpointId::EnterVehicle, HttpMethod::Post, "/v1/sessions/{session}/vehicle", Proof::Staff,
             "enterVehicle", true},
    Endpoint{EndpointId::ConfirmContact, HttpMethod::Post, "/v1/sessions/{session}/contact", Proof::Staff,
             "confirmContact", true},
    Endpoint{EndpointId::StartCompose, HttpMethod::Post, "/v1/sessions/{session}/compose", Proof::Staff,
             "startCompose", true},
    Endpoint{EndpointId::NewCaptcha, HttpMethod::Post, "/v1/sessions/{session}/captcha", Proof::Staff,
             "newCaptcha", false},
    Endpoint{EndpointId::Verify, HttpMethod::Post, "/v1/sessions/{session}/verify", Proof::Staff, "verify",
             true},
    Endpoint{EndpointId::Clear, HttpMethod::Post, "/v1/sessions/{session}/clear", Proof::Staff, "clear",
             true},
    Endpoint{EndpointId::Submit, HttpMethod::Post, "/v1/sessions/{session}/submit", Proof::Staff, "submit",
             true},
    Endpoint{EndpointId::Draw, HttpMethod::Post, "/v1/sessions/{session}/draw", Proof::Staff, "draw", true},
    Endpoint{EndpointId::KeepAside, HttpMethod::Post, "/v1/sessions/{session}/aside", Proof::Staff,
             "keepAside", true},
    Endpoint{EndpointId::ChooseDrawn, HttpMethod::Post, "/v1/sessions/{session}/choose", Proof::Staff,
             "chooseDrawn", true},
    Endpoint{EndpointId::SendCode, HttpMethod::Post, "/v1/sessions/{session}/code/send", Proof::Staff,
             "sendCode", true},
    Endpoint{EndpointId::ConfirmCode, HttpMethod::Post, "/v1/sessions/{session}/code", Proof::Staff,
             "confirmCode", true},
    Endpoint{EndpointId::WitnessIdentity, HttpMethod::Post, "/v1/sessions/{session}/witness", Proof::Staff,
             "witnessIdentity", true},
    Endpoint{EndpointId::GiveUpChoice, HttpMethod::Post, "/v1/sessions/{session}/give-up", Proof::Staff,
             "giveUpChoice", true},
    Endpoint{EndpointId::Abandon, HttpMethod::Post, "/v1/sessions/{session}/abandon", Proof::Staff, "abandon",
             true},
    Endpoint{EndpointId::AskMove, HttpMethod::Post, "/v1/sessions/{session}/move/ask", Proof::Staff,
             "askMove", true},
    Endpoint{EndpointId::ShowMove, HttpMethod::Get, "/v1/sessions/{session}/move", Proof::Staff, "showMove",
             false},
    Endpoint{EndpointId::DecideMove, HttpMethod::Post, "/v1/sessions/{session}/move/decide", Proof::Staff,
             "decideMove", true},
    Endpoint{EndpointId::SendMoveCode, HttpMethod::Post, "/v1/sessions/{session}/move/code/send",
             Proof::Staff, "sendMoveCode", true},
    Endpoint{EndpointId::MoveByCode, HttpMethod::Post, "/v1/sessions/{session}/move/code", Proof::Staff,
             "moveByCode", true},
    Endpoint{EndpointId::RecordSheet, HttpMethod::Post, "/v1/sheets", Proof::Staff, "recordSheet", true},
    Endpoint{EndpointId::RecordSheetOutcome, HttpMethod::Post, "/v1/sheets/{sheet}/outcome", Proof::Staff,
             "recordSheetOutcome", true},
    Endpoint{EndpointId::FindSheets, HttpMethod::Post, "/v1/sheets/find", Proof::Staff, "findSheets", false},
    Endpoint{EndpointId::ReportSms, HttpMethod::Get, "/v1/sms/{sms}/report/{token}/{status}", Proof::Nothing,
             "reportSms", false},
    Endpoint{EndpointId::AskTestBooking, HttpMethod::Post, "/v1/test-booking/ask", Proof::System,
             "askTestBooking", false},
};

constexpr qsizetype kMaxVariableLength = 64;

QString variableName(const QByteArray& segment)
{
    return segment.startsWith('{') ? QString::fromLatin1(segment.mid(1, segment.size() - 2)) : QString();
}

/// The paths of kEndpoints, taken apart once.
const std::vector<QList<QByteArray>>& patterns()
{
    static const std::vector<QList<QByteArray>> all = [] {
        std::vector<QList<QByteArray>> split;
        for (const Endpoint& endpoint : kEndpoints)
            split.push_back(QByteArray(endpoint.path).split('/'));
        return split;
    }();
    return all;
}

std::optional<QHash<QString, QString>> matchPath(const QList<QByteArray>& wanted,
                                                 const QList<QByteArray>& segments)
{
    if (wanted.size() != segments.size())
        return std::nullopt;
    QHash<QString, QString> variables;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QString name = variableName(wanted[i]);
        if (name.isEmpty()) {
            if (wanted[i] != segments[i])
                return std::nullopt;
            continue;
        }
        const QString value = QUrl::fromPercentEncoding(segments[i]);
        if (value.isEmpty() || value.size() > kMaxVariableLength)
            return std::nullopt;
        variables.insert(name, value);
    }
    return variables;
}

} // namespace

std::span<const Endpoint> allEndpoints()
{
    return kEndpoints;
}

const Endpoint& endpoint(EndpointId id)
{
    const auto index = static_cast<std::size_t>(id);
    XUANHAO_CHECK(index < kEndpoints.size() && kEndpoints[index].id == id);
    return kEndpoints[index];
}

std::optional<Route> findRoute(HttpMethod method, const QByteArray& path, bool* pathExists)
{
    if (pathExists)
        *pathExists = false;
    const QList<QByteArray> segments = path.split('/');
    for (std::size_t i = 0; i < kEndpoints.size(); ++i) {
        const Endpoint& candidate = kEndpoints[i];
        const auto variables = matchPath(patterns()[i], segments);
        if (!variables)
            continue;
        if (candidate.method == method)
            return Route{&candidate, *variables};
        if (pathExists)
            *pathExists = true;
    }
    return std::nullopt;
}

QByteArray pathFor(EndpointId id, const QHash<QString, QString>& variables)
{
    QList<QByteArray> segments = QByteArray(endpoint(id).path).split('/');
    for (QByteArray& segment : segments) {
        const QString name = variableName(segment);
        if (!name.isEmpty())
            segment = QUrl::toPercentEncoding(variables.value(name));
    }
    return segments.join('/');
}

} // namespace xuanhao
