// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/draws/drawrecord.h"

#include <map>

namespace xuanhao {

enum class DrawFault {
    Unreadable,        ///< no line of a record; `detail` says why, in English
    TooLong,           ///< a line of more than kMostLineBytes
    NoDay,             ///< the first line is not the day
    Misplaced,         ///< a second day, a second snapshot of a pool, or something behind the end
    WrongCommitment,   ///< the seed is not the one that was committed to
    SnapshotDamaged,   ///< not the free numbers of this plate kind
    PoolMissing,       ///< a change or a draw of a pool whose free numbers were not told
    VersionGap,        ///< a change is missing, or one too many
    ImpossibleChange,  ///< a free number became free, or one that is not free stopped being so
    TooManyChanges,    ///< more than any day of any office has
    DrawGap,           ///< a draw is missing, or stands twice
    FreeNumbersDiffer, ///< count or hash of the free numbers
    NumbersDiffer,     ///< other numbers were drawn than seed, number and free numbers give
    Truncated,         ///< the end is missing
    DrawCountDiffers,  ///< the end tells another number of draws
};

/// Draw numbers from the first to the last.
struct DrawRoom
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    friend bool operator==(const DrawRoom&, const DrawRoom&) = default;
};

/// The first thing that is wrong in a record.
struct DrawFinding
{
    DrawFault fault = DrawFault::Unreadable;
    int line = 0;                   ///< from 1
    std::optional<DrawNumber> draw; ///< the draw the line is about
    QString recorded;               ///< what the record says, where something can be compared
    QString computed;               ///< what it should say
    QString detail;                 ///< English; of Unreadable and SnapshotDamaged

    friend bool operator==(const DrawFinding&, const DrawFinding&) = default;
};

/// Recomputes an office's day from its record, line by line, without anything else (G1): that the commitment
/// is the seed's, what was free at each draw, its count and hash, the drawn numbers, and that no draw is
/// missing but those a restore has lost. Needs memory for the pools it meets, not for the record.
class DrawVerifier
{
public:
    /// Takes the next line without its end. After a finding nothing more may be taken.
    [[nodiscard]] std::optional<DrawFinding> take(const QByteArray& line);
    /// The record ends here.
    [[nodiscard]] std::optional<DrawFinding> finish() const;

    /// Of the first line; none before it.
    [[nodiscard]] const std::optional<DrawDayLine>& day() const { return m_day; }
    [[nodiscard]] int draws() const { return m_checked; }
    /// Numbers of draws that a restore of the database has left room for: whether there was a draw, the
    /// record can't say.
    [[nodiscard]] const std::vector<DrawRoom>& rooms() const { return m_rooms; }
    /// How many changes between the draws were taken over.
    [[nodiscard]] int changes() const { return m_changes; }
    /// How many numbers were drawn.
    [[nodiscard]] int numbers() const { return m_numbers; }

private:
    using Result = std::optional<DrawFinding>;

    [[nodiscard]] DrawFinding finding(DrawFault fault) const { return {fault, m_line, {}, {}, {}, {}}; }
    [[nodiscard]] Result follow(const DrawDayLine& line);
    [[nodiscard]] Result follow(const DrawPoolLine& line);
    [[nodiscard]] Result follow(const DrawChangeLine& line);
    [[nodiscard]] Result follow(const DrawLine& line);
    [[nodiscard]] Result follow(const DrawRestoredLine& line);
    [[nodiscard]] Result follow(const DrawEndLine& line);
    [[nodiscard]] Result compare(const DrawLine& line, LoadedPool& known) const;

    std::optional<DrawDayLine> m_day;
    std::map<PlateKind, LoadedPool> m_pools;
    int m_line = 0;
    std::uint32_t m_last = 0; ///< number of a draw
    int m_checked = 0;
    std::vector<DrawRoom> m_rooms;
    int m_changes = 0;
    int m_numbers = 0;
    std::uint64_t m_changedNumbers = 0;
    bool m_isAtEnd = false;
};

} // namespace xuanhao
