// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/peoplestore.h"

namespace xuanhao {

namespace {

constexpr const char* kAddAccount = R"(
INSERT INTO account (person_hash, id, user_type, document_kind, registered_at, counter, staff, sealed, check_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING)";
constexpr const char* kAccount = R"(
SELECT person_hash, id, user_type, document_kind, registered_at, counter, staff, sealed, ended_at, end_reason, check_at
FROM account WHERE id = $1)";
constexpr const char* kAccountOf = R"(
SELECT person_hash, id, user_type, document_kind, registered_at, counter, staff, sealed, ended_at, end_reason, check_at
FROM account WHERE person_hash = $1)";
constexpr const char* kAddConsent = R"(
INSERT INTO consent (account, text_id, version, way, at, counter, staff) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (account, text_id, version) DO UPDATE SET way = excluded.way, at = excluded.at,
                                                      counter = excluded.counter, staff = excluded.staff)";
constexpr const char* kChangeAccount = R"(
UPDATE account SET person_hash = $1, user_type = $2, document_kind = $3, registered_at = $4, counter = $5, staff = $6,
                   sealed = $7, ended_at = $8, end_reason = $9, check_at = $10 WHERE id = $11)";
constexpr const char* kSetCheck = "UPDATE account SET check_at = $1 WHERE id = $2";
constexpr const char* kDueAccounts = R"(
SELECT id FROM account WHERE check_at IS NOT NULL AND check_at <= $1 ORDER BY check_at LIMIT $2)";
constexpr const char* kAddChange = R"(
INSERT INTO account_change (account, nth, at, counter, staff, sealed)
SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM account_change WHERE account = $1)";
constexpr const char* kMovePerson[] = {
    "UPDATE listing SET person_hash = $1 WHERE person_hash = $2",
    "UPDATE session SET person_hash = $1 WHERE person_hash = $2",
    "UPDATE live_session SET person_hash = $1 WHERE person_hash = $2",
    "UPDATE quota SET person_hash = $1 WHERE person_hash = $2",
    "UPDATE terminal_attempt SET person_hash = $1 WHERE person_hash = $2",
};
constexpr const char* kDropTerms = "DELETE FROM search_term WHERE account = $1 AND session = $2";
constexpr const char* kAddTerm = R"(
INSERT INTO search_term (term, account, session) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)";
constexpr const char* kFind =
    "SELECT account, session FROM search_term WHERE term = $1 ORDER BY account, session LIMIT $2";

constexpr const char* kUsed = "SELECT used FROM quota WHERE person_hash = $1 AND day = $2 AND kind = $3";
constexpr const char* kUse = R"(
INSERT INTO quota (person_hash, day, kind, used) VALUES ($1, $2, $3, $4)
ON CONFLICT (person_hash, day, kind) DO UPDATE SET used = excluded.used)";
constexpr const char* kDrawsUsed = "SELECT used FROM vehicle_draws WHERE vin_hash = $1";
constexpr const char* kOnSiteDrawsUsed = "SELECT used FROM vehicle_on_site_draws WHERE vin_hash = $1";
constexpr const char* kUseOnSiteDraws = R"(
INSERT INTO vehicle_on_site_draws (vin_hash, used) VALUES ($1, $2)
ON CONFLICT (vin_hash) DO UPDATE SET used = excluded.used)";
constexpr const char* kUseDraws = R"(
INSERT INTO vehicle_draws (vin_hash, used) VALUES ($1, $2)
ON CONFLICT (vin_hash) DO UPDATE SET used = excluded.used)";
constexpr const char* kSuccessOf = "SELECT session FROM vin_success WHERE vin_hash = $1";
constexpr const char* kAddSuccess = R"(
INSERT INTO vin_success (vin_hash, session, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)";
constexpr const char* kCodesSent = "SELECT used FROM code_count WHERE mobile_hash = $1 AND day = $2";
constexpr const char* kCountCode = R"(
INSERT INTO code_count (mobile_hash, day, used) VALUES ($1, $2, 1)
ON CONFLICT (mobile_hash, day) DO UPDATE SET used = code_count.used + 1)";

QString word(PeopleStore::Quota kind)
{
    return kind == PeopleStore::Quota::Verification ? QStringLiteral("verification") : QStringLiteral("lock");
}

QByteArray quotaKey(const PersonHash& person, QDate day, PeopleStore::Quota kind)
{
    return "quota/" + person.value() + toIsoDate(day).toLatin1() + word(kind).toLatin1();
}

QByteArray drawsKey(const VinHash& vin, DrawKind kind)
{
    return (kind == DrawKind::OnSite ? "vehicle_on_site_draws/" : "vehicle_draws/") + vin.value();
}

AccountRow readAccount(const SqlRow& row)
{
    return {.person = PersonHash(row.blob(0)),
            .id = AccountId(row.text(1)),
            .userType = row.text(2),
            .documentKind = row.text(3),
            .registeredAt = row.instant(4),
            .counter = CounterId(row.text(5)),
            .staff = StaffId(row.text(6)),
            .sealed = row.blob(7),
            .endedAt = row.optionalInstant(8),
            .endReason = row.isNull(9) ? QString() : row.text(9),
            .checkAt = row.optionalInstant(10)};
}

} // namespace

bool PeopleStore::addAccount(const AccountRow& account)
{
    return m_sql.execute(kAddAccount, {account.person.value(), account.id.value(), account.userType,
                                       account.documentKind, account.registeredAt, account.counter.value(),
                                       account.staff.value(), account.sealed, account.checkAt}) == 1;
}

std::optional<AccountRow> PeopleStore::account(const AccountId& id)
{
    std::optional<AccountRow> result;
    m_sql.query(kAccount, {id.value()}, [&](const SqlRow& row) { result = readAccount(row); });
    return result;
}

std::optional<AccountRow> PeopleStore::accountOf(const PersonHash& person)
{
    std::optional<AccountRow> result;
    m_sql.query(kAccountOf, {person.value()}, [&](const SqlRow& row) { result = readAccount(row); });
    return result;
}

void PeopleStore::addConsent(const AccountId& account, const Consent& consent, const Actor& actor)
{
    m_sql.execute(kAddConsent, {account.value(), consent.text, consent.version, consent.way, actor.at,
                                actor.counter.value(), actor.staff.value()});
}

void PeopleStore::changeAccount(const AccountRow& before, const AccountRow& after,
                                const QByteArray& sealedRecord, const Actor& actor)
{
    const auto endReason = after.endReason.isEmpty() ? std::nullopt : std::optional(after.endReason);
    m_sql.execute(kChangeAccount, {after.person.value(), after.userType, after.documentKind,
                                   after.registeredAt, after.counter.value(), after.staff.value(),
                                   after.sealed, after.endedAt, endReason, after.checkAt, after.id.value()});
    m_sql.execute(kAddChange,
                  {after.id.value(), actor.at, actor.counter.value(), actor.staff.value(), sealedRecord});
    if (before.person == after.person)
        return;
    for (const char* move : kMovePerson)
        m_sql.execute(move, {after.person.value(), before.person.value()});
}

void PeopleStore::setCheck(const AccountId& id, const std::optional<Instant>& at)
{
    m_sql.execute(kSetCheck, {at, id.value()});
}

std::vector<AccountId> PeopleStore::dueAccounts(Instant now, int limit)
{
    std::vector<AccountId> due;
    m_sql.query(kDueAccounts, {now, limit}, [&](const SqlRow& row) { due.emplace_back(row.text(0)); });
    return due;
}

void PeopleStore::addTerms(const AccountId& account, const QString& session, const QList<TermHash>& terms)
{
    for (const TermHash& term : terms)
        m_sql.write(kAddTerm, "term/" + term.value() + account.value().toUtf8() + session.toUtf8(),
                    {term.value(), account.value(), session});
}

void PeopleStore::replaceTerms(const AccountId& account, const QString& session, const QList<TermHash>& terms)
{
    m_sql.execute(kDropTerms, {account.value(), session});
    addTerms(account, session, terms);
}

std::vector<PeopleStore::Subject> PeopleStore::find(const TermHash& term, int limit)
{
    std::vector<Subject> found;
    m_sql.query(kFind, {term.value(), limit}, [&](const SqlRow& row) {
        found.push_back({AccountId(row.text(0)), row.text(1)});
    });
    return found;
}

int PeopleStore::used(const PersonHash& person, QDate day, Quota kind)
{
    const auto used = m_used.get(quotaKey(person, day, kind), [&] {
        const auto stored = m_sql.integerOf(kUsed, {person.value(), toIsoDate(day), word(kind)});
        return stored ? std::optional(static_cast<int>(*stored)) : std::nullopt;
    });
    return used.value_or(0);
}

void PeopleStore::use(const PersonHash& person, QDate day, Quota kind, int more)
{
    const int now = used(person, day, kind) + more;
    const QByteArray key = quotaKey(person, day, kind);
    m_sql.write(kUse, key, {person.value(), toIsoDate(day), word(kind), now});
    m_used.put(key, now);
}

int PeopleStore::drawsUsed(const VinHash& vin, DrawKind kind)
{
    const auto used = m_used.get(drawsKey(vin, kind), [&] {
        const char* query = kind == DrawKind::OnSite ? kOnSiteDrawsUsed : kDrawsUsed;
        const auto stored = m_sql.integerOf(query, {vin.value()});
        return stored ? std::optional(static_cast<int>(*stored)) : std::nullopt;
    });
    return used.value_or(0);
}

void PeopleStore::useDraws(const VinHash& vin, DrawKind kind, int more)
{
    const int now = drawsUsed(vin, kind) + more;
    const QByteArray key = drawsKey(vin, kind);
    m_sql.write(kind == DrawKind::OnSite ? kUseOnSiteDraws : kUseDraws, key, {vin.value(), now});
    m_used.put(key, now);
}

std::optional<SessionId> PeopleStore::successOf(const VinHash& vin)
{
    std::optional<SessionId> session;
    m_sql.query(kSuccessOf, {vin.value()}, [&](const SqlRow& row) { session = SessionId(row.text(0)); });
    return session;
}

bool PeopleStore::addSuccess(const VinHash& vin, const SessionId& session, Instant now)
{
    return m_sql.execute(kAddSuccess, {vin.value(), session.value(), now}) == 1;
}

int PeopleStore::codesSent(const MobileHash& mobile, QDate day)
{
    return static_cast<int>(m_sql.integerOf(kCodesSent, {mobile.value(), toIsoDate(day)}).value_or(0));
}

void PeopleStore::countCode(const MobileHash& mobile, QDate day)
{
    m_sql.execute(kCountCode, {mobile.value(), toIsoDate(day)});
}

} // namespace xuanhao
