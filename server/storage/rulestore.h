// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/serialpattern.h"
#include "server/storage/keys.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <QList>

#include <vector>

namespace xuanhao {

enum class ClaimState { Hold, Choice, Reserved, Taken, Withheld, Blocked };

[[nodiscard]] QString wireWord(ClaimState state);

/// Two people who sign together.
struct TwoPersons
{
    QString first;
    QString second;
};

/// Numbers that are not given out: kept for official use, or blocked (E3).
struct NumberRule
{
    QString id;
    PoolKey pool;
    QString pattern; ///< serial characters, "?" for any
    ClaimState state = ClaimState::Blocked;
    QString reason;
    Instant addedAt{};
    TwoPersons addedBy;
    std::optional<Instant> liftedAt;
};

/// The patterns; whoever changes the claims that follow from them is NumberStore.
class RuleStore
{
public:
    explicit RuleStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    void add(const NumberRule& rule);
    void lift(const NumberRule& rule, const TwoPersons& staff, const QString& reason, Instant now);
    [[nodiscard]] std::optional<NumberRule> rule(const QString& authority, const QString& id);
    /// Lifted ones as well, in the order they were added.
    [[nodiscard]] std::vector<NumberRule> all();
    /// The oldest one in force whose pattern the number fits.
    [[nodiscard]] std::optional<NumberRule> matching(const PoolKey& pool, SerialIndex number);

    [[nodiscard]] Memory& memory() { return m_inForce; }

private:
    struct InForce
    {
        std::vector<std::pair<NumberRule, SerialPattern>> rules;
    };

    SqlConnection& m_sql;
    RowCache<InForce> m_inForce;
};

} // namespace xuanhao
