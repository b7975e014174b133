// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/admission.h"
#include "server/services/ratelimits.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

/// Who is turned away before anything is done, and for how long (G8).
class TestAdmission : public QObject
{
    Q_OBJECT

    static constexpr MonotonicInstant kStart{1'000'000ms};
    static constexpr std::size_t kTogether = 256;
    using Lane = Admission::Lane;

private Q_SLOTS:
    void anIdleServerTakesEverything()
    {
        const Admission admission({.wait = 4s, .requests = 10, .bytes = 1000}, kTogether);
        QVERIFY(!admission.refusal(Lane::New, 9, 999, kStart));
        QVERIFY(admission.refusal(Lane::New, 10, 0, kStart));
        QVERIFY(admission.refusal(Lane::UnderWay, 10, 0, kStart));
        QVERIFY(admission.refusal(Lane::UnderWay, 0, 1000, kStart));
    }

    void theQueuesPaceDecides()
    {
        Admission admission({.wait = 4s, .requests = 100'000, .bytes = 1000}, kTogether);
        MonotonicInstant now = kStart;
        for (int i = 0; i < 60; ++i) { // 256 requests take 512 ms: 2 ms each
            admission.begin(256, now);
            now += 512ms;
            admission.end(now);
        }
        const auto wait = admission.expectedWait(500, now);
        QVERIFY2(wait > 990ms && wait < 1010ms, qPrintable(QString::number(wait.count())));
        // New things are turned away at half of what those under way may wait.
        QVERIFY(!admission.refusal(Lane::New, 900, 0, now));
        QVERIFY(admission.refusal(Lane::New, 1100, 0, now));
        QVERIFY(!admission.refusal(Lane::UnderWay, 1100, 0, now));
        const auto later = admission.refusal(Lane::UnderWay, 3000, 0, now); // 6 s of work, 2 s too many
        QVERIFY(later && *later >= 1s && *later <= 3s);
        // A minute of work does not mean a minute away: the queue is looked at again sooner.
        QCOMPARE(admission.refusal(Lane::New, 30'000, 0, now), std::optional<Milliseconds>(10s));
    }

    /// What comes together shares its commits, however slow the disk is.
    void aSlowDiskDoesNotTurnAwayABurst()
    {
        Admission admission({.wait = 4s}, kTogether);
        MonotonicInstant now = kStart;
        for (int i = 0; i < 100; ++i) { // one by one, a commit of 200 ms each
            admission.begin(1, now);
            now += 200ms;
            admission.end(now);
        }
        const auto wait = admission.expectedWait(1'000, now);
        QVERIFY2(wait > 790ms && wait < 810ms, qPrintable(QString::number(wait.count())));
        QVERIFY(!admission.refusal(Lane::New, 1'000, 0, now));
        // Whether they take long themselves shows when there are many of them.
        for (int i = 0; i < 60; ++i) {
            admission.begin(kTogether, now);
            now += 200ms + 512ms;
            admission.end(now);
        }
        QVERIFY(admission.refusal(Lane::New, 1'000, 0, now));
        QVERIFY(!admission.refusal(Lane::UnderWay, 1'000, 0, now));
    }

    void aDatabaseThatHangsIsNoticedWhileItHangs()
    {
        Admission admission({.wait = 4s}, kTogether);
        admission.begin(1, kStart);
        QVERIFY(!admission.refusal(Lane::New, 0, 0, kStart + 400ms)); // a slow disk
        QVERIFY(!admission.refusal(Lane::New, 0, 0, kStart + 1900ms));
        QVERIFY(admission.refusal(Lane::New, 0, 0, kStart + 2100ms));
        QVERIFY(!admission.refusal(Lane::UnderWay, 0, 0, kStart + 2100ms));
        QVERIFY(admission.refusal(Lane::UnderWay, 0, 0, kStart + 4100ms));
        // When it goes on, that it hung says little about what comes.
        admission.end(kStart + 30s);
        QVERIFY(!admission.refusal(Lane::New, 300, 0, kStart + 30s));
    }

    void nobodyWaitsForWhatCameLongAgo()
    {
        const Admission admission({.wait = 4s}, kTogether);
        QVERIFY(!admission.isTooLate(kStart, kStart + 6s));
        QVERIFY(admission.isTooLate(kStart, kStart + 6001ms));
    }

    void ratesLetThroughWhatTheySay()
    {
        RateLimiter limiter(Rate{2, 5});
        for (int i = 0; i < 5; ++i)
            QVERIFY(!limiter.take("a", kStart));
        const auto wait = limiter.take("a", kStart);
        QCOMPARE(wait, std::optional<Milliseconds>(500ms));
        QVERIFY(!limiter.take("b", kStart)); // nobody else is concerned
        QVERIFY(limiter.take("a", kStart + 499ms));
        QVERIFY(!limiter.take("a", kStart + 500ms));
        QVERIFY(limiter.take("a", kStart + 500ms));
        // Over an hour no more than the rate, whenever they come.
        int let = 0;
        for (Milliseconds at = 1s; at < 1h; at += 37ms)
            let += limiter.take("a", kStart + at) ? 0 : 1;
        QVERIFY2(let >= 7190 && let <= 7205, qPrintable(QString::number(let)));
    }

    void whoeverRespectsTheWaitIsLetThrough()
    {
        RateLimiter limiter(Rate{0.5, 30});
        MonotonicInstant now = kStart;
        for (int i = 0; i < 500; ++i) {
            if (const auto wait = limiter.take("a", now)) {
                now += *wait;
                QVERIFY(!limiter.take("a", now));
            }
        }
    }

    void withoutARateNothingIsLimited()
    {
        RateLimiter limiter(RateLimits::none().counter);
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(!limiter.take("a", kStart));
        QCOMPARE(limiter.keys(), 0);
    }

    void strangersDoNotFillTheMemory()
    {
        RateLimiter limiter(Rate{10, 10});
        MonotonicInstant now = kStart;
        for (int i = 0; i < 300'000; ++i) {
            (void)limiter.take(QByteArray::number(i), now);
            now += 1ms;
        }
        QVERIFY2(limiter.keys() < 5'000, qPrintable(QString::number(limiter.keys())));
    }

    void theProblemSaysWhen()
    {
        QCOMPARE(retryAfterOf(busyProblem("queue", 1ms)), std::optional(1));
        QCOMPARE(retryAfterOf(busyProblem("queue", 2001ms)), std::optional(3));
        QCOMPARE(retryAfterOf(busyProblem("queue", 1h)), std::optional(60));
        QVERIFY(!retryAfterOf({ProblemCode::Overloaded, {}, {}}));
        QVERIFY(!retryAfterOf({ProblemCode::Refused, {}, busyProblem("queue", 1s).facts}));
    }
};

QTEST_APPLESS_MAIN(TestAdmission)
#include "tst_admission.moc"
