// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/jumpdetector.h"
#include "core/sync/serverclock.h"

#include "tests/support/fakeclock.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

constexpr Instant kNoon{Milliseconds(1'795'000'000'000)};

} // namespace

class TestServerClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_clock = std::make_unique<test::FakeClock>(kNoon); }
    void isThePcsClockBeforeTheFirstSample();
    void runsOnWithTheMonotonicClock();
    void keepsTheSurerSample();
    void takesASampleThatContradictsTheOld();
    void takesAWorseSampleWhenTheOldHasAged();
    void noticesSleepAndASetClock();
    void doesNotTakeSlowDriftForAJump();

private:
    ServerTimeSample sample(Milliseconds skew, Milliseconds uncertainty) const
    {
        return {m_clock->now() + skew, m_clock->monotonic(), uncertainty};
    }
    std::unique_ptr<test::FakeClock> m_clock;
};

void TestServerClock::isThePcsClockBeforeTheFirstSample()
{
    const ServerClock clock(*m_clock);
    QVERIFY(clock.now() == kNoon);
    QVERIFY(clock.error() == 0ms);
}

void TestServerClock::runsOnWithTheMonotonicClock()
{
    ServerClock clock(*m_clock);
    clock.take(sample(40s, 10ms));
    m_clock->advance(5s);
    m_clock->jumpWall(-1h);
    QVERIFY(clock.now() == kNoon + 45s);
    QVERIFY(clock.error() == -1h - 40s);
}

void TestServerClock::keepsTheSurerSample()
{
    ServerClock clock(*m_clock);
    clock.take(sample(100ms, 10ms));
    clock.take(sample(300ms, 400ms));
    QVERIFY(clock.now() == kNoon + 100ms);
    clock.take(sample(104ms, 5ms));
    QVERIFY(clock.now() == kNoon + 104ms);
}

void TestServerClock::takesASampleThatContradictsTheOld()
{
    ServerClock clock(*m_clock);
    clock.take(sample(0ms, 10ms));
    clock.take(sample(12s, 400ms));
    QVERIFY(clock.now() == kNoon + 12s);
}

void TestServerClock::takesAWorseSampleWhenTheOldHasAged()
{
    ServerClock clock(*m_clock);
    clock.take(sample(0ms, 5ms));
    m_clock->advance(60s);
    clock.take(sample(20ms, 50ms));
    QVERIFY(clock.now() == m_clock->now() + 20ms);
}

void TestServerClock::noticesSleepAndASetClock()
{
    JumpDetector jumps(*m_clock);
    QVERIFY(!jumps.hasJumped());
    m_clock->advance(10s);
    QVERIFY(!jumps.hasJumped());
    m_clock->jumpWall(3s);
    QVERIFY(jumps.hasJumped());
    QVERIFY(!jumps.hasJumped());
    m_clock->jumpWall(-3s);
    QVERIFY(jumps.hasJumped());
}

void TestServerClock::doesNotTakeSlowDriftForAJump()
{
    JumpDetector jumps(*m_clock);
    for (int i = 0; i < 100; ++i) {
        m_clock->advance(100ms);
        m_clock->jumpWall(50ms);
        QVERIFY(!jumps.hasJumped());
    }
}

QTEST_GUILESS_MAIN(TestServerClock)
#include "tst_serverclock.moc"
