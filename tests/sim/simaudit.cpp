// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simaudit.h"

#include "server/storage/journal.h"

namespace xuanhao::sim {

namespace {

/// A query that finds only what must not be, as one line of text.
struct Rule
{
    const char* invariant;
    const char* what;
    const char* query;
};

constexpr Rule kRules[]{
    {kTwoClaims, "two live claims on one number",
     "SELECT kind || '/' || serial_index FROM claim WHERE ended_at IS NULL GROUP BY authority, kind, "
     "serial_index "
     "HAVING count(*) > 1"},
    {kStanding, "a live claim of a session that is over",
     "SELECT c.serial_index || ' of ' || s.id FROM claim c JOIN session s ON s.id = c.session "
     "WHERE c.ended_at IS NULL AND c.returns_at IS NULL AND s.stage = 'ended'"},
    {kTooEarly, "a number that came back before its time",
     "SELECT serial_index FROM claim WHERE ended_at < returns_at"},
    {kTooEarly, "a number that was not kept for the time it must be",
     "SELECT c.serial_index FROM claim c WHERE c.returns_at IS NULL AND c.ended_at IS NOT NULL AND "
     "c.state = 'choice'"},
    {kTooEarly, "a segment that is composed from before its seven days are over",
     "SELECT first_index FROM segment WHERE is_first_release = 0 AND is_open = 1 AND (compose_at IS NULL OR "
     "compose_at < released_at + 604800000 OR compose_at >= released_at + 691200000)"},
    {kStanding, "a reserved number and its session do not know each other",
     "SELECT s.id FROM session s LEFT JOIN claim c ON c.session = s.id AND c.ended_at IS NULL AND c.state = "
     "'reserved' "
     "AND c.serial_index = s.serial_index AND c.kind = s.kind WHERE s.stage = 'reserved' AND c.session IS "
     "NULL"},
    {kStanding, "a reserved number of a session that is not reserved",
     "SELECT c.serial_index FROM claim c LEFT JOIN session s ON s.id = c.session "
     "WHERE c.state = 'reserved' AND c.ended_at IS NULL AND (s.id IS NULL OR s.stage <> 'reserved')"},
    {kStanding, "a claim that is held beyond its time",
     "SELECT c.serial_index FROM claim c JOIN session s ON s.id = c.session WHERE c.ended_at IS NULL AND "
     "c.returns_at IS NULL AND c.state IN ('hold', 'choice') AND c.expires_at < (SELECT max(at) FROM audit) "
     "- 1000 AND s.is_live = 1 "
     "AND s.stage <> 'awaitingCode'"},
    {kStanding, "a person with two live sessions",
     "SELECT hex(person_hash) FROM session WHERE is_live = 1 GROUP BY person_hash HAVING count(*) > 1"},
    {kStanding, "a live session that is not entered, or an entered one that is not live",
     "SELECT s.id FROM session s LEFT JOIN live_session l ON l.session = s.id "
     "WHERE (s.is_live = 1) <> (l.session IS NOT NULL)"},
    {kStanding, "a vehicle with two reservations",
     "SELECT hex(vin_hash) FROM session WHERE stage = 'reserved' GROUP BY vin_hash HAVING count(*) > 1"},
    {kStanding, "a reservation without its success, or the other way round",
     "SELECT s.id FROM session s LEFT JOIN vin_success v ON v.session = s.id "
     "WHERE (s.stage = 'reserved') <> (v.session IS NOT NULL)"},
    // What an act made void has used nothing.
    {kQuota, "verifications",
     "SELECT hex(q.person_hash) || ' ' || q.day || ' ' || q.kind || ': ' || q.used || ' instead of ' || "
     "coalesce(r.n, 0) "
     "FROM quota q LEFT JOIN (SELECT s.person_hash AS person, date(a.at / 1000 + 28800, 'unixepoch') AS day, "
     "count(*) AS n FROM audit a JOIN session s ON s.id = a.object WHERE a.action = 'session.verify' AND "
     "a.facts LIKE '%\"isLocked\":%' GROUP BY 1, 2) r ON r.person = q.person_hash AND r.day = q.day "
     "WHERE q.kind = 'verification' AND q.used <> coalesce(r.n, 0)"},
    {kQuota, "verifications without a count",
     "SELECT s.id FROM audit a JOIN session s ON s.id = a.object LEFT JOIN quota q ON q.person_hash = "
     "s.person_hash "
     "AND q.kind = 'verification' AND q.day = date(a.at / 1000 + 28800, 'unixepoch') WHERE a.action = "
     "'session.verify' "
     "AND a.facts LIKE '%\"isLocked\":%' AND q.used IS NULL"},
    {kQuota, "locks",
     "SELECT hex(q.person_hash) || ' ' || q.day || ': ' || q.used || ' instead of ' || coalesce(r.n, 0) FROM "
     "quota q "
     "LEFT JOIN (SELECT s.person_hash AS person, date(a.at / 1000 + 28800, 'unixepoch') AS day, count(*) AS "
     "n "
     "FROM audit a JOIN session s ON s.id = a.object WHERE a.action = 'session.verify' AND "
     "a.facts LIKE '%\"isLocked\":true%' GROUP BY 1, 2) r ON r.person = q.person_hash AND r.day = q.day "
     "WHERE q.kind = 'lock' AND q.used <> coalesce(r.n, 0)"},
    {kQuota, "draws",
     "SELECT hex(coalesce(v.vin_hash, r.vin)) || ': ' || coalesce(v.used, 0) || ' instead of ' || "
     "coalesce(r.n, 0) FROM "
     "(SELECT s.vin_hash AS vin, count(*) AS n FROM audit a JOIN session s ON s.id = a.object "
     "WHERE a.action = 'session.draw' AND a.facts NOT LIKE '%\"end\":%' GROUP BY 1) r "
     "LEFT JOIN vehicle_draws v ON v.vin_hash = r.vin WHERE coalesce(v.used, 0) <> r.n"},
    {kQuota, "more than the rules give",
     "SELECT hex(person_hash) || ' ' || kind FROM quota WHERE used > CASE kind WHEN 'lock' THEN 2 ELSE 5 END "
     "UNION ALL SELECT hex(vin_hash) FROM vehicle_draws WHERE used > 5"},
    // A request is named "w", the intent's number, "-", the try's number: every try of one intent is the same
    // act.
    {kTwoEffects, "an act that was recorded twice",
     "SELECT action || ' ' || intent FROM (SELECT action, object, substr(facts, instr(facts, "
     "'\"request\":\"w') + 11, "
     "instr(substr(facts, instr(facts, '\"request\":\"w') + 11), '-') - 1) AS intent FROM audit "
     "WHERE facts LIKE '%\"request\":\"w%') AS acts GROUP BY action, intent HAVING count(*) > 1"},
    {kStanding, "an entry of the blacklist without its voided session",
     "SELECT l.id FROM listing l LEFT JOIN session s ON s.id = l.session WHERE s.stage IS NULL OR s.stage <> "
     "'ended'"},
};

} // namespace

void auditRows(SqlConnection& sql, const ServerSecret& secret, Instant now, const Alarm& alarm)
{
    // First: the others believe it.
    if (const auto broken = Journal(sql, secret.auditKey()).verify().brokenAt)
        alarm(kRecordBroken, QStringLiteral("at row %1").arg(*broken));
    for (const Rule& rule : kRules) {
        QString first;
        int count = 0;
        sql.query(rule.query, {}, [&](const SqlRow& row) {
            if (count++ == 0)
                first = row.text(0);
        });
        if (count > 0)
            alarm(rule.invariant, QStringLiteral("%1, %2 times, first %3")
                                      .arg(QString::fromLatin1(rule.what))
                                      .arg(count)
                                      .arg(first));
    }
    if (sql.exists("SELECT 1 FROM session WHERE is_live = 1 AND next_deadline <= $1", {now}))
        alarm(kDeadline, QStringLiteral("a deadline was missed"));
    if (sql.failure())
        alarm(kStanding, sql.failure()->text);
}

} // namespace xuanhao::sim
