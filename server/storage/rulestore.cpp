// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/rulestore.h"

#include "core/base/check.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO number_rule (authority, id, kind, pattern, state, reason, added_at, staff, second_staff)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))";
constexpr const char* kLift = R"(
UPDATE number_rule SET lifted_at = $1, lifted_by = $2, lifted_second = $3, lift_reason = $4
WHERE authority = $5 AND id = $6 AND lifted_at IS NULL)";
constexpr const char* kAll = R"(
SELECT authority, id, kind, pattern, state, reason, added_at, staff, second_staff, lifted_at
FROM number_rule ORDER BY added_at, id)";

const QByteArray kEverything = "rules";

} // namespace

QString wireWord(ClaimState state)
{
    switch (state) {
    case ClaimState::Hold:
        return QStringLiteral("hold");
    case ClaimState::Choice:
        return QStringLiteral("choice");
    case ClaimState::Reserved:
        return QStringLiteral("reserved");
    case ClaimState::Taken:
        return QStringLiteral("taken");
    case ClaimState::Withheld:
        return QStringLiteral("withheld");
    case ClaimState::Blocked:
        return QStringLiteral("blocked");
    }
    checkFailed("a known claim state", __FILE__, __LINE__);
}

void RuleStore::add(const NumberRule& rule)
{
    m_sql.execute(kAdd,
                  {rule.pool.authority, rule.id, static_cast<int>(rule.pool.kind), rule.pattern,
                   wireWord(rule.state), rule.reason, rule.addedAt, rule.addedBy.first, rule.addedBy.second});
    m_inForce.drop(kEverything);
}

void RuleStore::lift(const NumberRule& rule, const TwoPersons& staff, const QString& reason, Instant now)
{
    m_sql.execute(kLift, {now, staff.first, staff.second, reason, rule.pool.authority, rule.id});
    m_inForce.drop(kEverything);
}

std::vector<NumberRule> RuleStore::all()
{
    std::vector<NumberRule> rules;
    m_sql.query(kAll, {}, [&](const SqlRow& row) {
        const bool isBlocked = row.text(4) == wireWord(ClaimState::Blocked);
        rules.push_back({.id = row.text(1),
                         .pool = {row.text(0), static_cast<PlateKind>(row.integer(2))},
                         .pattern = row.text(3),
                         .state = isBlocked ? ClaimState::Blocked : ClaimState::Withheld,
                         .reason = row.text(5),
                         .addedAt = row.instant(6),
                         .addedBy = {row.text(7), row.text(8)},
                         .liftedAt = row.optionalInstant(9)});
    });
    return rules;
}

std::optional<NumberRule> RuleStore::rule(const QString& authority, const QString& id)
{
    for (NumberRule& candidate : all()) {
        if (candidate.pool.authority == authority && candidate.id == id)
            return std::move(candidate);
    }
    return std::nullopt;
}

std::optional<NumberRule> RuleStore::matching(const PoolKey& pool, SerialIndex number)
{
    const auto known = m_inForce.get(kEverything, [this] {
        InForce inForce;
        for (NumberRule& rule : all()) {
            const auto pattern = SerialPattern::parse(SerialRules::of(rule.pool.kind), rule.pattern);
            if (pattern && !rule.liftedAt)
                inForce.rules.emplace_back(std::move(rule), *pattern);
        }
        return std::optional(inForce);
    });
    if (known->rules.empty())
        return std::nullopt;
    const SerialRules& serials = SerialRules::of(pool.kind);
    const SerialCharacters characters = serials.charactersAt(number);
    for (const auto& [rule, pattern] : known->rules) {
        if (rule.pool == pool && pattern.matches(characters, serials.length()))
            return rule;
    }
    return std::nullopt;
}

} // namespace xuanhao
