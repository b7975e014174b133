// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/systemclocktrust.h"

#include <QTest>

using namespace xuanhao;

class TestSystemClockTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clockIsJudged_data() // F7
    {
        QTest::addColumn<bool>("isDisciplined");
        QTest::addColumn<qint64>("estimated");
        QTest::addColumn<qint64>("maximum");
        QTest::addColumn<ClockTrust>("before");
        QTest::addColumn<ClockTrust>("trust");
        constexpr auto kGood = ClockTrust::Synchronised;
        constexpr auto kUnknown = ClockTrust::Unsynchronised;
        constexpr auto kOff = ClockTrust::OffByASecond;
        constexpr qint64 kSecond = 1'000'000;
        const auto row = [](const char* name, bool isDisciplined, qint64 estimated, qint64 maximum,
                            ClockTrust before, ClockTrust trust) {
            QTest::newRow(name) << isDisciplined << estimated << maximum << before << trust;
        };
        row("corrected and close", true, 3'000, 40'000, kGood, kGood);
        row("exactly at the limits", true, kSecond, 2 * kSecond, kGood, kGood);
        row("estimated to be off by more than a second", true, kSecond + 1, 2'000, kGood, kOff);
        row("may be off by more than two seconds", true, 3'000, 2 * kSecond + 1, kGood, kOff);
        row("timesyncd just before its longest poll", true, 0, 1'030'000, kGood, kGood);
        row("corrected again", true, 3'000, 40'000, kOff, kGood);
        row("nobody has corrected it: container, fresh PC", false, 16 * kSecond, 16 * kSecond, kGood,
            kUnknown);
        row("still nobody", false, 16 * kSecond, 16 * kSecond, kUnknown, kUnknown);
        row("a time service has begun", true, 3'000, 40'000, kUnknown, kGood);
        row("given up by the kernel after it was off", false, 16 * kSecond, 16 * kSecond, kOff, kOff);
    }
    void clockIsJudged()
    {
        QFETCH(bool, isDisciplined);
        QFETCH(qint64, estimated);
        QFETCH(qint64, maximum);
        QFETCH(ClockTrust, before);
        QFETCH(ClockTrust, trust);

        QVERIFY(judgeClock({isDisciplined, estimated, maximum}, before) == trust);
    }

    void kernelAnswers()
    {
        const ClockReport report = systemClockReport();
        QVERIFY(report.estimatedErrorUs >= 0 && report.maximumErrorUs >= 0);
    }
};

QTEST_GUILESS_MAIN(TestSystemClockTrust)
#include "tst_systemclocktrust.moc"
