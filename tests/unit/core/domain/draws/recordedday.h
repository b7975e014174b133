// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/draws/drawverifier.h"
#include "core/domain/plates/poolfeed.h"

#include <map>

namespace xuanhao::test {

/// An office's day as it happens, with the record it leaves.
class RecordedDay
{
public:
    explicit RecordedDay(QByteArray seed = QByteArray(kDrawSeedSize, '\x07'), std::uint32_t firstVersion = 41)
        : m_seed(std::move(seed))
        , m_firstVersion(firstVersion)
    {
        lines.push_back(
            DrawDayLine{kOffice, kDay, drawCommitment(kOffice, kDay, m_seed), kCommittedAt, m_seed});
    }

    void release(PlateKind kind, SerialIndex first, SerialIndex last)
    {
        PoolIndex& pool = poolOf(kind).pool;
        for (SerialIndex number = first; number <= last; ++number)
            pool.insert(number);
        change(kind, DrawChange::Added, first, last);
    }
    void giveBack(PlateKind kind, SerialIndex number) { release(kind, number, number); }
    void take(PlateKind kind, SerialIndex number)
    {
        poolOf(kind).pool.remove(number);
        change(kind, DrawChange::Removed, number, number);
    }
    const std::vector<SerialIndex>& draw(PlateKind kind, int wanted, DrawFilter filter = DrawFilter::Any)
    {
        Pool& known = poolOf(kind);
        tellOf(kind, known);
        DrawLine line{.nth = ++m_draws,
                      .kind = kind,
                      .version = known.version,
                      .freeCount = known.pool.count(),
                      .freeNumbers = known.pool.setHash(),
                      .wanted = wanted,
                      .filter = filter,
                      .numbers = {}};
        const DrawSubject subject{kOffice, {kDay, line.nth}, kind, line.freeNumbers};
        line.numbers = drawnNumbers(m_seed, subject, known.pool, wanted, filter);
        for (const SerialIndex number : line.numbers)
            known.pool.remove(number);
        known.version += static_cast<std::uint32_t>(line.numbers.size());
        lines.push_back(line);
        return std::get<DrawLine>(lines.back()).numbers;
    }
    /// The database comes from a backup; draws up to this number are lost.
    void restore(std::uint32_t draws)
    {
        m_draws = draws;
        for (auto& [kind, known] : m_pools)
            known.isTold = false;
        lines.push_back(DrawRestoredLine{draws});
    }
    void end() { lines.push_back(DrawEndLine{m_draws}); }

    static inline const QString kOffice = QStringLiteral("粤G");
    static inline const QDate kDay{2026, 11, 27};
    static inline const Instant kCommittedAt = officeMidnight(QDate(2026, 11, 26));

    std::vector<DrawRecordLine> lines;

private:
    struct Pool
    {
        PoolIndex pool;
        std::uint32_t version;
        bool isTold = false;
    };

    Pool& poolOf(PlateKind kind)
    {
        return m_pools.try_emplace(kind, Pool{PoolIndex(SerialRules::of(kind)), m_firstVersion})
            .first->second;
    }
    void tellOf(PlateKind kind, Pool& known)
    {
        if (!std::exchange(known.isTold, true))
            lines.push_back(DrawPoolLine{kind, poolSnapshotFrame(kind, known.pool, known.version)});
    }
    void change(PlateKind kind, DrawChange change, SerialIndex first, SerialIndex last)
    {
        Pool& known = poolOf(kind);
        ++known.version;
        if (known.isTold)
            lines.push_back(DrawChangeLine{kind, known.version, change, first, last});
    }

    QByteArray m_seed;
    std::uint32_t m_firstVersion;
    std::map<PlateKind, Pool> m_pools;
    std::uint32_t m_draws = 0;
};

/// A short day of two plate kinds, with everything a record can tell.
inline RecordedDay busyDay()
{
    RecordedDay day;
    day.release(PlateKind::SmallCar, 1000, 1999);
    day.release(PlateKind::LargeNewEnergy, 0, 4);
    const SerialIndex drawn = day.draw(PlateKind::SmallCar, 10).front();
    day.giveBack(PlateKind::SmallCar, drawn);
    day.release(PlateKind::SmallCar, 5000, 5099);
    day.take(PlateKind::SmallCar, 5050);
    day.draw(PlateKind::LargeNewEnergy, 3);
    day.draw(PlateKind::SmallCar, 50, DrawFilter::Without4);
    day.end();
    return day;
}

/// The first thing that is wrong in these lines.
inline std::optional<DrawFinding> verified(const QList<QByteArray>& texts, DrawVerifier& verifier)
{
    for (const QByteArray& text : texts) {
        if (auto finding = verifier.take(text))
            return finding;
    }
    return verifier.finish();
}

inline QList<QByteArray> textsOf(const std::vector<DrawRecordLine>& lines)
{
    QList<QByteArray> texts;
    for (const DrawRecordLine& line : lines)
        texts.append(toRecordLine(line).chopped(1));
    return texts;
}

} // namespace xuanhao::test
