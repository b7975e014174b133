// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/smsstore.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO sms (id, session, state, sealed, created_at, expires_at, attempts, next_try_at)
VALUES ($1, $2, 'queued', $3, $4, $5, 0, $4))";
constexpr const char* kExpire = R"(
UPDATE sms SET state = 'failed', sealed = NULL, finished_at = $1 WHERE state = 'queued' AND expires_at <= $1
RETURNING id)";
constexpr const char* kNext = R"(
SELECT id, session, sealed, expires_at, attempts, failure FROM sms WHERE state = 'queued' AND next_try_at <= $1
ORDER BY expires_at, created_at, id LIMIT 1)";
constexpr const char* kWaiting = R"(
SELECT id, session, sealed, expires_at, attempts, failure FROM sms WHERE id = $1 AND state = 'queued')";
constexpr const char* kStanding = "SELECT state, attempts, failure FROM sms WHERE id = $1";
constexpr const char* kHas = "SELECT 1 FROM sms WHERE id = $1";
constexpr const char* kWasSent = R"(
SELECT 1 FROM sms WHERE session = $1 AND created_at >= $2 AND state IN ('sent', 'delivered') LIMIT 1)";
constexpr const char* kTriedSince = "SELECT count(*) FROM sms WHERE tried_at > $1";
constexpr const char* kWaitingCount = "SELECT count(*) FROM sms WHERE state = 'queued'";
constexpr const char* kLastTry = R"(
SELECT failure FROM sms WHERE tried_at IS NOT NULL ORDER BY tried_at DESC LIMIT 1)";
constexpr const char* kWithdraw = R"(
UPDATE sms SET state = 'failed', sealed = NULL, finished_at = $1 WHERE id = $2 AND state = 'queued')";
constexpr const char* kCountTry = R"(
UPDATE sms SET attempts = attempts + 1, tried_at = $1, failure = $2 WHERE id = $3)";
constexpr const char* kTryAgain = "UPDATE sms SET next_try_at = $1 WHERE id = $2 AND state = 'queued'";
constexpr const char* kFinish = R"(
UPDATE sms SET state = $1, sealed = NULL, finished_at = $2 WHERE id = $3 AND state = 'queued')";
constexpr const char* kReport = R"(
UPDATE sms SET state = $1, sealed = NULL, finished_at = $2 WHERE id = $3 AND state <> $1 AND state <> 'delivered'
AND ($1 = 'delivered' OR state = 'queued' OR (state = 'sent' AND $1 IN ('undelivered', 'failed'))))";

SmsRow readRow(const SqlRow& row)
{
    return {.id = row.text(0),
            .session = row.text(1),
            .sealed = row.blob(2),
            .expiresAt = row.instant(3),
            .attempts = static_cast<int>(row.integer(4)),
            .failure = row.text(5)};
}

} // namespace

void SmsStore::add(const SmsRow& sms, Instant now)
{
    m_sql.execute(kAdd, {sms.id, sms.session, sms.sealed, now, sms.expiresAt});
}

QStringList SmsStore::expire(Instant now)
{
    QStringList ids;
    m_sql.query(kExpire, {now}, [&](const SqlRow& row) { ids.append(row.text(0)); });
    return ids;
}

std::optional<SmsRow> SmsStore::next(Instant now)
{
    std::optional<SmsRow> result;
    m_sql.query(kNext, {now}, [&](const SqlRow& row) { result = readRow(row); });
    return result;
}

std::optional<SmsRow> SmsStore::waiting(const QString& id)
{
    std::optional<SmsRow> result;
    m_sql.query(kWaiting, {id}, [&](const SqlRow& row) { result = readRow(row); });
    return result;
}

SmsStanding SmsStore::standing(const QString& id)
{
    SmsStanding result{.state = QStringLiteral("failed"), .attempts = 0, .failure = {}};
    m_sql.query(kStanding, {id}, [&](const SqlRow& row) {
        result = {row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
    });
    return result;
}

bool SmsStore::has(const QString& id)
{
    return m_sql.exists(kHas, {id});
}

bool SmsStore::wasSent(const SessionId& session, Instant since)
{
    return m_sql.exists(kWasSent, {session.value(), since});
}

int SmsStore::waitingCount()
{
    return static_cast<int>(m_sql.integerOf(kWaitingCount, {}).value_or(0));
}

int SmsStore::triedSince(Instant since)
{
    return static_cast<int>(m_sql.integerOf(kTriedSince, {since}).value_or(0));
}

std::optional<QString> SmsStore::lastFailure()
{
    std::optional<QString> result;
    m_sql.query(kLastTry, {}, [&](const SqlRow& row) {
        if (!row.isNull(0))
            result = row.text(0);
    });
    return result;
}

void SmsStore::withdraw(const QString& id, Instant now)
{
    m_sql.execute(kWithdraw, {now, id});
}

void SmsStore::countTry(const QString& id, const QString& failure, Instant now)
{
    m_sql.execute(kCountTry, {now, failure.isEmpty() ? std::nullopt : std::optional(failure), id});
}

void SmsStore::tryAgain(const QString& id, Instant nextTry)
{
    m_sql.execute(kTryAgain, {nextTry, id});
}

bool SmsStore::finish(const QString& id, const QString& state, Instant now)
{
    return m_sql.execute(kFinish, {state, now, id}) == 1;
}

bool SmsStore::report(const QString& id, const QString& state, Instant now)
{
    return m_sql.execute(kReport, {state, now, id}) == 1;
}

} // namespace xuanhao
