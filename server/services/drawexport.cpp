// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/drawexport.h"

#include "core/base/check.h"
#include "core/domain/draws/drawrecord.h"
#include "core/domain/plates/poolfeed.h"
#include "server/services/draws.h"

#include <limits>
#include <map>

namespace xuanhao {

namespace {

constexpr int kPage = 10'000;

using Result = Expected<Done, QString>;

Unexpected<QString> disagree(const DrawRow& draw)
{
    return Unexpected{QStringLiteral("draw %1 and the pool's log do not agree; the database is damaged")
                          .arg(draw.number.text())};
}

DrawChange drawChange(PoolChangeKind kind)
{
    switch (kind) {
    case PoolChangeKind::Added:
        return DrawChange::Added;
    case PoolChangeKind::Removed:
        return DrawChange::Removed;
    case PoolChangeKind::DrawOnly:
        return DrawChange::DrawOnly;
    case PoolChangeKind::Composable:
        return DrawChange::Composable;
    }
    checkFailed("a known change", __FILE__, __LINE__);
}

class Export
{
public:
    Export(World& world, const std::function<bool(const QByteArray&)>& write)
        : m_world(world)
        , m_write(write)
    {}

    Result day(QDate day, Instant now)
    {
        if (day >= officeDate(now))
            return Unexpected{
                QStringLiteral("%1 is not over: its seed is told from the next day on").arg(toIsoDate(day))};
        const auto row = m_world.stores.draws.day(authority(), day);
        if (!row)
            return Unexpected{QStringLiteral("there is no commitment to draws of %1").arg(toIsoDate(day))};
        // Central commits to its own today and tomorrow, and its clock is not this machine's (F7).
        if (!m_world.stores.draws.hasDayAfter(authority(), day.addDays(1)))
            return Unexpected{
                QStringLiteral("central has not begun the day after %1 yet: let it run, and look at both "
                               "clocks if it does")
                    .arg(toIsoDate(day))};
        const auto seed = drawSeed(m_world, day, now);
        if (!seed)
            return Unexpected{QStringLiteral("the seed was sealed with another secret, or is damaged")};
        if (auto told = tell(DrawDayLine{authority(), day, row->commitment, row->committedAt, *seed}); !told)
            return told;
        return draws(day);
    }

private:
    [[nodiscard]] const QString& authority() const { return m_world.office.authority; }

    Result tell(const DrawRecordLine& line)
    {
        if (!m_write(toRecordLine(line)))
            return Unexpected{QStringLiteral("the record could not be written")};
        return Done{};
    }

    Result draws(QDate day)
    {
        DrawNumber last{day, 0};
        const auto restores = m_world.stores.draws.restores(authority(), day);
        auto restore = restores.begin();
        // The lost draws up to `before`: each pool's free numbers are told anew after them.
        const auto restored = [&](std::uint32_t before) -> Result {
            for (; restore != restores.end() && restore->last < before; ++restore) {
                last.nth = restore->next - 1;
                m_versions.clear();
                if (auto told = tell(DrawRestoredLine{last.nth}); !told)
                    return told;
            }
            return Done{};
        };
        for (;;) {
            const auto page = m_world.stores.draws.after(authority(), last, kPage);
            for (const DrawRow& row : page) {
                if (auto told = restored(row.number.nth); !told)
                    return told;
                if (auto told = draw(row); !told)
                    return told;
                last = row.number;
            }
            if (!page.empty())
                continue;
            if (auto told = restored(std::numeric_limits<std::uint32_t>::max()); !told)
                return told;
            return tell(DrawEndLine{last.nth});
        }
    }

    Result draw(const DrawRow& draw)
    {
        const PoolKey pool{authority(), draw.kind};
        const auto known = m_versions.find(draw.kind);
        if (auto told =
                known == m_versions.end() ? snapshot(pool, draw) : changes(pool, known->second, draw.version);
            !told)
            return told;
        // The log says once more what the draw took; the record says it once.
        const auto taken =
            m_world.stores.numbers.changesAfter(pool, draw.version, static_cast<int>(draw.numbers.size()));
        for (std::size_t i = 0; i < draw.numbers.size(); ++i) {
            const SerialIndex number = draw.numbers.at(i);
            if (i >= taken.size() || taken.at(i).change != PoolChangeKind::Removed ||
                taken.at(i).range.first != number || taken.at(i).range.last != number)
                return disagree(draw);
        }
        m_versions[draw.kind] = draw.version + static_cast<std::uint32_t>(draw.numbers.size());
        return tell(DrawLine{.nth = draw.number.nth,
                             .kind = draw.kind,
                             .version = draw.version,
                             .freeCount = draw.freeCount,
                             .freeNumbers = draw.freeNumbers,
                             .wanted = draw.wanted,
                             .filter = draw.filter,
                             .numbers = draw.numbers});
    }

    /// The pool's free numbers before its first draw of the day: as they are now, without what happened
    /// since.
    Result snapshot(const PoolKey& pool, const DrawRow& draw)
    {
        LoadedPool state = m_world.stores.numbers.freeNumbers(pool);
        while (state.poolVersion > draw.version) {
            const auto page =
                m_world.stores.numbers.changesBefore(pool, state.poolVersion, draw.version, kPage);
            for (const PoolChange& change : page) {
                if (!isJoined(change.version, state.poolVersion))
                    return disagree(draw);
                undo(state.pool, change);
                state.poolVersion = change.version - 1;
            }
            if (page.empty() && !isJoined(draw.version, state.poolVersion))
                return disagree(draw);
            if (page.empty())
                state.poolVersion = draw.version;
        }
        if (state.poolVersion != draw.version || state.pool.count() != draw.freeCount ||
            !(state.pool.setHash() == draw.freeNumbers))
            return disagree(draw);
        return tell(DrawPoolLine{pool.kind, poolSnapshotFrame(pool.kind, state.pool, draw.version)});
    }

    /// Whether nothing happened between the two but that the database was restored. What the log has lost
    /// besides, the hash of the free numbers betrays.
    static bool isJoined(std::uint64_t version, std::uint64_t later)
    {
        return version <= later && (later - version) % NumberStore::kRestoreJump == 0;
    }

    static void undo(PoolIndex& pool, const PoolChange& change)
    {
        if (!isAboutFreedom(change.change))
            return;
        for (SerialIndex number = change.range.first; number <= change.range.last; ++number)
            change.change == PoolChangeKind::Added ? pool.remove(number) : pool.insert(number);
    }

    Result changes(const PoolKey& pool, std::uint32_t from, std::uint32_t to)
    {
        while (from < to) {
            const int limit = static_cast<int>(std::min<std::uint32_t>(to - from, kPage));
            const auto page = m_world.stores.numbers.changesAfter(pool, from, limit);
            if (page.empty())
                return Unexpected{QStringLiteral("the pool's log ends at version %1").arg(from)};
            for (const PoolChange& change : page) {
                if (auto told = tell(DrawChangeLine{pool.kind, change.version, drawChange(change.change),
                                                    change.range.first, change.range.last});
                    !told)
                    return told;
            }
            from = page.back().version;
        }
        return Done{};
    }

    World& m_world;
    const std::function<bool(const QByteArray&)>& m_write;
    std::map<PlateKind, std::uint32_t> m_versions; ///< up to which the record has told of a pool
};

} // namespace

Expected<Done, QString> exportDraws(World& world, QDate day, Instant now,
                                    const std::function<bool(const QByteArray&)>& write)
{
    Export record(world, write);
    auto result = record.day(day, now);
    // What was not read looks like what is not there.
    if (world.stores.numbers.hasFailed())
        return Unexpected{QStringLiteral("the database failed")};
    return result;
}

} // namespace xuanhao
