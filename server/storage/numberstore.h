// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "server/storage/rulestore.h"

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

struct SerialRange
{
    SerialIndex first = 0;
    SerialIndex last = 0;
};

enum class PoolChangeKind {
    Added,
    Removed,
    DrawOnly,   ///< what of the range is free or comes back can be drawn only
    Composable, ///< that is over
};

[[nodiscard]] PoolChangeKind opposite(PoolChangeKind kind);
/// Whether it changes which numbers are free.
[[nodiscard]] bool isAboutFreedom(PoolChangeKind kind);

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

/// A number that a rule cannot take, because somebody has it.
struct Spared
{
    SerialIndex number = 0;
    ClaimState state = ClaimState::Hold;
};

struct RuleHits
{
    int taken = 0;              ///< free numbers that are free no more
    std::vector<Spared> spared; ///< they stay where they are; once given back, they fall under the rule
};

/// Who has which number. A number is free when an open segment has it and no live claim carries it; inserting
/// a claim is the only way to take one. Every change of what is free gets the next version in the log,
/// together with its cause, so that the log never skips.
class NumberStore
{
public:
    explicit NumberStore(SqlConnection& sql)
        : m_sql(sql)
        , m_rules(sql)
    {}

    // What is free is known before; the database has the last word, and then the unit of work fails as a
    // Conflict.

    /// Takes a free number for a session.
    void claim(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant until, Instant now);
    /// Changes state and term of a claim the session has.
    void change(const PoolKey& pool, SerialIndex number, const SessionId& session, ClaimState state,
                std::optional<Instant> until);
    /// Ends the session's claim; the number is free again, or falls under a rule.
    void release(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant now);
    /// The session has the number no more, but nobody else gets it before that instant: see giveBack().
    void releaseLater(const PoolKey& pool, SerialIndex number, const SessionId& session, Instant returnsAt);
    struct Returning
    {
        PoolKey pool;
        SerialIndex number = 0;
    };
    /// Numbers whose time to be free again has come, the first ones to come, at most `limit`.
    [[nodiscard]] std::vector<Returning> dueReturns(Instant now, int limit);
    void giveBack(const Returning& returning, Instant now);
    /// Marks a number as one that is not to be given out, released or not; false when it is claimed already.
    [[nodiscard]] bool withhold(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now);
    enum class Taking {
        Done,
        WasGiven, ///< taken or reserved already
        InHand,   ///< a session holds it at this moment
    };
    /// Marks a number as given out elsewhere, also one that a rule keeps or that is on its way back.
    [[nodiscard]] Taking takeAway(const PoolKey& pool, SerialIndex number, Instant now);
    /// Takes what is free and fits; what somebody has stays there.
    [[nodiscard]] RuleHits addRule(const NumberRule& rule, Instant now);
    /// What the rule alone has kept comes back, each number at its own instant; how many.
    int liftRule(const NumberRule& rule, const TwoPersons& staff, const QString& reason, Instant now,
                 const std::function<Instant()>& returnsAt);
    [[nodiscard]] std::vector<NumberRule> rules() { return m_rules.all(); }
    [[nodiscard]] std::optional<NumberRule> rule(const QString& authority, const QString& id)
    {
        return m_rules.rule(authority, id);
    }
    /// As the database has it.
    [[nodiscard]] bool isFree(const PoolKey& pool, SerialIndex number);
    /// The session that holds or has reserved the number now.
    [[nodiscard]] std::optional<SessionId> sessionOf(const PoolKey& pool, SerialIndex number);

    /// The segments that overlap this one.
    [[nodiscard]] bool overlaps(const Segment& segment);
    /// Adds a segment that waits for openSegment().
    void addSegment(const Segment& segment, Instant now);
    /// Whether dueSegments(), dueForComposing() or dueReturns() have anything.
    [[nodiscard]] bool hasDue(Instant now);
    /// Segments whose release has come and that are not open yet.
    [[nodiscard]] std::vector<Segment> dueSegments(Instant now, int most);
    /// Gives the numbers of a segment to the pool, without those that are claimed or fall under a rule. With
    /// `composeAt` they are drawn only until openForComposing().
    void openSegment(const Segment& segment, Instant now, std::optional<Instant> composeAt = {});
    /// Segments that are to open for composing now.
    [[nodiscard]] std::vector<Segment> dueForComposing(Instant now, int most);
    void openForComposing(const Segment& segment, Instant now);
    [[nodiscard]] std::optional<Instant> nextRelease();
    /// All numbers of the pool's segments, open or not.
    [[nodiscard]] std::int64_t segmentNumbers(const PoolKey& pool);
    /// Numbers that were imported after that instant, without those the pool began with.
    [[nodiscard]] std::int64_t segmentNumbersSince(const PoolKey& pool, Instant since);
    struct SegmentRow
    {
        Segment segment;
        bool isOpen = false;
        bool isDrawOnly = false;
    };
    /// The segments that name this announcement, by opening time, kind and number.
    [[nodiscard]] std::vector<SegmentRow> segmentsOf(const QString& authority, const QString& source);

    [[nodiscard]] std::vector<PoolKey> pools();
    [[nodiscard]] PoolState state(const PoolKey& pool);
    /// Raises every version far beyond all that were ever given out, after an earlier state has been
    /// restored: whoever has a copy fetches a new one.
    void leaveHistory();
    /// By how much leaveHistory() raises the versions.
    static constexpr std::uint32_t kRestoreJump = 1'000'000;
    /// What the hash must be, when the log has lost it.
    void setHash(const PoolKey& pool, const PoolSetHash& hash);
    /// Whether the database has failed, so that what was read may lack something.
    [[nodiscard]] bool hasFailed() const { return m_sql.failure().has_value(); }
    void eachOpenSegment(const PoolKey& pool, const std::function<void(SerialRange)>& take);
    void eachDrawOnlySegment(const PoolKey& pool, const std::function<void(SerialRange)>& take);
    void eachLiveClaim(const PoolKey& pool, const std::function<void(SerialIndex)>& take);
    /// Changes after a version, in order, at most `limit`.
    [[nodiscard]] std::vector<PoolChange> changesAfter(const PoolKey& pool, std::uint32_t version, int limit);

    /// Changes up to a version and after another one, newest first, at most `limit`.
    [[nodiscard]] std::vector<PoolChange> changesBefore(const PoolKey& pool, std::uint64_t version,
                                                        std::uint32_t after, int limit);
    /// Every free number with the version, of one instant, without a transaction others would wait for.
    [[nodiscard]] LoadedPool freeNumbers(const PoolKey& pool);

    /// Every change this store has logged since the last call, for the index in memory.
    struct Logged
    {
        PoolKey pool;
        PoolChange change;
    };
    [[nodiscard]] std::vector<Logged> takeLogged();

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_states, &m_rules.memory()}; }

private:
    [[nodiscard]] bool isReleased(const PoolKey& pool, SerialIndex number);
    [[nodiscard]] bool claimFor(const PoolKey& pool, SerialIndex number, ClaimState state, Instant now);
    void freeAgain(const PoolKey& pool, SerialIndex number, Instant now);
    void claimByRules(const Segment& segment, Instant now);
    void keepBack(const NumberRule& rule, const std::vector<SerialIndex>& numbers, Instant now);
    [[nodiscard]] std::vector<SerialIndex> claimedWithin(const PoolKey& pool, SerialRange range);
    [[nodiscard]] std::vector<Segment> segmentsDue(const char* query, Instant now, int most);
    void setState(const PoolKey& pool, const PoolState& state);
    void log(const PoolKey& pool, PoolChangeKind change, SerialRange range, Instant now);

    SqlConnection& m_sql;
    std::vector<Logged> m_logged;
    RowCache<PoolState> m_states;
    RuleStore m_rules;
};

} // namespace xuanhao
