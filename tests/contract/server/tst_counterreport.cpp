// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/reportmessages.h"
#include "tests/contract/server/sheetdesk.h"
#include "tests/support/explainingsql.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

struct Desk : SheetDesk
{
    using SheetDesk::SheetDesk;

    static Answer ask(TestCounter& from, const CounterReportQuery& query)
    {
        return from.send(EndpointId::CounterReport, {}, query.toJson());
    }
    static CounterReport report(TestCounter& from, Instant begin, Instant end, const QString& counter = {})
    {
        return read<CounterReport>(ask(from, {.from = begin, .to = end, .counter = counter}));
    }
    /// Of the day so far and the next hour.
    CounterReport today(TestCounter& from)
    {
        return report(from, officeMidnight(officeDate(harness.clock.now())), harness.clock.now() + 1h);
    }
    void signInInstead(const QString& staff)
    {
        harness.addStaff(staff, Role::Clerk);
        QVERIFY(counter->send(EndpointId::SignOut).isOk());
        QVERIFY(counter->signIn(staff).isOk());
    }
    void confirm(TestCounter& from, const Applicant& person)
    {
        QVERIFY(from.session(EndpointId::SendCode, session).isOk());
        QVERIFY(from.session(EndpointId::ConfirmCode, session, {{t("code"), lastCode(person)}}).isOk());
    }
    void drawAndChoose(TestCounter& from, const QJsonObject& kind = {})
    {
        const SessionView drawn = from.session(EndpointId::Draw, session, kind).view();
        const QString serial = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
        QVERIFY(from.session(EndpointId::ChooseDrawn, session, {{t("serial"), serial}}).isOk());
    }
    /// From G01 to S01, where somebody asked for it.
    void moveAway()
    {
        QVERIFY(supervisor->session(EndpointId::AskMove, session).isOk());
        QVERIFY(
            act(EndpointId::DecideMove, {{t("decision"), t("confirm")}, {t("counter"), t("S01")}}).isOk());
    }
};

/// "clerk1 5 4 2 3": registered, opened, reserved, sheets.
QStringList linesOf(const CounterReport& report)
{
    QStringList lines;
    for (const CounterReport::Clerk& clerk : report.staff)
        lines.append(t("%1 %2 %3 %4 %5")
                         .arg(clerk.staff)
                         .arg(clerk.registered)
                         .arg(clerk.opened)
                         .arg(clerk.reserved)
                         .arg(clerk.sheets));
    return lines;
}

/// "receipt 2 1": printings, again.
QStringList sheetsOf(const CounterReport& report)
{
    QStringList lines;
    for (const CounterReport::Sheets& sheets : report.sheets)
        lines.append(t("%1 %2 %3").arg(wireWord(sheets.kind)).arg(sheets.printings).arg(sheets.again));
    return lines;
}

} // namespace

/// What a counter's hand-over and day report say was done there, at the real server (C2).
class TestCounterReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayIsCountedByCounterAndClerk() // C2
    {
        Desk desk;
        const QString drawn = desk.reserve(applicant(1));
        desk.session = prepared(*desk.counter, applicant(2));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(desk.act(EndpointId::Verify, {{t("serial"), t("A1250")}}).isOk());
        desk.harness.wait(90s);
        QVERIFY(desk.act(EndpointId::Submit).isOk());
        desk.confirm(*desk.counter, applicant(2));
        desk.session = prepared(*desk.counter, applicant(3));
        QVERIFY(desk.act(EndpointId::Abandon).isOk());
        (void)desk.registered(4);
        desk.session = prepared(*desk.counter, applicant(5)); // still open when the next clerk comes
        SheetRequest twice = applicationSheet(drawn, t("卡纸"));
        twice.copies = 2;
        QVERIFY(desk.record(sheetAbout(SheetKind::Receipt, drawn)).isOk());
        QVERIFY(desk.record(applicationSheet(drawn)).isOk());
        QVERIFY(desk.record(twice).isOk());
        desk.signInInstead(t("clerk0"));
        desk.drawAndChoose(*desk.counter);
        desk.confirm(*desk.counter, applicant(5));
        QVERIFY(desk.record(applicationSheet(desk.session)).isOk());
        desk.session = prepared(*desk.supervisor, applicant(6));
        desk.drawAndChoose(*desk.supervisor, {{t("kind"), t("onSite")}});
        desk.confirm(*desk.supervisor, applicant(6));
        SheetRequest slips = sheetAbout(SheetKind::ComeBackSlip, {}); // about nobody: none repeats another
        slips.copies = 3;
        QVERIFY(Desk::record(*desk.supervisor, slips).isOk());
        QVERIFY(Desk::record(*desk.supervisor, applicationSheet(drawn, t("补打"))).isOk());

        const CounterReport report = desk.today(*desk.counter);
        const CounterReport other = desk.today(*desk.supervisor);

        QCOMPARE(report.counterName, t("G01号窗口"));
        QCOMPARE(report.accountsRegistered, 5);
        QCOMPARE(report.opened, 4);
        QCOMPARE(report.reservedComposed, 1);
        QCOMPARE(report.reservedDrawn, 2);
        QCOMPARE(report.reservedOnSite, 0);
        QCOMPARE(report.ended, 1);
        QCOMPARE(sheetsOf(report), (QStringList{t("application 4 2"), t("receipt 1 0")}));
        QCOMPARE(linesOf(report), (QStringList{t("clerk0 0 0 1 1"), t("clerk1 5 4 2 4")}));
        QVERIFY(!report.staff.first().staffName.isEmpty());
        QCOMPARE(other.counterName, t("S01号窗口"));
        QCOMPARE(other.reservedComposed + other.reservedDrawn + other.ended, 0);
        QCOMPARE(other.reservedOnSite, 1);
        QCOMPARE(sheetsOf(other), (QStringList{t("application 1 1"), t("comeBackSlip 3 0")}));
        QCOMPARE(linesOf(other), QStringList{t("sup1 1 1 1 4")});
    }

    void theSpanBeginsAndEndsExactly() // C2
    {
        Desk desk;
        const Instant now = desk.harness.clock.now();
        const QString reserved = desk.reserve(applicant(1));
        QVERIFY(desk.record(applicationSheet(reserved)).isOk());
        desk.session = prepared(*desk.counter, applicant(2));
        QVERIFY(desk.act(EndpointId::Abandon).isOk());
        QCOMPARE(desk.harness.clock.now(), now);

        const CounterReport all = Desk::report(*desk.counter, now, now + 1ms);

        QCOMPARE(linesOf(all), QStringList{t("clerk1 2 2 1 1")});
        QCOMPARE(all.ended, 1);
        const QJsonObject nothing = CounterReport{.counterName = all.counterName}.toJson();
        QCOMPARE(Desk::report(*desk.counter, now - 1h, now).toJson(), nothing);
        QCOMPARE(Desk::report(*desk.counter, now + 1ms, now + 1h).toJson(), nothing);
        // A sheet of a time without a line counts when it was printed.
        SheetRequest early = sheetAbout(SheetKind::RefusalNotice, {});
        early.printedAt = now - 2h;
        QVERIFY(desk.record(early).isOk());
        QCOMPARE(sheetsOf(Desk::report(*desk.counter, now - 2h, now)), QStringList{t("refusalNotice 1 0")});
    }

    void aSessionThatMovedBeganHereAndEndsThere() // C2, B10
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        desk.moveAway();
        desk.drawAndChoose(*desk.supervisor);
        desk.confirm(*desk.supervisor, applicant(1));
        desk.session = prepared(*desk.counter, applicant(2));
        desk.moveAway();
        QVERIFY(desk.supervisor->session(EndpointId::Abandon, desk.session).isOk());

        const CounterReport here = desk.today(*desk.counter);
        const CounterReport there = desk.today(*desk.supervisor);

        QCOMPARE(linesOf(here), QStringList{t("clerk1 2 2 0 0")});
        QCOMPARE(here.opened, 2);
        QCOMPARE(here.reservedDrawn + here.ended, 0);
        QCOMPARE(linesOf(there), QStringList{t("sup1 0 0 1 0")});
        QCOMPARE(there.opened, 0);
        QCOMPARE(there.reservedDrawn, 1);
        QCOMPARE(there.ended, 1);
    }

    void whatTimeAloneReservesIsOfTheLastClerk() // C2: `modern` asks for the code before the choice
    {
        HarnessOptions options = withoutCaptcha();
        options.profile = t("modern");
        Desk desk(options);
        desk.session = prepared(*desk.counter, applicant(1));
        desk.confirm(*desk.counter, applicant(1));
        desk.signInInstead(t("clerk2"));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(desk.act(EndpointId::Verify, {{t("serial"), t("A1250")}}).isOk());
        desk.harness.wait(1200s);
        QCOMPARE(desk.recorded("session.deadlineChose"), 1);

        const CounterReport report = desk.today(*desk.counter);

        QCOMPARE(report.reservedComposed, 1);
        QCOMPARE(linesOf(report), (QStringList{t("clerk1 1 1 0 0"), t("clerk2 0 0 1 0")}));
    }

    void aCountedLastDayMovesNoReservation() // C2, D1: a calendar is imported days later
    {
        HarnessOptions options = withoutCaptcha();
        options.start = *instantFromIso(t("2026-12-14T10:00:00.000+08:00"));
        Desk desk(options);
        const Instant begin = desk.harness.clock.now();
        (void)desk.reserve(applicant(1));
        const QByteArray changed = "SELECT count(*) FROM session WHERE changed_at <> finished_at";
        QCOMPARE(desk.harness.integer(changed.constData()), 0);
        desk.harness.wait(2h);
        desk.harness.importCalendarYear(t("2027"), {t("2027-01-01"), t("2027-01-04")});
        for (int second = 0; second < 61; ++second)
            desk.harness.wait(1s);
        QCOMPARE(desk.harness.integer(changed.constData()), 1);

        QCOMPARE(Desk::report(*desk.counter, begin, begin + 1h).reservedDrawn, 1);
        QCOMPARE(Desk::report(*desk.counter, begin + 1h, begin + 3h).reservedDrawn, 0);
    }

    void otherCountersAreForSupervisors() // C2, E4
    {
        Desk desk;
        desk.harness.addSystem(t("T01"), t("考试预约"));
        const auto administrator = counterAt(desk.harness, t("A01"), t("admin1"), Role::Administrator);
        (void)desk.registered(1);
        const Instant now = desk.harness.clock.now();
        const auto query = [now](const char* counter) {
            return CounterReportQuery{.from = now - 1h, .to = now + 1h, .counter = t(counter)};
        };

        QCOMPARE(Desk::ask(*desk.counter, query("S01")).code(), t("forbidden"));
        QCOMPARE(Desk::ask(*desk.counter, query("X99")).code(), t("forbidden"));
        QCOMPARE(Desk::ask(*administrator, query("")).code(), t("forbidden"));
        QCOMPARE(read<CounterReport>(Desk::ask(*desk.counter, query("G01"))).accountsRegistered, 1);
        QCOMPARE(read<CounterReport>(Desk::ask(*desk.supervisor, query("G01"))).accountsRegistered, 1);
        QCOMPARE(read<CounterReport>(Desk::ask(*desk.supervisor, query(""))).accountsRegistered, 0);
        QCOMPARE(Desk::ask(*desk.supervisor, query("X99")).code(), t("notFound"));
        QCOMPARE(Desk::ask(*desk.supervisor, query("T01")).code(), t("notFound"));
        QVERIFY(desk.counter->send(EndpointId::SignOut).isOk());
        QCOMPARE(Desk::ask(*desk.counter, query("")).code(), t("signInFirst"));
    }

    void aSpanIsOfSomeTimeButNotOfTooMuch() // C2, F1
    {
        Desk desk;
        const Instant now = desk.harness.clock.now();
        const auto answer = [&](Milliseconds length) {
            return Desk::ask(*desk.counter, {.from = now, .to = now + length});
        };
        QVERIFY(answer(31 * 24h).isOk());
        for (const Milliseconds length : {Milliseconds(0), Milliseconds(-1), Milliseconds(32 * 24h)})
            QCOMPARE(answer(length).code(), t("malformed"));
        QCOMPARE(desk.counter->send(EndpointId::CounterReport).code(), t("malformed"));
    }

    void whatIsNotInTheSpanIsNotRead() // C2: a day among a million sessions
    {
        Desk desk;
        (void)desk.reserve(applicant(1));
        // These are of whoever opened them: the record knows nothing of them.
        copyReservation(desk.harness, 2000, "'2026-12-28'");
        const Instant now = desk.harness.clock.now();
        const auto sql = desk.harness.connect();
        // So little is stored that PostgreSQL would rather read everything; what counts is that it need not.
        if (isOnPostgres())
            sql->executeScript("SET enable_seqscan = off");
        ExplainingSql explaining(*sql);
        ReportStore store(explaining);
        const ReportStore::Span span{.counter = CounterId(t("G01")), .from = now - 1h, .to = now};
        (void)store.begun(span);
        (void)store.finished(span);
        (void)store.printed(span);

        QCOMPARE(linesOf(desk.today(*desk.counter)), QStringList{t("clerk1 1 1 2001 0")});
        QCOMPARE(explaining.plans.size(), 3);
        const QStringList indexes{t("audit_begun"), t("session_finished"), t("sheet_of_counter")};
        for (int i = 0; i < 3; ++i)
            QVERIFY2(explaining.plans[i].contains(indexes[i]), qPrintable(explaining.plans[i]));
        QVERIFY2(explaining.plans[1].contains(t("audit_of_object")), qPrintable(explaining.plans[1]));
    }
};

QTEST_GUILESS_MAIN(TestCounterReport)
#include "tst_counterreport.moc"
