// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/history.h"
#include "tests/support/seededrandom.h"

#include <QTest>

#include <algorithm>

using namespace xuanhao;
using namespace xuanhao::faults;
using xuanhao::test::SeededRandom;

namespace {

/// The same question by trying all instants of a short time, without any cleverness.
class Trying
{
public:
    Trying(const std::vector<Holding>& holdings, const std::vector<Verdict>& verdicts, int end)
        : m_holdings(holdings)
        , m_verdicts(verdicts)
        , m_end(end)
    {}
    [[nodiscard]] bool succeeds() { return place(0, 0); }

private:
    bool place(std::size_t change, int earliest)
    {
        if (change == 2 * m_holdings.size())
            return std::all_of(m_verdicts.begin(), m_verdicts.end(),
                               [this](const Verdict& verdict) { return isTrue(verdict); });
        const Holding& holding = m_holdings[change / 2];
        const Between bounds = change % 2 == 0 ? holding.taken : holding.released;
        for (int at = std::max<int>(earliest, static_cast<int>(std::min<std::int64_t>(bounds.from, m_end)));
             at <= std::min<std::int64_t>(bounds.to, m_end); ++at) {
            m_instants.push_back(at);
            if (place(change + 1, at))
                return true;
            m_instants.pop_back();
        }
        return false;
    }
    [[nodiscard]] bool isTrue(const Verdict& verdict) const
    {
        for (std::size_t i = 0; i < m_holdings.size(); ++i) {
            if (m_holdings[i].session != verdict.session && m_instants[2 * i] <= verdict.at.to &&
                m_instants[2 * i + 1] >= verdict.at.from)
                return true;
        }
        return false;
    }

    const std::vector<Holding>& m_holdings;
    const std::vector<Verdict>& m_verdicts;
    int m_end;
    std::vector<int> m_instants;
};

Between about(SeededRandom& random, int at, int end)
{
    const int before = static_cast<int>(uniformBelow(random, 4));
    const int after = static_cast<int>(uniformBelow(random, 4));
    return {std::max(0, at - before), std::min(end, at + after)};
}

} // namespace

/// The judge of histories (F3): what it lets pass can have happened, what it does not cannot.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAfterTheOther()
    {
        QVERIFY(canHaveHappened({{"a", {10, 20}, {30, 40}}, {"b", {35, 50}, {60, 70}}}, {}));
        QVERIFY(canHaveHappened({}, {}));
    }
    void twoAtOnceIsNoticed()
    {
        QVERIFY(!canHaveHappened({{"a", {10, 20}, {50, 60}}, {"b", {30, 40}, {70, 80}}}, {}));
        QVERIFY(!canHaveHappened({{"a", {10, 20}, {kNever, kNever}}, {"b", {30, 40}, {70, 80}}}, {}));
    }
    void aVerdictNeedsAHolder()
    {
        const std::vector<Holding> one{{"a", {10, 20}, {30, 40}}};
        QVERIFY(canHaveHappened(one, {{"b", {5, 12}}}));
        QVERIFY(canHaveHappened(one, {{"b", {38, 45}}}));
        QVERIFY(!canHaveHappened(one, {{"b", {41, 45}}}));
        QVERIFY(!canHaveHappened(one, {{"b", {5, 9}}}));
        QVERIFY(!canHaveHappened(one, {{"a", {22, 28}}})); // nobody else had it
        QVERIFY(!canHaveHappened({}, {{"b", {5, 9}}}));
    }
    void verdictsThatContradictEachOtherAreNoticed()
    {
        // Each could be true alone: "a" is late for the one or early for the other.
        const std::vector<Holding> two{{"a", {10, 30}, {10, 30}}, {"b", {10, 30}, {40, 50}}};
        QVERIFY(canHaveHappened(two, {{"c", {10, 12}}}));
        QVERIFY(canHaveHappened(two, {{"b", {28, 30}}}));
        QVERIFY(canHaveHappened(two, {{"c", {10, 12}}, {"b", {28, 30}}}));
        // "b" has it by 12, and "a" before that, so nobody else has it when "b" is refused.
        QVERIFY(!canHaveHappened(two, {{"a", {10, 12}}, {"b", {28, 30}}}));
    }
    void heldTwiceByTheAnswersAlone()
    {
        QVERIFY(heldTwice({{"a", {10, 20}, {30, 40}}, {"b", {25, 31}, {50, 60}}}).empty());
        QCOMPARE(heldTwice({{"a", {10, 20}, {30, 40}}, {"b", {21, 25}, {50, 60}}}).size(), 1);
        QCOMPARE(
            heldTwice(
                {{"a", {10, 20}, {kNever, kNever}}, {"b", {21, 25}, {26, 27}}, {"c", {90, 91}, {95, 96}}})
                .size(),
            2);
    }

    void agreesWithTryingAllInstants()
    {
        SeededRandom random(20261128);
        constexpr int kEnd = 14;
        int possible = 0;
        for (int round = 0; round < 4'000; ++round) {
            std::vector<Holding> holdings;
            std::vector<Verdict> verdicts;
            const auto count = 1 + uniformBelow(random, 3);
            for (std::uint64_t i = 0; i < count; ++i) {
                const int at = static_cast<int>(uniformBelow(random, kEnd));
                holdings.push_back({std::string(1, static_cast<char>('a' + i)), about(random, at, kEnd),
                                    about(random, std::min(kEnd, at + 2), kEnd)});
            }
            std::sort(holdings.begin(), holdings.end(),
                      [](const Holding& one, const Holding& other) { return one.taken.to < other.taken.to; });
            for (std::uint64_t i = uniformBelow(random, 3); i > 0; --i)
                verdicts.push_back({std::string(1, static_cast<char>('a' + uniformBelow(random, 4))),
                                    about(random, static_cast<int>(uniformBelow(random, kEnd)), kEnd)});
            const bool expected = Trying(holdings, verdicts, kEnd).succeeds();
            possible += expected ? 1 : 0;
            QCOMPARE(canHaveHappened(holdings, verdicts), expected);
        }
        QVERIFY(possible > 400 && possible < 3'600);
    }

    void whatARegisterDidPassesAndALaterTakingDoesNot()
    {
        SeededRandom random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<Holding> holdings;
            std::vector<Verdict> verdicts;
            std::int64_t now = 1'000;
            const auto moved = [&] { return now += 1 + static_cast<std::int64_t>(uniformBelow(random, 50)); };
            const auto seen = [&](std::int64_t at) {
                return Between{at - static_cast<std::int64_t>(uniformBelow(random, 80)),
                               at + static_cast<std::int64_t>(uniformBelow(random, 80))};
            };
            for (int i = 0; i < 100; ++i) {
                const Between taken = seen(moved());
                for (std::uint64_t others = uniformBelow(random, 4); others > 0; --others)
                    verdicts.push_back({"other" + std::to_string(others), seen(moved())});
                holdings.push_back({"s" + std::to_string(i), taken, seen(moved())});
            }
            QVERIFY(canHaveHappened(holdings, verdicts));
            QVERIFY(heldTwice(holdings).empty());
            // Somebody else gets it while the fiftieth certainly has it.
            Holding& fiftieth = holdings[50];
            fiftieth.released = {now + 1'000, now + 1'100};
            QVERIFY(!canHaveHappened(holdings, verdicts));
        }
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
