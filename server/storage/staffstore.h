// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/ids.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct StaffRow
{
    StaffId id;
    QString name;
    QString role; ///< wire word
    QString passwordHash;
    bool isLocked = false;
    int failures = 0; ///< wrong passwords since the last right one
    std::optional<Instant> lockedUntil;
    std::optional<Instant> lastSignIn;
};

struct CounterRow
{
    CounterId id;
    QString name;
    QByteArray codeHash; ///< of the one-time code; empty once used
    std::optional<Instant> codeExpiresAt;
    QByteArray publicKey; ///< empty before enrolment
    bool isLocked = false;
    std::optional<Instant> enrolledAt;
    bool isSystem = false; ///< a system of others, not a counter of the office
};

struct TokenRow
{
    StaffId staff;
    CounterId counter;
    Instant expiresAt{};
};

/// Staff, their tokens, and counters.
class StaffStore
{
public:
    explicit StaffStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// False when the id is taken.
    [[nodiscard]] bool addStaff(const StaffRow& staff, Instant now);
    [[nodiscard]] std::optional<StaffRow> staff(const StaffId& id);
    /// What people call somebody; the id of whom nobody knows.
    [[nodiscard]] QString staffName(const StaffId& id);
    [[nodiscard]] std::vector<StaffRow> allStaff();
    /// Stores everything but the id.
    void updateStaff(const StaffRow& staff);

    void addToken(const QByteArray& hash, const TokenRow& token, Instant now);
    [[nodiscard]] std::optional<TokenRow> token(const QByteArray& hash);
    void dropToken(const QByteArray& hash);
    void dropTokensOf(const StaffId& staff);
    void dropTokens(Instant expiredBefore);

    [[nodiscard]] bool addCounter(const CounterRow& counter, Instant now);
    [[nodiscard]] std::optional<CounterRow> counter(const CounterId& id);
    /// What people call it; the id of one that is not enrolled.
    [[nodiscard]] QString counterName(const CounterId& id);
    [[nodiscard]] std::vector<CounterRow> allCounters();
    void updateCounter(const CounterRow& counter);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_staff, &m_tokens, &m_counters}; }

private:
    SqlConnection& m_sql;
    RowCache<StaffRow> m_staff;
    RowCache<TokenRow> m_tokens;
    RowCache<CounterRow> m_counters;
};

} // namespace xuanhao
