// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/reminderstore.h"

namespace xuanhao {

namespace {

// What has not left is as hasNotLeft() says.
constexpr const char* kDue = R"(
SELECT id, account, authority, kind, serial_index, last_day FROM session
WHERE stage = 'reserved' AND last_day >= $1 AND last_day <= $2 AND opened_at < $3
      AND NOT EXISTS (SELECT 1 FROM reminder LEFT JOIN sms ON sms.id = reminder.sms
                      WHERE reminder.session = session.id
                            AND NOT (COALESCE(sms.state, '') = 'failed'
                                     AND (sms.attempts = 0
                                          OR COALESCE(sms.failure, '') IN ('notStarted', 'noAccess', 'busy'))))
ORDER BY last_day, id LIMIT $4)";
constexpr const char* kSet = R"(
INSERT INTO reminder (session, sms, reminded_at) VALUES ($1, $2, $3)
ON CONFLICT (session) DO UPDATE SET sms = excluded.sms, reminded_at = excluded.reminded_at)";

} // namespace

std::vector<DueReminder> ReminderStore::due(QDate from, QDate to, Instant openedBefore, int most)
{
    std::vector<DueReminder> all;
    m_sql.query(kDue, {toIsoDate(from), toIsoDate(to), openedBefore, most}, [&](const SqlRow& row) {
        all.push_back({.session = SessionId(row.text(0)),
                       .account = AccountId(row.text(1)),
                       .pool = {row.text(2), static_cast<PlateKind>(row.integer(3))},
                       .number = static_cast<SerialIndex>(row.integer(4)),
                       .lastDay = QDate::fromString(row.text(5), Qt::ISODate)});
    });
    return all;
}

void ReminderStore::set(const SessionId& session, const QString& sms, Instant now)
{
    m_sql.write(kSet, "reminder/" + session.value().toUtf8(), {session.value(), sms, now});
}

} // namespace xuanhao
