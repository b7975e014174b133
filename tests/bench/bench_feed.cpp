// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench feed: how many bytes the changes of a pool take against the fewest that can do.
#include "core/base/check.h"
#include "core/domain/plates/poolfeed.h"
#include "tests/bench/benchreport.h"
#include "tests/support/seededrandom.h"

#include <QTextStream>

#include <array>
#include <cmath>

using namespace xuanhao;
using namespace xuanhao::bench;

namespace {

constexpr PlateKind kKind = PlateKind::SmallCar;
constexpr std::uint64_t kSeed = 20261128;
constexpr int kSamples = 20; ///< a single delta is some bits shorter or longer than the mean
constexpr std::array kDensities{0.1, 0.3, 0.5};
constexpr std::array kChanges{100, 1'000, 10'000};

/// Bits that tell which `count` of `population` are meant when every choice is equally likely.
double choiceBits(double population, double count)
{
    return (std::lgamma(population + 1) - std::lgamma(count + 1) - std::lgamma(population - count + 1)) /
           std::log(2.0);
}

PoolIndex poolOf(RandomSource& random, double density)
{
    const auto limit = static_cast<std::uint64_t>(std::ldexp(density, 64));
    PoolIndex pool(SerialRules::of(kKind));
    for (SerialIndex index = 0; index < pool.rules().size(); ++index) {
        if (random.next() < limit)
            pool.insert(index);
    }
    return pool;
}

/// Takes so many free numbers and gives back so many others, all equally likely.
void change(PoolIndex& pool, RandomSource& random, int removed, int added)
{
    const PoolIndex before = pool;
    for (const SerialIndex number : before.draw(random, removed, DrawFilter::Any))
        pool.remove(number);
    while (added > 0) {
        const auto number = static_cast<SerialIndex>(uniformBelow(random, pool.rules().size()));
        if (!before.contains(number) && pool.insert(number))
            --added;
    }
}

/// What was measured and what would be least, where the two differ most.
class Worst
{
public:
    void take(double bytes, double entropyBits, double density)
    {
        if (m_bytes != 0 && entropyBits / 8 / bytes >= m_entropy / m_bytes)
            return;
        m_bytes = bytes;
        m_entropy = entropyBits / 8;
        m_density = density;
    }
    void report(BenchReport& report, const QString& name, const QString& baseline) const
    {
        report.add(name, m_bytes, QStringLiteral("bytes"), m_entropy,
                   QStringLiteral("%1; worst of densities 0.1, 0.3, 0.5: %2").arg(baseline).arg(m_density));
    }

private:
    double m_bytes = 0;
    double m_entropy = 0;
    double m_density = 0;
};

void measureDelta(Worst& worst, const PoolIndex& before, RandomSource& random, double density, int changes)
{
    const int added = changes / 2;
    const QByteArray empty = PoolDelta::between(kKind, before, 1, before, 1).toFrame();
    XUANHAO_CHECK(empty.size() <= 64);
    double bytes = 0;
    std::vector<double> encode, decode, apply;
    for (int sample = 0; sample < kSamples; ++sample) {
        PoolIndex after = before;
        change(after, random, changes - added, added);
        QByteArray frame;
        encode.push_back(
            nanosecondsPer(1, [&] { frame = PoolDelta::between(kKind, before, 1, after, 2).toFrame(); }));
        PoolDelta delta;
        decode.push_back(nanosecondsPer(1, [&] { delta = *PoolDelta::fromFrame(kKind, frame); }));
        PoolIndex copy = before;
        apply.push_back(nanosecondsPer(1, [&] { XUANHAO_CHECK(delta.applyTo(copy)); }));
        XUANHAO_CHECK(copy == after);
        bytes += static_cast<double>(frame.size() - empty.size());
    }
    const double entropy = choiceBits(before.count(), changes - added) +
                           choiceBits(before.rules().size() - before.count(), added);
    worst.take(bytes / kSamples, entropy, density);
    QTextStream(stdout) << QStringLiteral("  %1 changes at %2: %3 and %4 bytes; encode %5 ms, decode %6 ms, "
                                          "apply to a copy %7 ms\n")
                               .arg(changes)
                               .arg(density)
                               .arg(bytes / kSamples, 0, 'f', 1)
                               .arg(empty.size())
                               .arg(median(encode) / 1e6, 0, 'f', 2)
                               .arg(median(decode) / 1e6, 0, 'f', 2)
                               .arg(median(apply) / 1e6, 0, 'f', 2);
}

void measureSnapshot(Worst& worst, const PoolIndex& pool, double density)
{
    QByteArray frame;
    const double encode = nanosecondsPer(1, [&] { frame = poolSnapshotFrame(kKind, pool, 1); });
    const double decode = nanosecondsPer(1, [&] {
        const auto read = readPoolSnapshot(kKind, frame);
        XUANHAO_CHECK(read && read->pool == pool);
    });
    worst.take(static_cast<double>(frame.size()), choiceBits(pool.rules().size(), pool.count()), density);
    QTextStream(stdout) << QStringLiteral("  snapshot at %1: %2 bytes; encode %3 ms, decode %4 ms\n")
                               .arg(density)
                               .arg(frame.size())
                               .arg(encode / 1e6, 0, 'f', 1)
                               .arg(decode / 1e6, 0, 'f', 1);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        QTextStream(stderr) << "usage: bench_feed FILE.json\n";
        return 2;
    }
    std::array<Worst, kChanges.size()> deltas;
    Worst snapshots;
    test::SeededRandom random(kSeed);
    for (const double density : kDensities) {
        const PoolIndex pool = poolOf(random, density);
        for (std::size_t i = 0; i < kChanges.size(); ++i)
            measureDelta(deltas[i], pool, random, density, kChanges[i]);
        measureSnapshot(snapshots, pool, density);
    }
    BenchReport report;
    for (std::size_t i = 0; i < kChanges.size(); ++i) {
        deltas[i].report(
            report, QStringLiteral("delta-%1").arg(kChanges[i]),
            QStringLiteral("log2 C(free, removed) + log2 C(taken, added), half of the changes each, "
                           "frame not counted, mean of %1")
                .arg(kSamples));
    }
    snapshots.report(report, QStringLiteral("snapshot"), QStringLiteral("log2 C(all, free), frame counted"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
