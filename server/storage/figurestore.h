// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/keys.h"
#include "server/storage/sql.h"

#include <map>
#include <vector>

namespace xuanhao {

/// What the database says about the work that is under way, for those who watch over the server. Counts only.
struct Figures
{
    struct Pool
    {
        PoolKey key;
        std::int64_t version = 0;
        std::int64_t free = 0;
    };

    std::int64_t liveSessions = 0;
    std::map<QString, std::int64_t> holds; ///< claims that end by themselves, by state
    std::int64_t smsWaiting = 0;
    std::map<QString, std::int64_t> smsOfLastHour; ///< tried in the last hour, by state
    std::optional<Instant> oldestSms;              ///< when the one that waits longest was queued
    std::optional<Instant> oldestDeadline;         ///< of those that have passed without effect yet
    std::optional<Instant> oldestRelease;          ///< likewise of segments
    std::int64_t undecidedListings = 0;
    std::int64_t leaseEpoch = 0;
    std::vector<Pool> pools;
};

/// What is in the database, to compare a copy by.
struct Inventory
{
    std::int64_t accounts = 0;
    std::int64_t sessions = 0;
    std::int64_t operations = 0;
    std::int64_t liveClaims = 0;

    friend bool operator==(const Inventory&, const Inventory&) = default;
};

class FigureStore
{
public:
    explicit FigureStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// A handful of look-ups by indexes that hold what is under way only.
    [[nodiscard]] Figures figures(Instant now);
    [[nodiscard]] Inventory inventory();
    /// Numbers that live claims of two carry; there must be none.
    [[nodiscard]] std::int64_t doubleClaims();
    /// Live claims of sessions there are not.
    [[nodiscard]] std::int64_t orphanedClaims();

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
