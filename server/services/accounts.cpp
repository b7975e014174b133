// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/accounts.h"

#include "core/base/uuid.h"
#include "core/domain/identity/personname.h"
#include "server/services/accesscodes.h"
#include "server/services/accountlife.h"
#include "server/services/eligibility.h"
#include "server/services/fieldcheck.h"

#include <QLoggingCategory>

#include <algorithm>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central.account")

const QString kAgreement = QStringLiteral("agreement");
const QString kPrivacy = QStringLiteral("privacy");

QString owner(const AccountId& id)
{
    return QStringLiteral("account/") + id.value();
}

/// Brings the draft into its stored form, or says what is wrong with it.
std::optional<Problem> normalise(AccountDraft& draft, Instant now, std::optional<PersonHash>& person,
                                 const ServerSecret& secret)
{
    FieldCheck check(draft.overrides);
    const QDate today = officeDate(now);
    const auto document =
        check.parsed(QStringLiteral("documentNumber"),
                     DocumentNumber::parse(draft.documentKind, draft.documentNumber, today));
    const auto name = check.parsed(QStringLiteral("name"), PersonName::parse(draft.name));
    const auto mobile = check.parsed(QStringLiteral("mobile"), MobileNumber::parse(draft.mobile));
    const bool isCity =
        draft.cityCode.size() == 6 && std::all_of(draft.cityCode.begin(), draft.cityCode.end(),
                                                  [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isCity)
        check.invalid(QStringLiteral("cityCode"), {.problem = InputProblem::BadFormat});
    if (isUnit(draft.documentKind) && !draft.agent)
        check.fail({ProblemCode::AgentMissing, QStringLiteral("a unit acts through an agent"), {}});
    if (draft.agent) {
        AgentDraft& agent = *draft.agent;
        if (isUnit(agent.documentKind))
            check.invalid(QStringLiteral("agent.documentKind"), {.problem = InputProblem::UnknownValue});
        const auto number =
            check.parsed(QStringLiteral("agent.documentNumber"),
                         DocumentNumber::parse(agent.documentKind, agent.documentNumber, today));
        const auto agentName = check.parsed(QStringLiteral("agent.name"), PersonName::parse(agent.name));
        const auto agentMobile =
            check.parsed(QStringLiteral("agent.mobile"), MobileNumber::parse(agent.mobile));
        if (number && agentName && agentMobile) {
            agent.documentNumber = number->text();
            agent.name = agentName->text();
            agent.mobile = agentMobile->text();
        }
    }
    if (check.problem())
        return check.problem();
    draft.documentNumber = document->text();
    draft.name = name->text();
    draft.mobile = mobile->text();
    person = secret.personHash(*document);
    return std::nullopt;
}

std::optional<Problem> missingConsent(const World& world, const AccountDraft& draft)
{
    const QString agreement = world.office.text(kAgreement)->version;
    const QString privacy = world.office.text(kPrivacy)->version;
    if (draft.agreementVersion == agreement && draft.privacyVersion == privacy)
        return std::nullopt;
    return Problem{
        ProblemCode::ConsentMissing,
        QStringLiteral("the applicant must accept the present agreement and privacy notice"),
        {{QStringLiteral("agreementVersion"), agreement}, {QStringLiteral("privacyVersion"), privacy}}};
}

Unexpected<Refused> exists(World& world, const AccountRow& account, const AccountDraft& draft)
{
    const auto data = dataOf(world, account);
    if (!data)
        return unreadable(account.id);
    const AccountDraft& known = *data;
    QJsonArray differs;
    if (!PersonName::parse(known.name).value().agreesWith(PersonName::parse(draft.name).value()))
        differs.append(QStringLiteral("name"));
    if (known.mobile != draft.mobile)
        differs.append(QStringLiteral("mobile"));
    if (known.userType != draft.userType)
        differs.append(QStringLiteral("userType"));
    return refuse(ProblemCode::AccountExists, QStringLiteral("this person has an account"),
                  {{QStringLiteral("account"), account.id.value()},
                   {QStringLiteral("counter"), world.stores.staff.counterName(account.counter)},
                   {QStringLiteral("registeredAt"), toOfficeIso(account.registeredAt)},
                   {QStringLiteral("differs"), differs}});
}

QList<TermHash> accountTerms(const World& world, const AccountDraft& draft)
{
    return searchTerms(world, QStringLiteral("document"), draft.documentNumber) +
           searchTerms(world, QStringLiteral("mobile"), draft.mobile);
}

/// A person who registers again takes over the row of the account that ended; what it said stays in the
/// record.
bool store(World& world, const Caller& caller, const std::optional<AccountRow>& known,
           const AccountRow& account)
{
    if (!known)
        return world.stores.people.addAccount(account);
    const auto data = dataOf(world, *known);
    world.stores.people.changeAccount(
        *known, account,
        sealedRecord(world, account.id,
                     {{QStringLiteral("before"), data ? data->toJson() : QJsonObject()},
                      {QStringLiteral("registeredAt"), toOfficeIso(known->registeredAt)},
                      {QStringLiteral("ended"), known->endReason},
                      {QStringLiteral("reason"), QStringLiteral("registered again")}}),
        caller.actor());
    return true;
}

/// Once choosing has begun, a mistyped identity is a matter of cancellation (D4).
bool hasBegunSelection(World& world, const AccountRow& account, Instant now)
{
    if (world.stores.sessions.reservedSession(account.person, officeDate(now)))
        return true;
    const auto live = world.stores.sessions.liveSession(account.person);
    if (!live)
        return false;
    const auto session = world.stores.sessions.session(*live);
    return session && session->state.stage() != Stage::Preparing;
}

} // namespace

QByteArray sealedDraft(World& world, const AccountId& id, const AccountDraft& draft)
{
    return sealedRecord(world, id, draft.toJson());
}

QByteArray sealedRecord(World& world, const AccountId& id, const QJsonObject& record)
{
    return world.secret.seal(toCanonicalJson(record), owner(id), world.random);
}

Reply accountViewOf(World& world, const AccountRow& account, Instant now)
{
    const auto data = dataOf(world, account);
    if (!data)
        return unreadable(account.id);
    AccountView view;
    view.id = account.id.value();
    view.data = *data;
    view.registeredAt = account.registeredAt;
    view.registeredAtCounter = world.stores.staff.counterName(account.counter);
    view.registeredBy = account.staff.value();
    if (const auto live = world.stores.sessions.liveSession(account.person))
        view.liveSession = live->value();
    if (const auto reserved = world.stores.sessions.reservedSession(account.person, officeDate(now)))
        view.reservedSession = reserved->value();
    view.facts = factsView(world, account.person, *data, now);
    view.selectBefore = selectBefore(world, account, now);
    if (account.endedAt)
        view.ended = AccountEndView{accountEndFromWire(account.endReason).value_or(AccountEnd::NoSelection),
                                    *account.endedAt};
    else
        for (const Service service : servicesOf(view.data.userType, view.reservedSession.has_value()))
            view.services.append(wireWord(service));
    for (const ListingRow& row : world.stores.listings.ofPerson(account.person)) {
        view.listings.append(ListingView{.id = row.id.value(),
                                         .reason = wireWord(row.listing.reason),
                                         .state = wireWord(row.listing.state),
                                         .since = row.listing.since,
                                         .until = row.listing.until,
                                         .isBarring = isBarring(row.listing, now)});
    }
    view.access = accessView(world, account.id, data->mobile, now);
    return view.toJson();
}

std::optional<AccountDraft> dataOf(const World& world, const AccountRow& account)
{
    const auto clear = world.secret.open(account.sealed, owner(account.id));
    if (!clear) {
        qCCritical(log).noquote() << "Account" << account.id.value()
                                  << "was sealed with another secret, or is damaged.";
        return std::nullopt;
    }
    JsonReader reader(AccountDraft::fromStored(parseJsonObject(*clear).value()));
    return AccountDraft::read(reader);
}

Unexpected<Refused> unreadable(const AccountId& id)
{
    return refuse(ProblemCode::RecordDamaged, QStringLiteral("the account's data cannot be read"),
                  {{QStringLiteral("account"), id.value()}});
}

QList<TermHash> searchTerms(const World& world, const QString& field, const QString& value)
{
    QList<TermHash> terms{world.secret.termHash(field, value)};
    for (qsizetype length = 4; length <= 8 && length < value.size(); ++length)
        terms.append(world.secret.termHash(field, value.right(length)));
    return terms;
}

QString maskedName(World& world, const AccountId& id)
{
    const auto account = world.stores.people.account(id);
    const auto data = account ? dataOf(world, *account) : std::nullopt;
    return data ? PersonName::parse(data->name).value().masked() : QString();
}

MaskedPerson maskedPerson(World& world, const AccountId& id, Instant now)
{
    const auto account = world.stores.people.account(id);
    const auto data = account ? dataOf(world, *account) : std::nullopt;
    if (!data)
        return {};
    return {PersonName::parse(data->name).value().masked(), maskedDocument(data->documentNumber),
            MobileNumber::parse(data->mobile).value().masked(),
            wireWord(factsView(world, account->person, *data, now).standing)};
}

std::optional<ListingRow> barringListing(World& world, const PersonHash& person, Instant now)
{
    for (const ListingRow& row : world.stores.listings.ofPerson(person)) {
        if (isBarring(row.listing, now))
            return row;
    }
    return std::nullopt;
}

Reply registerAccount(World& world, const Caller& caller, const AccountDraft& given)
{
    AccountDraft draft = given;
    std::optional<PersonHash> person;
    if (auto problem = normalise(draft, caller.now, person, world.secret))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = missingConsent(world, draft))
        return Unexpected{Refused{*std::move(problem)}};
    const auto known = settledAccountOf(world, *person, caller.now);
    if (known && !known->endedAt)
        return exists(world, *known, draft);
    const FactsView facts = factsView(world, *person, draft, caller.now);
    if (auto problem = notEligible(draft, facts))
        return Unexpected{Refused{*std::move(problem)}};
    if (auto problem = registrationBarred(world, *person, draft, caller.now))
        return Unexpected{Refused{*std::move(problem)}};

    const AccountId id = known ? known->id : AccountId(timedUuid(caller.now, world.random));
    AccountRow account{.person = *person,
                       .id = id,
                       .userType = wireWord(draft.userType),
                       .documentKind = wireWord(draft.documentKind),
                       .registeredAt = caller.now,
                       .counter = caller.counter,
                       .staff = caller.staff,
                       .sealed = sealedDraft(world, id, draft)};
    account.checkAt = firstCheck(world, account, draft, caller.now);
    if (!store(world, caller, known, account))
        return refuse(ProblemCode::Internal, QStringLiteral("the account could not be stored"));
    const QString way = wireWord(draft.consentWay);
    world.stores.people.addConsent(id, {kAgreement, draft.agreementVersion, way}, caller.actor());
    world.stores.people.addConsent(id, {kPrivacy, draft.privacyVersion, way}, caller.actor());
    if (known)
        world.stores.people.replaceTerms(id, {}, accountTerms(world, draft));
    else
        world.stores.people.addTerms(id, {}, accountTerms(world, draft));
    audit(world, caller, "account.register", id.value(),
          {{QStringLiteral("agreement"), draft.agreementVersion},
           {QStringLiteral("privacy"), draft.privacyVersion},
           {QStringLiteral("consentWay"), way},
           {QStringLiteral("overrides"), draft.overrides.size()},
           {QStringLiteral("facts"), facts.toJson()},
           {QStringLiteral("again"), known.has_value()}});
    sendFirstCode(world, caller, id, draft.mobile);
    return accountViewOf(world, account, caller.now);
}

Reply findAccount(World& world, const Caller& caller, const AccountQuery& query)
{
    const auto document =
        DocumentNumber::parse(query.documentKind, query.documentNumber, officeDate(caller.now));
    if (!document)
        return Unexpected{Refused{Problem::invalidField(QStringLiteral("documentNumber"), document.error())}};
    const auto account = settledAccountOf(world, world.secret.personHash(*document), caller.now);
    if (!account)
        return refuse(ProblemCode::NotFound, QStringLiteral("nobody is registered with this document"));
    audit(world, caller, "account.show", account->id.value()); // the clerk sees it in clear
    return accountViewOf(world, *account, caller.now);
}

Reply showAccount(World& world, const Caller& caller, const AccountId& id)
{
    const auto account = settledAccount(world, id, caller.now);
    if (!account)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such account"));
    audit(world, caller, "account.show", account->id.value()); // the clerk sees it in clear
    return accountViewOf(world, *account, caller.now);
}

Reply correctAccount(World& world, const Caller& caller, const AccountId& id,
                     const AccountCorrection& correction)
{
    const auto before = settledAccount(world, id, caller.now);
    if (!before)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such account"));
    if (before->endedAt)
        return Unexpected{Refused{accountEnded(*before)}};
    if (hasBegunSelection(world, *before, caller.now))
        return refuse(ProblemCode::SelectionBegun, QStringLiteral("the selection has begun"));
    const auto data = dataOf(world, *before);
    if (!data)
        return unreadable(id);
    const AccountDraft& old = *data;
    AccountDraft draft = old;
    draft.overrides += correction.overrides;
    draft.documentNumber = correction.documentNumber.value_or(old.documentNumber);
    draft.name = correction.name.value_or(old.name);
    draft.mobile = correction.mobile.value_or(old.mobile);
    std::optional<PersonHash> person;
    if (auto problem = normalise(draft, caller.now, person, world.secret))
        return Unexpected{Refused{*std::move(problem)}};
    if (!(*person == before->person)) {
        if (const auto other = world.stores.people.accountOf(*person))
            return exists(world, *other, draft);
    }
    // What would not have been registered like this does not become so by a correction.
    if (!(*person == before->person) || draft.mobile != old.mobile) {
        if (auto problem = notEligible(draft, factsView(world, *person, draft, caller.now)))
            return Unexpected{Refused{*std::move(problem)}};
        if (auto problem = registrationBarred(world, *person, draft, caller.now))
            return Unexpected{Refused{*std::move(problem)}};
    }

    AccountRow after = *before;
    after.person = *person;
    after.sealed = sealedDraft(world, id, draft);
    const QJsonObject record{{QStringLiteral("before"), old.toJson()},
                             {QStringLiteral("after"), draft.toJson()},
                             {QStringLiteral("reason"), correction.reason}};
    // Sessions and quotas hang on the person.
    if (!(before->person == after.person))
        world.stores.forget();
    world.stores.people.changeAccount(*before, after, sealedRecord(world, id, record), caller.actor());
    world.stores.people.replaceTerms(id, {}, accountTerms(world, draft));
    QJsonArray fields;
    if (draft.documentNumber != old.documentNumber)
        fields.append(QStringLiteral("documentNumber"));
    if (draft.name != old.name)
        fields.append(QStringLiteral("name"));
    if (draft.mobile != old.mobile)
        fields.append(QStringLiteral("mobile"));
    audit(world, caller, "account.correct", id.value(), {{QStringLiteral("fields"), fields}});
    if (draft.mobile != old.mobile) {
        followMobile(world, caller, id, draft.mobile);
        // A code that went to the wrong number must not confirm anything any more.
        if (const auto live = world.stores.sessions.liveSession(after.person)) {
            world.stores.sessions.dropCode(*live);
            world.stores.moves.drop(*live);
        }
    }
    return accountViewOf(world, after, caller.now);
}

} // namespace xuanhao
