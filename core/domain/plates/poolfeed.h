// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"

#include <vector>

namespace xuanhao {

// The frames of the change feed (F5), as bytes for the wire; golden vectors keep them stable for ever.
//
// All numbers are little-endian. A frame begins with four characters, the plate kind's two digits and the
// fingerprint of its rules, and ends with the first eight bytes of the SHA-256 of all before them. What a
// frame names it names in the order of PoolIndex::cells(), by SubsetWriter.

enum class PoolFrameProblem {
    NotAFrame, ///< of another sort or format
    OtherPool, ///< another kind, or the same kind by other rules
    Damaged,   ///< cut, changed, or with counts that cannot be
};

/// What happened to a pool between two versions.
///
/// Taken numbers are among the free ones and returned ones among the others. The receiver has the same set,
/// so the frame tells their ranks there: log2 C(free, removed) + log2 C(others, added) bits are the least
/// that can do, and this takes about half a percent more (./dev bench feed).
struct PoolDelta
{
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t fromVersion = 0;
    std::uint32_t toVersion = 0;        ///< not before fromVersion
    SerialIndex freeBefore = 0;         ///< free numbers at fromVersion
    std::vector<std::uint32_t> removed; ///< ranks among the free numbers of fromVersion, increasing
    std::vector<std::uint32_t> added;   ///< ranks among all others, increasing
    PoolSetHash hashAfter;

    /// The difference of two states of a pool with the same rules.
    [[nodiscard]] static PoolDelta between(PlateKind kind, const PoolIndex& before, std::uint32_t fromVersion,
                                           const PoolIndex& after, std::uint32_t toVersion);
    /// Changes the pool of fromVersion. False when the pool is not that one, which the hash of the outcome
    /// tells: then it stays as it was.
    [[nodiscard]] bool applyTo(PoolIndex& pool) const;

    /// "XPD1", kind, rules; fromVersion, toVersion, freeBefore, count of removed and of added as 32 bits;
    /// hashAfter, high half first; removed, added; checksum. 58 bytes without the ranks.
    [[nodiscard]] QByteArray toFrame() const;
    [[nodiscard]] static Expected<PoolDelta, PoolFrameProblem> fromFrame(PlateKind kind,
                                                                         QByteArrayView frame);

    friend bool operator==(const PoolDelta&, const PoolDelta&) = default;
};

/// Every free number at one version: "XPS1", kind, rules; version, count of free numbers as 32 bits; set
/// hash; the free numbers, or the others when those are fewer; checksum. 46 bytes without the numbers.
[[nodiscard]] QByteArray poolSnapshotFrame(PlateKind kind, const PoolIndex& pool, std::uint32_t version);
/// Takes half a second for millions of numbers.
[[nodiscard]] Expected<LoadedPool, PoolFrameProblem> readPoolSnapshot(PlateKind kind, QByteArrayView frame);

} // namespace xuanhao
