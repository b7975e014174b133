// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/check.h"

#include "core/domain/plates/serialrules.h"
#include "tests/sim/simaudit.h"
#include "tests/sim/simpool.h"

#include <QJsonArray>
#include <QSet>

namespace xuanhao::faults {

namespace {

constexpr int kToldOfAKind = 5;
/// Central's clock follows the machine's by a millisecond a second, and instants are cut to whole ones.
constexpr std::int64_t kClocks = 50;
constexpr int kMostHistory = 40;
constexpr int kPage = 20'000;

/// What the record calls it; nothing where one act has several names.
const char* actionOf(EndpointId endpoint)
{
    switch (endpoint) {
    case EndpointId::Register:
        return "account.register";
    case EndpointId::OpenSession:
        return "session.open";
    case EndpointId::AcceptNotice:
        return "session.notice";
    case EndpointId::EnterVehicle:
        return "session.vehicle";
    case EndpointId::ConfirmContact:
        return "session.contact";
    case EndpointId::StartCompose:
        return "session.compose";
    case EndpointId::Verify:
        return "session.verify";
    case EndpointId::Clear:
        return "session.clear";
    case EndpointId::Submit:
        return "session.submit";
    case EndpointId::Draw:
        return "session.draw";
    case EndpointId::ChooseDrawn:
        return "session.choose";
    case EndpointId::SendCode:
        return "session.sendCode";
    case EndpointId::ConfirmCode:
        return "session.reserve";
    case EndpointId::GiveUpChoice:
        return "session.giveUp";
    case EndpointId::Abandon:
        return "session.abandon";
    case EndpointId::AskMove:
        return "session.askMove";
    case EndpointId::DecideMove:
        return "session.move";
    case EndpointId::RecordSheet:
        return "sheet.record";
    default:
        return nullptr;
    }
}

QString serial(sim::Number number)
{
    return SerialRules::ordinary().serialAt(number);
}

} // namespace

Check::Check(SqlConnection& sql, const ServerSecret& secret, const Evidence& evidence)
    : m_sql(sql)
    , m_secret(secret)
    , m_evidence(evidence)
{}

void Check::run()
{
    checkOperations();
    checkEffects();
    checkClaims();
    checkRows();
    for (const QString& what : m_evidence.tooEarly())
        lose("gone too early", what);
    if (m_sql.failure())
        find("the database", m_sql.failure()->text);
}

void Check::find(const char* kind, const QString& what)
{
    if (++m_kinds[kind] <= kToldOfAKind)
        m_findings.append(QString::fromLatin1(kind) + QStringLiteral(": ") + what);
}

void Check::lose(const char* kind, const QString& what)
{
    ++m_lost;
    find(kind, what);
}

/// Each acknowledged operation is there, with the answer that was given.
void Check::checkOperations()
{
    QSet<QByteArray> seen;
    const auto hold = [&](const SqlRow& row) {
        const QByteArray id = row.text(0).toLatin1();
        const auto known = m_evidence.acts().constFind(id);
        if (known == m_evidence.acts().constEnd() || known->status != 200)
            return;
        seen.insert(id);
        const auto body = m_secret.open(row.blob(2), QStringLiteral("operation/") + row.text(0));
        if (row.integer(1) != 200 || !body || hashOfAnswer(*body) != known->answerHash)
            lose("another answer than the one that was given", QString::fromLatin1(id));
    };
    // A million answers do not fit into memory at once.
    QString last;
    for (int found = kPage; found == kPage;) {
        found = 0;
        m_sql.query("SELECT id, status, sealed FROM operation WHERE id > $1 ORDER BY id LIMIT $2",
                    {last, kPage}, [&](const SqlRow& row) {
                        ++found;
                        last = row.text(0);
                        hold(row);
                    });
    }
    for (auto act = m_evidence.acts().begin(); act != m_evidence.acts().end(); ++act) {
        if (act->status == 200 && !seen.contains(act.key()))
            lose("acknowledged and gone", QStringLiteral("operation %1 (%2) of %3")
                                              .arg(QString::fromLatin1(act.key()),
                                                   QString::fromLatin1(endpoint(act->endpoint).operationId),
                                                   QString::fromLatin1(act->subject)));
    }
    m_operations = seen.size();
}

/// Each acknowledged act stands in the record as often as it was acknowledged, and no act stands there that
/// nobody asked for.
void Check::checkEffects()
{
    QHash<QByteArray, int> expected;
    for (const Act& act : m_evidence.acts()) {
        if (const char* action = actionOf(act.endpoint); action && act.status == 200)
            ++expected[QByteArray(action) + '\t' + act.subject];
    }
    QSet<QByteArray> actions;
    for (const Endpoint& endpoint : allEndpoints()) {
        if (const char* action = actionOf(endpoint.id))
            actions.insert(action);
    }
    m_sql.query("SELECT action, object, count(*) FROM audit GROUP BY action, object", {},
                [&](const SqlRow& row) {
                    const QByteArray action = row.text(0).toLatin1();
                    if (!actions.contains(action))
                        return;
                    const QByteArray subject = row.text(1).toLatin1();
                    const int wanted = expected.take(action + '\t' + subject);
                    const auto count = static_cast<int>(row.integer(2));
                    m_effects += count;
                    const QString what = QStringLiteral("%1 of %2: acknowledged %3 times, recorded %4 times")
                                             .arg(row.text(0), row.text(1))
                                             .arg(wanted)
                                             .arg(count);
                    if (count < wanted)
                        lose("an effect is gone", what);
                    // Registrations that were never answered have no name here.
                    if (count > wanted && !m_evidence.isInDoubt(subject) && !m_evidence.isInDoubt({})) {
                        ++m_doubled;
                        find("more effects than acts", what);
                    }
                });
    for (auto gone = expected.begin(); gone != expected.end(); ++gone)
        lose("an effect is gone", QString::fromLatin1(gone.key()));
}

void Check::checkClaims()
{
    std::map<sim::Number, std::vector<Claim>> all;
    m_sql.query("SELECT serial_index, generation, session, state, claimed_at, ended_at, returns_at FROM "
                "claim WHERE kind = 2 "
                "ORDER BY serial_index, generation",
                {}, [&](const SqlRow& row) {
                    all[static_cast<sim::Number>(row.integer(0))].push_back(
                        {.generation = static_cast<int>(row.integer(1)),
                         .session = row.text(2).toLatin1(),
                         .state = row.text(3).toLatin1(),
                         .claimedAt = row.integer(4),
                         .endedAt = row.isNull(5) ? kNever : row.integer(5),
                         .returns = !row.isNull(6)});
                });
    for (const auto& [number, held] : m_evidence.held())
        all.try_emplace(number);
    for (const auto& [number, verdicts] : m_evidence.verdicts())
        all.try_emplace(number);
    for (auto& [number, claims] : all)
        checkNumber(number, claims);
}

void Check::checkNumber(sim::Number number, std::vector<Claim>& claims)
{
    ++m_numbers;
    m_claims += static_cast<std::int64_t>(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const bool isOrdered = i == 0 || claims[i - 1].endedAt <= claims[i].claimedAt + kClocks;
        if (claims[i].generation != static_cast<int>(i) + 1 || !isOrdered)
            find("the generations of a number", historyOf(number, claims));
    }
    const auto known = m_evidence.held().find(number);
    std::vector<Holding> told;
    if (known != m_evidence.held().end()) {
        for (const Held& held : known->second) {
            told.push_back({held.session.toStdString(), held.taken, held.released});
            const auto claim = std::find_if(claims.begin(), claims.end(), [&](const Claim& one) {
                return one.session == held.session && !one.held;
            });
            if (claim == claims.end()) {
                lose("a number that was given and is not", toldOf(held) + historyOf(number, claims));
                continue;
            }
            claim->held = &held;
            checkHolding(held, *claim);
        }
    }
    for (const auto& [one, other] : heldTwice(told)) {
        ++m_doubled;
        find("given twice", serial(number) + QStringLiteral(" to ") + QString::fromStdString(one.session) +
                                QStringLiteral(" and ") + QString::fromStdString(other.session) +
                                historyOf(number, claims));
    }
    for (const Claim& claim : claims) {
        if (!claim.session.isEmpty() && !claim.held && !m_evidence.isInDoubt(claim.session))
            find("a claim nobody was told of", historyOf(number, claims));
    }
    checkHistory(number, claims);
}

/// The row says what the counter was told.
void Check::checkHolding(const Held& held, const Claim& claim)
{
    const auto isWithin = [](std::int64_t at, const Between& bounds) {
        return at >= bounds.from - kClocks && (bounds.to == kNever || at <= bounds.to + kClocks);
    };
    if (!isWithin(claim.claimedAt, held.taken))
        find("a claim of another time", toldOf(held));
    const bool isEnded = claim.endedAt != kNever || claim.returns;
    if (held.isSeenReleased && !isEnded)
        lose("given back and not free", toldOf(held));
    if (held.isReserved && (isEnded || claim.state != "reserved"))
        lose("a reservation that is none", toldOf(held));
    // An act that was never answered may have ended it earlier.
    if (isEnded && !claim.returns && !isWithin(claim.endedAt, held.released) &&
        !m_evidence.isInDoubt(held.session))
        lose("a number that ended at another time", toldOf(held));
}

/// Taking and letting go in the order of the generations, and what others were told meanwhile.
void Check::checkHistory(sim::Number number, const std::vector<Claim>& claims)
{
    std::vector<Holding> holdings;
    for (const Claim& claim : claims) {
        if (claim.held) {
            Between released = claim.held->released;
            if (claim.endedAt == kNever || claim.returns)
                released = {claim.endedAt, claim.endedAt};
            holdings.push_back({claim.session.toStdString(), claim.held->taken, released});
        } else {
            const bool isEnded = claim.endedAt != kNever;
            holdings.push_back({claim.session.toStdString(),
                                {claim.claimedAt, claim.session.isEmpty() ? claim.claimedAt : kNever},
                                {isEnded ? claim.endedAt : kNever, kNever}});
        }
    }
    const auto found = m_evidence.verdicts().find(number);
    const std::vector<Verdict> none;
    const std::vector<Verdict>& verdicts = found == m_evidence.verdicts().end() ? none : found->second;
    m_verdicts += static_cast<std::int64_t>(verdicts.size());
    if (canHaveHappened(holdings, verdicts))
        return;
    ++m_doubled;
    QString what = historyOf(number, claims);
    for (const Verdict& verdict : verdicts)
        what += QStringLiteral("\n    \"taken\" for %1 at %2–%3")
                    .arg(QString::fromStdString(verdict.session),
                         toOfficeIso(fromMilliseconds(verdict.at.from)).mid(11, 12),
                         toOfficeIso(fromMilliseconds(verdict.at.to)).mid(11, 12));
    find("a history that cannot have happened", what);
}

QString Check::historyOf(sim::Number number, const std::vector<Claim>& claims) const
{
    QString text = QStringLiteral("\n  ") + serial(number) + QStringLiteral(" in the database:");
    const auto shown = std::min<std::size_t>(claims.size(), kMostHistory);
    for (std::size_t i = claims.size() - shown; i < claims.size(); ++i) {
        const Claim& claim = claims[i];
        const auto at = [](std::int64_t time) {
            return time == kNever ? QStringLiteral("…") : toOfficeIso(fromMilliseconds(time)).mid(11, 12);
        };
        text += QStringLiteral("\n    %1. %2 %3 %4–%5")
                    .arg(claim.generation)
                    .arg(QString::fromLatin1(claim.session), QString::fromLatin1(claim.state),
                         at(claim.claimedAt), at(claim.endedAt));
    }
    const auto known = m_evidence.held().find(number);
    if (known != m_evidence.held().end()) {
        text += QStringLiteral("\n  as the counters were told:");
        const auto& all = known->second;
        for (std::size_t i = all.size() - std::min<std::size_t>(all.size(), kMostHistory); i < all.size();
             ++i)
            text += QStringLiteral("\n    ") + toldOf(all[i]);
    }
    return text;
}

/// What the rows say about each other, by the rules the simulation is held to.
void Check::checkRows()
{
    const sim::Alarm alarm = [this](const char* invariant, const QString& what) { find(invariant, what); };
    // Those rules are written for SQLite; what PostgreSQL calls otherwise gets their names in this database.
    m_sql.executeScript(
        "CREATE FUNCTION hex(bytea) RETURNS text LANGUAGE sql AS $$ SELECT encode($1, 'hex') $$;"
        "CREATE FUNCTION instr(text, text) RETURNS int LANGUAGE sql AS $$ SELECT strpos($1, $2) $$;"
        "CREATE FUNCTION date(bigint, text) RETURNS text LANGUAGE sql AS $$ SELECT "
        "to_char(to_timestamp($1) AT TIME ZONE 'UTC', 'YYYY-MM-DD') $$;");
    const auto latest = m_sql.integerOf("SELECT max(at) FROM audit", {});
    sim::auditRows(m_sql, m_secret, fromMilliseconds(latest.value_or(0) - 3'000), alarm);
    sim::PoolFold fold(alarm);
    fold.follow(m_sql);
    fold.compare(m_sql);
}

QJsonObject Check::report() const
{
    return {{QStringLiteral("lost"), qint64{m_lost}},
            {QStringLiteral("doubled"), qint64{m_doubled}},
            {QStringLiteral("operations"), qint64{m_operations}},
            {QStringLiteral("effects"), qint64{m_effects}},
            {QStringLiteral("numbers"), qint64{m_numbers}},
            {QStringLiteral("holdings"), qint64{m_claims}},
            {QStringLiteral("verdicts"), qint64{m_verdicts}},
            {QStringLiteral("findings"), QJsonArray::fromStringList(m_findings)}};
}

} // namespace xuanhao::faults
