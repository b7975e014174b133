// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolfeed.h"

#include "tests/support/seededrandom.h"

#include <QCryptographicHash>
#include <QTest>
#include <QtEndian>

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace xuanhao;

namespace {

constexpr PlateKind kKind = PlateKind::LargeNewEnergy; // the smallest: a million numbers

SerialIndex anyNumber(RandomSource& random)
{
    return static_cast<SerialIndex>(uniformBelow(random, SerialRules::of(kKind).size()));
}

PoolIndex poolOf(std::initializer_list<SerialIndex> numbers)
{
    PoolIndex pool(SerialRules::of(kKind));
    for (const SerialIndex number : numbers)
        pool.insert(number);
    return pool;
}

PoolIndex randomPool(RandomSource& random, int numbers)
{
    PoolIndex pool(SerialRules::of(kKind));
    for (int i = 0; i < numbers; ++i)
        pool.insert(anyNumber(random));
    return pool;
}

/// As central would write it, whatever the content.
QByteArray sealed(const QByteArray& content)
{
    return content + QCryptographicHash::hash(content, QCryptographicHash::Sha256).first(8);
}

QByteArray withNumber(QByteArray frame, qsizetype at, std::uint32_t number)
{
    qToLittleEndian(number, frame.data() + at);
    return sealed(frame.chopped(8));
}

PoolDelta sampleDelta()
{
    return PoolDelta::between(kKind, poolOf({1, 5, 70, 4'000, 999'999}), 8,
                              poolOf({1, 70, 300, 999'998, 999'999}), 12);
}

} // namespace

class TestPoolFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deltasLeadFromOneStateToTheOther() // F5
    {
        QVERIFY(rc::check("fromFrame(toFrame()) is the same, and applyTo() leads to the target", [] {
            test::SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const PoolIndex before = randomPool(random, *rc::gen::inRange(0, 2000));
            PoolIndex after = before;
            const int changes = *rc::gen::inRange(0, 300);
            for (int i = 0; i < changes; ++i) {
                const auto free = after.draw(random, 1, DrawFilter::Any);
                if (!free.empty() && uniformBelow(random, 2) == 0)
                    after.remove(free.front());
                else
                    after.insert(anyNumber(random));
            }
            const PoolDelta delta = PoolDelta::between(kKind, before, 3, after, 9);

            const auto read = PoolDelta::fromFrame(kKind, delta.toFrame());

            RC_ASSERT(read && *read == delta);
            PoolIndex copy = before;
            RC_ASSERT(read->applyTo(copy));
            RC_ASSERT(copy == after);
            RC_ASSERT(copy.setHash() == after.setHash());
        }));
    }
    void deltasOfAnotherPoolLeaveItAsItWas()
    {
        const PoolDelta delta = sampleDelta();
        for (const PoolIndex& other : {poolOf({1, 5, 70, 4'000}), poolOf({1, 5, 71, 4'000, 999'999}),
                                       poolOf({2, 3, 4, 5, 6}), poolOf({})}) {
            PoolIndex pool = other;
            QVERIFY(!delta.applyTo(pool));
            QVERIFY(pool == other);
            QVERIFY(pool.setHash() == other.setHash());
        }
        PoolIndex pool = poolOf({1, 5, 70, 4'000, 999'999});
        QVERIFY(delta.applyTo(pool));
        QVERIFY(!delta.applyTo(pool)); // twice
    }
    void emptyDeltasProveThatNothingHappened()
    {
        PoolIndex pool = poolOf({1, 2});
        QVERIFY(PoolDelta::between(kKind, pool, 4, pool, 4).applyTo(pool));
        PoolIndex other = poolOf({1, 3});
        QVERIFY(!PoolDelta::between(kKind, pool, 4, pool, 4).applyTo(other));
    }
    void snapshotsComeBack_data()
    {
        QTest::addColumn<int>("permille");
        QTest::newRow("nothing is free") << 0;
        QTest::newRow("few") << 1;
        QTest::newRow("a third") << 300;
        QTest::newRow("half") << 500;
        QTest::newRow("most") << 990;
        QTest::newRow("everything is free") << 1000;
    }
    void snapshotsComeBack()
    {
        QFETCH(int, permille);
        test::SeededRandom random(7);
        PoolIndex pool(SerialRules::of(kKind));
        for (SerialIndex i = 0; i < pool.rules().size(); ++i) {
            if (static_cast<int>(uniformBelow(random, 1000)) < permille)
                pool.insert(i);
        }

        const auto read = readPoolSnapshot(kKind, poolSnapshotFrame(kKind, pool, 4'000'000'000U));

        QVERIFY(read);
        QCOMPARE(read->poolVersion, std::uint64_t{4'000'000'000U});
        QVERIFY(read->pool == pool);
        QVERIFY(read->pool.setHash() == pool.setHash());
    }
    void everyFlippedBitAndEveryCutIsRefused()
    {
        const QByteArray delta = sampleDelta().toFrame();
        const QByteArray snapshot = poolSnapshotFrame(kKind, poolOf({1, 5, 70, 4'000, 999'999}), 8);
        const auto isRefused = [&](const QByteArray& bytes) {
            return !PoolDelta::fromFrame(kKind, bytes) && !readPoolSnapshot(kKind, bytes);
        };
        for (const QByteArray& frame : {delta, snapshot}) {
            QVERIFY(!isRefused(frame));
            for (qsizetype bit = 0; bit < frame.size() * 8; ++bit) {
                QByteArray damaged = frame;
                damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << (bit % 8));
                QVERIFY2(isRefused(damaged), qPrintable(QString::number(bit)));
            }
            for (qsizetype size = 0; size < frame.size(); ++size)
                QVERIFY(isRefused(frame.first(size)));
            QVERIFY(isRefused(frame + '\0'));
            QVERIFY(isRefused(frame + frame));
        }
    }
    void saysWhatIsWrong()
    {
        const QByteArray delta = sampleDelta().toFrame();

        QCOMPARE(readPoolSnapshot(kKind, delta).error(), PoolFrameProblem::NotAFrame);
        QCOMPARE(PoolDelta::fromFrame(kKind, {}).error(), PoolFrameProblem::NotAFrame);
        QCOMPARE(PoolDelta::fromFrame(PlateKind::SmallNewEnergy, delta).error(), PoolFrameProblem::OtherPool);
        QCOMPARE(PoolDelta::fromFrame(kKind, delta.chopped(1)).error(), PoolFrameProblem::Damaged);
    }
    /// Whoever can write the checksum can write any count.
    void refusesContentThatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const QByteArray delta = sampleDelta().toFrame();
        QTest::newRow("the version goes back") << withNumber(delta, 18, 7);
        QTest::newRow("more free than there are") << withNumber(delta, 22, 1'000'001);
        QTest::newRow("more removed than free") << withNumber(delta, 26, 6);
        QTest::newRow("more removed than bits")
            << withNumber(withNumber(delta, 22, 1'000'000), 26, 1'000'000);
        QTest::newRow("the largest count removed") << withNumber(delta, 26, ~0U);
        QTest::newRow("the largest count added") << withNumber(delta, 30, ~0U);
        QTest::newRow("fewer added than written") << withNumber(delta, 30, 1);
        QTest::newRow("a byte more") << sealed(delta.chopped(8) + '\0');
        QTest::newRow("a bit in the filling")
            << sealed(delta.chopped(9) + static_cast<char>(delta[delta.size() - 9] | 0x80));
        QTest::newRow("a head alone") << sealed(delta.first(14));
        const QByteArray snapshot = poolSnapshotFrame(kKind, poolOf({1, 5, 70}), 8);
        QTest::newRow("another count") << withNumber(snapshot, 18, 4);
        QTest::newRow("a count of the others") << withNumber(snapshot, 18, 999'997);
        QTest::newRow("a count beyond the rules") << withNumber(snapshot, 18, ~0U);
        QTest::newRow("another hash") << withNumber(snapshot, 22, 0);
        QTest::newRow("a number beyond the rules")
            << sealed(snapshot.first(38) + QByteArray(60, '\0') + "\xff\xff\xff\xff\xff\xff\xff\xff\xff");
    }
    void refusesContentThatCannotBe()
    {
        QFETCH(QByteArray, frame);

        const auto delta = PoolDelta::fromFrame(kKind, frame);
        const auto snapshot = readPoolSnapshot(kKind, frame);

        QVERIFY(!delta);
        QVERIFY(!snapshot);
        QVERIFY(delta.error() == PoolFrameProblem::Damaged || snapshot.error() == PoolFrameProblem::Damaged);
    }
    void framesAreFixedForEver()
    {
        QCOMPARE(sampleDelta().toFrame().toHex(),
                 QByteArray("585044313531bca051413b4cec56080000000c000000050000000200000002000000826e2130036d"
                            "c93a2fdd38a44955a7273a2500dec40e9dc1977024470048"));
        QCOMPARE(poolSnapshotFrame(kKind, poolOf({1, 5, 70}), 8).toHex(),
                 QByteArray("585053313531bca051413b4cec5608000000030000009e6d78a2620aceb0b245f35dc4b11ac40300"
                            "1c00100800a35b6a941c74e331"));
    }
    /// By the definition at PoolIndex::cells().
    void theOrderIsFixedForEver()
    {
        for (const PlateKind kind :
             {PlateKind::SmallCar, PlateKind::SmallNewEnergy, PlateKind::LargeNewEnergy}) {
            const SerialRules& rules = SerialRules::of(kind);
            const PoolIndex pool(rules);
            const auto keyOf = [&](std::uint32_t place) {
                const SerialIndex number = pool.numberAt(place);
                const int box = rules.boxOf(number);
                std::vector<int> positions(static_cast<std::size_t>(rules.length()));
                std::iota(positions.begin(), positions.end(), 0);
                std::stable_sort(positions.begin(), positions.end(), [&](int a, int b) {
                    const auto& allowed = rules.boxes()[static_cast<std::size_t>(box)].allowed;
                    return std::popcount(allowed[static_cast<std::size_t>(a)]) <
                           std::popcount(allowed[static_cast<std::size_t>(b)]);
                });
                std::vector<int> key{box};
                for (const int position : positions)
                    key.push_back(rules.charactersAt(number)[static_cast<std::size_t>(position)]);
                return key;
            };
            test::SeededRandom random(3);
            for (int i = 0; i < 3000; ++i) {
                const auto place = static_cast<std::uint32_t>(uniformBelow(random, rules.size() - 1));
                QVERIFY(keyOf(place) < keyOf(place + 1));
            }
            PoolIndex one(rules);
            const auto place = static_cast<std::uint32_t>(uniformBelow(random, rules.size()));
            one.insert(one.numberAt(place));
            QVERIFY((one.cells()[place / 8] >> (place % 8) & 1) == 1);
        }
        const PoolIndex ordinary(SerialRules::ordinary());
        QCOMPARE(SerialRules::ordinary().serialAt(ordinary.numberAt(100'001)), QStringLiteral("B0000"));
    }
};

QTEST_APPLESS_MAIN(TestPoolFeed)
#include "tst_poolfeed.moc"
