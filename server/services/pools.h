// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "core/protocol/poolmessages.h"
#include "server/storage/numberstore.h"

#include <map>

namespace xuanhao {

/// The free numbers of every pool, in memory. They advise; the claims in the database decide.
class Pools
{
public:
    /// Brings every pool to the version of the database, by its log or from the ground up.
    void refresh(NumberStore& numbers);
    /// Applies changes that have been committed.
    void apply(const std::vector<NumberStore::Logged>& changes);

    [[nodiscard]] const PoolIndex& index(const PoolKey& key);
    [[nodiscard]] PoolSnapshot snapshot(const PoolKey& key);
    [[nodiscard]] std::uint32_t version(const PoolKey& key);

private:
    struct Pool
    {
        explicit Pool(const SerialRules& rules);
        void apply(const PoolChange& change);

        PoolIndex index;
        QByteArray bits; ///< as PoolSnapshot::free has them
        std::uint32_t version = 0;
    };
    struct Order
    {
        bool operator()(const PoolKey& a, const PoolKey& b) const
        {
            return a.authority != b.authority ? a.authority < b.authority : a.kind < b.kind;
        }
    };

    [[nodiscard]] Pool& pool(const PoolKey& key);
    [[nodiscard]] static Pool load(const PoolKey& key, NumberStore& numbers);

    std::map<PoolKey, Pool, Order> m_pools;
};

/// What happened to a pool after a version, as net changes; incomplete when it is too much or not known any
/// more.
[[nodiscard]] PoolChanges poolChanges(NumberStore& numbers, const PoolKey& key, std::uint32_t after);

} // namespace xuanhao
