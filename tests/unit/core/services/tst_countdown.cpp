// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

// B9: the deadline is the server's; an honest counter is never early, whatever clocks and lines do.
class TestCountdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHonestCounterIsNeverEarly_data();
    void anHonestCounterIsNeverEarly();
    void theDeadlineComesWithoutTheCounter();
    void asksAgainAfterSleep();
    void showsTheServersDeadline();
};

void TestCountdown::anHonestCounterIsNeverEarly_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("skewed clocks and delayed replies, seed %d", seed) << seed;
}

void TestCountdown::anHonestCounterIsNeverEarly()
{
    QFETCH(int, seed);
    test::CounterDesk desk(static_cast<std::uint64_t>(seed));
    test::SeededRandom chance(static_cast<std::uint64_t>(seed) * 77);
    const auto upTo = [&](int milliseconds) {
        return Milliseconds(
            static_cast<std::int64_t>(uniformBelow(chance, static_cast<std::uint64_t>(milliseconds))));
    };
    desk.central.skew = upTo(200'000) - 100s;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Choose));
    // Requests and replies are under way for up to 1.5 s each, in any proportion.
    desk.central.beforeHandling = [&](EndpointId) { desk.clock.advance(upTo(1'500)); };
    desk.central.afterHandling = [&](EndpointId) { desk.clock.advance(upTo(1'500)); };
    QVERIFY(desk.walkTo(CasePage::Compose));
    QVERIFY(!desk.lockNumber());
    const Instant deadline = desk.office.session->session.composeWindow()->deadline;
    std::optional<Instant> submitted;
    desk.central.beforeHandling = [&](EndpointId id) {
        desk.clock.advance(upTo(1'500));
        if (id == EndpointId::Submit && !submitted)
            submitted = desk.central.now();
    };
    for (int i = 0; i < 3'000 && desk.front().page() == CasePage::Compose; ++i) {
        desk.clock.advance(Milliseconds(20) + upTo(180));
        desk.core->desk().step();
        QVERIFY(test::eventually([&] { return !desk.front().isBusy(); }));
        QCoreApplication::processEvents();
    }
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Code; }));
    QVERIFY(submitted);
    QVERIFY(*submitted >= deadline);
    QVERIFY(!desk.office.session->session.endReason());
    QCOMPARE(desk.office.session->session.stage(), Stage::AwaitingCode);
}

void TestCountdown::theDeadlineComesWithoutTheCounter()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    QVERIFY(!desk.lockNumber());
    desk.core.reset();
    desk.clock.advance(5min);
    QVERIFY(desk.start());
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Code; }));
}

void TestCountdown::asksAgainAfterSleep()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    QVERIFY(!desk.lockNumber());
    const int before = desk.central.seenCount(EndpointId::ShowSession);
    desk.clock.jumpWall(12s); // the PC slept; its monotonic clock stood still
    QVERIFY(test::eventually([&] { return desk.central.seenCount(EndpointId::ShowSession) > before; }));
    QVERIFY(test::eventually([&] {
        const auto deadline = desk.front().composeDeadline();
        return deadline && deadline->remaining(desk.clock.monotonic()) <= 78s + 100ms;
    }));
    QVERIFY(desk.front().session()->session.composeWindow()->locked);
    QCOMPARE(desk.central.seenCount(EndpointId::Submit), 0);
}

void TestCountdown::showsTheServersDeadline()
{
    test::CounterDesk desk;
    desk.central.skew = 1h;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    const auto deadline = desk.front().composeDeadline();
    QVERIFY(deadline);
    QVERIFY(deadline->deadline() == desk.clock.now() + 1h + 90s);
    QVERIFY(deadline->remaining(desk.clock.monotonic()) == 90s);
    desk.clock.advance(30s);
    QVERIFY(deadline->remaining(desk.clock.monotonic()) == 60s);
}

QTEST_GUILESS_MAIN(TestCountdown)
#include "tst_countdown.moc"
