// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "server/storage/numberstore.h"

#include <map>
#include <optional>

namespace xuanhao {

/// The free numbers of every pool, in memory, and the frames that carry to the counters those that can be
/// composed (F5, E3). They advise; the claims in the database decide.
class Pools final : public Memory
{
public:
    /// Brings every pool to the version of the database, by its log or from the ground up, and compares its
    /// hash with the one the log has kept. What differs is loaded anew; segments and claims have the last
    /// word.
    void refresh(NumberStore& numbers);
    /// Applies changes of the unit of work that runs.
    void apply(const std::vector<NumberStore::Logged>& changes);
    [[nodiscard]] std::size_t mark() const override { return m_steps.size(); }
    void takeBack(std::size_t mark) override;
    void settle() override { m_steps.clear(); }
    /// The next refresh() loads every pool from the ground up.
    void forget() override;

    /// All free numbers: what is drawn from.
    [[nodiscard]] const PoolIndex& freeNumbers(const PoolKey& key);
    /// Those of them that can be composed.
    [[nodiscard]] const PoolIndex& composable(const PoolKey& key);
    /// Whether the number is of a segment that is drawn from only, free or not.
    [[nodiscard]] bool isDrawOnly(const PoolKey& key, SerialIndex number);
    [[nodiscard]] std::uint32_t version(const PoolKey& key);

    /// Everything that can be composed. Made once for each version.
    [[nodiscard]] const QByteArray& snapshotFrame(const PoolKey& key);
    /// What happened after a version; nothing, when that is the newest. Made once for each pair of versions.
    /// nullopt when the version is not of this history, or so old that a snapshot is the cheaper answer.
    [[nodiscard]] std::optional<QByteArray> deltaFrame(NumberStore& numbers, const PoolKey& key,
                                                       std::uint32_t after);

private:
    struct Pool
    {
        explicit Pool(const SerialRules& rules)
            : free(rules)
            , composable(rules)
        {}
        void apply(const PoolChange& change);
        void change(const PoolChange& change);
        [[nodiscard]] bool isDrawOnly(SerialIndex number) const;

        PoolIndex free;
        PoolIndex composable;
        std::map<SerialIndex, SerialIndex> drawOnly; ///< segments, from first to last number
        std::uint32_t version = 0;
        QByteArray snapshot;                        ///< of this version; empty until somebody asks
        std::map<std::uint32_t, QByteArray> deltas; ///< to this version, by the one they begin at
    };
    struct Order
    {
        bool operator()(const PoolKey& a, const PoolKey& b) const
        {
            return a.authority != b.authority ? a.authority < b.authority : a.kind < b.kind;
        }
    };

    [[nodiscard]] Pool& pool(const PoolKey& key);
    [[nodiscard]] static Pool load(const PoolKey& key, const PoolState& state, NumberStore& numbers);

    std::map<PoolKey, Pool, Order> m_pools;
    std::vector<NumberStore::Logged> m_steps; ///< what takeBack() can take back
};

} // namespace xuanhao
