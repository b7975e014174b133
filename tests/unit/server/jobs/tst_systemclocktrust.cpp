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
        QTest::addColumn<qint64>("error");
        QTest::addColumn<int>("trust");
        QTest::newRow("corrected and close")
            << true << qint64{3'000} << static_cast<int>(ClockTrust::Synchronised);
        QTest::newRow("exactly a second")
            << true << qint64{1'000'000} << static_cast<int>(ClockTrust::Synchronised);
        QTest::newRow("more than a second")
            << true << qint64{1'000'001} << static_cast<int>(ClockTrust::OffByASecond);
        QTest::newRow("nobody corrects it")
            << false << qint64{16'000'000} << static_cast<int>(ClockTrust::Unsynchronised);
    }
    void clockIsJudged()
    {
        QFETCH(bool, isDisciplined);
        QFETCH(qint64, error);
        QFETCH(int, trust);

        QCOMPARE(static_cast<int>(judgeClock({isDisciplined, error})), trust);
    }

    void kernelAnswers() { QVERIFY(systemClockReport().estimatedErrorUs >= 0); }
};

QTEST_GUILESS_MAIN(TestSystemClockTrust)
#include "tst_systemclocktrust.moc"
