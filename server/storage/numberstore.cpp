// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/numberstore.h"

#include "core/base/check.h"
#include "server/storage/numberkeys.h"

namespace xuanhao {

using namespace numberkeys;

namespace {

constexpr const char* kIsReleased = R"(
SELECT first_index FROM segment
WHERE authority = $1 AND kind = $2 AND first_index <= $3 AND last_index >= $3 AND is_open = 1)";
constexpr const char* kIsClaimed = R"(
SELECT generation FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index = $3 AND ended_at IS NULL)";
// The partial unique index refuses a second live claim; the primary key refuses a second equal generation. A
// number that is in no open segment is not inserted.
constexpr const char* kInsertClaim = R"(
INSERT INTO claim (authority, kind, serial_index, generation, state, session, expires_at, claimed_at)
SELECT $1, $2, $3,
       coalesce((SELECT max(generation) FROM claim WHERE authority = $1 AND kind = $2 AND serial_index = $3), 0) + 1,
       'hold', $4, $5, $6
WHERE EXISTS (SELECT 1 FROM segment
              WHERE authority = $1 AND kind = $2 AND first_index <= $3 AND last_index >= $3 AND is_open = 1)
ON CONFLICT DO NOTHING)";
constexpr const char* kWithhold = R"(
INSERT INTO claim (authority, kind, serial_index, generation, state, claimed_at)
SELECT $1, $2, $3, coalesce(max(generation), 0) + 1, $4, $5
FROM claim WHERE authority = $1 AND kind = $2 AND serial_index = $3
ON CONFLICT DO NOTHING)";
constexpr const char* kChangeClaim = R"(
UPDATE claim SET state = $1, expires_at = $2
WHERE authority = $3 AND kind = $4 AND serial_index = $5 AND session = $6 AND ended_at IS NULL)";
constexpr const char* kEndClaim = R"(
UPDATE claim SET ended_at = $1
WHERE authority = $2 AND kind = $3 AND serial_index = $4 AND session = $5 AND ended_at IS NULL AND returns_at IS NULL)";
constexpr const char* kReturnClaim = R"(
UPDATE claim SET expires_at = $1, returns_at = $2
WHERE authority = $3 AND kind = $4 AND serial_index = $5 AND session = $6 AND ended_at IS NULL AND returns_at IS NULL)";
constexpr const char* kDueReturns = R"(
SELECT authority, kind, serial_index FROM claim
WHERE ended_at IS NULL AND returns_at <= $1 ORDER BY returns_at, authority, kind, serial_index LIMIT $2)";
constexpr const char* kEndReturning = R"(
UPDATE claim SET ended_at = $1
WHERE authority = $2 AND kind = $3 AND serial_index = $4 AND ended_at IS NULL AND returns_at IS NOT NULL)";
constexpr const char* kSessionOf = R"(
SELECT session FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index = $3 AND ended_at IS NULL AND returns_at IS NULL
      AND session IS NOT NULL)";

constexpr const char* kLeaveHistory = "UPDATE pool_version SET version = version + $1";
constexpr const char* kPools = "SELECT DISTINCT authority, kind FROM segment ORDER BY authority, kind";
constexpr const char* kState =
    "SELECT version, free_count, set_hash FROM pool_version WHERE authority = $1 AND kind = $2";
constexpr const char* kOpenSegments = R"(
SELECT first_index, last_index FROM segment
WHERE authority = $1 AND kind = $2 AND is_open = 1 ORDER BY first_index)";
constexpr const char* kLiveClaims = R"(
SELECT serial_index FROM claim WHERE authority = $1 AND kind = $2 AND ended_at IS NULL ORDER BY serial_index)";
constexpr const char* kSetState = R"(
INSERT INTO pool_version (authority, kind, version, free_count, set_hash) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (authority, kind) DO UPDATE SET version = excluded.version, free_count = excluded.free_count,
                                            set_hash = excluded.set_hash)";
constexpr const char* kLog = R"(
INSERT INTO pool_log (authority, kind, version, change, first_index, last_index, part, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr const char* kChangesAfter = R"(
SELECT version, change, first_index, last_index, part FROM pool_log
WHERE authority = $1 AND kind = $2 AND version > $3 ORDER BY version LIMIT $4)";

constexpr const char* kChangesBefore = R"(
SELECT version, change, first_index, last_index, part FROM pool_log
WHERE authority = $1 AND kind = $2 AND version <= $3 AND version > $4 ORDER BY version DESC LIMIT $5)";
// One statement sees one state of the database.
constexpr const char* kWholePool = R"(
SELECT 0, version, version FROM pool_version WHERE authority = $1 AND kind = $2
UNION ALL
SELECT 1, first_index, last_index FROM segment WHERE authority = $1 AND kind = $2 AND is_open = 1
UNION ALL
SELECT 2, serial_index, serial_index FROM claim WHERE authority = $1 AND kind = $2 AND ended_at IS NULL)";

const QString kAdded = QStringLiteral("added");
const QString kRemoved = QStringLiteral("removed");
const QString kFree = QStringLiteral("free");
const QString kComposable = QStringLiteral("composable");

PoolChangeKind kindOf(const SqlRow& row)
{
    const bool isAdded = row.text(1) == kAdded;
    if (row.text(4) == kFree)
        return isAdded ? PoolChangeKind::Added : PoolChangeKind::Removed;
    return isAdded ? PoolChangeKind::Composable : PoolChangeKind::DrawOnly;
}

PoolChange changeOf(const SqlRow& row)
{
    return {index(row, 0), kindOf(row), {index(row, 2), index(row, 3)}};
}

} // namespace

PoolChangeKind opposite(PoolChangeKind kind)
{
    switch (kind) {
    case PoolChangeKind::Added:
        return PoolChangeKind::Removed;
    case PoolChangeKind::Removed:
        return PoolChangeKind::Added;
    case PoolChangeKind::DrawOnly:
        return PoolChangeKind::Composable;
    case PoolChangeKind::Composable:
        return PoolChangeKind::DrawOnly;
    }
    checkFailed("a known change", __FILE__, __LINE__);
}

bool isAboutFreedom(PoolChangeKind kind)
{
    return kind == PoolChangeKind::Added || kind == PoolChangeKind::Removed;
}

bool NumberStore::isReleased(const PoolKey& pool, SerialIndex number)
{
    return m_sql.exists(kIsReleased, {pool.authority, code(pool), number});
}

bool NumberStore::isFree(const PoolKey& pool, SerialIndex number)
{
    return isReleased(pool, number) && !m_sql.exists(kIsClaimed, {pool.authority, code(pool), number});
}

void NumberStore::claim(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant until,
                        Instant now)
{
    m_sql.write(kInsertClaim, claimKey(pool, number),
                {pool.authority, code(pool), number, session.value(), until, now},
                SqlConnection::Expect::EveryRow);
    log(pool, PoolChangeKind::Removed, {number, number}, now);
}

void NumberStore::change(const PoolKey& pool, SerialIndex number, const SessionId& session, ClaimState state,
                         std::optional<Instant> until)
{
    m_sql.write(kChangeClaim, claimKey(pool, number),
                {wireWord(state), until, pool.authority, code(pool), number, session.value()},
                SqlConnection::Expect::EveryRow);
}

void NumberStore::release(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant now)
{
    m_sql.write(kEndClaim, claimKey(pool, number), {now, pool.authority, code(pool), number, session.value()},
                SqlConnection::Expect::EveryRow);
    freeAgain(pool, number, now);
}

void NumberStore::freeAgain(const PoolKey& pool, SerialIndex number, Instant now)
{
    if (const auto rule = m_rules.matching(pool, number))
        keepBack(*rule, {number}, now);
    else
        log(pool, PoolChangeKind::Added, {number, number}, now);
}

void NumberStore::releaseLater(const PoolKey& pool, SerialIndex number, const SessionId& session,
                               Instant returnsAt)
{
    m_sql.write(kReturnClaim, claimKey(pool, number),
                {returnsAt, returnsAt, pool.authority, code(pool), number, session.value()},
                SqlConnection::Expect::EveryRow);
}

std::vector<NumberStore::Returning> NumberStore::dueReturns(Instant now, int limit)
{
    std::vector<Returning> due;
    m_sql.query(kDueReturns, {now, limit}, [&](const SqlRow& row) {
        due.push_back({{row.text(0), static_cast<PlateKind>(row.integer(1))}, index(row, 2)});
    });
    return due;
}

void NumberStore::giveBack(const Returning& returning, Instant now)
{
    const auto& [pool, number] = returning;
    m_sql.write(kEndReturning, claimKey(pool, number), {now, pool.authority, code(pool), number},
                SqlConnection::Expect::EveryRow);
    freeAgain(pool, number, now);
}

bool NumberStore::withhold(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now)
{
    if (!claimFor(pool, number, state, now))
        return false;
    if (isReleased(pool, number))
        log(pool, PoolChangeKind::Removed, {number, number}, now);
    return true;
}

/// Without a session; the log is the caller's.
bool NumberStore::claimFor(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now)
{
    return m_sql.execute(kWithhold, {pool.authority, code(pool), number, wireWord(state), now}) == 1;
}

std::optional<SessionId> NumberStore::sessionOf(const PoolKey& pool, SerialIndex number)
{
    std::optional<SessionId> session;
    m_sql.query(kSessionOf, {pool.authority, code(pool), number},
                [&](const SqlRow& row) { session = SessionId(row.text(0)); });
    return session;
}

std::vector<PoolKey> NumberStore::pools()
{
    std::vector<PoolKey> pools;
    m_sql.query(kPools, {}, [&](const SqlRow& row) {
        pools.push_back({row.text(0), static_cast<PlateKind>(row.integer(1))});
    });
    return pools;
}

PoolState NumberStore::state(const PoolKey& pool)
{
    const auto known = m_states.get(keyOf(pool), [&] {
        std::optional<PoolState> stored;
        m_sql.query(kState, {pool.authority, code(pool)}, [&](const SqlRow& row) {
            stored = {index(row, 0), index(row, 1), PoolSetHash::fromText(row.text(2))};
        });
        return stored;
    });
    return known.value_or(PoolState{0, 0, PoolSetHash()});
}

void NumberStore::setState(const PoolKey& pool, const PoolState& state)
{
    m_sql.write(kSetState, "pool_version/" + keyOf(pool),
                {pool.authority, code(pool), state.version, state.count,
                 state.hash ? SqlValue(state.hash->text()) : SqlValue(std::nullopt)});
    m_states.put(keyOf(pool), state);
}

void NumberStore::leaveHistory()
{
    // No office changes as many numbers between a backup and its restoring, and 4,000 restorings have room.
    m_sql.execute(kLeaveHistory, {kRestoreJump});
    m_states.forget();
}

void NumberStore::setHash(const PoolKey& pool, const PoolSetHash& hash)
{
    PoolState known = state(pool);
    known.hash = hash;
    setState(pool, known);
}

void NumberStore::eachOpenSegment(const PoolKey& pool, const std::function<void(SerialRange)>& take)
{
    m_sql.query(kOpenSegments, {pool.authority, code(pool)}, [&](const SqlRow& row) {
        take({index(row, 0), index(row, 1)});
    });
}

void NumberStore::eachLiveClaim(const PoolKey& pool, const std::function<void(SerialIndex)>& take)
{
    m_sql.query(kLiveClaims, {pool.authority, code(pool)}, [&](const SqlRow& row) { take(index(row, 0)); });
}

std::vector<PoolChange> NumberStore::changesAfter(const PoolKey& pool, std::uint32_t version, int limit)
{
    std::vector<PoolChange> changes;
    m_sql.query(kChangesAfter, {pool.authority, code(pool), version, limit},
                [&](const SqlRow& row) { changes.push_back(changeOf(row)); });
    return changes;
}

std::vector<PoolChange> NumberStore::changesBefore(const PoolKey& pool, std::uint64_t version,
                                                   std::uint32_t after, int limit)
{
    std::vector<PoolChange> changes;
    m_sql.query(kChangesBefore,
                {pool.authority, code(pool), static_cast<std::int64_t>(version), after, limit},
                [&](const SqlRow& row) { changes.push_back(changeOf(row)); });
    return changes;
}

LoadedPool NumberStore::freeNumbers(const PoolKey& pool)
{
    LoadedPool loaded{PoolIndex(SerialRules::of(pool.kind)), 0};
    std::vector<SerialIndex> claimed;
    m_sql.query(kWholePool, {pool.authority, code(pool)}, [&](const SqlRow& row) {
        constexpr int kVersion = 0;
        constexpr int kSegment = 1;
        if (row.integer(0) == kVersion)
            loaded.poolVersion = static_cast<std::uint64_t>(row.integer(1));
        else if (row.integer(0) != kSegment)
            claimed.push_back(index(row, 1));
        else
            for (SerialIndex number = index(row, 1); number <= index(row, 2); ++number)
                loaded.pool.insert(number);
    });
    for (const SerialIndex number : claimed)
        loaded.pool.remove(number);
    return loaded;
}

void NumberStore::log(const PoolKey& pool, PoolChangeKind change, SerialRange range, Instant at)
{
    const bool isAdded = change == PoolChangeKind::Added || change == PoolChangeKind::Composable;
    const bool isFreedom = isAboutFreedom(change);
    PoolState next = state(pool);
    ++next.version;
    const std::uint32_t size = range.last - range.first + 1;
    if (isFreedom)
        next.count += isAdded ? size : -size;
    if (isFreedom && next.hash) {
        for (SerialIndex number = range.first; number <= range.last; ++number)
            isAdded ? next.hash->add(number) : next.hash->remove(number);
    }
    setState(pool, next);
    constexpr int kMostDigits = 10;
    m_sql.write(kLog,
                "pool_log/" + keyOf(pool) + '/' +
                    QByteArray::number(next.version).rightJustified(kMostDigits, '0'),
                {pool.authority, code(pool), next.version, isAdded ? kAdded : kRemoved, range.first,
                 range.last, isFreedom ? kFree : kComposable, at});
    m_logged.push_back({pool, {next.version, change, range}});
}

std::vector<NumberStore::Logged> NumberStore::takeLogged()
{
    return std::exchange(m_logged, {});
}

} // namespace xuanhao
