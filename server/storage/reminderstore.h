// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/serialrules.h"
#include "core/domain/rules/ids.h"
#include "server/storage/keys.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

/// A reservation whose holder has not been reminded yet.
struct DueReminder
{
    SessionId session;
    AccountId account;
    PoolKey pool;
    SerialIndex number = 0;
    QDate lastDay;
};

/// Who has been reminded of the last day of a reservation (E2).
class ReminderStore
{
public:
    explicit ReminderStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// Reservations that end on these days, both included, and were opened before an instant; the soonest
    /// first. A reminder that surely reached nobody counts as none.
    [[nodiscard]] std::vector<DueReminder> due(QDate from, QDate to, Instant openedBefore, int most);
    /// An empty message says that there is nobody who could be reached.
    void set(const SessionId& session, const QString& sms, Instant now);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
