// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/listings.h"

#include "core/protocol/sessionview.h"
#include "server/services/accounts.h"
#include "server/services/lookup.h"
#include "server/services/numbertext.h"
#include "server/services/paging.h"

namespace xuanhao {

namespace {

Problem notThere()
{
    return {ProblemCode::NotFound, QStringLiteral("there is no such entry"), {}};
}

ListingLine lineOf(World& world, const ListingRow& row, Instant now)
{
    const auto account = world.stores.people.accountOf(row.person);
    const MaskedPerson person = account ? maskedPerson(world, account->id, now) : MaskedPerson{};
    const auto session = world.stores.sessions.session(SessionId(row.session));
    const bool isToDecide = row.listing.decideBy.isValid();
    return {.id = row.id.value(),
            .reason = row.listing.reason,
            .standing = standingOf(row.listing, now),
            .isBarring = isBarring(row.listing, now),
            .since = row.listing.since,
            .until = row.listing.until,
            .decideBy = isToDecide ? std::optional(row.listing.decideBy) : std::nullopt,
            .facts = person.facts,
            .maskedName = person.name,
            .maskedDocument = person.document,
            .caseNumber = session ? session->caseNumber : QString(),
            .counterName = session ? world.stores.staff.counterName(session->counter) : QString()};
}

std::vector<ListingRow> rowsFor(World& world, const std::vector<PersonHash>& people,
                                const ListingQuery& query, Instant now)
{
    std::vector<ListingRow> rows;
    for (const PersonHash& person : people) {
        for (ListingRow& row : world.stores.listings.ofPerson(person)) {
            const bool fits = (!query.standing || standingOf(row.listing, now) == *query.standing) &&
                              (!query.reason || row.listing.reason == *query.reason);
            if (fits)
                rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::optional<Instant> instantOf(const QJsonObject& evidence, const QString& key)
{
    return instantFromIso(evidence.value(key).toString());
}

/// What happened with the selection and with the entry.
void addTimeline(World& world, const ListingRow& row, ListingDetail& detail)
{
    const auto entries = world.stores.journal.of(row.session, row.id.value(), ListingEvent::kMax + 1);
    for (const AuditEntry& entry : entries)
        detail.timeline.append({.at = entry.actor.at,
                                .action = entry.action,
                                .counterName = world.stores.staff.counterName(entry.actor.counter),
                                .staffName = world.stores.staff.staffName(entry.actor.staff),
                                .facts = entry.facts});
    detail.isTimelineComplete = detail.timeline.size() <= ListingEvent::kMax;
    if (!detail.isTimelineComplete)
        detail.timeline.removeFirst();
}

QJsonObject detailOf(World& world, const Caller& caller, const ListingRow& row)
{
    ListingDetail detail;
    detail.line = lineOf(world, row, caller.now);
    if (const auto account = world.stores.people.accountOf(row.person))
        detail.maskedMobile = maskedPerson(world, account->id, caller.now).mobile;
    detail.takesEffectAtOnce = row.listing.effect == ListingEffect::AtOnce;
    detail.startedAt = instantOf(row.evidence, QStringLiteral("startedAt"));
    detail.deadline = instantOf(row.evidence, QStringLiteral("deadline"));
    detail.request = row.evidence.value(QStringLiteral("request")).toString();
    detail.number = row.evidence.value(QStringLiteral("heldNumber")).toString();
    detail.triedNumber = row.evidence.value(QStringLiteral("triedNumber")).toString();
    const CounterId counter(row.evidence.value(QStringLiteral("counter")).toString());
    detail.actCounterName = world.stores.staff.counterName(counter);
    detail.actStaffName =
        world.stores.staff.staffName(StaffId(row.evidence.value(QStringLiteral("staff")).toString()));
    if (const auto session = world.stores.sessions.session(SessionId(row.session))) {
        detail.stage = wireWord(session->state.stage());
        const auto& reservation = session->state.reservation();
        if (reservation && session->kind)
            detail.number = numberText(session->authority, *session->kind, reservation->number);
    }
    addTimeline(world, row, detail);
    for (const DecisionRow& decision : world.stores.listings.decisionsOf(row.id))
        detail.decisions.append({.at = decision.at,
                                 .state = decision.state,
                                 .staffName = world.stores.staff.staffName(decision.staff),
                                 .secondStaffName = world.stores.staff.staffName(decision.secondStaff),
                                 .reason = decision.reason});
    const auto others = world.stores.listings.ofPerson(row.person);
    for (auto other = others.rbegin();
         other != others.rend() && detail.earlier.size() < ListingDetail::kMaxEarlier; ++other) {
        if (!(other->id == row.id))
            detail.earlier.append(lineOf(world, *other, caller.now));
    }
    return detail.toJson();
}

/// Why nothing can be decided about the entry like this; nothing when it can.
std::optional<Problem> undecidable(const ListingRow& row, ListingState state, Instant now)
{
    const ListingStanding standing = standingOf(row.listing, now);
    const bool isOpen = standing == ListingStanding::UnderReview ||
                        (standing == ListingStanding::Effective && state == ListingState::Lifted);
    if (isOpen)
        return std::nullopt;
    return Problem{ProblemCode::ListingDecided,
                   QStringLiteral("the entry is decided about or over already"),
                   {{QStringLiteral("standing"), wireWord(standing)}}};
}

constexpr const char* kSecondPerson = "lifting takes a second, different supervisor";

Reply decided(World& world, const Caller& caller, const ListingId& id, ListingState state,
              const StaffId& second, const QString& reason)
{
    const auto done = decideListing(world, caller, id, state, second, reason);
    if (!done)
        return Unexpected{Refused{done.error()}};
    return showListing(world, caller, id);
}

} // namespace

Reply findListings(World& world, const Caller& caller, const ListingQuery& query)
{
    const QDate today = officeDate(caller.now);
    const PageOrder order = ListingStore::orderOf(query.order, query.isDescending);
    const auto markOf = [&](const ListingRow& row) { return ListingStore::markOf(row, query.order); };
    const auto after = readMark(query.after, order);
    if (!after)
        return Unexpected{after.error()};

    ListingPage page;
    std::vector<ListingRow> rows;
    if (query.text.trimmed().isEmpty()) {
        rows =
            world.stores.listings.page({query.standing, query.reason}, today, order, *after, query.limit + 1);
    } else {
        const Found<PersonHash> found = peopleFor(world, query.text);
        page.isComplete = found.isComplete;
        rows = rowsFor(world, found.ids, query, caller.now);
        keepPage(rows, order, *after, query.limit + 1, markOf);
    }
    page.next = takeNext(rows, query.limit, markOf);
    for (const ListingRow& row : rows)
        page.lines.append(lineOf(world, row, caller.now));
    if (!*after)
        page.counts = world.stores.listings.counts(today);
    return page.toJson();
}

Reply showListing(World& world, const Caller& caller, const ListingId& id)
{
    const auto row = world.stores.listings.listing(id);
    if (!row)
        return Unexpected{Refused{notThere()}};
    return detailOf(world, caller, *row);
}

Expected<Done, Problem> decideListing(World& world, const Caller& caller, const ListingId& id,
                                      ListingState state, const StaffId& second, const QString& reason)
{
    const auto row = world.stores.listings.listing(id);
    if (!row)
        return Unexpected{notThere()};
    if (auto problem = undecidable(*row, state, caller.now))
        return Unexpected{*std::move(problem)};
    world.stores.listings.decide(id, {.at = caller.now,
                                      .state = state,
                                      .staff = caller.staff,
                                      .secondStaff = second,
                                      .reason = reason.trimmed()});
    const QJsonObject facts = second.value().isEmpty()
                                  ? QJsonObject{}
                                  : QJsonObject{{QStringLiteral("secondStaff"), second.value()}};
    audit(world, caller, state == ListingState::Lifted ? "listing.lift" : "listing.confirm", id.value(),
          facts);
    return Done{};
}

Reply confirmListing(World& world, const Caller& caller, const ListingId& id,
                     const ConfirmListingRequest& request)
{
    if (request.reason.trimmed().size() < 2)
        return Unexpected{
            Refused{Problem::invalidField(QStringLiteral("reason"), {.problem = InputProblem::Empty})}};
    return decided(world, caller, id, ListingState::Effective, StaffId({}), request.reason);
}

Expected<SecondPerson, Refused> beginLift(World& world, const Caller& caller, const ListingId& id,
                                          const LiftListingRequest& request)
{
    const auto row = world.stores.listings.listing(id);
    if (!row)
        return Unexpected{Refused{notThere()}};
    if (auto problem = undecidable(*row, ListingState::Lifted, caller.now))
        return Unexpected{Refused{*std::move(problem)}};
    auto check = beginSecondSignIn(world, caller, {request.secondStaff, request.secondPassword},
                                   request.reason, kSecondPerson);
    if (!check)
        return Unexpected{check.error()};
    return SecondPerson{id, request.reason, *std::move(check)};
}

Reply finishLift(World& world, const Caller& caller, const SecondPerson& second, PasswordResult result)
{
    const auto staff = proveStaff(world, caller, second.check.staff, result);
    if (!staff)
        return Unexpected{staff.error()};
    if (staff->role != wireWord(Role::Supervisor))
        return secondPersonUnfit(kSecondPerson, "role");
    return decided(world, caller, second.listing, ListingState::Lifted, staff->id, second.reason);
}

} // namespace xuanhao
