// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/figurestore.h"

#include <chrono>

namespace xuanhao {

namespace {

constexpr const char* kLiveSessions = "SELECT count(*) FROM live_session";
constexpr const char* kHolds = R"(
SELECT state, count(*) FROM claim WHERE ended_at IS NULL AND expires_at IS NOT NULL AND returns_at IS NULL GROUP BY state)";
constexpr const char* kSmsWaiting = "SELECT count(*), min(created_at) FROM sms WHERE state = 'queued'";
constexpr const char* kSmsStates = R"(
SELECT state, count(*) FROM sms WHERE tried_at IS NOT NULL AND tried_at > $1 GROUP BY state)";
constexpr const char* kOldestDeadline =
    "SELECT min(next_deadline) FROM session WHERE is_live = 1 AND next_deadline <= $1";
constexpr const char* kOldestRelease =
    "SELECT min(released_at) FROM segment WHERE is_open = 0 AND released_at <= $1";
constexpr const char* kUndecided = "SELECT count(*) FROM listing WHERE state = 'underReview'";
constexpr const char* kEpoch = "SELECT max(epoch) FROM writer";
constexpr const char* kPools =
    "SELECT authority, kind, version, free_count FROM pool_version ORDER BY authority, kind";
constexpr const char* kInventory = R"(
SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM session), (SELECT count(*) FROM operation),
       (SELECT count(*) FROM claim WHERE ended_at IS NULL))";
constexpr const char* kDoubleClaims = R"(
SELECT count(*) FROM (SELECT serial_index FROM claim WHERE ended_at IS NULL
                      GROUP BY authority, kind, serial_index HAVING count(*) > 1) AS twice)";
constexpr const char* kOrphanedClaims = R"(
SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM session WHERE session.id = claim.session))";

} // namespace

Inventory FigureStore::inventory()
{
    Inventory inventory;
    m_sql.query(kInventory, {}, [&](const SqlRow& row) {
        inventory = {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
    });
    return inventory;
}

std::int64_t FigureStore::doubleClaims()
{
    return m_sql.integerOf(kDoubleClaims, {}).value_or(0);
}

std::int64_t FigureStore::orphanedClaims()
{
    return m_sql.integerOf(kOrphanedClaims, {}).value_or(0);
}

Figures FigureStore::figures(Instant now)
{
    Figures figures;
    figures.liveSessions = m_sql.integerOf(kLiveSessions, {}).value_or(0);
    m_sql.query(kHolds, {}, [&](const SqlRow& row) { figures.holds[row.text(0)] = row.integer(1); });
    m_sql.query(kSmsWaiting, {}, [&](const SqlRow& row) {
        figures.smsWaiting = row.integer(0);
        figures.oldestSms = row.optionalInstant(1);
    });
    m_sql.query(kSmsStates, {now - std::chrono::hours(1)},
                [&](const SqlRow& row) { figures.smsOfLastHour[row.text(0)] = row.integer(1); });
    m_sql.query(kOldestDeadline, {now},
                [&](const SqlRow& row) { figures.oldestDeadline = row.optionalInstant(0); });
    m_sql.query(kOldestRelease, {now},
                [&](const SqlRow& row) { figures.oldestRelease = row.optionalInstant(0); });
    figures.undecidedListings = m_sql.integerOf(kUndecided, {}).value_or(0);
    figures.leaseEpoch = m_sql.integerOf(kEpoch, {}).value_or(0);
    m_sql.query(kPools, {}, [&](const SqlRow& row) {
        figures.pools.push_back(
            {{row.text(0), static_cast<PlateKind>(row.integer(1))}, row.integer(2), row.integer(3)});
    });
    return figures;
}

} // namespace xuanhao
