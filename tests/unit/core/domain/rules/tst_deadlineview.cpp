// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/deadlineview.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>
#include <vector>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

constexpr Instant kDeadline = fromMilliseconds(1'767'578'490'000);
constexpr MonotonicInstant kZero{Milliseconds(0)};

ServerTimeSample sampleBefore(Milliseconds untilDeadline, Milliseconds roundTrip)
{
    return ServerTimeSample::fromReply(kDeadline - untilDeadline, kZero, kZero + roundTrip);
}

/// Two clocks over one true time in microseconds: each with its own start and rate, cut to milliseconds.
struct World
{
    double serverStart; ///< microseconds
    double serverRate;
    double counterStart; ///< microseconds
    double counterRate;

    [[nodiscard]] Instant server(double trueTime) const
    {
        return fromMilliseconds(
            static_cast<std::int64_t>(std::floor((serverStart + trueTime * serverRate) / 1000)));
    }
    [[nodiscard]] MonotonicInstant counter(double trueTime) const
    {
        return MonotonicInstant(Milliseconds(
            static_cast<std::int64_t>(std::floor((counterStart + trueTime * counterRate) / 1000))));
    }
};

/// Crystals are good to 100 ppm, a server whose clock is being corrected runs up to 500 ppm off.
World anyWorld()
{
    const auto ppm = [](int limit) { return 1.0 + *rc::gen::inRange(-limit, limit + 1) / 1e6; };
    return {.serverStart = 1.7e15 + *rc::gen::inRange(0, 2'000'000'000),
            .serverRate = ppm(500),
            .counterStart = static_cast<double>(*rc::gen::inRange(0, 2'000'000'000)),
            .counterRate = ppm(100)};
}

/// Microseconds; mostly short, now and then a line that hangs for seconds.
double anyDelay()
{
    return *rc::gen::weightedOneOf<int>(
        {{8, rc::gen::inRange(0, 50'000)}, {1, rc::gen::inRange(0, 5'000'000)}, {1, rc::gen::just(0)}});
}

struct Exchange
{
    ServerTimeSample sample;
    double receivedAt; ///< true time
};

Exchange exchange(const World& world, double sentAt)
{
    const double stampedAt = sentAt + anyDelay();
    const double receivedAt = stampedAt + anyDelay();
    return {ServerTimeSample::fromReply(world.server(stampedAt), world.counter(sentAt),
                                        world.counter(receivedAt)),
            receivedAt};
}

} // namespace

class TestDeadlineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=2000"); }
    void countsDownFromTheMiddleOfTheRequest()
    {
        const DeadlineView view(kDeadline, sampleBefore(90s, 100ms));

        QCOMPARE(view.remaining(kZero + 50ms), 90'000ms);
        QCOMPARE(view.remaining(kZero + 50ms + 60s), 30'000ms);
        QCOMPARE(view.remaining(kZero + 50ms + 90s), 0ms);
        QCOMPARE(view.remaining(kZero + 1h), 0ms);
    }
    void waitsOutTheUncertaintyBeforeItConfirms()
    {
        const DeadlineView view(kDeadline, sampleBefore(90s, 400ms));

        QVERIFY(!view.mayConfirm(kZero + 90s + 200ms)); // the middle of the request: may be 200 ms off
        QVERIFY(!view.mayConfirm(kZero + 90s + 400ms));
        QVERIFY(view.mayConfirm(kZero + 90s + 400ms + 200ms));
    }
    void betterSampleTightensTheView()
    {
        DeadlineView view(kDeadline, sampleBefore(90s, 4s));
        QVERIFY(!view.mayConfirm(kZero + 92s));

        view.take(ServerTimeSample::fromReply(kDeadline - 58s, kZero + 34s, kZero + 34s + 20ms));

        QVERIFY(view.mayConfirm(kZero + 92s + 100ms));
        QCOMPARE(view.remaining(kZero + 34s + 10ms), 58'000ms);
    }
    void worseSampleChangesNothing()
    {
        DeadlineView view(kDeadline, sampleBefore(90s, 20ms));
        const Milliseconds before = view.remaining(kZero + 50s);

        view.take(ServerTimeSample::fromReply(kDeadline - 60s, kZero + 28s, kZero + 32s));

        QCOMPARE(view.remaining(kZero + 50s), before);
    }
    void serverSetBackMovesTheViewBack()
    {
        DeadlineView view(kDeadline, sampleBefore(90s, 20ms));

        view.take(ServerTimeSample::fromReply(kDeadline - 90s, kZero + 30s, kZero + 31s));

        QVERIFY(!view.mayConfirm(kZero + 100s));
        QVERIFY(view.remaining(kZero + 100s) > 15s);
    }
    void repliesWithoutDelayAreGoodToAFewMilliseconds()
    {
        const DeadlineView view(kDeadline, sampleBefore(90s, 0ms));

        QVERIFY(!view.mayConfirm(kZero + 90s));
        QVERIFY(view.mayConfirm(kZero + 90s + 100ms));
    }

    // B9: an honest counter is never early, whatever clocks and lines do.
    void honestCounterIsNeverEarly()
    {
        QVERIFY(rc::check("a submission sent when mayConfirm() says so arrives at or after the deadline", [] {
            const World world = anyWorld();
            const Exchange first = exchange(world, 0);
            const int untilDeadline =
                *rc::gen::oneOf(rc::gen::inRange(0, 300), rc::gen::inRange(8'000, 1'200'000));
            const Instant deadline = first.sample.serverNow + Milliseconds(untilDeadline);
            DeadlineView view(deadline, first.sample);
            double now = first.receivedAt;
            for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
                const Exchange more = exchange(world, now + *rc::gen::inRange(0, 60'000'000));
                view.take(more.sample);
                now = more.receivedAt;
            }
            // The first moment at which the counter would press the button.
            double low = now;
            double high = now + 2e9;
            RC_ASSERT(view.mayConfirm(world.counter(high)));
            while (high - low > 100) {
                const double middle = (low + high) / 2;
                (view.mayConfirm(world.counter(middle)) ? high : low) = middle;
            }
            const double pressed = view.mayConfirm(world.counter(low)) ? low : high;
            RC_ASSERT(world.server(pressed) >= deadline);
        }));
    }
    void countdownIsOffByNoMoreThanTheUncertainty()
    {
        QVERIFY(rc::check(
            "what is shown differs from the server's clock by no more than half the round trip", [] {
                const World world = anyWorld();
                const Exchange first = exchange(world, 0);
                const Instant deadline = first.sample.serverNow + 90s;
                const DeadlineView view(deadline, first.sample);
                const double now = first.receivedAt + *rc::gen::inRange(0, 80'000'000);

                const Milliseconds truth = std::max(Milliseconds(0), deadline - world.server(now));
                const Milliseconds shown = view.remaining(world.counter(now));

                RC_ASSERT(std::chrono::abs(truth - shown) <= first.sample.uncertainty + 100ms);
                RC_ASSERT(!view.mayConfirm(world.counter(now)) || shown == 0ms);
            }));
    }
};

QTEST_APPLESS_MAIN(TestDeadlineView)
#include "tst_deadlineview.moc"
