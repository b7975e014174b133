// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plants.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::sim;

namespace {

template <typename Wrapper>
Plant planted()
{
    Plant plant;
    plant.sql = [](SimSql& sql) { return std::make_unique<Wrapper>(sql); };
    return plant;
}

Plant forgotten(const char* insert)
{
    Plant plant;
    plant.sql = [insert](SimSql& sql) { return std::make_unique<ForgottenRows>(sql, insert); };
    return plant;
}

template <typename Copy>
Plant copying()
{
    Plant plant;
    plant.copy = [] { return std::make_unique<Copy>(); };
    return plant;
}

Plant checkThenInsert()
{
    Plant plant = planted<CheckThenInsert>();
    plant.database = CheckThenInsert::dropIndex;
    return plant;
}

Plant newOperations()
{
    Plant plant;
    plant.retry = SimCounter::Retry::NewOperation;
    return plant;
}

Plant clientClock()
{
    Plant plant;
    plant.clock = [](const Clock& clock) { return std::make_unique<ClientClock>(clock); };
    return plant;
}

/// An office without faults but the one that brings the planted one to light.
SimPlan plain(Fault fault, int perMillion)
{
    SimPlan plan = SimPlan::of(3);
    plan.counters = 10;
    plan.casesEach = 12;
    plan.supervisors = 1;
    plan.numbers = 400;
    plan.gathering = Milliseconds(50);
    plan.perMillion = {};
    plan.of(fault) = perMillion;
    return plan;
}

} // namespace

Q_DECLARE_METATYPE(xuanhao::sim::Plant)

/// The checks of the simulation notice what they are there for: each planted fault raises its alarm (F3).
class TestDetectors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QHashSeed::setDeterministicGlobalSeed();
        QLoggingCategory::setFilterRules(QStringLiteral("xuanhao.*=false"));
    }
    void noticesAPlantedFault_data();
    void noticesAPlantedFault();
    void noticesDrawsThatAreNotFair();
    void noticesALossyFailOver();
};

void TestDetectors::noticesAPlantedFault_data()
{
    QTest::addColumn<Plant>("plant");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("perMillion");
    QTest::addColumn<QString>("alarm");
    const auto row = [](const char* name, const Plant& plant, Fault fault, int perMillion,
                        const char* alarm) {
        QTest::newRow(name) << plant << static_cast<int>(fault) << perMillion << QString::fromLatin1(alarm);
    };
    row("check then insert", checkThenInsert(), Fault::CrashAfterCommit, 50'000, kTwoHolders);
    row("quota outside the transaction", planted<QuotaOutside>(), Fault::CrashAfterCommit, 50'000, kQuota);
    row("new id per retry", newOperations(), Fault::LostAnswer, 200'000, kTwoEffects);
    row("ack before commit", planted<AckBeforeCommit>(), Fault::CrashInWork, 50'000, kAnswerGone);
    row("swallowed 40001", planted<SwallowedConflict>(), Fault::FailedCommit, 50'000, kAnswerGone);
    row("delta applied twice", copying<DeltaTwice>(), Fault::LostRequest, 0, kCopyDiffers);
    row("skipped version", copying<SkippedVersion>(), Fault::LostRequest, 0, kCopyDiffers);
    row("gap in the log", forgotten("INTO pool_log"), Fault::LostRequest, 0, kLogBroken);
    row("draw without a record", forgotten("INTO draw ("), Fault::LostRequest, 0, kDrawRecord);
    row("act without a record", forgotten("INTO audit"), Fault::LostRequest, 0, kRecordBroken);
    row("expiry by the counter's clock", clientClock(), Fault::LostRequest, 0, kDeadline);
    row("missed deadlines", planted<MissedDeadlines>(), Fault::LostMessage, 200'000, kDeadline);
}

void TestDetectors::noticesAPlantedFault()
{
    QFETCH(Plant, plant);
    QFETCH(int, fault);
    QFETCH(int, perMillion);
    QFETCH(QString, alarm);
    SimPlan plan = plain(static_cast<Fault>(fault), perMillion);
    plan.watchers = plant.copy ? 1 : 0;

    const SimResult sound = Simulation(plan).run();
    const SimResult broken = Simulation(plan, plant).run();

    QVERIFY2(sound.broken.isEmpty(), qPrintable(sound.report));
    QVERIFY2(broken.broken == alarm, qPrintable(broken.report));
}

void TestDetectors::noticesDrawsThatAreNotFair()
{
    SimPlan plan = plain(Fault::LostRequest, 0);
    plan.counters = 40;
    plan.numbers = 9'000;

    const SimResult fair = Simulation(plan).run();
    // The chance of central's draws has no port, only their seed does: the model is shown draws by another
    // chance.
    SimOffice office(plan, {});
    test::SeededRandom random(3);
    DrawWithoutRejection unfair(random);
    QString alarm;
    SimModel model(
        [&alarm](const char* invariant, const QString&) { alarm = QString::fromLatin1(invariant); });
    NumberStore numbers(office.store());
    for (const Segment& segment : numbers.dueSegments(plan.start, 1000))
        numbers.openSegment(segment, plan.start);
    const LoadedPool pool = numbers.freeNumbers({kAuthority, PlateKind::SmallCar});
    for (int i = 0; i < 300; ++i) {
        SimView view;
        view.batch = pool.pool.draw(unfair, 10, DrawFilter::Any);
        model.drawn(view);
    }
    model.judgeDraws(office.store(), plan.start);

    QVERIFY2(fair.broken.isEmpty(), qPrintable(fair.report));
    QCOMPARE(alarm, QString::fromLatin1(kDraw));
}

void TestDetectors::noticesALossyFailOver()
{
    // The run is broken unless every lost answer was noticed.
    const SimResult result = Simulation(plain(Fault::LossyFailOver, 20'000)).run();

    QVERIFY2(result.broken.isEmpty(), qPrintable(result.report));
    QVERIFY(result.fired.at(static_cast<std::size_t>(Fault::LossyFailOver)) > 3);
    QVERIFY(result.answersLost > 3);
}

QTEST_GUILESS_MAIN(TestDetectors)
#include "tst_detectors.moc"
