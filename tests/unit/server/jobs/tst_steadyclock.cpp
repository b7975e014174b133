// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/clockmemory.h"
#include "tests/support/fakeclock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const Instant kStart = fromMilliseconds(1'798'000'000'000);
const auto kNobody = [] { return false; };
const auto kSomebody = [] { return true; };

} // namespace

class TestSteadyClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhenTheClockIsSet_data() // F7, I12
    {
        QTest::addColumn<int>("byHours");
        QTest::newRow("an hour ahead") << 1;
        QTest::newRow("an hour back") << -1;
        QTest::newRow("a day ahead") << 24;
        QTest::newRow("forty years back") << -24 * 365 * 40;
    }
    void goesOnWhenTheClockIsSet()
    {
        QFETCH(int, byHours);
        const auto by = std::chrono::hours(byHours);
        FakeClock machine(kStart);
        SteadyClock clock(machine);
        machine.jumpWall(by);
        for (int second = 0; second < 600; ++second) {
            machine.advance(1s);
            QVERIFY(!clock.learn(kSomebody));
        }
        QCOMPARE(clock.now(), kStart + 600s);
        QVERIFY(clock.isWaiting());

        QVERIFY(clock.learn(kNobody));
        QCOMPARE(clock.now(), machine.now());
        QVERIFY(!clock.isWaiting());
    }

    void mistakesAreNotLearnt()
    {
        FakeClock machine(kStart);
        SteadyClock clock(machine);
        machine.jumpWall(1h);
        for (int second = 0; second < 29; ++second) {
            machine.advance(1s);
            QVERIFY(!clock.learn(kNobody));
        }
        machine.jumpWall(-1h);
        for (int second = 0; second < 100; ++second) {
            machine.advance(1s);
            QVERIFY(!clock.learn(kNobody));
        }
        QCOMPARE(clock.now(), kStart + 129s);
        QVERIFY(!clock.isWaiting());
    }

    void smallStepsAreMadeUpForSlowly()
    {
        FakeClock machine(kStart);
        SteadyClock clock(machine);
        machine.jumpWall(-1s); // a leap second
        Instant before = clock.now();
        for (int second = 0; second < 1000; ++second) {
            machine.advance(1s);
            QVERIFY(!clock.learn(kNobody));
            const Milliseconds passed = clock.now() - before;
            QVERIFY(passed >= 999ms && passed <= 1001ms);
            before = clock.now();
        }
        QCOMPARE(clock.now(), machine.now());
    }

    void goesOnAfterARestart()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("clock"));
        FakeClock machine(kStart);
        const SteadyClock first(machine);
        QVERIFY(ClockMemory(path).remember(first.offset()));
        machine.jumpWall(1h);
        machine.advance(5s);
        const SteadyClock second(machine, ClockMemory(path).offset());
        QCOMPARE(second.now(), kStart + 5s);
        QCOMPARE(second.error(), Milliseconds(1h));
    }

    void anotherStartOfTheMachineCountsAnew_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("another boot") << QByteArray("11111111-2222-3333-4444-555555555555 1798000000000\n");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no number") << QByteArray("x y\n");
        QTest::newRow("no boot") << QByteArray(" 5\n");
        QTest::newRow("much") << QByteArray(1'000'000, '7');
    }
    void anotherStartOfTheMachineCountsAnew()
    {
        QFETCH(QByteArray, written);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("clock")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(written);
        file.close();
        QVERIFY(!ClockMemory(file.fileName()).offset());
        QVERIFY(!ClockMemory(folder.filePath(QStringLiteral("missing"))).offset());
        QVERIFY(!ClockMemory(QString()).offset());
        QVERIFY(!ClockMemory(folder.filePath(QStringLiteral("no/folder"))).remember(SteadyClock::Offset(1)));
    }
};

QTEST_GUILESS_MAIN(TestSteadyClock)
#include "tst_steadyclock.moc"
