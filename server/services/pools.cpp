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

void change(PoolIndex& index, const SerialRange& range, PoolChangeKind kind)
{
    for (SerialIndex number = range.first; number <= range.last; ++number)
        kind == PoolChangeKind::Added ? index.insert(number) : index.remove(number);
}

PoolChangeKind opposite(PoolChangeKind kind)
{
    return kind == PoolChangeKind::Added ? PoolChangeKind::Removed : PoolChangeKind::Added;
}

QString nameOf(const PoolKey& key)
{
    return key.authority + QLatin1Char('/') + wireWord(key.kind);
}

} // namespace

void Pools::Pool::apply(const PoolChange& change)
{
    xuanhao::change(index, change.range, change.change);
    version = change.version;
    snapshot.clear();
    deltas.clear();
}

Pools::Pool Pools::load(const PoolKey& key, const PoolState& state, NumberStore& numbers)
{
    Pool pool(SerialRules::of(key.kind));
    numbers.eachOpenSegment(key,
                            [&](SerialRange range) { change(pool.index, range, PoolChangeKind::Added); });
    numbers.eachLiveClaim(key, [&](SerialIndex number) { pool.index.remove(number); });
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
        PoolState state = numbers.state(key);
        auto known = m_pools.find(key);
        while (known != m_pools.end() && known->second.version < state.version) {
            // No further than `state`: others may have changed the pool since it was read.
            const auto wanted = std::min(kMaxChanges, state.version - known->second.version);
            const auto changes = numbers.changesAfter(key, known->second.version, static_cast<int>(wanted));
            if (changes.empty() || changes.front().version != known->second.version + 1)
                break;
            for (const PoolChange& change : changes)
                known->second.apply(change);
        }
        const bool isRight = known != m_pools.end() && known->second.version == state.version &&
                             (!state.hash || *state.hash == known->second.index.setHash());
        if (!isRight) {
            state = numbers.lockedState(key);
            Pool loaded = load(key, state, numbers);
            if (numbers.hasFailed())
                return;
            if (known != m_pools.end())
                qCCritical(log).noquote()
                    << "The pool" << nameOf(key) << "in memory is not the database's; it was loaded anew.";
            known = m_pools.insert_or_assign(key, std::move(loaded)).first;
        }
        const PoolSetHash hash = known->second.index.setHash();
        if (state.hash == hash)
            continue;
        if (state.hash)
            qCCritical(log).noquote()
                << "The log of the pool" << nameOf(key) << "and its segments and claims disagree at version"
                << state.version << "; the claims are right.";
        numbers.setHash(key, state.version, hash);
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

const QByteArray& Pools::snapshotFrame(const PoolKey& key)
{
    Pool& found = pool(key);
    if (found.snapshot.isEmpty())
        found.snapshot = poolSnapshotFrame(key.kind, found.index, found.version);
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
    PoolIndex before = found.index;
    std::for_each(changes.rbegin(), changes.rend(), [&before](const PoolChange& undone) {
        change(before, undone.range, opposite(undone.change));
    });
    if (found.deltas.size() >= kKeptDeltas)
        found.deltas.clear();
    const PoolDelta delta = PoolDelta::between(key.kind, before, after, found.index, found.version);
    return found.deltas.emplace(after, delta.toFrame()).first->second;
}

} // namespace xuanhao
