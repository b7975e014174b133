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
    void writesEveryDayAsQtDoes()
    {
        const QDate first(1, 1, 1);
        const QDate last(9999, 12, 31);
        for (QDate day = first; day <= last; day = day.addDays(13))
            QCOMPARE(toIsoDate(day), day.toString(Qt::ISODate));
        QCOMPARE(toIsoDate(last), QStringLiteral("9999-12-31"));
        QCOMPARE(toIsoDate(QDate()), QString());
        QCOMPARE(toIsoDate(first.addDays(-1)), QString());
        QCOMPARE(toIsoDate(last.addDays(1)), QString());
        QCOMPARE(toOfficeIso(officeMidnight(last.addDays(1))), QString());
        QCOMPARE(toOfficeIso(officeMidnight(last) + Milliseconds(86'399'999)),
                 QStringLiteral("9999-12-31T23:59:59.999+08:00"));
    }
    void readsEveryFormOfATime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("no decimals") << "1970-01-01T00:00:01Z" << qint64{1'000};
        QTest::newRow("one decimal") << "1970-01-01T00:00:01.5Z" << qint64{1'500};
        QTest::newRow("two decimals") << "1970-01-01T00:00:01.05Z" << qint64{1'050};
        QTest::newRow("three decimals") << "1970-01-01T00:00:01.005Z" << qint64{1'005};
        QTest::newRow("offset of the office") << "1970-01-01T08:00:01.250+08:00" << qint64{1'250};
        QTest::newRow("offset to the west") << "1969-12-31T18:30:01-05:30" << qint64{1'000};
        QTest::newRow("last second") << "1970-01-01T23:59:59.999Z" << qint64{86'399'999};
    }
    void readsEveryFormOfATime()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto instant = instantFromIso(text);
        QVERIFY(instant);
        QCOMPARE(toMilliseconds(*instant), milliseconds);
    }
    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("no offset") << "2026-11-23T10:42:17";
        QTest::newRow("day that does not exist") << "2026-02-30T10:42:17Z";
        QTest::newRow("hour 24") << "2026-11-23T24:00:00Z";
        QTest::newRow("offset of 25 hours") << "2026-11-23T10:42:17+25:00";
        QTest::newRow("minute 60") << "2026-11-23T10:60:17Z";
        QTest::newRow("second 60") << "2026-11-23T10:42:60Z";
        QTest::newRow("month 13") << "2026-13-23T10:42:17Z";
        QTest::newRow("year 0") << "0000-11-23T10:42:17Z";
        QTest::newRow("offset of 60 minutes") << "2026-11-23T10:42:17+08:60";
        QTest::newRow("offset without a colon") << "2026-11-23T10:42:17+0800";
        QTest::newRow("offset cut off") << "2026-11-23T10:42:17+08:";
        QTest::newRow("point without decimals") << "2026-11-23T10:42:17.Z";
        QTest::newRow("four decimals") << "2026-11-23T10:42:17.0001Z";
        QTest::newRow("small z") << "2026-11-23T10:42:17z";
        QTest::newRow("a space for the T") << "2026-11-23 10:42:17Z";
        QTest::newRow("signs for digits") << "2026-11-23T-1:42:17Z";
        QTest::newRow("full-width digits") << QStringLiteral("２０２６-11-23T10:42:17Z");
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
