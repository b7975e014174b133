// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/domain/plates/poollayout.h"
#include "core/domain/plates/serialpattern.h"

#include <QByteArray>

#include <memory>

namespace xuanhao {

/// A hash of the whole set of free numbers, the same for the same set whatever its history, changed in
/// constant time with each number. Counter and central compare it: equal hashes prove equal sets against
/// accidents and bugs (two sets that differ agree once in 2^128), not against somebody who chooses the
/// numbers; sums can be forged. That the hash is central's own the line proves (TLS). Each half is the sum
/// modulo 2^64, over the free indexes, of SplitMix64's finaliser applied to (index + 1) * c, with c =
/// 0x9e3779b97f4a7c15 (high), 0xd1342543de82ef95 (low).
struct PoolSetHash
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    void add(SerialIndex number);       ///< one that is not in the set
    void remove(SerialIndex number);    ///< one that is
    [[nodiscard]] QString text() const; ///< 32 hexadecimal digits, high half first
    [[nodiscard]] static std::optional<PoolSetHash> fromText(QStringView text);
    friend bool operator==(const PoolSetHash&, const PoolSetHash&) = default;
};

/// The usable characters of every position.
using UsableCharacters = std::array<CharacterMask, kMaxSerialLength>;

enum class DrawFilter { Any, Without4 };

enum class PoolSnapshotProblem {
    Truncated, ///< shorter than the header, or another length than the header says
    NotASnapshot,
    UnknownVersion, ///< written by a newer or older format
    OtherRules,     ///< of another plate kind
    Corrupt,        ///< checksum or content wrong
};

struct LoadedPool;

/// All free numbers of one office letter and plate kind, in memory, exact.
///
/// Not thread-safe: one thread changes it; readers of other threads work on copies. 2.2 MB for
/// ordinary plates. The database decides who gets a number; this index only advises.
class PoolIndex
{
public:
    /// An empty pool. The rules must outlive it.
    explicit PoolIndex(const SerialRules& rules);

    [[nodiscard]] const SerialRules& rules() const { return *m_rules; }

    /// Gives a number back; false when it was free already. `index` is below rules().size().
    bool insert(SerialIndex index);
    /// Takes a number; false when it was not free.
    bool remove(SerialIndex index);
    [[nodiscard]] bool contains(SerialIndex index) const;
    [[nodiscard]] SerialIndex count() const { return m_count; }
    [[nodiscard]] PoolSetHash setHash() const { return m_hash; }
    /// One bit per number, lowest bit first, 1 where it is free, in an order that is stable for ever because
    /// the feed uses it: the boxes in the order of the rules; inside a box the characters run as in its
    /// indexes, but positions with more characters run faster, of equal ones the last fastest. Bits behind
    /// the last number mean nothing.
    [[nodiscard]] QByteArrayView cells() const;
    /// The number whose bit is at this place of cells(), below rules().size().
    [[nodiscard]] SerialIndex numberAt(std::uint32_t place) const;

    /// For every position the characters that leave at least one free number, given what is typed at
    /// the *other* positions: a character already typed can be replaced. Constant time whatever the
    /// pool and the order of typing (20 to 60 ns; five typed: 130 ns); allocates nothing.
    [[nodiscard]] UsableCharacters usable(const SerialPattern& pattern) const noexcept;
    /// How many free numbers match; up to a millisecond.
    [[nodiscard]] SerialIndex countMatching(const SerialPattern& pattern) const;
    /// The first `max` free numbers that match, in the order of their characters.
    [[nodiscard]] std::vector<SerialIndex> matching(const SerialPattern& pattern, int max) const;
    /// Free numbers that differ from this one at one or two positions, best first: fewer changes, same
    /// places of letters and digits, nearer characters, smaller index.
    [[nodiscard]] std::vector<SerialIndex> nearNumbers(SerialIndex index, int max) const;
    /// `wanted` distinct free numbers in random order, every choice equally likely; all of them
    /// when there are fewer.
    [[nodiscard]] std::vector<SerialIndex> draw(RandomSource& random, int wanted, DrawFilter filter) const;

    /// The bits as they lie in memory, for files of the same program; poolfeed.h has the wire's form.
    /// `poolVersion` is the caller's; load() returns it.
    [[nodiscard]] QByteArray save(std::uint64_t poolVersion) const;
    /// The bytes become the memory of the pool as they are, without a copy.
    [[nodiscard]] static Expected<LoadedPool, PoolSnapshotProblem> load(const SerialRules& rules,
                                                                        QByteArray bytes);

    friend bool operator==(const PoolIndex& a, const PoolIndex& b)
    {
        return a.m_rules == b.m_rules && a.m_count == b.m_count && a.cells() == b.cells();
    }

private:
    PoolIndex(const SerialRules& rules, std::shared_ptr<const PoolLayout> layout, QByteArray bits);

    template <int Length>
    [[nodiscard]] UsableCharacters usableOf(const SerialPattern& pattern) const noexcept;
    template <typename Character>
    [[nodiscard]] std::uint32_t rowCell(const PoolLayout::Box& box, const Character* characters,
                                        int axis) const noexcept;
    [[nodiscard]] CharacterMask fullRow(const PoolLayout::Rows& rows, const SerialPattern& pattern,
                                        int axis) const noexcept;
    [[nodiscard]] bool hasFree(const PoolLayout::Rows& rows, const SerialCharacters& characters,
                               int axis) const noexcept;
    [[nodiscard]] std::vector<SerialIndex> allMatching(DrawFilter filter) const;
    void openPatterns(const SerialCharacters& characters);
    void closePatterns(const SerialCharacters& characters);

    const SerialRules* m_rules;
    std::shared_ptr<const PoolLayout> m_layout;
    QByteArray m_bits; ///< exactly what save() gives: room for its header, cells, rows
    SerialIndex m_count = 0;
    PoolSetHash m_hash;
};

struct LoadedPool
{
    PoolIndex pool;
    std::uint64_t poolVersion;
};

} // namespace xuanhao
