// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/draws/drawseed.h"

#include <variant>

namespace xuanhao {

// The published record of an office's day of draws (G1): JSON objects, one in each line, UTF-8. First the
// day, then, in the order in which it happened, for each pool its free numbers before its first draw, what
// changed in between, and the draws; after a restore the pools again; at last how many draws there were.
// docs/draws.md describes it for those who write a check of their own.

/// What the others rest on: whose draws they are, and the seed with the commitment that was published before.
struct DrawDayLine
{
    QString authority;
    QDate day;
    QString commitment; ///< 64 hexadecimal digits
    Instant committedAt{};
    QByteArray seed; ///< kDrawSeedSize bytes

    friend bool operator==(const DrawDayLine&, const DrawDayLine&) = default;
};

/// Every free number of a pool before its first draw of the day.
struct DrawPoolLine
{
    PlateKind kind = PlateKind::SmallCar;
    QByteArray snapshot; ///< a frame of core/domain/plates/poolfeed.h

    friend bool operator==(const DrawPoolLine&, const DrawPoolLine&) = default;
};

enum class DrawChange {
    Added,
    Removed,
    DrawOnly,   ///< from now on these are drawn only; which of them are free stays as it is
    Composable, ///< that is over
};

/// What happened to a pool between two draws: numbers became free, or stopped being free, or what else can be
/// done with them changed (E3), which no draw asks.
struct DrawChangeLine
{
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t version = 0; ///< of the pool, after it
    DrawChange change = DrawChange::Removed;
    SerialIndex first = 0;
    SerialIndex last = 0; ///< not before first

    friend bool operator==(const DrawChangeLine&, const DrawChangeLine&) = default;
};

/// A draw. It takes the drawn numbers out of the pool one by one, so that the version rises by as many.
struct DrawLine
{
    static constexpr int kMostWanted = 1000;

    std::uint32_t nth = 1;
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t version = 0; ///< of the pool, before it
    SerialIndex freeCount = 0; ///< likewise
    PoolSetHash freeNumbers;   ///< likewise
    int wanted = 1;            ///< 1…kMostWanted
    DrawFilter filter = DrawFilter::Any;
    std::vector<SerialIndex> numbers; ///< in the order they were drawn

    friend bool operator==(const DrawLine&, const DrawLine&) = default;
};

/// The office's database was restored from a backup. Draws up to this number may have been made and are not
/// known any more; each pool's free numbers are told anew before its next draw.
struct DrawRestoredLine
{
    std::uint32_t draws = 0;

    friend bool operator==(const DrawRestoredLine&, const DrawRestoredLine&) = default;
};

struct DrawEndLine
{
    std::uint32_t draws = 0; ///< the number of the day's last

    friend bool operator==(const DrawEndLine&, const DrawEndLine&) = default;
};

using DrawRecordLine =
    std::variant<DrawDayLine, DrawPoolLine, DrawChangeLine, DrawLine, DrawRestoredLine, DrawEndLine>;

/// Bytes of the longest line, without its end: a snapshot of the largest plate kind has 1.2 million.
inline constexpr qsizetype kMostLineBytes = 4'000'000;

/// The line with its end.
[[nodiscard]] QByteArray toRecordLine(const DrawRecordLine& line);
/// Reads one line without its end; for bytes of any origin.
[[nodiscard]] Expected<DrawRecordLine, JsonError> readRecordLine(const QByteArray& line);

} // namespace xuanhao
