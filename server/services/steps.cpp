// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/steps.h"

#include "core/domain/identity/personname.h"
#include "core/domain/vehicle/requireddocuments.h"
#include "server/services/accounts.h"
#include "server/services/fieldcheck.h"
#include "server/services/sessionwork.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kMaxBrandModel = 60;

Unexpected<Refused> refused(Refusal refusal)
{
    return Unexpected{Refused{Problem::refused(refusal)}};
}

/// Carries out a command of a step and writes it down.
Reply carryOut(World& world, const Caller& caller, SessionWork& work, const Command& command,
               const char* action)
{
    const auto outcome = work.handle(command);
    if (!outcome)
        return refused(outcome.error());
    audit(world, caller, action, work.row().id.value());
    return work.view();
}

struct Vehicle
{
    VehicleDraft draft;
    std::optional<VinHash> vin;
    PlateKind kind = PlateKind::SmallCar;
};

/// Brings the vehicle into its stored form, or says what is wrong with it.
std::optional<Problem> normalise(Vehicle& vehicle, const ServerSecret& secret)
{
    VehicleDraft& draft = vehicle.draft;
    FieldCheck check(draft.overrides);
    const auto vin = check.parsed(QStringLiteral("vin"), Vin::parse(draft.vin));
    const auto certificate =
        check.parsed(QStringLiteral("certificateNumber"),
                     CertificateNumber::parse(draft.certificateKind, draft.certificateNumber));
    draft.brandModel = draft.brandModel.simplified();
    if (draft.brandModel.isEmpty())
        check.invalid(QStringLiteral("brandModel"), {.problem = InputProblem::Empty});
    if (draft.brandModel.size() > kMaxBrandModel)
        check.invalid(QStringLiteral("brandModel"), {.problem = InputProblem::TooLong,
                                                     .limit = kMaxBrandModel,
                                                     .actual = static_cast<int>(draft.brandModel.size())});
    if (check.problem())
        return check.problem();
    draft.vin = vin->text();
    draft.certificateNumber = certificate->text();
    vehicle.vin = secret.vinHash(*vin);
    vehicle.kind = plateKindFor(draft.vehicleClass, draft.energy);
    return std::nullopt;
}

/// The buyer on the invoice is the person of the account (B3, D3).
std::optional<Problem> wrongInvoice(const World& world, const AccountDraft& account,
                                    const VehicleDraft& draft)
{
    if (draft.invoiceBuyer.trimmed().isEmpty()) {
        if (world.office.profile.invoice.buyer != Demand::Required)
            return std::nullopt;
        return Problem{
            ProblemCode::InvoiceMissing, QStringLiteral("the buyer's name on the invoice is needed"), {}};
    }
    const auto buyer = PersonName::parse(draft.invoiceBuyer);
    if (!buyer)
        return Problem::invalidField(QStringLiteral("invoiceBuyer"), buyer.error());
    const auto name = PersonName::parse(account.name);
    if (name && name->agreesWith(*buyer))
        return std::nullopt;
    return Problem{ProblemCode::InvoiceNameDiffers,
                   QStringLiteral("the buyer on the invoice is somebody else"),
                   {{QStringLiteral("name"), account.name}, {QStringLiteral("invoiceName"), buyer->text()}}};
}

/// Where the office requires the picture, it was sent before; a rejected or unclear one stops nobody (B3).
std::optional<Problem> missingPicture(World& world, const SessionId& session)
{
    if (world.office.profile.invoice.picture != Demand::Required || world.stores.invoices.ofSession(session))
        return std::nullopt;
    return Problem{
        ProblemCode::InvoicePictureMissing, QStringLiteral("the picture of the invoice is needed"), {}};
}

/// Every paper of the checklist was seen, and nothing else is named (B3).
std::optional<Problem> missingPaper(BusinessKind business, DocumentKind identity, const QStringList& seen)
{
    const QString field = QStringLiteral("documents");
    const QStringList required = requiredDocuments(business, identity);
    for (const QString& word : seen) {
        if (!required.contains(word))
            return Problem::invalidField(field, {.problem = InputProblem::UnknownValue, .found = word});
    }
    for (const QString& word : required) {
        if (!seen.contains(word))
            return Problem::invalidField(field, {.problem = InputProblem::Empty, .found = word});
    }
    return std::nullopt;
}

std::optional<Problem> notServed(const World& world, PlateKind kind)
{
    if (world.office.profile.plateKinds.contains(kind))
        return std::nullopt;
    return Problem{ProblemCode::PlateKindNotServed,
                   QStringLiteral("plates of this kind are not served here"),
                   {{QStringLiteral("kind"), wireWord(kind)},
                    {QStringLiteral("place"), world.office.profile.otherPlace}}};
}

} // namespace

Reply showSession(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    return work->view();
}

Reply acceptNotice(World& world, const Caller& caller, const SessionId& id, const NoticeRequest& request)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    const QString version = world.office.text(QStringLiteral("notice"))->version;
    if (request.version != version)
        return refuse(ProblemCode::NoticeOutdated, QStringLiteral("there is a newer notice"),
                      {{QStringLiteral("version"), version}});
    return carryOut(world, caller, *work, command::AcceptNotice{}, "session.notice");
}

Reply enterVehicle(World& world, const Caller& caller, const SessionId& id, const VehicleDraft& draft)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    // First whether the step may be done at all: a serial must never change its kind later.
    if (const auto refusal = work->refusalFor(command::EnterVehicle{}))
        return refused(*refusal);
    Vehicle vehicle{draft, {}, {}};
    if (auto problem = normalise(vehicle, world.secret))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = notServed(world, vehicle.kind))
        return Unexpected{Refused{*std::move(problem)}};
    if (world.stores.people.successOf(*vehicle.vin) || world.stores.sessions.hasLive(*vehicle.vin, id))
        return refuse(ProblemCode::VinUsed,
                      QStringLiteral("this vehicle has had its selection, or is in another one"));
    const auto account = world.stores.people.account(work->row().account);
    const auto data = account ? dataOf(world, *account) : std::nullopt;
    if (!data)
        return unreadable(work->row().account);
    const AccountDraft& person = *data;
    if (auto problem = wrongInvoice(world, person, vehicle.draft))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = missingPicture(world, id))
        return Unexpected{Refused{*std::move(problem)}};
    const BusinessKind business =
        businessKindFromWire(work->row().business).value_or(BusinessKind::NewVehicle);
    if (auto problem = missingPaper(business, person.documentKind, vehicle.draft.documents))
        return Unexpected{Refused{*std::move(problem)}};

    const QList<TermHash> terms = searchTerms(world, QStringLiteral("vin"), vehicle.draft.vin) +
                                  searchTerms(world, QStringLiteral("document"), person.documentNumber) +
                                  searchTerms(world, QStringLiteral("mobile"), person.mobile);
    if (work->vehicle())
        world.stores.people.replaceTerms(work->row().account, id.value(), terms);
    else
        world.stores.people.addTerms(work->row().account, id.value(), terms);
    work->setVehicle(vehicle.draft, *vehicle.vin, vehicle.kind);
    return carryOut(world, caller, *work, command::EnterVehicle{}, "session.vehicle");
}

Reply confirmContact(World& world, const Caller& caller, const SessionId& id, const ContactDraft& draft)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    const QString& postcode = draft.postcode;
    const bool isPostcode =
        postcode.size() == 6 &&
        std::all_of(postcode.begin(), postcode.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!postcode.isEmpty() && !isPostcode)
        return Unexpected{
            Refused{Problem::invalidField(QStringLiteral("postcode"), {.problem = InputProblem::BadFormat})}};
    if (const auto refusal = work->refusalFor(command::ConfirmContact{}))
        return refused(*refusal);
    work->setContact(draft);
    world.stores.sessions.dropCode(id); // a code confirms the mobile it was sent to, no other
    return carryOut(world, caller, *work, command::ConfirmContact{}, "session.contact");
}

Reply abandon(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    return carryOut(world, caller, *work, command::Abandon{}, "session.abandon");
}

} // namespace xuanhao
