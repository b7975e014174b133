// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/numberstore.h"

namespace xuanhao {

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
WHERE authority = $2 AND kind = $3 AND serial_index = $4 AND session = $5 AND ended_at IS NULL)";
constexpr const char* kSessionOf = R"(
SELECT session FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index = $3 AND ended_at IS NULL AND session IS NOT NULL)";

constexpr const char* kOverlaps = R"(
SELECT first_index FROM segment
WHERE authority = $1 AND kind = $2 AND first_index <= $3 AND last_index >= $4 LIMIT 1)";
constexpr const char* kAddSegment = R"(
INSERT INTO segment (authority, kind, first_index, last_index, is_first_release, released_at, is_open, source,
                     imported_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8))";
constexpr const char* kDueSegments = R"(
SELECT authority, kind, first_index, last_index, is_first_release, released_at, source FROM segment
WHERE is_open = 0 AND released_at <= $1 ORDER BY released_at, authority, kind, first_index)";
constexpr const char* kOpenSegment = R"(
UPDATE segment SET is_open = 1 WHERE authority = $1 AND kind = $2 AND first_index = $3)";
constexpr const char* kNextRelease = "SELECT min(released_at) FROM segment WHERE is_open = 0";
constexpr const char* kClaimsWithin = R"(
SELECT serial_index FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index BETWEEN $3 AND $4 AND ended_at IS NULL
ORDER BY serial_index)";

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
INSERT INTO pool_log (authority, kind, version, change, first_index, last_index, at)
VALUES ($1, $2, $3, $4, $5, $6, $7))";
constexpr const char* kChangesAfter = R"(
SELECT version, change, first_index, last_index FROM pool_log
WHERE authority = $1 AND kind = $2 AND version > $3 ORDER BY version LIMIT $4)";

const QString kAdded = QStringLiteral("added");
const QString kRemoved = QStringLiteral("removed");

int code(const PoolKey& pool)
{
    return static_cast<int>(pool.kind);
}

QByteArray keyOf(const PoolKey& pool)
{
    return (pool.authority + QLatin1Char('/') + QString::number(code(pool))).toUtf8();
}

QByteArray claimKey(const PoolKey& pool, SerialIndex number)
{
    return "claim/" + keyOf(pool) + '/' + QByteArray::number(number);
}

SerialIndex index(const SqlRow& row, int column)
{
    return static_cast<SerialIndex>(row.integer(column));
}

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
    log(pool, PoolChangeKind::Added, {number, number}, now);
}

bool NumberStore::withhold(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now)
{
    if (m_sql.execute(kWithhold, {pool.authority, code(pool), number, wireWord(state), now}) != 1)
        return false;
    if (isReleased(pool, number))
        log(pool, PoolChangeKind::Removed, {number, number}, now);
    return true;
}

std::optional<SessionId> NumberStore::sessionOf(const PoolKey& pool, SerialIndex number)
{
    std::optional<SessionId> session;
    m_sql.query(kSessionOf, {pool.authority, code(pool), number},
                [&](const SqlRow& row) { session = SessionId(row.text(0)); });
    return session;
}

bool NumberStore::overlaps(const Segment& segment)
{
    return m_sql.exists(kOverlaps, {segment.pool.authority, code(segment.pool), segment.last, segment.first});
}

void NumberStore::addSegment(const Segment& segment, Instant now)
{
    m_sql.execute(kAddSegment, {segment.pool.authority, code(segment.pool), segment.first, segment.last,
                                segment.isFirstRelease ? 1 : 0, segment.releasedAt, segment.source, now});
}

std::vector<Segment> NumberStore::dueSegments(Instant now)
{
    std::vector<Segment> segments;
    m_sql.query(kDueSegments, {now}, [&](const SqlRow& row) {
        segments.push_back({.pool = {row.text(0), static_cast<PlateKind>(row.integer(1))},
                            .first = index(row, 2),
                            .last = index(row, 3),
                            .isFirstRelease = row.integer(4) != 0,
                            .releasedAt = row.instant(5),
                            .source = row.text(6)});
    });
    return segments;
}

void NumberStore::openSegment(const Segment& segment, Instant now)
{
    std::vector<SerialIndex> claimed;
    const PoolKey& pool = segment.pool;
    m_sql.query(kClaimsWithin, {pool.authority, code(pool), segment.first, segment.last},
                [&](const SqlRow& row) { claimed.push_back(index(row, 0)); });
    m_sql.execute(kOpenSegment, {pool.authority, code(pool), segment.first});
    SerialIndex from = segment.first;
    for (const SerialIndex number : claimed) {
        if (from < number)
            log(pool, PoolChangeKind::Added, {from, number - 1}, now);
        from = number + 1;
    }
    if (from <= segment.last)
        log(pool, PoolChangeKind::Added, {from, segment.last}, now);
}

std::optional<Instant> NumberStore::nextRelease()
{
    const auto at = m_sql.integerOf(kNextRelease, {});
    return at ? std::optional(fromMilliseconds(*at)) : std::nullopt;
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
    constexpr std::int64_t kFar = 1'000'000;
    m_sql.execute(kLeaveHistory, {kFar});
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
    m_sql.query(kChangesAfter, {pool.authority, code(pool), version, limit}, [&](const SqlRow& row) {
        const auto kind = row.text(1) == kAdded ? PoolChangeKind::Added : PoolChangeKind::Removed;
        changes.push_back({index(row, 0), kind, {index(row, 2), index(row, 3)}});
    });
    return changes;
}

void NumberStore::log(const PoolKey& pool, PoolChangeKind change, SerialRange range, Instant at)
{
    const bool isAdded = change == PoolChangeKind::Added;
    PoolState next = state(pool);
    ++next.version;
    const std::uint32_t size = range.last - range.first + 1;
    next.count += isAdded ? size : -size;
    if (next.hash) {
        for (SerialIndex number = range.first; number <= range.last; ++number)
            isAdded ? next.hash->add(number) : next.hash->remove(number);
    }
    setState(pool, next);
    constexpr int kMostDigits = 10;
    m_sql.write(
        kLog,
        "pool_log/" + keyOf(pool) + '/' + QByteArray::number(next.version).rightJustified(kMostDigits, '0'),
        {pool.authority, code(pool), next.version, isAdded ? kAdded : kRemoved, range.first, range.last, at});
    m_logged.push_back({pool, {next.version, change, range}});
}

std::vector<NumberStore::Logged> NumberStore::takeLogged()
{
    return std::exchange(m_logged, {});
}

} // namespace xuanhao
