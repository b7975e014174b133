// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/plates/smallpool.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include <rapidcheck.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

bool hasFour(const SerialRules& rules, SerialIndex index)
{
    return rules.serialAt(index).contains(u'4');
}

/// Chi-square of equally likely counts.
double chiSquare(const std::vector<int>& counts, double expected)
{
    double sum = 0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

/// The value that chi-square exceeds with probability 1e-4 (Wilson and Hilferty).
double chiSquareLimit(double freedom)
{
    const double part = 2 / (9 * freedom);
    const double root = 1 - part + 3.719 * std::sqrt(part);
    return freedom * root * root * root;
}

/// "0"…"9" twice: 100 numbers, 81 of them without 4.
SerialRules twoDigits()
{
    return SerialRules(2, {SerialBox{{0x3FF, 0x3FF}}});
}

} // namespace

class TestPoolDraw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // B8
    void drawsAreFreeDistinctAndAsManyAsThereAre()
    {
        QVERIFY(rc::check("a draw is a set of free numbers that pass the filter", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            const SmallPool world(rules, random, *rc::gen::element(0U, 1U, 20U, 100U));
            const int wanted = *rc::gen::inRange(0, 80);
            const DrawFilter filter = *rc::gen::element(DrawFilter::Any, DrawFilter::Without4);
            std::size_t matching = 0;
            for (const SerialIndex index : world.numbers)
                matching += filter == DrawFilter::Any || !hasFour(rules, index) ? 1 : 0;

            const std::vector<SerialIndex> drawn = world.pool.draw(random, wanted, filter);

            RC_ASSERT(drawn.size() == std::min(matching, static_cast<std::size_t>(wanted)));
            RC_ASSERT(std::set<SerialIndex>(drawn.begin(), drawn.end()).size() == drawn.size());
            for (const SerialIndex index : drawn) {
                RC_ASSERT(world.numbers.count(index) == 1U);
                RC_ASSERT(filter == DrawFilter::Any || !hasFour(rules, index));
            }
        }));
    }
    void everyNumberIsEquallyLikely_data()
    {
        QTest::addColumn<int>("freeNumbers");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<DrawFilter>("filter");
        QTest::newRow("plenty, by rejection") << 60 << 5 << DrawFilter::Any;
        QTest::newRow("plenty without 4") << 100 << 5 << DrawFilter::Without4;
        QTest::newRow("nearly all wanted") << 60 << 55 << DrawFilter::Any;
    }
    void everyNumberIsEquallyLikely()
    {
        QFETCH(int, freeNumbers);
        QFETCH(int, wanted);
        QFETCH(DrawFilter, filter);
        const SerialRules rules = twoDigits();
        PoolIndex pool(rules);
        std::vector<SerialIndex> matching;
        for (SerialIndex index = 0; index < static_cast<SerialIndex>(freeNumbers); ++index) {
            pool.insert(index);
            if (filter == DrawFilter::Any || !hasFour(rules, index))
                matching.push_back(index);
        }
        SeededRandom random(20261123);
        constexpr int kRounds = 20'000;
        std::vector<int> first(matching.size());
        std::vector<int> last(matching.size());
        const auto place = [&](SerialIndex index) {
            return std::lower_bound(matching.begin(), matching.end(), index) - matching.begin();
        };

        for (int round = 0; round < kRounds; ++round) {
            const std::vector<SerialIndex> drawn = pool.draw(random, wanted, filter);
            ++first[place(drawn.front())];
            ++last[place(drawn.back())];
        }

        const auto cells = static_cast<double>(matching.size());
        QVERIFY(chiSquare(first, kRounds / cells) < chiSquareLimit(cells - 1));
        QVERIFY(chiSquare(last, kRounds / cells) < chiSquareLimit(cells - 1));
    }
    /// Few free numbers in a large space: rejection gives up and the list decides.
    void sparsePoolsAreDrawnUniformlyToo()
    {
        const SerialRules& rules = SerialRules::largeNewEnergy();
        SeededRandom random(7);
        PoolIndex pool(rules);
        std::set<SerialIndex> matching;
        while (matching.size() < 20) {
            const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
            pool.insert(index);
            if (!hasFour(rules, index))
                matching.insert(index);
        }
        std::vector<int> pairs(400);
        constexpr int kRounds = 8'000;

        for (int round = 0; round < kRounds; ++round) {
            const std::vector<SerialIndex> drawn = pool.draw(random, 2, DrawFilter::Without4);
            QCOMPARE(drawn.size(), std::size_t{2});
            const auto a = std::distance(matching.begin(), matching.find(drawn[0]));
            const auto b = std::distance(matching.begin(), matching.find(drawn[1]));
            QVERIFY(a < 20 && b < 20);
            ++pairs[static_cast<std::size_t>(a * 20 + b)];
        }

        std::vector<int> ordered;
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            if (pair / 20 == pair % 20)
                QCOMPARE(pairs[pair], 0);
            else
                ordered.push_back(pairs[pair]);
        }
        QVERIFY(chiSquare(ordered, kRounds / 380.0) < chiSquareLimit(379));
    }
    void everyFreeNumberCanBeDrawnAtOnce()
    {
        const SerialRules& rules = SerialRules::largeNewEnergy();
        PoolIndex pool(rules);
        std::size_t withoutFour = 0;
        for (SerialIndex index = 0; index < rules.size(); index += 7) {
            pool.insert(index);
            withoutFour += hasFour(rules, index) ? 0 : 1;
        }
        SeededRandom random(3);

        QCOMPARE(pool.draw(random, 2'000'000, DrawFilter::Any).size(), std::size_t{pool.count()});
        QCOMPARE(pool.draw(random, 2'000'000, DrawFilter::Without4).size(), withoutFour);
        QVERIFY(pool.draw(random, 0, DrawFilter::Any).empty());
        QVERIFY(pool.draw(random, -1, DrawFilter::Any).empty());
    }
    void oneSeedGivesOneDraw()
    {
        PoolIndex pool(SerialRules::ordinary());
        SeededRandom fill(1);
        for (int i = 0; i < 5'000; ++i)
            pool.insert(static_cast<SerialIndex>(uniformBelow(fill, pool.rules().size())));
        SeededRandom a(9);
        SeededRandom b(9);
        QCOMPARE(pool.draw(a, 50, DrawFilter::Without4), pool.draw(b, 50, DrawFilter::Without4));
    }
};

QTEST_APPLESS_MAIN(TestPoolDraw)
#include "tst_pooldraw.moc"
