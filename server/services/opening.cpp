// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/opening.h"

#include "core/base/uuid.h"
#include "server/services/accountlife.h"
#include "server/services/accounts.h"
#include "server/services/sessionwork.h"

namespace xuanhao {

namespace {

std::optional<Problem> offersSelection(const AccountRow& account)
{
    const UserType type = userTypeFromWire(account.userType).value_or(UserType::NewVehicleOwner);
    if (servicesOf(type, false).contains(Service::PlateSelection))
        return std::nullopt;
    return Problem{ProblemCode::ServiceNotOffered,
                   QStringLiteral("this user type has no plate selection"),
                   {{QStringLiteral("userType"), account.userType}}};
}

/// The blacklist closes everything but the on-site draw (B8).
std::optional<Problem> isListed(World& world, const AccountRow& account, SessionWay way, Instant now)
{
    const bool isOnSiteOffered = world.office.profile.onSite.enabled;
    if (way == SessionWay::OnSite && isOnSiteOffered)
        return std::nullopt;
    const auto row = barringListing(world, account.person, now);
    if (!row)
        return std::nullopt;
    return Problem{ProblemCode::Listed,
                   QStringLiteral("the person is on the blacklist"),
                   {{QStringLiteral("reason"), wireWord(row->listing.reason)},
                    {QStringLiteral("since"), toOfficeIso(row->listing.since)},
                    {QStringLiteral("until"), toIsoDate(row->listing.until)},
                    {QStringLiteral("onSite"), isOnSiteOffered}}};
}

std::optional<Problem> isNotOffered(const World& world, SessionWay way)
{
    if (way == SessionWay::OnSite && !world.office.profile.onSite.enabled)
        return Problem::refused(Refusal::OnSiteNotOffered);
    return std::nullopt;
}

/// When a selection may begin: now, or after maintenance, within the opening hours.
std::optional<Instant> opensNext(World& world, Instant now)
{
    const OfficeReference& office = world.office;
    std::optional<Instant> at = now;
    for (Instant before{}; at && before != *at;) {
        before = *at;
        for (const MaintenanceWindow& window : world.stores.maintenance.windows(office.authority)) {
            if (window.covers(*at))
                at = window.to;
        }
        if (!office.profile.isOpenAt(*at, office.calendar))
            at = office.profile.opensNext(*at, office.calendar);
    }
    return at;
}

/// The office's side: division, hours, business.
std::optional<Problem> isClosed(World& world, const OpenSessionRequest& request, Instant now)
{
    const OfficeReference& office = world.office;
    const Division* division = office.division(request.division);
    if (!division)
        return Problem::invalidField(QStringLiteral("division"), {.problem = InputProblem::UnknownValue});
    const QJsonObject facts{{QStringLiteral("division"), division->name},
                            {QStringLiteral("text"), division->stateText}};
    if (division->state == DivisionState::Closed)
        return Problem{ProblemCode::DivisionClosed, QStringLiteral("the division is closed"), facts};
    if (division->state == DivisionState::Maintenance)
        return Problem{ProblemCode::Maintenance, QStringLiteral("the division is in maintenance"), facts};
    if (auto problem = underMaintenance(world, now))
        return problem;
    if (!office.profile.isOpenAt(now, office.calendar)) {
        const auto opens = opensNext(world, now);
        return Problem{ProblemCode::NotOpenYet, QStringLiteral("outside the opening hours"),
                       opens ? QJsonObject{{QStringLiteral("opensAt"), toOfficeIso(*opens)}} : QJsonObject{}};
    }
    if (!office.profile.businessKinds.contains(request.business))
        return Problem{ProblemCode::BusinessNotOffered,
                       QStringLiteral("this business is not offered here"),
                       {{QStringLiteral("business"), wireWord(request.business)}}};
    return std::nullopt;
}

Refused liveElsewhere(World& world, const Caller& caller, const SessionRow& session)
{
    world.stores.sessions.recordAttempt(session.person, session.id, caller.request, caller.actor());
    audit(world, caller, "session.secondTerminalRefused", session.id.value());
    return {{ProblemCode::SessionLive,
             QStringLiteral("the person's session lives at another counter"),
             {{QStringLiteral("session"), session.id.value()},
              {QStringLiteral("counter"), world.stores.staff.counterName(session.counter)},
              {QStringLiteral("openedAt"), toOfficeIso(session.openedAt)}}},
            Refused::Effect::Kept};
}

/// "G03-20261123-0042"
QString nextCaseNumber(World& world, const Caller& caller)
{
    const QDate today = officeDate(caller.now);
    const int nth = world.stores.sessions.nextInDay(caller.counter, today);
    return QStringLiteral("%1-%2-%3")
        .arg(caller.counter.value(), today.toString(QStringLiteral("yyyyMMdd")))
        .arg(nth, 4, 10, QLatin1Char('0'));
}

Reply begin(World& world, const Caller& caller, const AccountRow& account, const OpenSessionRequest& request)
{
    const SessionId id(timedUuid(caller.now, world.random));
    if (!world.stores.sessions.enter(account.person, id, caller.counter, caller.now))
        return refuse(ProblemCode::Internal, QStringLiteral("the session could not be entered"));
    const SessionRow row{.person = account.person,
                         .id = id,
                         .account = account.id,
                         .caseNumber = nextCaseNumber(world, caller),
                         .counter = caller.counter,
                         .staff = caller.staff,
                         .division = request.division,
                         .business = wireWord(request.business),
                         .authority = world.office.authority,
                         .kind = {},
                         .vin = {},
                         .openedAt = caller.now,
                         .changedAt = caller.now,
                         .state = SelectionSession(caller.counter, caller.now, request.way),
                         .lastVerify = {},
                         .draws = {},
                         .sealed = {},
                         .personal = {}};
    world.stores.sessions.add(row, world.office.profile);
    auto work = SessionWork::load(world, id, caller);
    if (!work) // the database has failed
        return notLoaded(world, id);
    work->save();
    audit(world, caller, "session.open", id.value(),
          {{QStringLiteral("account"), account.id.value()}, {QStringLiteral("case"), row.caseNumber}});
    return work->view();
}

} // namespace

std::optional<Problem> underMaintenance(World& world, Instant now)
{
    std::optional<MaintenanceWindow> current;
    for (const MaintenanceWindow& window : world.stores.maintenance.windows(world.office.authority)) {
        if (!current && window.covers(now))
            current = window;
        else if (current && window.covers(current->to)) // one follows the other at once
            current->to = window.to;
    }
    if (!current)
        return std::nullopt;
    QJsonObject facts{{QStringLiteral("text"), current->text},
                      {QStringLiteral("until"), toOfficeIso(current->to)}};
    if (const auto opens = opensNext(world, now))
        facts.insert(QStringLiteral("opensAt"), toOfficeIso(*opens));
    return Problem{ProblemCode::Maintenance, QStringLiteral("the system is in planned maintenance"), facts};
}

Reply openSession(World& world, const Caller& caller, const AccountId& id, const OpenSessionRequest& request)
{
    const auto account = settledAccount(world, id, caller.now);
    if (!account)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such account"));
    if (account->endedAt)
        return Unexpected{Refused{accountEnded(*account)}};
    if (auto problem = offersSelection(*account))
        return Unexpected{Refused{*std::move(problem)}};
    if (const auto live = world.stores.sessions.liveSession(account->person)) {
        auto work = SessionWork::load(world, *live, caller);
        if (!work)
            return notLoaded(world, *live);
        if (work->state().isLive()) {
            if (work->isAtOwnCounter())
                return work->view();
            return Unexpected{liveElsewhere(world, caller, work->row())};
        }
    }
    // A unit may have many vehicles; a person comes back for the one that waits (B13).
    const bool isOfUnit =
        isUnit(documentKindFromWire(account->documentKind).value_or(DocumentKind::ResidentId));
    const auto reserved = world.stores.sessions.reservedSession(account->person, officeDate(caller.now));
    if (reserved && !isOfUnit)
        return refuse(ProblemCode::AlreadyReserved, QStringLiteral("the person holds a valid selection"),
                      {{QStringLiteral("session"), reserved->value()}});
    if (auto problem = isListed(world, *account, request.way, caller.now))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = isNotOffered(world, request.way))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = isClosed(world, request, caller.now))
        return Unexpected{Refused{*std::move(problem)}};
    return begin(world, caller, *account, request);
}

} // namespace xuanhao
