// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench pool: what the pool index costs against the alternatives, on the same numbers in the same run.
#include "core/base/check.h"
#include "core/domain/draws/drawseed.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/poolbaselines.h"
#include "tests/support/seededrandom.h"

#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <optional>
#include <set>

#include <malloc.h>

using namespace xuanhao;
using namespace xuanhao::bench;

namespace {

std::atomic<std::size_t> allocations{0};

} // namespace

void* operator new(std::size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return std::malloc(size);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace {

constexpr int kLength = 5;
constexpr int kTypedNumbers = 5; // 0…4
constexpr int kRounds = 5;
constexpr int kPatterns = 1000;
constexpr int kCheckedBySql = 100;
constexpr int kPasses = 20;
constexpr double kDensity = 0.3;
constexpr std::uint64_t kSeed = 20261123;

/// All bytes that malloc has given out, its own headers included.
std::size_t heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

using Patterns = std::vector<SerialPattern>;

std::vector<SerialIndex> freeNumbers(double density)
{
    test::SeededRandom random(kSeed);
    const auto limit = static_cast<std::uint64_t>(std::ldexp(density, 64));
    std::vector<SerialIndex> free;
    for (SerialIndex index = 0; index < SerialRules::ordinary().size(); ++index) {
        if (random.next() < limit)
            free.push_back(index);
    }
    return free;
}

PoolIndex poolOf(const std::vector<SerialIndex>& free)
{
    PoolIndex pool(SerialRules::ordinary());
    for (const SerialIndex index : free)
        pool.insert(index);
    return pool;
}

/// Each shows some positions of a random free number, so that it matches at least one.
Patterns typedPatterns(const std::vector<SerialIndex>& free, int typed)
{
    test::SeededRandom random(kSeed + static_cast<std::uint64_t>(typed));
    Patterns patterns;
    for (int n = 0; n < kPatterns; ++n) {
        const SerialCharacters serial =
            SerialRules::ordinary().charactersAt(free[uniformBelow(random, free.size())]);
        std::array<int, kLength> order{0, 1, 2, 3, 4};
        shuffle(random, std::span<int>(order));
        SerialPattern pattern;
        for (int i = 0; i < typed; ++i)
            pattern.characters[order[i]] = static_cast<std::int8_t>(serial[order[i]]);
        patterns.push_back(pattern);
    }
    return patterns;
}

CharacterMask sink = 0;

/// Mean nanoseconds of one answer, after one pass that is not counted.
template <typename Answer>
double answerTime(const Patterns& patterns, int passes, const Answer& answer)
{
    const auto pass = [&] {
        for (const SerialPattern& pattern : patterns) {
            const UsableCharacters masks = answer(pattern);
            sink += masks[0] ^ masks[1] ^ masks[2] ^ masks[3] ^ masks[4];
        }
    };
    if (passes > 1)
        pass();
    return nanosecondsPer(static_cast<double>(patterns.size()) * passes, [&] {
        for (int i = 0; i < passes; ++i)
            pass();
    });
}

struct Times
{
    std::array<std::vector<double>, kTypedNumbers> index, sql, stored, compact, flat;
};

void measureUsable(BenchReport& report, const PoolIndex& pool, const std::vector<SerialIndex>& free,
                   SqlitePool& sqlite)
{
    const RowMasks rowMasks(pool);
    sqlite.storeMasks(pool);
    std::array<Patterns, kTypedNumbers> patterns;
    for (int typed = 0; typed < kTypedNumbers; ++typed) {
        patterns[typed] = typedPatterns(free, typed);
        int number = 0;
        for (const SerialPattern& pattern : patterns[typed]) {
            const UsableCharacters expected = pool.usable(pattern);
            if (number++ < kCheckedBySql)
                XUANHAO_CHECK(sqlite.usable(pattern) == expected);
            XUANHAO_CHECK(sqlite.storedMasks(pattern) == expected);
            XUANHAO_CHECK(rowMasks.compact(pattern) == expected);
            XUANHAO_CHECK(rowMasks.flat(pattern) == expected);
        }
    }
    Times times;
    for (int round = 0; round < kRounds; ++round) {
        for (int typed = 0; typed < kTypedNumbers; ++typed) {
            const Patterns& all = patterns[typed];
            times.sql[typed].push_back(answerTime(all, 1, [&](const auto& p) { return sqlite.usable(p); }));
            times.stored[typed].push_back(
                answerTime(all, kPasses, [&](const auto& p) { return sqlite.storedMasks(p); }));
            times.compact[typed].push_back(
                answerTime(all, kPasses, [&](const auto& p) { return rowMasks.compact(p); }));
            times.flat[typed].push_back(
                answerTime(all, kPasses, [&](const auto& p) { return rowMasks.flat(p); }));
            const std::size_t before = allocations;
            times.index[typed].push_back(
                answerTime(all, kPasses, [&](const auto& p) { return pool.usable(p); }));
            // One allocation is the vector's of the times.
            XUANHAO_CHECK(allocations <= before + 1);
        }
    }
    std::array<double, kTypedNumbers> index{};
    std::array<double, kTypedNumbers> bound{};
    int worst = 0;
    int worstStored = 0;
    for (int typed = 0; typed < kTypedNumbers; ++typed) {
        index[typed] = median(times.index[typed]);
        bound[typed] = std::min(median(times.compact[typed]), median(times.flat[typed]));
        report.add(
            QStringLiteral("usable-typed-%1").arg(typed), index[typed], QStringLiteral("ns"),
            median(times.sql[typed]),
            QStringLiteral("SQLite, five rotated WITHOUT ROWID tables, 34 × EXISTS per position, prepared"));
        if (bound[typed] / index[typed] < bound[worst] / index[worst])
            worst = typed;
        if (median(times.stored[typed]) / index[typed] <
            median(times.stored[worstStored]) / index[worstStored])
            worstStored = typed;
        QTextStream(stdout) << QStringLiteral(
                                   "  typed %1: row masks compact %2 ns, flat %3 ns; stored masks %4 ns\n")
                                   .arg(typed)
                                   .arg(median(times.compact[typed]), 0, 'f', 1)
                                   .arg(median(times.flat[typed]), 0, 'f', 1)
                                   .arg(median(times.stored[typed]), 0, 'f', 1);
    }
    report.add(QStringLiteral("usable-sql-stored"), index[worstStored], QStringLiteral("ns"),
               median(times.stored[worstStored]),
               QStringLiteral("SQLite, table of stored masks keyed by pattern; worst of 0–4 typed: %1")
                   .arg(worstStored));
    report.add(
        QStringLiteral("usable-limit"), index[worst], QStringLiteral("ns"), bound[worst],
        QStringLiteral("one 64-bit row mask per position, the faster of 22 and 60 MB; worst of 0–4 typed: %1")
            .arg(worst));
}

void measureDensities(BenchReport& report)
{
    const std::array<double, 6> densities{kDensity, 0.0005, 0.01, 0.1, 0.5, 0.95};
    std::vector<PoolIndex> pools;
    std::vector<std::array<Patterns, kTypedNumbers>> patterns(densities.size());
    for (std::size_t d = 0; d < densities.size(); ++d) {
        const std::vector<SerialIndex> free = freeNumbers(densities[d]);
        pools.push_back(poolOf(free));
        for (int typed = 0; typed < kTypedNumbers; ++typed)
            patterns[d][typed] = typedPatterns(free, typed);
    }
    std::vector<std::array<std::vector<double>, kTypedNumbers>> times(densities.size());
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t d = 0; d < densities.size(); ++d) {
            for (int typed = 0; typed < kTypedNumbers; ++typed) {
                times[d][typed].push_back(answerTime(patterns[d][typed], kPasses,
                                                     [&](const auto& p) { return pools[d].usable(p); }));
            }
        }
    }
    double worst = 0;
    double figure = 1;
    QString where;
    for (std::size_t d = 1; d < densities.size(); ++d) {
        for (int typed = 0; typed < kTypedNumbers; ++typed) {
            const double time = median(times[d][typed]);
            const double atFirst = median(times[0][typed]);
            if (time / atFirst > worst / figure) {
                worst = time;
                figure = atFirst;
                where = QStringLiteral("density %1, %2 typed").arg(densities[d]).arg(typed);
            }
        }
    }
    report.add(QStringLiteral("usable-worst"), worst, QStringLiteral("ns"), figure,
               QStringLiteral("the same at density 0.3; worst: %1").arg(where));
}

void measureMemory(BenchReport& report)
{
    double worstBytes = 1;
    double worstEntropy = 1e9;
    for (const double density : {0.3, 0.5, 0.7}) {
        const std::vector<SerialIndex> free = freeNumbers(density);
        const std::size_t before = heapBytes();
        const PoolIndex pool = poolOf(free);
        const auto bytes = static_cast<double>(heapBytes() - before + sizeof pool);
        const double share = static_cast<double>(free.size()) / pool.rules().size();
        const double entropy =
            pool.rules().size() * (-share * std::log2(share) - (1 - share) * std::log2(1 - share)) / 8;
        if (entropy / bytes < worstEntropy / worstBytes) {
            worstBytes = bytes;
            worstEntropy = entropy;
        }
    }
    report.add(QStringLiteral("memory"), worstBytes, QStringLiteral("bytes"), worstEntropy,
               QStringLiteral("entropy of the free set; worst of densities 0.3, 0.5, 0.7"));
}

void measureRest(BenchReport& report, const PoolIndex& built, const std::vector<SerialIndex>& free,
                 SqlitePool& sqlite)
{
    constexpr int kDraws = 200;
    constexpr int kChanges = 100'000;
    PoolIndex pool = built;
    const QByteArray snapshot = pool.save(1);
    test::SeededRandom random(kSeed);
    std::vector<SerialIndex> changed;
    changed.reserve(kChanges);
    for (int i = 0; i < kChanges; ++i)
        changed.push_back(free[uniformBelow(random, free.size())]);
    const QByteArray seed(kDrawSeedSize, '\x07');
    std::vector<double> draw, drawSql, load, loadSet, change, changeSet;
    for (int round = 0; round < kRounds; ++round) {
        test::SeededRandom other(kSeed + static_cast<std::uint64_t>(round));
        draw.push_back(nanosecondsPer(kDraws, [&] {
            for (std::uint32_t i = 1; i <= kDraws; ++i) {
                const DrawSubject subject{
                    QStringLiteral("粤G"), {QDate(2026, 11, 27), i}, PlateKind::SmallCar, pool.setHash()};
                sink += drawnNumbers(seed, subject, pool, 50, DrawFilter::Without4).back();
            }
        }));
        drawSql.push_back(nanosecondsPer(kDraws, [&] {
            for (int i = 0; i < kDraws; ++i)
                sink += sqlite.drawWithout4(other, 50).back();
        }));
        std::optional<Expected<LoadedPool, PoolSnapshotProblem>> loaded;
        QByteArray read(snapshot.constData(), snapshot.size()); // as if from a file: nobody shares it
        load.push_back(nanosecondsPer(1, [&] {
            loaded.emplace(PoolIndex::load(SerialRules::ordinary(), std::move(read)));
            sink += loaded->value().pool.usable(SerialPattern{})[0];
        }));
        XUANHAO_CHECK(loaded->value().pool == pool);
        std::optional<std::set<SerialIndex>> set;
        loadSet.push_back(nanosecondsPer(1, [&] {
            set.emplace(free.begin(), free.end());
            sink += *set->begin();
        }));
        change.push_back(nanosecondsPer(kChanges, [&] {
            for (const SerialIndex index : changed) {
                pool.remove(index);
                pool.insert(index);
            }
        }));
        changeSet.push_back(nanosecondsPer(kChanges, [&] {
            for (const SerialIndex index : changed) {
                set->erase(index);
                set->insert(index);
            }
        }));
    }
    XUANHAO_CHECK(pool == built);
    const QString ns = QStringLiteral("ns");
    report.add(QStringLiteral("draw-50"), median(draw), ns, median(drawSql),
               QStringLiteral("SQLite, look-ups by primary key at random numbers without 4, with rejection"));
    report.add(QStringLiteral("load"), median(load), ns, median(loadSet),
               QStringLiteral("std::set of the same numbers, built from sorted ones"));
    report.add(QStringLiteral("change"), median(change), ns, median(changeSet),
               QStringLiteral("std::set of the same numbers, erase and insert"));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        QTextStream(stderr) << "usage: bench_pool FILE.json\n";
        return 2;
    }
    BenchReport report;
    const std::vector<SerialIndex> free = freeNumbers(kDensity);
    const PoolIndex pool = poolOf(free);
    SqlitePool sqlite(SerialRules::ordinary(), free);
    measureUsable(report, pool, free, sqlite);
    measureDensities(report);
    measureMemory(report);
    measureRest(report, pool, free, sqlite);
    QTextStream(stdout) << "  checksum " << sink << '\n';
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
