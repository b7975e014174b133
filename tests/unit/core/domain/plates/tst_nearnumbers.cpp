// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/plates/smallpool.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include <rapidcheck.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

/// The definition: look at every free number.
std::vector<SerialIndex> nearByScan(const SmallPool& world, SerialIndex index, int max)
{
    const SerialRules& rules = world.pool.rules();
    const SerialCharacters own = rules.charactersAt(index);
    std::vector<std::tuple<int, bool, int, SerialIndex>> candidates;
    for (const SerialIndex other : world.numbers) {
        const SerialCharacters characters = rules.charactersAt(other);
        int changes = 0;
        int distance = 0;
        for (int i = 0; i < rules.length(); ++i) {
            changes += characters[i] != own[i] ? 1 : 0;
            distance += std::abs(characters[i] - own[i]);
        }
        if (changes == 1 || changes == 2)
            candidates.emplace_back(changes, rules.boxOf(other) != rules.boxOf(index), distance, other);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), static_cast<std::size_t>(max)));
    std::vector<SerialIndex> result;
    result.reserve(candidates.size());
    for (const auto& candidate : candidates)
        result.push_back(std::get<3>(candidate));
    return result;
}

} // namespace

class TestNearNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // G4
    void areThoseOfAScan()
    {
        QVERIFY(rc::check("near numbers are the best of all free ones", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 5);
            const SmallPool world(rules, random, *rc::gen::element(1U, 10U, 60U));
            const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
            const int max = *rc::gen::inRange(0, 40);

            RC_ASSERT(world.pool.nearNumbers(index, max) == nearByScan(world, index, max));
        }));
    }
    void keepTheShapeAndStayClose()
    {
        const SerialRules& rules = SerialRules::ordinary();
        PoolIndex pool(rules);
        for (const char16_t* serial : {u"A12B3", u"A12B4", u"A12B9", u"A1293", u"A13B4", u"Z99Y9", u"A12C3"})
            pool.insert(*rules.indexOf(QStringView(serial)));

        QStringList found;
        for (const SerialIndex index : pool.nearNumbers(*rules.indexOf(u"A12B3"), 10))
            found.append(rules.serialAt(index));

        // Not the number itself; one change before two; letters for letters before digits for letters.
        QCOMPARE(found,
                 (QStringList{QStringLiteral("A12B4"), QStringLiteral("A12C3"), QStringLiteral("A12B9"),
                              QStringLiteral("A1293"), QStringLiteral("A13B4")}));
    }
    void anEmptyPoolHasNone()
    {
        const PoolIndex pool(SerialRules::ordinary());
        QVERIFY(pool.nearNumbers(0, 10).empty());
        QVERIFY(pool.nearNumbers(0, -1).empty());
    }
};

QTEST_APPLESS_MAIN(TestNearNumbers)
#include "tst_nearnumbers.moc"
