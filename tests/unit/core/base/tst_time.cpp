// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <QTest>

using namespace xuanhao;

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void officeDayDoesNotDependOnTz_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("minute");
        QTest::newRow("last second of the office day")
            << "2026-11-22T15:59:59.999Z" << QDate(2026, 11, 22) << 1439;
        QTest::newRow("office midnight") << "2026-11-22T16:00:00Z" << QDate(2026, 11, 23) << 0;
        QTest::newRow("leap day") << "2028-02-28T16:00:00Z" << QDate(2028, 2, 29) << 0;
        QTest::newRow("before 1970") << "1969-12-31T15:59:59Z" << QDate(1969, 12, 31) << 1439;
    }
    void officeDayDoesNotDependOnTz() // F7
    {
        QFETCH(QString, utc);
        QFETCH(QDate, date);
        QFETCH(int, minute);
        for (const char* zone : {"UTC", "America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"}) {
            qputenv("TZ", zone);
            const std::optional<Instant> instant = instantFromIso(utc);

            QVERIFY(instant);
            QCOMPARE(officeDate(*instant), date);
            QCOMPARE(officeMinuteOfDay(*instant), minute);
            QCOMPARE(instantFromIso(toOfficeIso(*instant)), instant);
        }
    }
    void midnightIsTheFirstInstantOfTheDay()
    {
        const Instant midnight = officeMidnight(QDate(2026, 11, 23));

        QCOMPARE(toOfficeIso(midnight), QStringLiteral("2026-11-23T00:00:00.000+08:00"));
        QCOMPARE(officeDate(midnight - Milliseconds(1)), QDate(2026, 11, 22));
    }
    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("no offset") << "2026-11-23T10:42:17";
        QTest::newRow("day that does not exist") << "2026-02-30T10:42:17Z";
        QTest::newRow("hour 24") << "2026-11-23T24:00:00Z";
        QTest::newRow("offset of 25 hours") << "2026-11-23T10:42:17+25:00";
        QTest::newRow("text after it") << "2026-11-23T10:42:17Z ";
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(QString, text);
        QVERIFY(!instantFromIso(text));
    }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
