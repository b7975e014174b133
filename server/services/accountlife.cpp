// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/accountlife.h"

#include "server/services/accounts.h"
#include "server/services/eligibility.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

constexpr int kSettledAtOnce = 200;
/// While something that goes on keeps an account from ending.
constexpr std::chrono::minutes kLookAgain{1};
/// While the facts are too old to end an account: once in a night, when the day's export has come.
constexpr std::chrono::hours kFactsLookedAt{3};
/// Shorter pauses of central are no outage: a restart, another node that takes over.
constexpr std::chrono::minutes kOutage{5};

enum class Selection { None, Valid, Lapsed };

struct SelectionState
{
    Selection selection = Selection::None;
    QDate lastDay;
};

/// What has become of the account's selections. A registration in time makes the person a vehicle owner by
/// the facts, before anybody asks here.
SelectionState selectionOf(World& world, const AccountRow& account, Instant now)
{
    const auto last = world.stores.sessions.lastReservation(account.id, account.registeredAt);
    if (!last)
        return {};
    return {officeDate(now) <= *last ? Selection::Valid : Selection::Lapsed, *last};
}

UserType typeOf(const AccountRow& account)
{
    return userTypeFromWire(account.userType).value_or(UserType::NewVehicleOwner);
}

bool isOfUnit(const AccountRow& account)
{
    return isUnit(documentKindFromWire(account.documentKind).value_or(DocumentKind::ResidentId));
}

std::optional<Instant> deadlineOf(World& world, const AccountRow& account)
{
    const QString& authority = world.office.authority;
    QList<ServiceGap> gaps = world.stores.accountLife.gapsSince(authority, account.registeredAt);
    for (const MaintenanceWindow& window : world.stores.maintenance.windows(authority)) {
        if (window.to > account.registeredAt)
            gaps.append({window.from, window.to});
    }
    return selectionDeadline(account.registeredAt, world.office.profile, world.office.calendar, gaps);
}

Instant nextLookAtFacts(Instant now)
{
    return officeMidnight(officeDate(now).addDays(1)) + kFactsLookedAt;
}

/// What time makes of an account: its end, or when to look again.
struct Outlook
{
    std::optional<AccountEnd> end;
    Instant endsAt{};
    std::optional<Instant> checkAt;
};

Outlook newOwnersOutlook(World& world, const AccountRow& account, const PersonFacts& facts, Instant now)
{
    const SelectionState state = selectionOf(world, account, now);
    const Instant lapsesAt = state.lastDay.isValid() ? officeMidnight(state.lastDay.addDays(1)) : Instant{};
    if (state.selection == Selection::Valid)
        return {{}, {}, lapsesAt};
    if (world.stores.sessions.liveSession(account.person))
        return {{}, {}, now + kLookAgain};
    if (state.selection == Selection::Lapsed) {
        if (facts.vehicleCoverage == FactCoverage::None)
            return {};                          // until somebody asks: facts may be there then
        if (!knowVehiclesUpTo(facts, lapsesAt)) // the person may have registered the vehicle in time
            return {{}, {}, nextLookAtFacts(now)};
        return {AccountEnd::Lapsed, lapsesAt, {}};
    }
    const auto deadline = deadlineOf(world, account);
    if (!deadline)
        return {{}, {}, now + kLookAgain};
    if (now < *deadline)
        return {{}, {}, deadline};
    return {AccountEnd::NoSelection, *deadline, {}};
}

Outlook learnersOutlook(World& world, const AccountRow& account, const PersonFacts& facts, Instant now)
{
    const QDate last = lastDayOfLearner(facts, officeDate(now));
    if (!last.isValid())
        return {};
    const Instant endsAt = officeMidnight(last.addDays(1));
    if (now < endsAt)
        return {{}, {}, endsAt};
    const SelectionState state = selectionOf(world, account, now);
    if (state.selection == Selection::Valid)
        return {{}, {}, officeMidnight(state.lastDay.addDays(1))};
    if (world.stores.sessions.liveSession(account.person))
        return {{}, {}, now + kLookAgain};
    const bool isVehicleToCome =
        facts.vehicleCoverage != FactCoverage::None && !knowVehiclesUpTo(facts, endsAt);
    if (isVehicleToCome || !knowLicencesUpTo(facts, endsAt)) // a licence may have been issued in time
        return {{}, {}, nextLookAtFacts(now)};
    return {AccountEnd::LearnerProof, endsAt, {}};
}

Outlook outlookOf(World& world, const AccountRow& account, UserType type, const PersonFacts& facts,
                  Instant now)
{
    if (type == UserType::NewVehicleOwner && !isOfUnit(account))
        return newOwnersOutlook(world, account, facts, now);
    if (type == UserType::FirstLicenceLearner)
        return learnersOutlook(world, account, facts, now);
    return {};
}

QByteArray sealedChange(World& world, const AccountId& id, const QString& what)
{
    return sealedRecord(world, id,
                        {{QStringLiteral("by"), QStringLiteral("central")}, {QStringLiteral("what"), what}});
}

void convert(World& world, AccountRow& account, AccountDraft& data, UserType type, Instant now)
{
    const AccountRow before = account;
    data.userType = type;
    account.userType = wireWord(type);
    account.sealed = sealedDraft(world, account.id, data);
    world.stores.people.changeAccount(before, account, sealedChange(world, account.id, account.userType),
                                      nobodyAt(now).actor());
    auditByItself(world, now, "account.convert", account.id.value(),
                  {{QStringLiteral("from"), before.userType}, {QStringLiteral("to"), account.userType}});
}

void setBar(World& world, const AccountRow& account, const AccountDraft& data, AccountEnd end, Instant since)
{
    const int days = world.office.profile.account.barredDays;
    const auto mobile = MobileNumber::parse(data.mobile);
    if (!bars(end) || days == 0 || !mobile)
        return;
    world.stores.accountLife.setBar(account.person, world.secret.mobileHash(*mobile),
                                    {wireWord(end), since, officeDate(since).addDays(days)});
}

/// The applicant's own way in ends with the account, also a code that is still on its way.
void closeAccess(World& world, const AccountId& id, Instant now)
{
    if (const auto access = world.stores.applicants.access(id)) {
        world.stores.sms.withdraw(access->sms, now);
        world.stores.applicants.dropAccess(id);
    }
}

void endAccount(World& world, AccountRow& account, AccountEnd end, Instant endsAt, const QByteArray& record,
                const Actor& actor)
{
    const AccountRow before = account;
    account.endedAt = endsAt;
    account.endReason = wireWord(end);
    account.checkAt.reset();
    world.stores.people.changeAccount(before, account, record, actor);
    closeAccess(world, account.id, actor.at);
}

void settle(World& world, AccountRow& account, Instant now)
{
    if (account.endedAt)
        return;
    const UserType stored = typeOf(account);
    const bool mayChange = (stored == UserType::NewVehicleOwner || stored == UserType::FirstLicenceLearner) &&
                           !isOfUnit(account);
    auto data = mayChange ? dataOf(world, account) : std::nullopt;
    if (!data) { // for ever as it is, or nobody can act on it and the log has said so
        if (account.checkAt) {
            account.checkAt.reset();
            world.stores.people.setCheck(account.id, std::nullopt);
        }
        return;
    }
    const PersonFacts facts = personFacts(world, account.person, data->mobile);
    const UserType type = typeByNow(stored, facts, officeDate(now));
    if (type != stored)
        convert(world, account, *data, type, now);
    const Outlook outlook = outlookOf(world, account, type, facts, now);
    if (outlook.end) {
        endAccount(world, account, *outlook.end, outlook.endsAt,
                   sealedChange(world, account.id, wireWord(*outlook.end)), nobodyAt(now).actor());
        setBar(world, account, *data, *outlook.end, outlook.endsAt);
        auditByItself(world, now, "account.end", account.id.value(),
                      {{QStringLiteral("reason"), account.endReason},
                       {QStringLiteral("endedAt"), toOfficeIso(outlook.endsAt)}});
        return;
    }
    if (account.checkAt != outlook.checkAt) {
        account.checkAt = outlook.checkAt;
        world.stores.people.setCheck(account.id, account.checkAt);
    }
}

} // namespace

std::optional<AccountRow> settledAccount(World& world, const AccountId& id, Instant now)
{
    auto account = world.stores.people.account(id);
    if (account)
        settle(world, *account, now);
    return account;
}

std::optional<AccountRow> settledAccountOf(World& world, const PersonHash& person, Instant now)
{
    auto account = world.stores.people.accountOf(person);
    if (account)
        settle(world, *account, now);
    return account;
}

void settleDueAccounts(World& world, Instant now)
{
    for (const AccountId& id : world.stores.people.dueAccounts(now, kSettledAtOnce))
        (void)settledAccount(world, id, now);
}

std::optional<Instant> selectBefore(World& world, const AccountRow& account, Instant now)
{
    if (account.endedAt || typeOf(account) != UserType::NewVehicleOwner || isOfUnit(account) ||
        selectionOf(world, account, now).selection != Selection::None)
        return std::nullopt;
    return deadlineOf(world, account);
}

std::optional<Instant> firstCheck(World& world, const AccountRow& account, const AccountDraft& data,
                                  Instant now)
{
    if (isOfUnit(account))
        return std::nullopt;
    return outlookOf(world, account, data.userType, personFacts(world, account.person, data.mobile), now)
        .checkAt;
}

Problem accountEnded(const AccountRow& account)
{
    return {ProblemCode::AccountEnded,
            QStringLiteral("the account was cancelled"),
            {{QStringLiteral("reason"), account.endReason},
             {QStringLiteral("at"), toOfficeIso(account.endedAt.value_or(Instant{}))}}};
}

std::optional<Problem> registrationBarred(World& world, const PersonHash& person, const AccountDraft& draft,
                                          Instant now)
{
    const auto mobile = MobileNumber::parse(draft.mobile);
    if (draft.userType != UserType::NewVehicleOwner || !mobile)
        return std::nullopt;
    const auto bar = world.stores.accountLife.bar(person, world.secret.mobileHash(*mobile));
    const bool isAnsweredFor =
        std::any_of(draft.overrides.begin(), draft.overrides.end(), [](const Override& given) {
            return given.field == kBarredField && given.problem == kBarredProblem;
        });
    if (!bar || officeDate(now) >= bar->until || isAnsweredFor)
        return std::nullopt;
    return Problem{ProblemCode::RegistrationBarred,
                   QStringLiteral("a cancelled account bars this document with this mobile; the counter may "
                                  "register it with a recorded reason"),
                   {{QStringLiteral("reason"), bar->reason},
                    {QStringLiteral("since"), toOfficeIso(bar->since)},
                    {QStringLiteral("until"), toIsoDate(bar->until)}}};
}

Reply cancelAccount(World& world, const Caller& caller, const AccountId& id,
                    const CancelAccountRequest& request)
{
    auto account = settledAccount(world, id, caller.now);
    if (!account)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such account"));
    if (account->endedAt)
        return Unexpected{Refused{accountEnded(*account)}};
    if (request.reason.trimmed().size() < 2)
        return Unexpected{
            Refused{Problem::invalidField(QStringLiteral("reason"), {.problem = InputProblem::Empty})}};
    if (const auto live = world.stores.sessions.liveSession(account->person)) {
        const auto session = world.stores.sessions.session(*live);
        return refuse(ProblemCode::SessionLive, QStringLiteral("a selection of this person is under way"),
                      {{QStringLiteral("session"), live->value()},
                       {QStringLiteral("counter"),
                        session ? world.stores.staff.counterName(session->counter) : QString()},
                       {QStringLiteral("openedAt"), toOfficeIso(session ? session->openedAt : caller.now)}});
    }
    if (const auto reserved = world.stores.sessions.reservedSession(account->person, officeDate(caller.now)))
        return refuse(ProblemCode::AlreadyReserved, QStringLiteral("the person holds a valid selection"),
                      {{QStringLiteral("session"), reserved->value()}});
    endAccount(world, *account, AccountEnd::AtTheCounter, caller.now,
               sealedRecord(world, id, {{QStringLiteral("reason"), request.reason.trimmed()}}),
               caller.actor());
    audit(world, caller, "account.end", id.value(), {{QStringLiteral("reason"), account->endReason}});
    return accountViewOf(world, *account, caller.now);
}

Reply askTestBooking(World& world, const Caller& caller, const AccountQuery& query)
{
    const auto document =
        DocumentNumber::parse(query.documentKind, query.documentNumber, officeDate(caller.now));
    if (!document)
        return Unexpected{Refused{Problem::invalidField(QStringLiteral("documentNumber"), document.error())}};
    const PersonHash person = world.secret.personHash(*document);
    const auto account = settledAccountOf(world, person, caller.now);
    TestBookingReply reply;
    if (!account) {
        reply.refusal = BookingRefusal::NoAccount;
    } else if (account->endedAt) {
        reply.refusal = BookingRefusal::AccountEnded;
    } else {
        const bool isFinished =
            world.stores.sessions.reservedSession(person, officeDate(caller.now)).has_value();
        if (!servicesOf(typeOf(*account), isFinished).contains(Service::TestBooking))
            reply.refusal = BookingRefusal::SelectionUnfinished;
    }
    audit(world, caller, "testBooking.ask",
          account ? account->id.value() : QString::fromLatin1(person.value().toHex()),
          {{QStringLiteral("mayBook"), !reply.refusal}});
    return reply.toJson();
}

void noteServiceTime(World& world, Presence presence, Instant now)
{
    AccountLifeStore& store = world.stores.accountLife;
    const QString& authority = world.office.authority;
    const auto beat = store.beat(authority);
    if (presence == Presence::IsBack && beat && now - *beat > kOutage) {
        store.addGap(authority, GapKind::Outage, {*beat, now});
        auditByItself(world, now, "office.outage", authority, {{QStringLiteral("from"), toOfficeIso(*beat)}});
    }
    store.setBeat(authority, now);
    const auto& divisions = world.office.divisions;
    const bool isClosed = std::none_of(divisions.begin(), divisions.end(), [](const Division& division) {
        return division.state == DivisionState::Open;
    });
    const auto closedSince = store.openGap(authority, GapKind::Closure);
    if (isClosed && !closedSince)
        store.addGap(authority, GapKind::Closure, {now, std::nullopt});
    if (!isClosed && closedSince)
        store.endGap(authority, GapKind::Closure, now);
}

} // namespace xuanhao
