// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/smsstore.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO sms (id, session, state, sealed, created_at, expires_at) VALUES ($1, $2, 'queued', $3, $4, $5))";
constexpr const char* kExpire = R"(
UPDATE sms SET state = 'failed', sealed = NULL, finished_at = $1 WHERE state = 'queued' AND expires_at <= $1
RETURNING id)";
constexpr const char* kNext = R"(
SELECT id, session, sealed, expires_at FROM sms WHERE state = 'queued' ORDER BY expires_at, created_at, id
LIMIT 1)";
constexpr const char* kState = "SELECT state FROM sms WHERE id = $1";
constexpr const char* kWasSent = R"(
SELECT 1 FROM sms WHERE session = $1 AND created_at >= $2 AND state = 'sent' LIMIT 1)";
constexpr const char* kWithdraw = R"(
UPDATE sms SET state = 'failed', sealed = NULL, finished_at = $1 WHERE id = $2 AND state = 'queued')";
constexpr const char* kFinish = "UPDATE sms SET state = $1, sealed = NULL, finished_at = $2 WHERE id = $3";

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

std::optional<SmsRow> SmsStore::next()
{
    std::optional<SmsRow> result;
    m_sql.query(kNext, {}, [&](const SqlRow& row) {
        result = SmsRow{row.text(0), row.text(1), row.blob(2), row.instant(3)};
    });
    return result;
}

QString SmsStore::state(const QString& id)
{
    QString result = QStringLiteral("failed");
    m_sql.query(kState, {id}, [&](const SqlRow& row) { result = row.text(0); });
    return result;
}

bool SmsStore::wasSent(const SessionId& session, Instant since)
{
    bool result = false;
    m_sql.query(kWasSent, {session.value(), since}, [&](const SqlRow&) { result = true; });
    return result;
}

void SmsStore::withdraw(const QString& id, Instant now)
{
    m_sql.execute(kWithdraw, {now, id});
}

void SmsStore::finish(const QString& id, const QString& state, Instant now)
{
    m_sql.execute(kFinish, {state, now, id});
}

} // namespace xuanhao
