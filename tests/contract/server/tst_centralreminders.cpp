// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/reminderstore.h"
#include "tests/contract/server/accountdesk.h"
#include "tests/support/explainingsql.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

[[nodiscard]] HarnessOptions remindingDaysBefore(int days, int validity = 15)
{
    HarnessOptions options = ordinaryHours();
    options.reservation = {{t("remindDays"), days}, {t("validityWorkdays"), validity}};
    return options;
}

/// Reserved on Monday, 23 November 2026, with 14 December as last day.
struct ReminderDesk : AccountDesk
{
    explicit ReminderDesk(const HarnessOptions& options = remindingDaysBefore(3))
        : AccountDesk(options)
    {
        account = reserve(person);
    }
    /// It is that time, and a minute goes by.
    void at(const char* time)
    {
        harness.clock.advance(*instantFromIso(t(time)) - harness.clock.now());
        tickAMinute();
    }
    [[nodiscard]] int reminders() { return harness.sms.count(person.mobile, t("有效期至")); }
    [[nodiscard]] std::int64_t recorded() const
    {
        return harness.integer("SELECT count(*) FROM audit WHERE action = 'session.remind'");
    }

    Applicant person = applicant(1);
    QString account;
};

} // namespace

/// Who has a number is told by SMS that its last day comes near (E2).
class TestCentralReminders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remindsOnceInDecentHours()
    {
        ReminderDesk desk;
        desk.at("2026-12-10T12:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        desk.at("2026-12-11T08:59:59.999+08:00");
        QCOMPARE(desk.reminders(), 0);
        desk.at("2026-12-11T09:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 1);
        const QString text = desk.harness.sms.lastText(desk.person.mobile);
        QVERIFY2(text.startsWith(t("【湛江车管所】您预选的号牌号码 粤G·")), qPrintable(text));
        QVERIFY2(text.contains(t("有效期至 2026年12月14日（含当日）")), qPrintable(text));
        QVERIFY(!text.contains(u'{'));

        desk.at("2026-12-11T10:00:00.000+08:00");
        desk.harness.restart();
        desk.at("2026-12-14T16:00:00.000+08:00");
        desk.at("2026-12-15T10:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 1);
        QCOMPARE(desk.recorded(), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM reminder"), 1);
    }

    void eveningIsTooLate()
    {
        ReminderDesk desk;
        desk.at("2026-12-11T17:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        desk.at("2026-12-12T16:59:59.999+08:00"); // a Saturday
        QCOMPARE(desk.reminders(), 1);
    }

    void officeSaysHowManyDaysBefore_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("validity");
        QTest::addColumn<int>("today");
        QTest::addColumn<int>("tomorrow");
        QTest::newRow("never") << 0 << 1 << 0 << 0;
        QTest::newRow("not on the day of the selection") << 30 << 15 << 0 << 1;
        QTest::newRow("on the last day itself") << 1 << 1 << 0 << 1;
        QTest::newRow("not yet") << 3 << 5 << 0 << 0;
    }
    void officeSaysHowManyDaysBefore()
    {
        QFETCH(int, days);
        QFETCH(int, validity);
        ReminderDesk desk(remindingDaysBefore(days, validity));
        desk.at("2026-11-23T15:00:00.000+08:00");
        QTEST(desk.reminders(), "today");
        desk.at("2026-11-24T15:00:00.000+08:00");
        QTEST(desk.reminders(), "tomorrow");
    }

    void outageOnlyDelays() // and nobody is woken up at night
    {
        ReminderDesk desk;
        desk.harness.sms.failWith(SmsFailureKind::NotStarted);
        for (const char* time : {"2026-12-11T09:00:00.000+08:00", "2026-12-11T12:00:00.000+08:00",
                                 "2026-12-11T17:55:00.000+08:00"})
            desk.at(time);
        desk.harness.sms.failWith({});
        desk.at("2026-12-11T18:00:00.000+08:00");
        desk.at("2026-12-12T03:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        desk.at("2026-12-12T09:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 1);
        desk.at("2026-12-13T09:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 1);
        QCOMPARE(desk.recorded(), 2);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM reminder"), 1);
    }

    void whatMayHaveArrivedIsNotRepeated_data()
    {
        QTest::addColumn<SmsFailureKind>("failure");
        QTest::newRow("no answer") << SmsFailureKind::NoAnswer;
        QTest::newRow("the gateway does not want it") << SmsFailureKind::Refused;
        QTest::newRow("no such mobile") << SmsFailureKind::BadNumber;
    }
    void whatMayHaveArrivedIsNotRepeated()
    {
        QFETCH(SmsFailureKind, failure);
        ReminderDesk desk;
        desk.harness.sms.failWith(failure);
        for (const char* time : {"2026-12-11T09:00:00.000+08:00", "2026-12-11T09:10:00.000+08:00",
                                 "2026-12-11T17:59:00.000+08:00"})
            desk.at(time);
        desk.harness.sms.failWith({});
        desk.at("2026-12-12T09:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        QCOMPARE(desk.recorded(), 1);
    }

    void whatIsOverIsNotRemindedOf()
    {
        ReminderDesk desk;
        const Applicant other = applicant(2);
        const QString session = prepared(*desk.counter, other);
        QVERIFY(desk.counter->session(EndpointId::Abandon, session).isOk());
        desk.at("2026-12-15T10:00:00.000+08:00"); // central was away on all the days before
        QCOMPARE(desk.reminders(), 0);
        QCOMPARE(desk.harness.sms.count(other.mobile, t("有效期至")), 0);
    }

    void outageUntilTheLastDayIsOver()
    {
        ReminderDesk desk;
        desk.harness.sms.failWith(SmsFailureKind::NoAccess);
        desk.at("2026-12-14T16:59:00.000+08:00");
        desk.at("2026-12-14T18:00:00.000+08:00");
        desk.harness.sms.failWith({});
        desk.at("2026-12-15T09:00:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        QCOMPARE(desk.recorded(), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sms WHERE state = 'queued'"), 0);
    }

    void damagedRecordHoldsUpNobody()
    {
        ReminderDesk desk;
        const Applicant other = applicant(2);
        (void)desk.reserve(other);
        QCOMPARE(written(*desk.harness.connect(), "UPDATE account SET sealed = $1 WHERE id = $2",
                         {kDamage, desk.account}),
                 1);
        desk.at("2026-12-11T09:00:00.000+08:00");
        desk.at("2026-12-11T09:01:00.000+08:00");
        QCOMPARE(desk.reminders(), 0);
        QCOMPARE(desk.harness.sms.count(other.mobile, t("有效期至")), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE action = 'session.cannotRemind'"), 1);
    }

    void manyGoInPieces()
    {
        ReminderDesk desk;
        copyReservation(desk.harness, 450, "s.last_day");
        QList<std::int64_t> reminded;
        desk.harness.clock.advance(*instantFromIso(t("2026-12-11T09:00:00.000+08:00")) -
                                   desk.harness.clock.now());
        for (int piece = 0; piece < 4; ++piece) {
            desk.tickAMinute();
            reminded.append(desk.recorded());
        }
        QCOMPARE(reminded.last(), 451);
        QVERIFY(reminded.first() <= 200);
    }

    void dueOnesAreFoundByIndex()
    {
        ReminderDesk desk;
        const auto sql = desk.harness.connect();
        if (isOnPostgres())
            sql->executeScript(
                "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off");
        ExplainingSql explaining(*sql);
        (void)ReminderStore(explaining)
            .due(QDate(2026, 12, 11), QDate(2026, 12, 14), desk.harness.clock.now(), 200);
        QCOMPARE(explaining.plans.size(), 1);
        const QString& plan = explaining.plans.first();
        QVERIFY2(ExplainingSql::isByIndexAlone(plan) && plan.contains(t("session_reserved_by_last_day")),
                 qPrintable(plan));
    }
};

QTEST_GUILESS_MAIN(TestCentralReminders)
#include "tst_centralreminders.moc"
