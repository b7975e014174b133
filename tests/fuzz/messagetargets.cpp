// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/accountmessages.h"
#include "core/protocol/applicantmessages.h"
#include "core/protocol/invoicemessages.h"
#include "core/protocol/listingmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/movemessages.h"
#include "core/protocol/problem.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/reservationmessages.h"
#include "core/protocol/sessionview.h"
#include "core/protocol/sheetmessages.h"
#include "server/services/messagecheck.h"
#include "tests/fuzz/fuzztarget.h"

#include <array>

// The wire in both directions. The first byte says which message the rest should be, '0' for the first.

namespace xuanhao::fuzz {

namespace {

constexpr char kFirst = '0';

/// A message that central takes is the same after writing and reading it.
template <typename Message>
void serveMessage(const QJsonObject& body)
{
    const auto message = readMessage<Message>(body);
    if (!message)
        return;
    const QJsonObject written = message->toJson();
    const auto again = readMessage<Message>(written);
    XUANHAO_CHECK(again.hasValue() && again->toJson() == written);
}

void serve(EndpointId id, const QJsonObject& body)
{
    switch (id) {
    case EndpointId::Enrol:
        return serveMessage<EnrolRequest>(body);
    case EndpointId::SignIn:
        return serveMessage<SignInRequest>(body);
    case EndpointId::Register:
        return serveMessage<AccountDraft>(body);
    case EndpointId::FindAccount:
    case EndpointId::AskTestBooking:
        return serveMessage<AccountQuery>(body);
    case EndpointId::CancelAccount:
        return serveMessage<CancelAccountRequest>(body);
    case EndpointId::CorrectAccount:
        return serveMessage<AccountCorrection>(body);
    case EndpointId::FirstSignIn:
        return serveMessage<FirstSignInRequest>(body);
    case EndpointId::ApplicantSignIn:
        return serveMessage<ApplicantSignInRequest>(body);
    case EndpointId::Search:
        return serveMessage<SearchRequest>(body);
    case EndpointId::FindReservations:
        return serveMessage<ReservationQuery>(body);
    case EndpointId::FindListings:
        return serveMessage<ListingQuery>(body);
    case EndpointId::ConfirmListing:
        return serveMessage<ConfirmListingRequest>(body);
    case EndpointId::LiftListing:
        return serveMessage<LiftListingRequest>(body);
    case EndpointId::OpenSession:
        return serveMessage<OpenSessionRequest>(body);
    case EndpointId::AcceptNotice:
        return serveMessage<NoticeRequest>(body);
    case EndpointId::SendInvoice:
        return serveMessage<InvoiceRequest>(body);
    case EndpointId::EnterVehicle:
        return serveMessage<VehicleDraft>(body);
    case EndpointId::ConfirmContact:
        return serveMessage<ContactDraft>(body);
    case EndpointId::Verify:
        return serveMessage<VerifyRequest>(body);
    case EndpointId::Draw:
        return serveMessage<DrawRequest>(body);
    case EndpointId::KeepAside:
    case EndpointId::ChooseDrawn:
        return serveMessage<ChooseRequest>(body);
    case EndpointId::DecideMove:
        return serveMessage<MoveDecisionRequest>(body);
    case EndpointId::ConfirmCode:
    case EndpointId::MoveByCode:
        return serveMessage<CodeRequest>(body);
    case EndpointId::WitnessIdentity:
        return serveMessage<WitnessRequest>(body);
    case EndpointId::RecordSheet:
        return serveMessage<SheetRequest>(body);
    case EndpointId::RecordSheetOutcome:
        return serveMessage<SheetOutcomeRequest>(body);
    case EndpointId::FindSheets:
        return serveMessage<SheetQuery>(body);
    case EndpointId::CounterReport:
        return serveMessage<CounterReportQuery>(body);
    case EndpointId::SignOut:
    case EndpointId::SendAccessCode:
    case EndpointId::StartCompose:
    case EndpointId::NewCaptcha:
    case EndpointId::Clear:
    case EndpointId::Submit:
    case EndpointId::SendCode:
    case EndpointId::GiveUpChoice:
    case EndpointId::Abandon:
    case EndpointId::AskMove:
    case EndpointId::SendMoveCode:
        XUANHAO_CHECK(isWithoutMessage(id) && unexpectedContent(body).has_value() == !body.isEmpty());
        return;
    case EndpointId::Hello:
    case EndpointId::OpenApi:
    case EndpointId::Reference:
    case EndpointId::PoolSnapshot:
    case EndpointId::PoolChanges:
    case EndpointId::ShowDraws:
    case EndpointId::Announcements:
    case EndpointId::ShowAccount:
    case EndpointId::ShowListing:
    case EndpointId::ShowSession:
    case EndpointId::ShowMove:
    case EndpointId::ReportSms:
        return;
    }
}

/// An answer that the counter takes is the same after storing and reading it.
template <typename Message>
void takeAnswer(const QJsonObject& object)
{
    JsonReader reader(object);
    const Message message = Message::read(reader);
    if (reader.finish(JsonReader::UnknownKeys::Ignore))
        return;
    const QJsonObject written = message.toJson();
    JsonReader second(written);
    const Message again = Message::read(second);
    XUANHAO_CHECK(!second.finish(JsonReader::UnknownKeys::Refuse));
    XUANHAO_CHECK(again.toJson() == written);
}

template <typename Message>
void takeWhole(const QJsonObject& object)
{
    const auto message = Message::fromJson(object);
    if (!message)
        return;
    const QJsonObject written = message->toJson();
    const auto again = Message::fromJson(written);
    XUANHAO_CHECK(again.hasValue() && again->toJson() == written);
}

/// Every number a session shows can be painted: it has a serial of its plate kind.
void takeSession(const QJsonObject& object)
{
    takeWhole<SessionView>(object);
    const auto view = SessionView::fromJson(object);
    if (!view)
        return;
    for (const SerialIndex number : view->session.liveNumbers())
        XUANHAO_CHECK(view->plateKind && number < SerialRules::of(*view->plateKind).size());
}

constexpr std::array kAnswers{
    takeAnswer<HelloReply>,     takeAnswer<EnrolReply>,    takeAnswer<SignInReply>,
    takeWhole<OfficeReference>, takeAnswer<AccountView>,   takeAnswer<AccessView>,
    takeAnswer<ListingView>,    takeAnswer<SearchReply>,   takeSession,
    takeAnswer<CaptchaReply>,   takeAnswer<MoveView>,      takeAnswer<SheetReply>,
    takeAnswer<ApplicantView>,  takeAnswer<InvoiceView>,   takeAnswer<ReservationPage>,
    takeAnswer<ListingPage>,    takeAnswer<ListingDetail>, takeAnswer<SheetOutcomeReply>,
    takeAnswer<SheetPage>,      takeAnswer<CounterReport>,
};

std::size_t chosenBy(const QByteArray& bytes, std::size_t count)
{
    return static_cast<unsigned char>(bytes.at(0) - kFirst) % count;
}

} // namespace

/// What central reads: the body with its operation, then the message.
void fuzzRequest(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return;
    const Endpoint& target = allEndpoints()[chosenBy(bytes, allEndpoints().size())];
    ApiRequest request;
    request.body = bytes.mid(1);
    QJsonObject body;
    std::optional<OperationId> operation;
    const auto problem = readBody(request, target, body, operation);
    if (problem) {
        XUANHAO_CHECK(problem->code == ProblemCode::Malformed);
        return;
    }
    XUANHAO_CHECK(operation.has_value() == target.isWrite);
    serve(target.id, body);
}

/// What the counter reads.
void fuzzReply(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return;
    const auto object = parseJsonObject(bytes.mid(1));
    if (object)
        kAnswers[chosenBy(bytes, kAnswers.size())](*object);
}

/// A refusal keeps its code and its facts when it is stored, and its code has a word and a status.
void fuzzProblem(const QByteArray& bytes)
{
    const auto problem = Problem::fromJson(bytes);
    if (!problem)
        return;
    XUANHAO_CHECK(problemCodeFromWire(wireWord(problem->code)) == problem->code);
    XUANHAO_CHECK(httpStatus(problem->code) >= 400);
    const QByteArray written = problem->toJson(QStringLiteral("1-1"));
    const auto again = Problem::fromJson(written);
    XUANHAO_CHECK(again && again->toJson(QStringLiteral("1-1")) == written);
    if (const auto input = problem->inputError())
        XUANHAO_CHECK(inputProblemFromWire(wireWord(input->problem)) == input->problem);
}

} // namespace xuanhao::fuzz
