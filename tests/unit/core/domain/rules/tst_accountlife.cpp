// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/accountlife.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

Instant at(const QString& text)
{
    return instantFromIso(text + QStringLiteral(":00+08:00")).value();
}

/// Half a year with a long holiday: Thursday 1 to Wednesday 7 October 2026, made up for on Saturday the 10th.
Calendar autumn()
{
    return Calendar::fromJson(
               R"({"2026": {"holidays": ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06",
                                  "2026-10-07"], "workdays": ["2026-10-10"]}})")
        .value();
}

/// "2026-11-24T10:00/2026-11-24T11:00"; without an end it goes on.
QList<ServiceGap> gapsOf(const QStringList& texts)
{
    QList<ServiceGap> gaps;
    for (const QString& text : texts) {
        const QString end = text.section(QLatin1Char('/'), 1);
        gaps.append({at(text.section(QLatin1Char('/'), 0, 0)),
                     end.isEmpty() ? std::nullopt : std::optional(at(end))});
    }
    return gaps;
}

} // namespace

class TestAccountLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deadlineOfTheSelection_data() // A4; open on working days from 09:00 to 17:00
    {
        QTest::addColumn<QString>("registered");
        QTest::addColumn<QStringList>("gaps");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* registered, const QStringList& gaps,
                            const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(registered) << gaps << QString::fromLatin1(expected);
        };
        row("a morning: the end of the next day", "2026-11-23T10:00", {}, "2026-11-24T17:00");
        row("after closing time: 24 h later than that end", "2026-11-23T18:30", {}, "2026-11-24T18:30");
        row("before the doors open: that day is a full one", "2026-11-23T08:00", {}, "2026-11-24T08:00");
        row("as the doors open", "2026-11-23T09:00", {}, "2026-11-24T09:00");
        row("a minute later it is not full any more", "2026-11-23T09:01", {}, "2026-11-24T17:00");
        row("Friday: the weekend does not count", "2026-11-27T16:00", {}, "2026-11-30T17:00");
        row("Friday evening", "2026-11-27T20:00", {}, "2026-11-30T20:00");
        row("Saturday", "2026-11-28T12:00", {}, "2026-12-01T00:00");
        row("before a week of holidays", "2026-09-30T15:00", {}, "2026-10-08T17:00");
        row("a Saturday that is worked counts", "2026-10-09T10:00", {}, "2026-10-10T17:00");
        row("an outage at night is not counted", "2026-11-23T18:30",
            {QStringLiteral("2026-11-23T20:00/2026-11-23T23:00")}, "2026-11-24T21:30");
        row("an outage on the full day takes the next one", "2026-11-23T10:00",
            {QStringLiteral("2026-11-24T12:00/2026-11-24T12:10")}, "2026-11-25T17:00");
        row("one that ends as the doors open harms nothing", "2026-11-23T10:00",
            {QStringLiteral("2026-11-24T08:30/2026-11-24T09:00")}, "2026-11-24T17:00");
        row("one that begins as they close", "2026-11-23T10:00",
            {QStringLiteral("2026-11-24T17:00/2026-11-24T20:00")}, "2026-11-24T17:00");
        row("two that overlap count once", "2026-11-23T18:30",
            {QStringLiteral("2026-11-23T20:00/2026-11-23T22:00"),
             QStringLiteral("2026-11-23T21:00/2026-11-23T23:00")},
            "2026-11-24T21:30");
        row("one that began before the registration", "2026-11-23T18:30",
            {QStringLiteral("2026-11-23T12:00/2026-11-23T19:30")}, "2026-11-24T19:30");
        row("one that goes on: nobody can say", "2026-11-23T10:00", {QStringLiteral("2026-11-23T12:00/")},
            "");
        row("one that begins after the deadline", "2026-11-23T10:00", {QStringLiteral("2026-11-26T12:00/")},
            "2026-11-24T17:00");
    }
    void deadlineOfTheSelection()
    {
        QFETCH(QString, registered);
        QFETCH(QStringList, gaps);
        QFETCH(QString, expected);
        Profile profile;

        const auto deadline = selectionDeadline(at(registered), profile, autumn(), gapsOf(gaps));

        QCOMPARE(deadline ? toOfficeIso(*deadline) : QString(),
                 expected.isEmpty() ? QString() : toOfficeIso(at(expected)));
    }

    void policyMayBeOff() // A4
    {
        Profile profile;
        profile.account.isProlonged = false;

        const auto deadline = selectionDeadline(at(QStringLiteral("2026-11-27T16:00")), profile, autumn(),
                                                gapsOf({QStringLiteral("2026-11-27T17:00/")}));

        QCOMPARE(deadline.value(), at(QStringLiteral("2026-11-28T16:00")));
    }

    void officesThatNeverCloseHaveWholeDays() // A4
    {
        Profile profile;
        profile.openingHours.roundTheClock = true;

        QCOMPARE(selectionDeadline(at(QStringLiteral("2026-11-28T10:00")), profile, autumn(), {}).value(),
                 at(QStringLiteral("2026-11-30T00:00")));
        QCOMPARE(selectionDeadline(at(QStringLiteral("2026-11-28T00:00")), profile, autumn(), {}).value(),
                 at(QStringLiteral("2026-11-29T00:00")));
    }

    void longerTimesAreOfCountedDays() // A4
    {
        Profile profile;
        profile.account.idle = 72h;

        QCOMPARE(selectionDeadline(at(QStringLiteral("2026-11-26T10:00")), profile, autumn(), {}).value(),
                 at(QStringLiteral("2026-12-01T10:00")));
    }

    void onlyWhatTheApplicantLeftUndoneBars() // A4
    {
        QVERIFY(bars(AccountEnd::NoSelection));
        QVERIFY(bars(AccountEnd::Lapsed));
        QVERIFY(!bars(AccountEnd::LearnerProof));
        QVERIFY(!bars(AccountEnd::AtTheCounter));
    }

    void wordsComeBack()
    {
        for (const AccountEnd end : {AccountEnd::NoSelection, AccountEnd::Lapsed, AccountEnd::LearnerProof,
                                     AccountEnd::AtTheCounter})
            QCOMPARE(accountEndFromWire(wireWord(end)), std::optional(end));
        QVERIFY(!accountEndFromWire(QStringLiteral("died")));
    }
};

QTEST_APPLESS_MAIN(TestAccountLife)
#include "tst_accountlife.moc"
