// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/pools.h"

#include "core/domain/plates/poolfeed.h"

#include <QLoggingCategory>

#include <algorithm>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.pools")

// Beyond these a snapshot costs central less than to undo what happened since.
constexpr std::uint32_t kMaxChanges = 20'000;
constexpr std::size_t kMaxNumbers = 50'000;
/// Counters that lag differently are few; this only bounds the memory.
constexpr std::size_t kKeptDeltas = 64;

QString nameOf(const PoolKey& key)
{
    return key.authority + QLatin1Char('/') + wireWord(key.kind);
}

} // namespace

bool Pools::Pool::isDrawOnly(SerialIndex number) const
{
    const auto after = drawOnly.upper_bound(number);
    return after != drawOnly.begin() && number <= std::prev(after)->second;
}

void Pools::Pool::change(const PoolChange& change)
{
    const auto& [first, last] = change.range;
    if (change.change == PoolChangeKind::DrawOnly)
        drawOnly.insert_or_assign(first, last);
    else if (change.change == PoolChangeKind::Composable)
        drawOnly.erase(first);
    for (SerialIndex number = first; number <= last; ++number) {
        if (change.change == PoolChangeKind::Added)
            free.insert(number);
        else if (change.change == PoolChangeKind::Removed)
            free.remove(number);
        if (free.contains(number) && !isDrawOnly(number))
            composable.insert(number);
        else
            composable.remove(number);
    }
}

void Pools::Pool::apply(const PoolChange& change)
{
    this->change(change);
    version = change.version;
    snapshot.clear();
    deltas.clear();
}

Pools::Pool Pools::load(const PoolKey& key, const PoolState& state, NumberStore& numbers)
{
    Pool pool(SerialRules::of(key.kind));
    numbers.eachDrawOnlySegment(key,
                                [&](SerialRange range) { pool.drawOnly.emplace(range.first, range.last); });
    numbers.eachOpenSegment(key, [&](SerialRange range) { pool.change({0, PoolChangeKind::Added, range}); });
    numbers.eachLiveClaim(key, [&](SerialIndex number) {
        pool.change({0, PoolChangeKind::Removed, {number, number}});
    });
    pool.version = state.version;
    return pool;
}

Pools::Pool& Pools::pool(const PoolKey& key)
{
    return m_pools.try_emplace(key, SerialRules::of(key.kind)).first->second;
}

void Pools::refresh(NumberStore& numbers)
{
    for (const PoolKey& key : numbers.pools()) {
        const PoolState state = numbers.state(key);
        auto known = m_pools.find(key);
        while (known != m_pools.end() && known->second.version < state.version) {
            const auto changes = numbers.changesAfter(key, known->second.version, kMaxChanges);
            if (changes.empty() || changes.front().version != known->second.version + 1)
                break;
            for (const PoolChange& change : changes)
                known->second.apply(change);
        }
        const bool isRight = known != m_pools.end() && known->second.version == state.version &&
                             (!state.hash || *state.hash == known->second.free.setHash());
        if (!isRight) {
            Pool loaded = load(key, state, numbers);
            if (numbers.hasFailed())
                return;
            if (known != m_pools.end())
                qCCritical(log).noquote()
                    << "The pool" << nameOf(key) << "in memory is not the database's; it was loaded anew.";
            known = m_pools.insert_or_assign(key, std::move(loaded)).first;
        }
        const PoolSetHash hash = known->second.free.setHash();
        if (state.hash == hash)
            continue;
        if (state.hash)
            qCCritical(log).noquote()
                << "The log of the pool" << nameOf(key) << "and its segments and claims disagree at version"
                << state.version << "; the claims are right.";
        numbers.setHash(key, hash);
    }
}

void Pools::apply(const std::vector<NumberStore::Logged>& changes)
{
    for (const NumberStore::Logged& logged : changes) {
        pool(logged.pool).apply(logged.change);
        m_steps.push_back(logged);
    }
}

void Pools::takeBack(std::size_t mark)
{
    while (m_steps.size() > mark) {
        const auto& [key, change] = m_steps.back();
        pool(key).apply({change.version - 1, opposite(change.change), change.range});
        m_steps.pop_back();
    }
}

void Pools::forget()
{
    m_steps.clear();
    m_pools.clear();
}

const PoolIndex& Pools::freeNumbers(const PoolKey& key)
{
    return pool(key).free;
}

const PoolIndex& Pools::composable(const PoolKey& key)
{
    return pool(key).composable;
}

bool Pools::isDrawOnly(const PoolKey& key, SerialIndex number)
{
    return pool(key).isDrawOnly(number);
}

std::uint32_t Pools::version(const PoolKey& key)
{
    return pool(key).version;
}

const QByteArray& Pools::snapshotFrame(const PoolKey& key)
{
    Pool& found = pool(key);
    if (found.snapshot.isEmpty())
        found.snapshot = poolSnapshotFrame(key.kind, found.composable, found.version);
    return found.snapshot;
}

std::optional<QByteArray> Pools::deltaFrame(NumberStore& numbers, const PoolKey& key, std::uint32_t after)
{
    Pool& found = pool(key);
    if (const auto made = found.deltas.find(after); made != found.deltas.end())
        return made->second;
    if (after > found.version || found.version - after > kMaxChanges)
        return std::nullopt;
    const std::uint32_t count = found.version - after;
    std::vector<PoolChange> changes;
    if (count > 0)
        changes = numbers.changesAfter(key, after, static_cast<int>(count));
    if (changes.size() != count || (count > 0 && changes.back().version != found.version))
        return std::nullopt;
    std::size_t touched = 0;
    for (const PoolChange& change : changes)
        touched += std::size_t{change.range.last} - change.range.first + 1;
    if (touched > kMaxNumbers)
        return std::nullopt;
    Pool before = found;
    std::for_each(changes.rbegin(), changes.rend(), [&before](const PoolChange& undone) {
        before.change({undone.version, opposite(undone.change), undone.range});
    });
    if (found.deltas.size() >= kKeptDeltas)
        found.deltas.clear();
    const PoolDelta delta =
        PoolDelta::between(key.kind, before.composable, after, found.composable, found.version);
    return found.deltas.emplace(after, delta.toFrame()).first->second;
}

} // namespace xuanhao
