// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/numberkeys.h"
#include "server/storage/numberstore.h"

#include <map>
#include <set>

// Numbers that a rule keeps back. Each is a claim, so that nothing else decides who can take a number.

namespace xuanhao {

using namespace numberkeys;

namespace {

constexpr const char* kKeepBack = R"(
INSERT INTO claim (authority, kind, serial_index, generation, state, rule, claimed_at)
SELECT $1, $2, $3,
       coalesce((SELECT max(generation) FROM claim WHERE authority = $1 AND kind = $2 AND serial_index = $3), 0) + 1,
       $4, $5, $6
WHERE EXISTS (SELECT 1 FROM segment
              WHERE authority = $1 AND kind = $2 AND first_index <= $3 AND last_index >= $3)
ON CONFLICT DO NOTHING)";
constexpr const char* kHeld = R"(
SELECT serial_index, state, session, returns_at FROM claim
WHERE authority = $1 AND kind = $2 AND ended_at IS NULL)";
constexpr const char* kLiveClaim = R"(
SELECT state, returns_at FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index = $3 AND ended_at IS NULL)";
constexpr const char* kEndKeeping = R"(
UPDATE claim SET ended_at = $1
WHERE authority = $2 AND kind = $3 AND serial_index = $4 AND ended_at IS NULL
      AND (returns_at IS NOT NULL OR state IN ('withheld', 'blocked')))";
constexpr const char* kKeptBy = R"(
SELECT serial_index FROM claim WHERE rule = $1 AND ended_at IS NULL AND returns_at IS NULL ORDER BY serial_index)";
constexpr const char* kLetGo = R"(
UPDATE claim SET returns_at = $1
WHERE authority = $2 AND kind = $3 AND serial_index = $4 AND ended_at IS NULL AND rule = $5)";
constexpr const char* kHandOver = R"(
UPDATE claim SET rule = $1, state = $2
WHERE authority = $3 AND kind = $4 AND serial_index = $5 AND ended_at IS NULL AND rule = $6)";

ClaimState stateOf(const QString& word)
{
    for (const auto state : {ClaimState::Hold, ClaimState::Choice, ClaimState::Reserved, ClaimState::Taken,
                             ClaimState::Withheld}) {
        if (wireWord(state) == word)
            return state;
    }
    return ClaimState::Blocked;
}

} // namespace

/// Claims them for the rule; the log is the caller's.
void NumberStore::keepBack(const NumberRule& rule, const std::vector<SerialIndex>& numbers, Instant now)
{
    SqlRows rows;
    rows.reserve(numbers.size());
    for (const SerialIndex number : numbers)
        rows.push_back({rule.pool.authority, code(rule.pool), number, wireWord(rule.state), rule.id, now});
    if (m_sql.executeMany(kKeepBack, rows) != static_cast<std::int64_t>(rows.size()))
        m_sql.failWith({QStringLiteral("a number that was free is claimed"), SqlError::Kind::Conflict});
}

RuleHits NumberStore::addRule(const NumberRule& rule, Instant now)
{
    const PoolKey& pool = rule.pool;
    RuleHits hits;
    m_rules.add(rule);
    const SerialRules& serials = SerialRules::of(pool.kind);
    const auto pattern = SerialPattern::parse(serials, rule.pattern);
    std::vector<SerialRange> segments;
    eachOpenSegment(pool, [&](SerialRange range) { segments.push_back(range); });
    std::map<SerialIndex, std::optional<ClaimState>> claimed; // what is out of the pool anyway: nothing
    m_sql.query(kHeld, {pool.authority, code(pool)}, [&](const SqlRow& row) {
        const bool isSomebodys = !row.isNull(2) && row.isNull(3);
        claimed.emplace(index(row, 0), isSomebodys ? std::optional(stateOf(row.text(1))) : std::nullopt);
    });
    std::vector<SerialIndex> taken;
    for (const SerialRange& range : segments) {
        for (SerialIndex number = range.first; number <= range.last; ++number) {
            if (!pattern || !pattern->matches(serials.charactersAt(number), serials.length()))
                continue;
            const auto known = claimed.find(number);
            if (known == claimed.end())
                taken.push_back(number);
            else if (known->second)
                hits.spared.push_back({number, *known->second});
        }
    }
    keepBack(rule, taken, now);
    for (std::size_t from = 0; from < taken.size();) {
        std::size_t to = from + 1;
        while (to < taken.size() && taken[to] == taken[to - 1] + 1)
            ++to;
        log(pool, PoolChangeKind::Removed, {taken[from], taken[to - 1]}, now);
        from = to;
    }
    hits.taken = static_cast<int>(taken.size());
    return hits;
}

NumberStore::Taking NumberStore::takeAway(const PoolKey& pool, SerialIndex number, Instant now)
{
    std::optional<Taking> refusal;
    bool isKept = false;
    m_sql.query(kLiveClaim, {pool.authority, code(pool), number}, [&](const SqlRow& row) {
        const ClaimState state = stateOf(row.text(0));
        isKept = !row.isNull(1) || state == ClaimState::Withheld || state == ClaimState::Blocked;
        const bool isGiven = state == ClaimState::Taken || state == ClaimState::Reserved;
        if (!isKept)
            refusal = isGiven ? Taking::WasGiven : Taking::InHand;
    });
    if (refusal)
        return *refusal;
    if (!isKept)
        return withhold(pool, number, ClaimState::Taken, now) ? Taking::Done : Taking::InHand;
    // One claim takes the other's place: the number is not free in between, and the log has nothing to say.
    m_sql.execute(kEndKeeping, {now, pool.authority, code(pool), number});
    if (!claimFor(pool, number, ClaimState::Taken, now))
        m_sql.failWith({QStringLiteral("a number that was kept is claimed"), SqlError::Kind::Conflict});
    return Taking::Done;
}

int NumberStore::liftRule(const NumberRule& rule, const TwoPersons& staff, const QString& reason, Instant now,
                          const std::function<Instant()>& returnsAt)
{
    m_rules.lift(rule, staff, reason, now);
    std::vector<SerialIndex> kept;
    m_sql.query(kKeptBy, {rule.id}, [&](const SqlRow& row) { kept.push_back(index(row, 0)); });
    SqlRows handedOver;
    SqlRows letGo;
    for (const SerialIndex number : kept) {
        const QString& authority = rule.pool.authority;
        if (const auto other = m_rules.matching(rule.pool, number))
            handedOver.push_back(
                {other->id, wireWord(other->state), authority, code(rule.pool), number, rule.id});
        else
            letGo.push_back({returnsAt(), authority, code(rule.pool), number, rule.id});
    }
    m_sql.executeMany(kHandOver, handedOver);
    m_sql.executeMany(kLetGo, letGo);
    return static_cast<int>(letGo.size());
}

void NumberStore::claimByRules(const Segment& segment, Instant now)
{
    const auto claimed = claimedWithin(segment.pool, {segment.first, segment.last});
    const std::set<SerialIndex> isClaimed(claimed.begin(), claimed.end());
    for (SerialIndex number = segment.first; number <= segment.last; ++number) {
        if (isClaimed.contains(number))
            continue;
        if (const auto rule = m_rules.matching(segment.pool, number))
            keepBack(*rule, {number}, now);
    }
}

} // namespace xuanhao
