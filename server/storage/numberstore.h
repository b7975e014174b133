// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "server/storage/keys.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct Segment
{
    PoolKey pool;
    SerialIndex first = 0;
    SerialIndex last = 0;
    bool isFirstRelease = false;
    Instant releasedAt{};
    QString source;
};

enum class ClaimState { Hold, Choice, Reserved, Taken, Withheld, Blocked };

[[nodiscard]] QString wireWord(ClaimState state);

struct SerialRange
{
    SerialIndex first = 0;
    SerialIndex last = 0;
};

enum class PoolChangeKind { Added, Removed };

struct PoolChange
{
    std::uint32_t version = 0;
    PoolChangeKind change = PoolChangeKind::Removed;
    SerialRange range;
};

struct PoolState
{
    std::uint32_t version = 0;
    std::uint32_t count = 0; ///< free numbers
    /// Of all free numbers, kept up with each change of the log; none before it was known for the first time.
    std::optional<PoolSetHash> hash;
};

/// Who has which number. A number is free when an open segment has it and no live claim carries it; inserting
/// a claim is the only way to take one. Every change of what is free gets the next version in the log,
/// together with its cause, so that the log never skips.
class NumberStore
{
public:
    explicit NumberStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    // What is free is known before; the database has the last word, and then the unit of work fails as a
    // Conflict.

    /// Takes a free number for a session.
    void claim(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant until, Instant now);
    /// Changes state and term of a claim the session has.
    void change(const PoolKey& pool, SerialIndex number, const SessionId& session, ClaimState state,
                std::optional<Instant> until);
    /// Ends the session's claim.
    void release(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant now);
    /// Marks a number as one that is not to be given out, released or not; false when it is claimed already.
    [[nodiscard]] bool withhold(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now);
    /// As the database has it.
    [[nodiscard]] bool isFree(const PoolKey& pool, SerialIndex number);
    /// The session that holds or has reserved the number now.
    [[nodiscard]] std::optional<SessionId> sessionOf(const PoolKey& pool, SerialIndex number);

    /// The segments that overlap this one.
    [[nodiscard]] bool overlaps(const Segment& segment);
    /// Adds a segment that waits for openSegment().
    void addSegment(const Segment& segment, Instant now);
    /// Segments whose release has come and that are not open yet.
    [[nodiscard]] std::vector<Segment> dueSegments(Instant now);
    /// Gives the numbers of a segment to the pool, without those that are claimed.
    void openSegment(const Segment& segment, Instant now);
    [[nodiscard]] std::optional<Instant> nextRelease();

    [[nodiscard]] std::vector<PoolKey> pools();
    [[nodiscard]] PoolState state(const PoolKey& pool);
    /// Raises every version far beyond all that were ever given out, after an earlier state has been
    /// restored: whoever has a copy fetches a new one.
    void leaveHistory();
    /// What the hash must be, when the log has lost it.
    void setHash(const PoolKey& pool, const PoolSetHash& hash);
    /// Whether the database has failed, so that what was read may lack something.
    [[nodiscard]] bool hasFailed() const { return m_sql.failure().has_value(); }
    void eachOpenSegment(const PoolKey& pool, const std::function<void(SerialRange)>& take);
    void eachLiveClaim(const PoolKey& pool, const std::function<void(SerialIndex)>& take);
    /// Changes after a version, in order, at most `limit`.
    [[nodiscard]] std::vector<PoolChange> changesAfter(const PoolKey& pool, std::uint32_t version, int limit);

    /// Every change this store has logged since the last call, for the index in memory.
    struct Logged
    {
        PoolKey pool;
        PoolChange change;
    };
    [[nodiscard]] std::vector<Logged> takeLogged();

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_states}; }

private:
    [[nodiscard]] bool isReleased(const PoolKey& pool, SerialIndex number);
    void setState(const PoolKey& pool, const PoolState& state);
    void log(const PoolKey& pool, PoolChangeKind change, SerialRange range, Instant now);

    SqlConnection& m_sql;
    std::vector<Logged> m_logged;
    RowCache<PoolState> m_states;
};

} // namespace xuanhao
