// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/plates/smallpool.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <new>

#include <rapidcheck.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

std::atomic<int> allocations{0};

} // namespace

void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
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

/// The first pattern for which the index differs from the scan, as text; empty when there is none.
QString firstDifference(const SmallPool& world)
{
    const SerialRules& rules = world.pool.rules();
    const std::vector<SerialCharacters> free = world.free();
    QString difference;
    forEveryPattern(rules, [&](const SerialPattern& pattern) {
        const UsableCharacters expected = usableByScan(rules, free, pattern);
        const UsableCharacters actual = world.pool.usable(pattern);
        const auto matches = std::count_if(free.begin(), free.end(), [&](const SerialCharacters& serial) {
            return pattern.matches(serial, rules.length());
        });
        if (difference.isEmpty() && (expected != actual || world.pool.countMatching(pattern) != matches)) {
            for (int i = 0; i < rules.length(); ++i)
                difference += QStringLiteral("%1(%2≠%3) ")
                                  .arg(pattern.characters[i])
                                  .arg(actual[i], 0, 16)
                                  .arg(expected[i], 0, 16);
        }
    });
    return difference;
}

SerialPattern randomPattern(const SerialRules& rules, RandomSource& random)
{
    SerialPattern pattern;
    for (int i = 0; i < rules.length(); ++i) {
        const std::vector<std::int8_t> choices = choicesAt(rules, i);
        if (uniformBelow(random, 2) == 0)
            pattern.characters[i] = choices[uniformBelow(random, choices.size())];
    }
    return pattern;
}

} // namespace

class TestPoolIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // B5: sound and complete for every pattern, on small alphabets, before and after changes.
    void usableIsWhatAScanFinds()
    {
        QVERIFY(rc::check("usable() and countMatching() agree with a scan", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 4);
            SmallPool world(rules, random, *rc::gen::element(0U, 2U, 10U, 30U, 60U, 95U, 100U));
            RC_ASSERT(firstDifference(world).toStdString() == "");

            world.changeAtRandom(random, *rc::gen::inRange(1, 200));

            RC_ASSERT(firstDifference(world).toStdString() == "");
            RC_ASSERT(world.pool.count() == world.numbers.size());
        }));
    }
    void usableIsRightForFiveAndSixPositions_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<unsigned>("percentFree");
        QTest::newRow("five, nearly empty") << 5 << 1U;
        QTest::newRow("five, third full") << 5 << 30U;
        QTest::newRow("six, nearly empty") << 6 << 1U;
        QTest::newRow("six, half full") << 6 << 50U;
    }
    void usableIsRightForFiveAndSixPositions()
    {
        QFETCH(int, length);
        QFETCH(unsigned, percentFree);
        SeededRandom random(5);
        // Ordinary plates in small: "digits" 0 1, "letters" A B, at most two letters.
        std::vector<SerialBox> boxes;
        for (unsigned letters = 0; letters < 1U << length; ++letters) {
            SerialBox box;
            for (int i = 0; i < length; ++i)
                box.allowed[i] = (letters >> i & 1U) != 0 ? 0xC00 : 0x003;
            if (std::popcount(letters) <= 2)
                boxes.push_back(box);
        }
        const SerialRules rules(length, boxes);
        SmallPool world(rules, random, percentFree);
        QCOMPARE(firstDifference(world), QString());

        world.changeAtRandom(random, 300);
        QCOMPARE(firstDifference(world), QString());
    }
    void emptyingAPoolLeavesNothingUsable()
    {
        QVERIFY(rc::check("the last number takes every bit with it", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            SmallPool world(rules, random, 40);
            const std::set<SerialIndex> numbers = world.numbers;
            for (const SerialIndex index : numbers)
                RC_ASSERT(world.take(index));

            RC_ASSERT(world.pool.count() == 0U);
            RC_ASSERT(world.pool.setHash() == PoolSetHash{});
            const SerialPattern open;
            RC_ASSERT(world.pool.usable(open) == UsableCharacters{});
            RC_ASSERT(world.pool.save(0) == PoolIndex(rules).save(0));
        }));
    }
    void historyLeavesNoTrace()
    {
        QVERIFY(rc::check("equal sets are equal bit for bit", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            SmallPool world(rules, random, 30);
            world.changeAtRandom(random, 100);
            PoolIndex fresh(rules);
            for (const SerialIndex index : world.numbers)
                fresh.insert(index);

            RC_ASSERT(fresh.setHash() == world.pool.setHash());
            RC_ASSERT(fresh == world.pool);
            RC_ASSERT(fresh.save(1) == world.pool.save(1));
        }));
    }
    void changesSayWhetherTheyChangedAnything()
    {
        PoolIndex pool(SerialRules::ordinary());
        QVERIFY(!pool.remove(7));
        QVERIFY(pool.insert(7));
        QVERIFY(!pool.insert(7));
        QVERIFY(pool.contains(7));
        QVERIFY(!pool.contains(8));
        QCOMPARE(pool.count(), SerialIndex{1});
        QVERIFY(pool.remove(7));
        QVERIFY(!pool.contains(7));
        QCOMPARE(pool.count(), SerialIndex{0});
    }
    void setHashIsFixedForEver()
    {
        // The wire compares it: these values may never change.
        PoolIndex pool(SerialRules::ordinary());
        pool.insert(0);
        QCOMPARE(pool.setHash().text(), QStringLiteral("e220a8397b1dcdafad53d5472392edec"));
        pool.insert(7'059'999);
        QCOMPARE(pool.setHash().text(), QStringLiteral("1cb7b4bb318f0927558e4216fe0a9842"));
        QCOMPARE(PoolSetHash::fromText(pool.setHash().text()), std::optional(pool.setHash()));
        QVERIFY(!PoolSetHash::fromText(u"e220a8397b1dcdaf"));
        QVERIFY(!PoolSetHash::fromText(u"E220a8397b1dcdafe52f2dcd7cdc7edc"));
    }
    void setHashTellsSetsApart()
    {
        QVERIFY(rc::check("one change changes both halves", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            SmallPool world(rules, random, 50);
            const PoolSetHash before = world.pool.setHash();
            const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
            if (!world.take(index))
                world.give(index);
            RC_ASSERT(before.high != world.pool.setHash().high);
            RC_ASSERT(before.low != world.pool.setHash().low);
        }));
    }
    // The rules of ordinary plates as 16 boxes, and all of five positions as one big box, hold the same
    // numbers.
    void boxesDoNotChangeTheAnswers()
    {
        CharacterMask digits = 0b111;
        CharacterMask letters = 0b1110000000000;
        std::vector<SerialBox> boxes;
        for (unsigned choice = 0; choice < 32; ++choice) {
            SerialBox box;
            for (unsigned i = 0; i < 5; ++i)
                box.allowed[i] = (choice >> i & 1U) != 0 ? letters : digits;
            if (std::popcount(choice) <= 2)
                boxes.push_back(box);
        }
        const SerialRules rules(5, boxes);
        const CharacterMask both = digits | letters;
        const SerialRules oneBox(5, {SerialBox{{both, both, both, both, both}}});
        SeededRandom random(11);
        for (const unsigned percent : {3U, 30U, 90U}) {
            PoolIndex a(rules);
            PoolIndex b(oneBox);
            for (int change = 0; change < 4'000; ++change) {
                const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
                const SerialIndex other = *oneBox.indexOf(rules.charactersAt(index));
                if (uniformBelow(random, 100) < percent)
                    QCOMPARE(a.insert(index), b.insert(other));
                else
                    QCOMPARE(a.remove(index), b.remove(other));
            }
            for (int query = 0; query < 5'000; ++query) {
                const SerialPattern pattern = randomPattern(oneBox, random);
                QVERIFY(a.usable(pattern) == b.usable(pattern));
                QCOMPARE(a.countMatching(pattern), b.countMatching(pattern));
            }
        }
    }
    void realRulesAgreeWithAScan_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::newRow("ordinary") << PlateKind::SmallCar;
        QTest::newRow("small new energy") << PlateKind::SmallNewEnergy;
        QTest::newRow("large new energy") << PlateKind::LargeNewEnergy;
    }
    void realRulesAgreeWithAScan()
    {
        QFETCH(PlateKind, kind);
        const SerialRules& rules = SerialRules::of(kind);
        SeededRandom random(3);
        PoolIndex pool(rules);
        std::vector<SerialCharacters> free;
        for (int i = 0; i < 3'000; ++i) {
            const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
            if (pool.insert(index))
                free.push_back(rules.charactersAt(index));
        }
        for (int query = 0; query < 3'000; ++query) {
            // Patterns near a free number, so that the answers are not empty.
            SerialPattern pattern =
                SerialPattern::of(free[uniformBelow(random, free.size())], rules.length());
            for (int i = 0; i < rules.length(); ++i) {
                if (uniformBelow(random, 2) == 0)
                    pattern.characters[i] =
                        static_cast<std::int8_t>(static_cast<int>(uniformBelow(random, 35)) - 1);
            }
            QVERIFY(pool.usable(pattern) == usableByScan(rules, free, pattern));
        }
    }
    void usableAllocatesNothing()
    {
        SeededRandom random(1);
        const SerialRules& rules = SerialRules::ordinary();
        PoolIndex pool(rules);
        for (int i = 0; i < 2'000; ++i)
            pool.insert(static_cast<SerialIndex>(uniformBelow(random, rules.size())));
        std::vector<SerialPattern> patterns;
        patterns.reserve(500);
        for (int i = 0; i < 500; ++i)
            patterns.push_back(randomPattern(rules, random));
        CharacterMask sum = 0;

        const int before = allocations;
        for (const SerialPattern& pattern : patterns)
            sum |= pool.usable(pattern)[0];
        const int after = allocations;

        QVERIFY(sum != 0);
        QCOMPARE(after, before);
        ::operator delete(::operator new(1));
        QCOMPARE(allocations.load(), before + 1); // the counter counts
    }
    void takesLittleMemory()
    {
        const PoolIndex pool(SerialRules::ordinary());
        QVERIFY(pool.save(0).size() < 2'300'000);
    }
    // G4
    void matchingFindsWhatTheWildcardsAllow()
    {
        QVERIFY(rc::check("matching() is the sorted scan", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            const SmallPool world(rules, random, 20);
            const SerialPattern pattern = randomPattern(rules, random);
            std::vector<SerialCharacters> expected;
            for (const SerialCharacters& serial : world.free()) {
                if (pattern.matches(serial, rules.length()))
                    expected.push_back(serial);
            }
            std::sort(expected.begin(), expected.end());
            const int max = *rc::gen::inRange(0, 30);
            expected.resize(std::min(expected.size(), static_cast<std::size_t>(max)));

            std::vector<SerialCharacters> actual;
            for (const SerialIndex index : world.pool.matching(pattern, max))
                actual.push_back(rules.charactersAt(index));
            RC_ASSERT(actual == expected);
        }));
    }
    void patternsAreReadFromText()
    {
        const SerialRules& rules = SerialRules::ordinary();
        const std::optional<SerialPattern> pattern = SerialPattern::parse(rules, u"A1??3");
        QVERIFY(pattern);
        QCOMPARE(pattern->characters, (std::array<std::int8_t, 6>{10, 1, -1, -1, 3, -1}));
        QVERIFY(!SerialPattern::parse(rules, u"A1??"));
        QVERIFY(!SerialPattern::parse(rules, u"A1??3?"));
        QVERIFY(!SerialPattern::parse(rules, u"O1??3"));
        QVERIFY(!SerialPattern::parse(rules, u"a1??3"));
    }
};

QTEST_APPLESS_MAIN(TestPoolIndex)
#include "tst_poolindex.moc"
