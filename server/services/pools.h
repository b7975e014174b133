// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "server/storage/numberstore.h"

#include <map>
#include <optional>

namespace xuanhao {

/// The free numbers of every pool, in memory, and the frames that carry them to the counters (F5). They
/// advise; the claims in the database decide.
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

    [[nodiscard]] const PoolIndex& index(const PoolKey& key);
    [[nodiscard]] std::uint32_t version(const PoolKey& key);

    /// The whole pool. Made once for each version.
    [[nodiscard]] const QByteArray& snapshotFrame(const PoolKey& key);
    /// What happened after a version; nothing, when that is the newest. Made once for each pair of versions.
    /// nullopt when the version is not of this history, or so old that a snapshot is the cheaper answer.
    [[nodiscard]] std::optional<QByteArray> deltaFrame(NumberStore& numbers, const PoolKey& key,
                                                       std::uint32_t after);

private:
    struct Pool
    {
        explicit Pool(const SerialRules& rules)
            : index(rules)
        {}
        void apply(const PoolChange& change);

        PoolIndex index;
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
