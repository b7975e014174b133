// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simulation.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::sim;

namespace {

constexpr std::uint64_t kSeeds = 60;

} // namespace

/// Whole offices with faults from one seed (F3): whatever happens, the invariants hold.
class TestSimulation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QHashSeed::setDeterministicGlobalSeed();
        // Every planted failure is a line.
        QLoggingCategory::setFilterRules(QStringLiteral("xuanhao.*=false"));
    }
    void holdsItsInvariants();
    void meetsEveryFault();
    void replaysASeedExactly();
};

void TestSimulation::holdsItsInvariants()
{
    std::int64_t requests = 0;
    int cases = 0;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        const SimResult result = Simulation(SimPlan::of(seed)).run();

        QVERIFY2(result.broken.isEmpty(), qPrintable(result.report));
        requests += result.requests;
        cases += result.cases;
    }
    // An office in which nothing happens proves nothing.
    QVERIFY(requests > 10'000);
    QVERIFY(cases > 500);
}

void TestSimulation::meetsEveryFault()
{
    SimPlan plan = SimPlan::of(7);
    plan.counters = 20;
    plan.casesEach = 12;
    plan.numbers = 2'000;
    plan.supervisors = 2;
    plan.watchers = 2;
    const SimPlan day = SimPlan::day(7);
    for (int i = 0; i < kFaults; ++i)
        plan.perMillion.at(static_cast<std::size_t>(i)) = 20 * day.perMillion.at(static_cast<std::size_t>(i));

    const SimResult result = Simulation(plan).run();

    QVERIFY2(result.broken.isEmpty(), qPrintable(result.report));
    for (int i = 0; i < kFaults; ++i) {
        const auto index = static_cast<std::size_t>(i);
        QVERIFY2(plan.perMillion.at(index) == 0 || result.fired.at(index) > 0, nameOf(static_cast<Fault>(i)));
    }
}

void TestSimulation::replaysASeedExactly()
{
    const SimResult first = Simulation(SimPlan::of(12)).run();
    const SimResult second = Simulation(SimPlan::of(12)).run();
    const SimResult other = Simulation(SimPlan::of(13)).run();

    QCOMPARE(second.digest, first.digest);
    QCOMPARE(second.requests, first.requests);
    QCOMPARE(second.commits, first.commits);
    QVERIFY(other.digest != first.digest);
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
