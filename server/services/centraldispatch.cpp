// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/check.h"
#include "server/services/accesscodes.h"
#include "server/services/accountlife.h"
#include "server/services/accounts.h"
#include "server/services/announcements.h"
#include "server/services/centralwork.h"
#include "server/services/choosing.h"
#include "server/services/counterreport.h"
#include "server/services/draws.h"
#include "server/services/invoices.h"
#include "server/services/listings.h"
#include "server/services/lookup.h"
#include "server/services/messagecheck.h"
#include "server/services/moving.h"
#include "server/services/opening.h"
#include "server/services/reservations.h"
#include "server/services/sheets.h"
#include "server/services/steps.h"
#include "server/services/version.h"
#include "server/services/witnessing.h"

// Which endpoint is which use case: the part of Central that grows with the protocol.

namespace xuanhao {

namespace {

/// Reads the message and passes it on.
template <typename Message, typename UseCase>
Reply with(const QJsonObject& body, const UseCase& useCase)
{
    auto message = readMessage<Message>(body);
    if (!message)
        return Unexpected{Refused{message.error()}};
    return useCase(*message);
}

} // namespace

bool Central::takesPassword(const Endpoint& endpoint)
{
    return endpoint.id == EndpointId::SignIn || endpoint.id == EndpointId::FirstSignIn ||
           endpoint.id == EndpointId::ApplicantSignIn || endpoint.id == EndpointId::LiftListing ||
           endpoint.id == EndpointId::WitnessIdentity;
}

Expected<PasswordTask, Refused> Central::passwordTask(const Work& work)
{
    const auto begin = [&]<typename Message>(const auto& beginning) -> Expected<PasswordTask, Refused> {
        const auto message = readMessage<Message>(work.body);
        if (!message)
            return Unexpected{Refused{message.error()}};
        auto begun = beginning(m_world, work.caller, *message);
        if (!begun)
            return Unexpected{begun.error()};
        return PasswordTask(*std::move(begun));
    };
    const EndpointId id = work.route.endpoint->id;
    if (id == EndpointId::FirstSignIn)
        return begin.template operator()<FirstSignInRequest>(beginFirstSignIn);
    if (id == EndpointId::ApplicantSignIn)
        return begin.template operator()<ApplicantSignInRequest>(beginApplicantSignIn);
    if (id == EndpointId::LiftListing)
        return begin.template operator()<LiftListingRequest>(
            [&](World& world, const Caller& caller, const LiftListingRequest& message) {
                return beginLift(world, caller, ListingId(work.variable("listing")), message);
            });
    if (id == EndpointId::WitnessIdentity)
        return begin.template operator()<WitnessRequest>(
            [&](World& world, const Caller& caller, const WitnessRequest& message) {
                return beginWitness(world, caller, SessionId(work.variable("session")), message);
            });
    return begin.template operator()<SignInRequest>(beginSignIn);
}

Reply Central::finishPassword(const Caller& caller, const PasswordTask& task, const PasswordOutcome& outcome)
{
    if (const auto* staff = std::get_if<PasswordCheck>(&task))
        return xuanhao::finishSignIn(m_world, caller, staff->staff, outcome.result);
    if (const auto* applicant = std::get_if<ApplicantCheck>(&task))
        return finishApplicantSignIn(m_world, caller, applicant->person, outcome.result);
    if (const auto* second = std::get_if<SecondPerson>(&task))
        return finishLift(m_world, caller, *second, outcome.result);
    if (const auto* witness = std::get_if<Witness>(&task))
        return finishWitness(m_world, caller, *witness, outcome.result);
    return finishFirstSignIn(m_world, caller, std::get<NewPassword>(task), outcome.hash);
}

Reply Central::perform(const Work& work)
{
    World& world = m_world;
    const Caller& caller = work.caller;
    const AccountId account(work.variable("account"));
    switch (work.route.endpoint->id) {
    case EndpointId::Hello:
        return HelloReply{world.office.name, world.office.authority, programVersion(), caller.now}.toJson();
    case EndpointId::Reference:
        return reference(world, caller.now);
    case EndpointId::Announcements:
        return announcements(world);
    case EndpointId::ShowDraws:
        return showDraws(world, caller, work.variable("day"));
    case EndpointId::Enrol:
        return with<EnrolRequest>(work.body,
                                  [&](const auto& message) { return enrol(world, caller, message); });
    case EndpointId::SignOut:
        return signOut(world, caller);
    case EndpointId::Register:
        return with<AccountDraft>(work.body,
                                  [&](const auto& m) { return registerAccount(world, caller, m); });
    case EndpointId::FindAccount:
        return with<AccountQuery>(work.body, [&](const auto& m) { return findAccount(world, caller, m); });
    case EndpointId::ShowAccount:
        return showAccount(world, caller, account);
    case EndpointId::CorrectAccount:
        return with<AccountCorrection>(
            work.body, [&](const auto& m) { return correctAccount(world, caller, account, m); });
    case EndpointId::CancelAccount:
        return with<CancelAccountRequest>(
            work.body, [&](const auto& m) { return cancelAccount(world, caller, account, m); });
    case EndpointId::AskTestBooking:
        return with<AccountQuery>(work.body, [&](const auto& m) { return askTestBooking(world, caller, m); });
    case EndpointId::SendAccessCode:
        if (auto problem = unexpectedContent(work.body))
            return Unexpected{Refused{*std::move(problem)}};
        return sendAccessCode(world, caller, account);
    case EndpointId::Search:
        return with<SearchRequest>(work.body, [&](const auto& m) { return search(world, caller, m); });
    case EndpointId::FindReservations:
        return with<ReservationQuery>(work.body,
                                      [&](const auto& m) { return findReservations(world, caller, m); });
    case EndpointId::FindListings:
        return with<ListingQuery>(work.body, [&](const auto& m) { return findListings(world, caller, m); });
    case EndpointId::ShowListing:
        return showListing(world, caller, ListingId(work.variable("listing")));
    case EndpointId::ConfirmListing:
        return with<ConfirmListingRequest>(work.body, [&](const auto& m) {
            return confirmListing(world, caller, ListingId(work.variable("listing")), m);
        });
    case EndpointId::RecordSheet:
        return with<SheetRequest>(work.body, [&](const auto& m) { return recordSheet(world, caller, m); });
    case EndpointId::RecordSheetOutcome:
        return with<SheetOutcomeRequest>(work.body, [&](const auto& m) {
            return recordSheetOutcome(world, caller, SheetId(work.variable("sheet")), m);
        });
    case EndpointId::FindSheets:
        return with<SheetQuery>(work.body, [&](const auto& m) { return findSheets(world, caller, m); });
    case EndpointId::CounterReport:
        return with<CounterReportQuery>(work.body,
                                        [&](const auto& m) { return counterReport(world, caller, m); });
    case EndpointId::ReportSms:
        return reportSms(world, caller, work.variable("sms"), work.variable("token"),
                         work.variable("status"));
    case EndpointId::OpenSession:
        return with<OpenSessionRequest>(
            work.body, [&](const auto& m) { return openSession(world, caller, account, m); });
    case EndpointId::ShowSession:
    case EndpointId::AcceptNotice:
    case EndpointId::SendInvoice:
    case EndpointId::EnterVehicle:
    case EndpointId::ConfirmContact:
    case EndpointId::StartCompose:
    case EndpointId::NewCaptcha:
    case EndpointId::Verify:
    case EndpointId::Clear:
    case EndpointId::Submit:
    case EndpointId::Draw:
    case EndpointId::KeepAside:
    case EndpointId::ChooseDrawn:
    case EndpointId::SendCode:
    case EndpointId::ConfirmCode:
    case EndpointId::GiveUpChoice:
    case EndpointId::Abandon:
    case EndpointId::AskMove:
    case EndpointId::ShowMove:
    case EndpointId::DecideMove:
    case EndpointId::SendMoveCode:
    case EndpointId::MoveByCode:
        return performSession(work);
    case EndpointId::OpenApi:
    case EndpointId::SignIn:
    case EndpointId::FirstSignIn:
    case EndpointId::ApplicantSignIn:
    case EndpointId::LiftListing:
    case EndpointId::PoolSnapshot:
    case EndpointId::PoolChanges:
    case EndpointId::WitnessIdentity:
        break;
    }
    checkFailed("an endpoint that was answered before", __FILE__, __LINE__);
}

Reply Central::performSession(const Work& work)
{
    World& world = m_world;
    const Caller& caller = work.caller;
    const SessionId id(work.variable("session"));
    const QJsonObject& body = work.body;
    const EndpointId endpoint = work.route.endpoint->id;
    if (isWithoutMessage(endpoint)) {
        if (auto problem = unexpectedContent(body))
            return Unexpected{Refused{*std::move(problem)}};
    }
    switch (endpoint) {
    case EndpointId::ShowSession:
        return showSession(world, caller, id);
    case EndpointId::AcceptNotice:
        return with<NoticeRequest>(body, [&](const auto& m) { return acceptNotice(world, caller, id, m); });
    case EndpointId::SendInvoice:
        return with<InvoiceRequest>(body, [&](const auto& m) { return sendInvoice(world, caller, id, m); });
    case EndpointId::EnterVehicle:
        return with<VehicleDraft>(body, [&](const auto& m) { return enterVehicle(world, caller, id, m); });
    case EndpointId::ConfirmContact:
        return with<ContactDraft>(body, [&](const auto& m) { return confirmContact(world, caller, id, m); });
    case EndpointId::StartCompose:
        return startCompose(world, caller, id);
    case EndpointId::NewCaptcha:
        return newCaptcha(world, caller, id, m_captchas);
    case EndpointId::Verify:
        return with<VerifyRequest>(body, [&](const auto& m) { return verify(world, caller, id, m); });
    case EndpointId::Clear:
        return clearLocked(world, caller, id);
    case EndpointId::Submit:
        return submit(world, caller, id);
    case EndpointId::Draw:
        return with<DrawRequest>(body, [&](const auto& m) { return draw(world, caller, id, m); });
    case EndpointId::KeepAside:
        return with<ChooseRequest>(body, [&](const auto& m) { return keepAside(world, caller, id, m); });
    case EndpointId::ChooseDrawn:
        return with<ChooseRequest>(body, [&](const auto& m) { return chooseDrawn(world, caller, id, m); });
    case EndpointId::SendCode:
        return sendCode(world, caller, id);
    case EndpointId::ConfirmCode:
        return with<CodeRequest>(body, [&](const auto& m) { return confirmCode(world, caller, id, m); });
    case EndpointId::GiveUpChoice:
        return giveUpChoice(world, caller, id);
    case EndpointId::Abandon:
        return abandon(world, caller, id);
    case EndpointId::AskMove:
        return askMove(world, caller, id);
    case EndpointId::ShowMove:
        return showMove(world, caller, id);
    case EndpointId::DecideMove:
        return with<MoveDecisionRequest>(body,
                                         [&](const auto& m) { return decideMove(world, caller, id, m); });
    case EndpointId::SendMoveCode:
        return sendMoveCode(world, caller, id);
    case EndpointId::MoveByCode:
        return with<CodeRequest>(body, [&](const auto& m) { return moveByCode(world, caller, id, m); });
    case EndpointId::Hello:
    case EndpointId::OpenApi:
    case EndpointId::Enrol:
    case EndpointId::SignIn:
    case EndpointId::SignOut:
    case EndpointId::Reference:
    case EndpointId::PoolSnapshot:
    case EndpointId::PoolChanges:
    case EndpointId::Announcements:
    case EndpointId::ShowDraws:
    case EndpointId::Register:
    case EndpointId::FindAccount:
    case EndpointId::ShowAccount:
    case EndpointId::CorrectAccount:
    case EndpointId::SendAccessCode:
    case EndpointId::FirstSignIn:
    case EndpointId::ApplicantSignIn:
    case EndpointId::Search:
    case EndpointId::FindReservations:
    case EndpointId::FindListings:
    case EndpointId::ShowListing:
    case EndpointId::ConfirmListing:
    case EndpointId::LiftListing:
    case EndpointId::WitnessIdentity:
    case EndpointId::RecordSheet:
    case EndpointId::RecordSheetOutcome:
    case EndpointId::FindSheets:
    case EndpointId::CounterReport:
    case EndpointId::ReportSms:
    case EndpointId::OpenSession:
    case EndpointId::CancelAccount:
    case EndpointId::AskTestBooking:
        break;
    }
    checkFailed("an endpoint of a session", __FILE__, __LINE__);
}

} // namespace xuanhao
