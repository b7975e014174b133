// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/pools.h"

namespace xuanhao {

namespace {

// Beyond these a snapshot is the smaller answer.
constexpr int kMaxChanges = 5000;
constexpr std::size_t kMaxNumbers = 20'000;

} // namespace

Pools::Pool::Pool(const SerialRules& rules)
    : index(rules)
    , bits(static_cast<qsizetype>((rules.size() + 7) / 8), '\0')
{}

void Pools::Pool::apply(const PoolChange& change)
{
    for (SerialIndex number = change.range.first; number <= change.range.last; ++number) {
        const qsizetype byte = number / 8;
        const int bit = 1 << (number % 8);
        if (change.change == PoolChangeKind::Added) {
            index.insert(number);
            bits[byte] = static_cast<char>(bits[byte] | bit);
        } else {
            index.remove(number);
            bits[byte] = static_cast<char>(bits[byte] & ~bit);
        }
    }
    version = change.version;
}

Pools::Pool Pools::load(const PoolKey& key, NumberStore& numbers)
{
    Pool pool(SerialRules::of(key.kind));
    numbers.eachOpenSegment(key, [&](SerialRange range) { pool.apply({0, PoolChangeKind::Added, range}); });
    numbers.eachLiveClaim(key, [&](SerialIndex number) {
        pool.apply({0, PoolChangeKind::Removed, {number, number}});
    });
    pool.version = numbers.state(key).version;
    return pool;
}

Pools::Pool& Pools::pool(const PoolKey& key)
{
    return m_pools.try_emplace(key, SerialRules::of(key.kind)).first->second;
}

void Pools::refresh(NumberStore& numbers)
{
    for (const PoolKey& key : numbers.pools()) {
        const std::uint32_t wanted = numbers.state(key).version;
        const auto known = m_pools.find(key);
        if (known == m_pools.end()) {
            m_pools.insert_or_assign(key, load(key, numbers));
            continue;
        }
        while (known->second.version < wanted) {
            const auto changes = numbers.changesAfter(key, known->second.version, kMaxChanges);
            if (changes.empty())
                break;
            for (const PoolChange& change : changes)
                known->second.apply(change);
        }
    }
}

void Pools::apply(const std::vector<NumberStore::Logged>& changes)
{
    for (const NumberStore::Logged& logged : changes)
        pool(logged.pool).apply(logged.change);
}

const PoolIndex& Pools::index(const PoolKey& key)
{
    return pool(key).index;
}

std::uint32_t Pools::version(const PoolKey& key)
{
    return pool(key).version;
}

PoolSnapshot Pools::snapshot(const PoolKey& key)
{
    const Pool& found = pool(key);
    return {.kind = key.kind, .version = found.version, .count = found.index.count(), .free = found.bits};
}

PoolChanges poolChanges(NumberStore& numbers, const PoolKey& key, std::uint32_t after)
{
    const PoolState state = numbers.state(key);
    PoolChanges result{.kind = key.kind,
                       .after = after,
                       .version = state.version,
                       .count = state.count,
                       .isComplete = false,
                       .removed = {},
                       .added = {}};
    if (after > state.version)
        return result;
    const auto changes = numbers.changesAfter(key, after, kMaxChanges + 1);
    // A change flips a number between free and not free: an even count is no change at all.
    std::map<SerialIndex, std::pair<PoolChangeKind, int>> flips;
    for (const PoolChange& change : changes) {
        if (flips.size() + (change.range.last - change.range.first) > kMaxNumbers)
            return result;
        for (SerialIndex number = change.range.first; number <= change.range.last; ++number) {
            auto& flip = flips[number];
            flip.first = change.change;
            ++flip.second;
        }
    }
    if (changes.size() > static_cast<std::size_t>(kMaxChanges) || changes.size() != state.version - after)
        return result;
    result.isComplete = true;
    for (const auto& [number, flip] : flips) {
        if (flip.second % 2 == 1)
            (flip.first == PoolChangeKind::Added ? result.added : result.removed).push_back(number);
    }
    return result;
}

} // namespace xuanhao
