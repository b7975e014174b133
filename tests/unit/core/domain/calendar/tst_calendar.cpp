// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/calendar/calendar.h"

#include "core/base/time.h"
#include "tests/support/localzone.h"

#include <rapidcheck.h>

#include <QFile>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QByteArray shippedText()
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/calendars/china.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Calendar shipped()
{
    return Calendar::fromJson(shippedText()).value();
}

QDate day(const QString& text)
{
    return QDate::fromString(text, Qt::ISODate);
}

QDate anyDay()
{
    return QDate(2021, 6, 1).addDays(*rc::gen::inRange(0, 365 * 7));
}

} // namespace

// D1: validity in working days by the arrangements of the State Council.
class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromTheNextDay_data()
    {
        QTest::addColumn<QDate>("from");
        QTest::addColumn<int>("n");
        QTest::addColumn<QDate>("expected");
        const QList<QStringList> rows{
            QStringLiteral("2026-01-05 01-06 01-08 01-19 01-26").split(QLatin1Char(' ')),
            QStringLiteral("2026-02-10 02-11 02-13 03-02 03-09").split(QLatin1Char(' ')),
            QStringLiteral("2026-04-30 05-06 05-08 05-18 05-25").split(QLatin1Char(' ')),
            QStringLiteral("2026-09-18 09-20 09-22 10-09 10-15").split(QLatin1Char(' ')),
            QStringLiteral("2026-09-24 09-28 09-30 10-15 10-22").split(QLatin1Char(' ')),
            QStringLiteral("2026-11-20 11-23 11-25 12-04 12-11").split(QLatin1Char(' ')),
            QStringLiteral("2025-01-20 01-21 01-23 02-08 02-14").split(QLatin1Char(' ')),
            QStringLiteral("2025-09-26 09-28 09-30 10-16 10-23").split(QLatin1Char(' ')),
            QStringLiteral("2024-09-13 09-14 09-19 09-29 10-11").split(QLatin1Char(' ')),
            QStringLiteral("2024-02-08 02-09 02-19 02-28 03-06").split(QLatin1Char(' ')),
            QStringLiteral("2023-09-28 10-07 10-09 10-18 10-25").split(QLatin1Char(' ')),
            QStringLiteral("2022-01-28 01-29 02-07 02-16 02-23").split(QLatin1Char(' ')),
            QStringLiteral("2022-09-30 10-08 10-10 10-19 10-26").split(QLatin1Char(' '))};
        for (const QStringList& row : rows) {
            int column = 1;
            for (const int n : {1, 3, 10, 15})
                QTest::addRow("%s + %d", qPrintable(row[0]), n)
                    << day(row[0]) << n << day(row[0].left(5) + row[column++]);
        }
    }
    void countsFromTheNextDay()
    {
        QFETCH(QDate, from);
        QFETCH(int, n);
        QFETCH(QDate, expected);
        const Calendar calendar = shipped();

        const CountedDate counted = calendar.addWorkdays(from, n);

        QVERIFY(counted == (CountedDate{expected, false}));
        QCOMPARE(calendar.workdaysBetween(from, expected), n);
    }
    void yearsHaveTheirWorkingDays_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("workingDays");
        QTest::newRow("2022") << 2022 << 249;
        QTest::newRow("2023") << 2023 << 249;
        QTest::newRow("2024") << 2024 << 251;
        QTest::newRow("2025") << 2025 << 248;
        QTest::newRow("2026") << 2026 << 248;
    }
    void yearsHaveTheirWorkingDays()
    {
        QFETCH(int, year);
        QFETCH(int, workingDays);

        const Calendar calendar = shipped();

        QVERIFY(calendar.knowsYear(year));
        QCOMPARE(calendar.workdaysBetween(QDate(year - 1, 12, 31), QDate(year, 12, 31)), workingDays);
    }
    void tellsWorkingDays_data()
    {
        QTest::addColumn<QDate>("date");
        QTest::addColumn<bool>("isWorkday");
        QTest::newRow("Monday") << QDate(2026, 11, 23) << true;
        QTest::newRow("Saturday") << QDate(2026, 11, 21) << false;
        QTest::newRow("Sunday made a working day") << QDate(2026, 9, 20) << true;
        QTest::newRow("Thursday made a holiday") << QDate(2026, 10, 1) << false;
        QTest::newRow("weekday of a year without arrangement") << QDate(2027, 1, 1) << true;
        QTest::newRow("weekend of a year without arrangement") << QDate(2027, 1, 2) << false;
        QTest::newRow("no date") << QDate() << false;
    }
    void tellsWorkingDays()
    {
        QFETCH(QDate, date);
        QFETCH(bool, isWorkday);

        QCOMPARE(shipped().isWorkday(date), isWorkday);
    }
    void isProvisionalWhenAYearWithoutArrangementIsTouched_data()
    {
        QTest::addColumn<QDate>("from");
        QTest::addColumn<int>("n");
        QTest::addColumn<CountedDate>("expected");
        QTest::newRow("last day of the known year")
            << QDate(2026, 12, 30) << 1 << CountedDate{{2026, 12, 31}, false};
        QTest::newRow("first day of the next") << QDate(2026, 12, 30) << 2 << CountedDate{{2027, 1, 1}, true};
        QTest::newRow("fifteen days in December")
            << QDate(2026, 12, 10) << 15 << CountedDate{{2026, 12, 31}, false};
        QTest::newRow("one day later") << QDate(2026, 12, 11) << 15 << CountedDate{{2027, 1, 1}, true};
        QTest::newRow("stepped over, landed in a known year")
            << QDate(2021, 12, 30) << 2 << CountedDate{{2022, 1, 4}, true};
        QTest::newRow("from itself does not count")
            << QDate(2021, 12, 31) << 1 << CountedDate{{2022, 1, 4}, false};
    }
    void isProvisionalWhenAYearWithoutArrangementIsTouched()
    {
        QFETCH(QDate, from);
        QFETCH(int, n);
        QFETCH(CountedDate, expected);

        const CountedDate counted = shipped().addWorkdays(from, n);

        QCOMPARE(counted.date, expected.date);
        QCOMPARE(counted.isProvisional, expected.isProvisional);
    }
    void importingTheYearMakesTheDateCertain()
    {
        QJsonObject years = shipped().toJson();
        years.insert(QStringLiteral("2027"),
                     QJsonObject{{QStringLiteral("holidays"), QJsonArray{QStringLiteral("2027-01-01")}},
                                 {QStringLiteral("workdays"), QJsonArray{QStringLiteral("2027-01-02")}}});

        const auto imported = Calendar::fromJson(toCanonicalJson(years));

        QVERIFY(imported);
        QVERIFY(imported->addWorkdays(QDate(2026, 12, 11), 15) == (CountedDate{{2027, 1, 2}, false}));
    }
    void anEmptyCalendarFollowsTheWeekdays()
    {
        QVERIFY(Calendar().addWorkdays(QDate(2026, 9, 30), 3) == (CountedDate{{2026, 10, 5}, true}));
    }
    void workdaysBetweenIsZeroBackwards()
    {
        const Calendar calendar = shipped();

        QCOMPARE(calendar.workdaysBetween(QDate(2026, 11, 23), QDate(2026, 11, 23)), 0);
        QCOMPARE(calendar.workdaysBetween(QDate(2026, 11, 23), QDate(2026, 11, 2)), 0);
        QCOMPARE(calendar.workdaysBetween(QDate(2026, 11, 20), QDate(2026, 11, 22)), 0);
        QCOMPARE(calendar.workdaysBetween(QDate(2026, 11, 20), QDate(2026, 11, 23)), 1);
    }
    void refusesBadFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reasonPart");
        const auto year = [](const char* holidays, const char* workdays) {
            return QByteArray("{\n\"2026\": {\n\"holidays\": [\n") + holidays + "],\n\"workdays\": [\n" +
                   workdays + "]}}";
        };
        const char* const kNewYear = "\"2026-01-01\"";
        QTest::newRow("no JSON") << QByteArray("{\n\"2026\": [}") << "" << 2 << "";
        QTest::newRow("key is no year") << QByteArray("{\n\"version\": 1}") << "version" << 2 << "year";
        QTest::newRow("year with sign") << QByteArray("{\"+2026\": {}}") << "+2026" << 1 << "year";
        QTest::newRow("year 1999") << QByteArray("{\"1999\": {}}") << "1999" << 1 << "year";
        QTest::newRow("year is a list") << QByteArray("{\n\n\"2026\": []}") << "2026" << 3 << "object";
        QTest::newRow("no holidays") << QByteArray("{\"2026\": {\"workdays\": []}}") << "2026.holidays" << 0
                                     << "list";
        QTest::newRow("no workdays") << QByteArray("{\"2026\": {\"holidays\": [\"2026-01-01\"]}}")
                                     << "2026.workdays" << 0 << "list";
        QTest::newRow("another key") << QByteArray("{\"2026\": {\n\"holiday\": []}}") << "2026.holiday" << 2
                                     << "known";
        QTest::newRow("stub of a year") << year("", "") << "2026.holidays" << 3 << "empty";
        QTest::newRow("another year's day")
            << year("\"2026-01-01\",\n\"2027-01-01\"", "") << "2026.holidays[1]" << 5 << "2026";
        QTest::newRow("no such day") << year("\"2026-02-29\"", "") << "2026.holidays[0]" << 4 << "existing";
        QTest::newRow("short form") << year("\"2026-1-1\"", "") << "2026.holidays[0]" << 4 << "existing";
        QTest::newRow("day with time")
            << year("\"2026-01-01T00:00\"", "") << "2026.holidays[0]" << 4 << "existing";
        QTest::newRow("number") << year("20260101", "") << "2026.holidays[0]" << 4 << "existing";
        QTest::newRow("day twice") << year("\"2026-01-01\",\n\"2026-01-01\"", "") << "2026.holidays[1]" << 5
                                   << "twice";
        QTest::newRow("make-up day on a Monday")
            << year(kNewYear, "\"2026-01-05\"") << "2026.workdays[0]" << 6 << "Saturday";
        QTest::newRow("both") << year("\"2026-01-03\"", "\"2026-01-04\",\n\"2026-01-03\"")
                              << "2026.workdays[1]" << 7 << "holiday";
    }
    void refusesBadFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, path);
        QFETCH(int, line);
        QFETCH(QString, reasonPart);

        const auto calendar = Calendar::fromJson(text);

        QVERIFY(!calendar);
        QCOMPARE(calendar.error().path, path);
        QCOMPARE(calendar.error().line, line);
        QVERIFY2(calendar.error().reason.contains(reasonPart), qPrintable(calendar.error().reason));
    }
    void writesWhatItReads()
    {
        const Calendar calendar = shipped();

        QCOMPARE(calendar.toJson(), parseJsonObject(shippedText()).value());
        QCOMPARE(Calendar::fromJson(toCanonicalJson(calendar.toJson()))->toJson(), calendar.toJson());
    }
    // F7: the count starts from the office's day, whatever zone the PC is in.
    void countsFromTheOfficesDay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("UTC") << QByteArray("UTC");
        QTest::newRow("Los Angeles") << QByteArray("America/Los_Angeles");
        QTest::newRow("Kiritimati, a day ahead") << QByteArray("Pacific/Kiritimati");
        QTest::newRow("Shanghai") << QByteArray("Asia/Shanghai");
    }
    void countsFromTheOfficesDay()
    {
        QFETCH(QByteArray, zone);
        const LocalZone localZone(zone);
        const Calendar calendar = shipped();
        const Instant midnight = instantFromIso(QStringLiteral("2026-11-24T00:00:00+08:00")).value();

        QVERIFY(calendar.addWorkdays(officeDate(midnight - Milliseconds(1)), 15) ==
                (CountedDate{{2026, 12, 14}, false}));
        QVERIFY(calendar.addWorkdays(officeDate(midnight), 15) == (CountedDate{{2026, 12, 15}, false}));
        QCOMPARE(calendar.addWorkdays(QDate(2026, 9, 18), 1).date, QDate(2026, 9, 20));
    }
    void countingForwardsAndBetweenAgree()
    {
        QVERIFY(rc::check("n working days later, n working days lie between", [] {
            const Calendar calendar = shipped();
            const QDate from = anyDay();
            const int n = *rc::gen::inRange(1, 40);
            const CountedDate counted = calendar.addWorkdays(from, n);
            RC_ASSERT(calendar.isWorkday(counted.date));
            RC_ASSERT(calendar.workdaysBetween(from, counted.date) == n);
            RC_ASSERT(calendar.workdaysBetween(from, counted.date.addDays(-1)) == n - 1);
            const bool isKnown =
                calendar.knowsYear(from.addDays(1).year()) && calendar.knowsYear(counted.date.year());
            RC_ASSERT(counted.isProvisional != isKnown);
        }));
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
