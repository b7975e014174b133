// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/sessionwork.h"

#include "core/base/check.h"
#include "core/base/uuid.h"
#include "server/services/codes.h"
#include "server/services/numbertext.h"

#include <QLoggingCategory>

#include <algorithm>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central.session")

QString owner(const SessionId& id)
{
    return QStringLiteral("session/") + id.value();
}

const char* actionOf(Passing passing)
{
    switch (passing) {
    case Passing::Nothing:
        return "session.nothing";
    case Passing::ComposeChose:
        return "session.deadlineChose";
    case Passing::ComposeEmpty:
        return "session.deadlineEmpty";
    case Passing::BatchLapsed:
        return "session.batchLapsed";
    case Passing::BatchChose:
        return "session.batchChose";
    case Passing::AsideLapsed:
        return "session.asideLapsed";
    case Passing::ChoiceLapsed:
        return "session.choiceLapsed";
    case Passing::WentIdle:
        return "session.wentIdle";
    }
    checkFailed("a known passing", __FILE__, __LINE__);
}

} // namespace

SessionWork::SessionWork(World& world, SessionRow row, const Caller& caller)
    : m_world(world)
    , m_row(std::move(row))
    , m_caller(caller)
{}

bool SessionWork::open()
{
    if (m_row.personal)
        return true;
    SessionPersonal personal;
    if (!m_row.sealed.isEmpty()) { // otherwise it has just begun
        const auto clear = m_world.secret.open(m_row.sealed, owner(m_row.id));
        if (!clear)
            return false;
        JsonReader reader(parseJsonObject(*clear).value());
        if (reader.has("vehicle"))
            reader.nested("vehicle", [&](JsonReader& json) { personal.vehicle = VehicleDraft::read(json); });
        if (reader.has("contact"))
            reader.nested("contact", [&](JsonReader& json) { personal.contact = ContactDraft::read(json); });
    }
    m_row.personal = std::make_shared<const SessionPersonal>(std::move(personal));
    return true;
}

std::optional<SessionWork> SessionWork::load(World& world, const SessionId& id, const Caller& caller)
{
    auto row = world.stores.sessions.session(id);
    if (!row)
        return std::nullopt;
    SessionWork work(world, *std::move(row), caller);
    // Going on would write an empty seal over vehicle and contact.
    if (!work.open()) {
        qCCritical(log).noquote() << "Session" << id.value()
                                  << "was sealed with another secret, or is damaged.";
        return std::nullopt;
    }
    work.readQuotas();
    work.letTimePass();
    if (work.state().isLive() && work.isAtOwnCounter() && !caller.staff.value().isEmpty())
        world.presence.heard(id, caller.now);
    return work;
}

Unexpected<Refused> notLoaded(World& world, const SessionId& id)
{
    if (world.stores.sessions.has(id))
        return refuse(ProblemCode::Internal, QStringLiteral("the session's data cannot be read"));
    return refuse(ProblemCode::NotFound, QStringLiteral("there is no such session"));
}

std::optional<PoolKey> SessionWork::pool() const
{
    return m_row.kind ? std::optional(PoolKey{m_row.authority, *m_row.kind}) : std::nullopt;
}

ClaimDesk SessionWork::desk()
{
    return ClaimDesk(m_world, pool(), m_row.id, m_caller.now);
}

SelectionSession::Context SessionWork::context(ClaimDesk& desk)
{
    return {.profile = m_world.office.profile,
            .calendar = m_world.office.calendar,
            .now = m_caller.now,
            .terminal = m_caller.counter,
            .quotas = m_quotas,
            .desk = desk};
}

void SessionWork::readQuotas()
{
    const Profile& profile = m_world.office.profile;
    PeopleStore& people = m_world.stores.people;
    const QDate today = officeDate(m_caller.now);
    const int verifications = people.used(m_row.person, today, PeopleStore::Quota::Verification);
    const int locks = people.used(m_row.person, today, PeopleStore::Quota::Lock);
    const int draws = m_row.vin ? people.drawsUsed(*m_row.vin, DrawKind::Random) : 0;
    const int onSiteDraws = m_row.vin ? people.drawsUsed(*m_row.vin, DrawKind::OnSite) : 0;
    m_quotas = {.verifications = std::max(0, profile.compose.verificationsPerDay - verifications),
                .locks = std::max(0, profile.compose.locksPerDay - locks),
                .draws = std::max(0, profile.draw.drawsPerVehicle - draws),
                .onSiteDraws = std::max(0, profile.onSite.drawsPerVehicle - onSiteDraws)};
}

void SessionWork::writeQuotas(const Quotas& before)
{
    PeopleStore& people = m_world.stores.people;
    const QDate today = officeDate(m_caller.now);
    if (before.verifications != m_quotas.verifications)
        people.use(m_row.person, today, PeopleStore::Quota::Verification,
                   before.verifications - m_quotas.verifications);
    if (before.locks != m_quotas.locks)
        people.use(m_row.person, today, PeopleStore::Quota::Lock, before.locks - m_quotas.locks);
    if (before.draws != m_quotas.draws && m_row.vin)
        people.useDraws(*m_row.vin, DrawKind::Random, before.draws - m_quotas.draws);
    if (before.onSiteDraws != m_quotas.onSiteDraws && m_row.vin)
        people.useDraws(*m_row.vin, DrawKind::OnSite, before.onSiteDraws - m_quotas.onSiteDraws);
}

void SessionWork::letTimePass()
{
    ClaimDesk numbers = desk();
    SelectionSession::Context surroundings = context(numbers);
    for (;;) {
        const Stage before = state().stage();
        const auto choice = state().choice();
        restInMaintenance(numbers);
        prolongChoice(numbers);
        const Passing passing = m_row.state.advance(surroundings);
        if (passing == Passing::Nothing)
            return;
        if (passing == Passing::ChoiceLapsed && isUnheardOnSite(*choice))
            m_world.stores.people.useDraws(*m_row.vin, DrawKind::OnSite, -1);
        const Caller nobody = nobodyAt(m_caller.now);
        audit(m_world, nobody, actionOf(passing), m_row.id.value());
        follow(before);
        save();
    }
}

void SessionWork::setVehicle(const VehicleDraft& vehicle, const VinHash& vin, PlateKind kind)
{
    setPersonal({vehicle, contact()});
    m_row.vin = vin;
    m_row.kind = kind;
    readQuotas();
}

void SessionWork::setContact(const ContactDraft& contact)
{
    setPersonal({vehicle(), contact});
}

void SessionWork::setPersonal(SessionPersonal personal)
{
    QJsonObject json;
    if (personal.vehicle)
        json.insert(QStringLiteral("vehicle"), personal.vehicle->toJson());
    if (personal.contact)
        json.insert(QStringLiteral("contact"), personal.contact->toJson());
    m_row.sealed = m_world.secret.seal(toCanonicalJson(json), owner(m_row.id), m_world.random);
    m_row.personal = std::make_shared<const SessionPersonal>(std::move(personal));
}

/// The choice of the on-site draw waits for a code that never reached the applicant: then its one chance is
/// not spent when it lapses (B11).
bool SessionWork::isUnheardOnSite(const SelectionSession::Choice& choice)
{
    return choice.mode == ChoiceMode::DrawnOnSite && m_row.vin &&
           !m_world.stores.sms.wasSent(m_row.id, choice.chosenAt);
}

void SessionWork::moveTo(const CounterId& counter)
{
    m_row.state.moveTo(counter, m_caller.now);
    m_row.counter = counter;
    m_world.stores.sessions.moveLive(m_row.person, counter);
    save();
}

std::optional<Refusal> SessionWork::refusalFor(const Command& command) const
{
    return state().refusalFor(command, m_world.office.profile, m_quotas, m_caller.counter);
}

Expected<Outcome, Refusal> SessionWork::handle(const Command& command,
                                               const std::function<void(Outcome)>& note)
{
    ClaimDesk numbers = desk();
    SelectionSession::Context surroundings = context(numbers);
    const Quotas before = m_quotas;
    const SelectionSession old = state();
    const Expected<Outcome, Refusal> outcome = m_row.state.handle(command, surroundings);
    if (!outcome)
        return outcome;
    writeQuotas(before);
    if (const auto& draw = numbers.lastDraw())
        m_row.draws.push_back({draw->number, draw->numbers});
    follow(old.stage());
    if (*outcome == Outcome::Voided)
        addListing(old, command);
    if (note)
        note(*outcome);
    save();
    return outcome;
}

/// What another stage brings with it.
void SessionWork::follow(Stage before)
{
    if (state().stage() == before)
        return;
    // A code belongs to one choice.
    if (before == Stage::AwaitingCode || state().stage() == Stage::AwaitingCode)
        dropCode(m_world, m_row.id, m_caller.now);
    if (state().isLive())
        return;
    m_world.stores.sessions.leave(m_row.person);
    m_world.stores.moves.drop(m_row.id);
    m_world.presence.forget(m_row.id);
    // Two live sessions never have the same vehicle, so the success is the first.
    if (state().stage() == Stage::Reserved && m_row.vin)
        (void)m_world.stores.people.addSuccess(*m_row.vin, m_row.id, m_caller.now);
}

void SessionWork::addListing(const SelectionSession& voided, const Command& act)
{
    const auto reason = state().endReason() == EndReason::EarlySubmission ? ListingReason::EarlySubmission
                                                                          : ListingReason::SecondTerminal;
    ListingRow listing{.person = m_row.person,
                       .id = ListingId(timedUuid(m_caller.now, m_world.random)),
                       .listing =
                           newListing(reason, m_caller.now, m_world.office.profile, m_world.office.calendar),
                       .session = m_row.id.value(),
                       .evidence = {{QStringLiteral("request"), m_caller.request},
                                    {QStringLiteral("receivedAt"), toOfficeIso(m_caller.now)},
                                    {QStringLiteral("counter"), m_caller.counter.value()},
                                    {QStringLiteral("staff"), m_caller.staff.value()},
                                    {QStringLiteral("sessionCounter"), m_row.counter.value()},
                                    {QStringLiteral("openedAt"), toOfficeIso(m_row.openedAt)}}};
    const auto text = [this](SerialIndex number) { return numberText(m_row.authority, *m_row.kind, number); };
    const auto& window = voided.composeWindow();
    const auto& choice = voided.choice();
    if (window && window->locked)
        listing.evidence.insert(QStringLiteral("heldNumber"), text(*window->locked));
    else if (choice)
        listing.evidence.insert(QStringLiteral("heldNumber"), text(choice->number));
    if (const auto* verify = std::get_if<command::Verify>(&act))
        listing.evidence.insert(QStringLiteral("triedNumber"), text(verify->number));
    if (window) {
        listing.evidence.insert(QStringLiteral("startedAt"), toOfficeIso(window->startedAt));
        listing.evidence.insert(QStringLiteral("deadline"), toOfficeIso(window->deadline));
    }
    m_world.stores.listings.add(listing);
    audit(m_world, m_caller, "listing.add", listing.id.value(),
          {{QStringLiteral("session"), m_row.id.value()}, {QStringLiteral("reason"), wireWord(reason)}});
}

bool SessionWork::recountLastDay()
{
    const auto& reservation = state().reservation();
    if (!reservation || !reservation->lastDay.isProvisional)
        return false;
    const int workdays = m_world.office.profile.reservation.validityWorkdays;
    const CountedDate counted =
        m_world.office.calendar.addWorkdays(officeDate(reservation->reservedAt), workdays);
    if (counted == reservation->lastDay)
        return false;
    // The machine itself never changes a finished session; the calendar is a fact from outside.
    QJsonObject json = state().toJson();
    QJsonObject changed = json.value(QStringLiteral("reservation")).toObject();
    changed.insert(QStringLiteral("lastDay"), toIsoDate(counted.date));
    changed.insert(QStringLiteral("isProvisional"), counted.isProvisional);
    json.insert(QStringLiteral("reservation"), changed);
    m_row.state = SelectionSession::fromJson(json).value();
    return true;
}

void SessionWork::save()
{
    m_row.changedAt = m_caller.now;
    // A draw is kept as long as the session has a number of it.
    std::erase_if(m_row.draws, [live = state().liveNumbers()](const HeldDraw& draw) {
        return std::find_first_of(draw.numbers.begin(), draw.numbers.end(), live.begin(), live.end()) ==
               draw.numbers.end();
    });
    m_world.stores.sessions.update(m_row, m_world.office.profile);
}

void advanceSession(World& world, const SessionId& id, Instant now)
{
    const Caller nobody = nobodyAt(now);
    (void)SessionWork::load(world, id, nobody);
}

void advanceDueSessions(World& world, Instant now)
{
    for (const SessionId& id : world.stores.sessions.due(now))
        advanceSession(world, id, now);
}

void recountProvisionalDays(World& world, Instant now)
{
    const Caller nobody = nobodyAt(now);
    for (const SessionId& id : world.stores.sessions.provisional()) {
        auto work = SessionWork::load(world, id, nobody);
        if (!work || !work->recountLastDay())
            continue;
        work->save();
        audit(world, nobody, "session.recount", id.value(),
              {{QStringLiteral("lastDay"), toIsoDate(work->state().reservation()->lastDay.date)}});
    }
}

} // namespace xuanhao
