// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/numberkeys.h"
#include "server/storage/numberstore.h"

// How numbers come into the pool: segments, and when what can be done with their numbers.

namespace xuanhao {

using namespace numberkeys;

namespace {

constexpr const char* kOverlaps = R"(
SELECT first_index FROM segment
WHERE authority = $1 AND kind = $2 AND first_index <= $3 AND last_index >= $4 LIMIT 1)";
constexpr const char* kAddSegment = R"(
INSERT INTO segment (authority, kind, first_index, last_index, is_first_release, released_at, is_open, source,
                     imported_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8))";
constexpr const char* kHasDue = R"(
SELECT 1 WHERE EXISTS (SELECT 1 FROM segment WHERE is_open = 0 AND released_at <= $1)
            OR EXISTS (SELECT 1 FROM segment WHERE is_draw_only = 1 AND compose_at <= $1)
            OR EXISTS (SELECT 1 FROM claim WHERE ended_at IS NULL AND returns_at <= $1))";
constexpr const char* kDueSegments = R"(
SELECT authority, kind, first_index, last_index, is_first_release, released_at, source FROM segment
WHERE is_open = 0 AND released_at <= $1 ORDER BY released_at, authority, kind, first_index LIMIT $2)";
constexpr const char* kOpenSegment = R"(
UPDATE segment SET is_open = 1, is_draw_only = $1, compose_at = $2
WHERE authority = $3 AND kind = $4 AND first_index = $5)";
constexpr const char* kDueForComposing = R"(
SELECT authority, kind, first_index, last_index, is_first_release, released_at, source FROM segment
WHERE is_draw_only = 1 AND compose_at <= $1 ORDER BY compose_at, authority, kind, first_index LIMIT $2)";
constexpr const char* kOpenForComposing = R"(
UPDATE segment SET is_draw_only = 0 WHERE authority = $1 AND kind = $2 AND first_index = $3)";
constexpr const char* kNextRelease = "SELECT min(released_at) FROM segment WHERE is_open = 0";
constexpr const char* kSegmentNumbers = R"(
SELECT cast(coalesce(sum(last_index - first_index + 1), 0) AS BIGINT) FROM segment WHERE authority = $1 AND kind = $2)";
constexpr const char* kSegmentNumbersSince = R"(
SELECT cast(coalesce(sum(last_index - first_index + 1), 0) AS BIGINT) FROM segment
WHERE authority = $1 AND kind = $2 AND imported_at > $3
      AND imported_at > (SELECT min(imported_at) FROM segment WHERE authority = $1 AND kind = $2))";
constexpr const char* kSegmentsOf = R"(
SELECT authority, kind, first_index, last_index, is_first_release, released_at, source, is_open, is_draw_only
FROM segment WHERE authority = $1 AND source = $2 ORDER BY released_at, kind, first_index)";
constexpr const char* kClaimsWithin = R"(
SELECT serial_index FROM claim
WHERE authority = $1 AND kind = $2 AND serial_index BETWEEN $3 AND $4 AND ended_at IS NULL
ORDER BY serial_index)";
constexpr const char* kDrawOnlySegments = R"(
SELECT first_index, last_index FROM segment
WHERE authority = $1 AND kind = $2 AND is_open = 1 AND is_draw_only = 1 ORDER BY first_index)";

Segment segmentOf(const SqlRow& row)
{
    return {.pool = {row.text(0), static_cast<PlateKind>(row.integer(1))},
            .first = index(row, 2),
            .last = index(row, 3),
            .isFirstRelease = row.integer(4) != 0,
            .releasedAt = row.instant(5),
            .source = row.text(6)};
}

} // namespace

bool NumberStore::overlaps(const Segment& segment)
{
    return m_sql.exists(kOverlaps, {segment.pool.authority, code(segment.pool), segment.last, segment.first});
}

void NumberStore::addSegment(const Segment& segment, Instant now)
{
    m_sql.execute(kAddSegment, {segment.pool.authority, code(segment.pool), segment.first, segment.last,
                                segment.isFirstRelease ? 1 : 0, segment.releasedAt, segment.source, now});
}

bool NumberStore::hasDue(Instant now)
{
    return m_sql.exists(kHasDue, {now});
}

std::vector<Segment> NumberStore::segmentsDue(const char* query, Instant now, int most)
{
    std::vector<Segment> segments;
    m_sql.query(query, {now, most}, [&](const SqlRow& row) { segments.push_back(segmentOf(row)); });
    return segments;
}

std::vector<Segment> NumberStore::dueSegments(Instant now, int most)
{
    return segmentsDue(kDueSegments, now, most);
}

std::vector<SerialIndex> NumberStore::claimedWithin(const PoolKey& pool, SerialRange range)
{
    std::vector<SerialIndex> claimed;
    m_sql.query(kClaimsWithin, {pool.authority, code(pool), range.first, range.last},
                [&](const SqlRow& row) { claimed.push_back(index(row, 0)); });
    return claimed;
}

void NumberStore::openSegment(const Segment& segment, Instant now, std::optional<Instant> composeAt)
{
    const PoolKey& pool = segment.pool;
    claimByRules(segment, now);
    m_sql.execute(kOpenSegment, {composeAt ? 1 : 0, composeAt, pool.authority, code(pool), segment.first});
    if (composeAt)
        log(pool, PoolChangeKind::DrawOnly, {segment.first, segment.last}, now);
    SerialIndex from = segment.first;
    for (const SerialIndex number : claimedWithin(pool, {segment.first, segment.last})) {
        if (from < number)
            log(pool, PoolChangeKind::Added, {from, number - 1}, now);
        from = number + 1;
    }
    if (from <= segment.last)
        log(pool, PoolChangeKind::Added, {from, segment.last}, now);
}

std::vector<Segment> NumberStore::dueForComposing(Instant now, int most)
{
    return segmentsDue(kDueForComposing, now, most);
}

void NumberStore::openForComposing(const Segment& segment, Instant now)
{
    const PoolKey& pool = segment.pool;
    m_sql.execute(kOpenForComposing, {pool.authority, code(pool), segment.first});
    log(pool, PoolChangeKind::Composable, {segment.first, segment.last}, now);
}

std::optional<Instant> NumberStore::nextRelease()
{
    const auto at = m_sql.integerOf(kNextRelease, {});
    return at ? std::optional(fromMilliseconds(*at)) : std::nullopt;
}

std::int64_t NumberStore::segmentNumbers(const PoolKey& pool)
{
    return m_sql.integerOf(kSegmentNumbers, {pool.authority, code(pool)}).value_or(0);
}

std::int64_t NumberStore::segmentNumbersSince(const PoolKey& pool, Instant since)
{
    return m_sql.integerOf(kSegmentNumbersSince, {pool.authority, code(pool), since}).value_or(0);
}

std::vector<NumberStore::SegmentRow> NumberStore::segmentsOf(const QString& authority, const QString& source)
{
    std::vector<SegmentRow> rows;
    m_sql.query(kSegmentsOf, {authority, source}, [&](const SqlRow& row) {
        rows.push_back({segmentOf(row), row.integer(7) != 0, row.integer(8) != 0});
    });
    return rows;
}

void NumberStore::eachDrawOnlySegment(const PoolKey& pool, const std::function<void(SerialRange)>& take)
{
    m_sql.query(kDrawOnlySegments, {pool.authority, code(pool)}, [&](const SqlRow& row) {
        take({index(row, 0), index(row, 1)});
    });
}

} // namespace xuanhao
