// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accountdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

QJsonArray answeredFor()
{
    return {Override{kBarredField, kBarredProblem, t("本人到窗口说明情况")}.toJson()};
}

} // namespace

/// How accounts end by themselves, what prolongs them, and what their end bars (A4).
class TestCentralAccountLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newOwnerWithoutASelectionIsCancelledAtTheDeadline() // A4
    {
        AccountDesk desk;
        const Answer registered = desk.enter(applicant(1));
        const QString account = registered.id();
        QCOMPARE(registered.object().value(t("selectBefore")).toString(), t("2026-11-24T17:00:00.000+08:00"));

        desk.waitUntil("2026-11-24T16:59:59.999+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());
        QVERIFY(desk.open(account).isOk());
        desk.act(EndpointId::Abandon);

        desk.waitUntil("2026-11-24T17:00:00.000+08:00");
        // The session that was opened a moment ago still lives: nobody loses what is under way.
        QCOMPARE(endReason(desk.show(account)), QString());
    }

    void deadlineIsAnInstant() // A4
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();

        desk.waitUntil("2026-11-24T16:59:59.999+08:00");
        QCOMPARE(desk.recorded("account.end"), 0);
        desk.waitUntil("2026-11-24T17:00:00.000+08:00");

        QCOMPARE(desk.recorded("account.end"), 1);
        const Answer ended = desk.show(account);
        QCOMPARE(endReason(ended), t("noSelection"));
        QCOMPARE(ended.object().value(t("services")).toArray().size(), 0);
        for (const Answer& refused :
             {desk.open(account), desk.cancel(account),
              desk.counter->send(EndpointId::SendAccessCode, {{t("account"), account}})})
            QCOMPARE(refused.code(), t("accountEnded"));
        desk.wait(1h);
        QCOMPARE(desk.recorded("account.end"), 1); // once
    }

    void sessionUnderWayKeepsTheAccount() // A4
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        desk.waitUntil("2026-11-24T16:50:00.000+08:00");
        QVERIFY(desk.open(account).isOk());

        desk.waitUntil("2026-11-24T17:01:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());
        desk.waitUntil("2026-11-24T17:30:00.000+08:00"); // the session has gone idle

        QCOMPARE(endReason(desk.show(account)), t("noSelection"));
    }

    void selectionKeepsTheAccountUntilItLapses() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.reserve(person);
        QVERIFY(!desk.show(account).object().contains(t("selectBefore")));

        desk.waitUntil("2026-12-14T23:59:59.999+08:00"); // the 15th working day
        QCOMPARE(endReason(desk.show(account)), QString());
        desk.knowTheCountry();
        desk.waitUntil("2026-12-15T00:00:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), QString()); // those facts cannot know of the last day
        desk.knowTheCountry();

        QCOMPARE(endReason(desk.show(account)), t("lapsed"));
        QCOMPARE(desk.show(account).object().value(t("ended")).toObject().value(t("at")).toString(),
                 t("2026-12-15T00:00:00.000+08:00"));
        QCOMPARE(desk.enter(person).code(), t("registrationBarred"));
    }

    void nobodyLapsesWhereNobodyKnowsTheVehicles() // A4, A2
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.reserve(person);

        desk.waitUntil("2027-02-01T10:00:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account WHERE check_at IS NOT NULL"), 0);
        desk.knowTheCountry(FactDesk::lineOf(person) + ",粤G,V1\n"); // registered in time, told late

        QCOMPARE(endReason(desk.show(account)), QString());
        QCOMPARE(desk.recorded("account.convert"), 1);
    }

    void factsThatAreTooOldAreLookedAtEachNight() // A4
    {
        AccountDesk desk;
        desk.knowTheCountry();
        const Applicant late = applicant(1);
        (void)desk.reserve(late);
        desk.waitUntil("2026-12-16T10:00:00.000+08:00");
        QCOMPARE(desk.recorded("account.end"), 0);
        desk.knowTheCountry();

        desk.waitUntil("2026-12-17T02:59:59.999+08:00");
        QCOMPARE(desk.recorded("account.end"), 0);
        desk.waitUntil("2026-12-17T03:00:00.000+08:00");

        QCOMPARE(desk.recorded("account.end"), 1); // without anybody asking
    }

    void factsOfNoKnownTimeEndNobody() // A4
    {
        AccountDesk desk;
        const QString account = desk.reserve(applicant(1));
        desk.waitUntil("2026-12-20T10:00:00.000+08:00");
        desk.knowTheCountry();
        QVERIFY(desk.harness.connect()->execute("UPDATE fact_import SET as_of = NULL", {}) > 0);

        QCOMPARE(endReason(desk.show(account)), QString());
    }

    void sameDocumentAndMobileAreBarredFromRegisteringOnline() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        desk.waitUntil("2026-11-25T10:00:00.000+08:00");

        const Answer barred = desk.enter(person);
        QCOMPARE(barred.status, 409);
        QCOMPARE(barred.code(), t("registrationBarred"));
        QCOMPARE(barred.facts().value(t("reason")).toString(), t("noSelection"));
        QCOMPARE(barred.facts().value(t("since")).toString(), t("2026-11-24T17:00:00.000+08:00"));
        QCOMPARE(barred.facts().value(t("until")).toString(), t("2028-11-23"));
        // As somebody else, or with another mobile, the person is free.
        QVERIFY(desk.enter(person, UserType::FirstLicenceLearner).isOk());
        QVERIFY(desk.cancel(account).isOk());
        Applicant moved = person;
        moved.account.insert(t("mobile"), t("13900139000"));
        QVERIFY(desk.enter(moved).isOk());
    }

    void counterRegistersThemWithAReason() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        desk.waitUntil("2026-11-25T10:00:00.000+08:00");

        const Answer again = desk.enter(person, UserType::NewVehicleOwner, answeredFor());

        QVERIFY2(again.isOk(), again.body.constData());
        QCOMPARE(again.id(), account); // one account per person, for ever (A6)
        QCOMPARE(endReason(again), QString());
        QCOMPARE(again.object().value(t("selectBefore")).toString(), t("2026-11-26T17:00:00.000+08:00"));
        const QJsonArray overrides =
            again.object().value(t("data")).toObject().value(t("overrides")).toArray();
        QCOMPARE(overrides.first().toObject().value(t("reason")).toString(), t("本人到窗口说明情况"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account"), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account_change"), 2);
        QVERIFY(desk.open(account).isOk());
    }

    void barEndsWithItsTime_data() // A4
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("first");
        QTest::newRow("two years") << 730 << t("2028-11-22T12:00:00.000+08:00")
                                   << t("2028-11-23T00:00:00.000+08:00");
        QTest::newRow("ten days") << 10 << t("2026-12-03T23:59:59.999+08:00")
                                  << t("2026-12-04T00:00:00.000+08:00");
    }
    void barEndsWithItsTime()
    {
        QFETCH(int, days);
        QFETCH(QString, last);
        QFETCH(QString, first);
        HarnessOptions options = ordinaryHours();
        options.account = {{t("barredDays"), days}};
        AccountDesk desk(options);
        const Applicant person = applicant(1);
        (void)desk.enter(person);

        desk.waitUntil(last.toLatin1().constData());
        QCOMPARE(desk.enter(person).code(), t("registrationBarred"));
        desk.waitUntil(first.toLatin1().constData());

        QVERIFY(desk.enter(person).isOk());
    }

    void officeMayBarNobody() // A4
    {
        HarnessOptions options = ordinaryHours();
        options.account = {{t("barredDays"), 0}, {t("prolonged"), false}, {t("idleHours"), 2}};
        AccountDesk desk(options);
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();

        desk.waitUntil("2026-11-23T11:59:59.999+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());
        desk.waitUntil("2026-11-23T12:00:00.000+08:00");

        QCOMPARE(endReason(desk.show(account)), t("noSelection"));
        QVERIFY(desk.enter(person).isOk());
    }

    void outagesProlong() // A4
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        desk.tickAMinute();
        desk.waitUntil("2026-11-24T12:00:00.000+08:00");
        desk.tickAMinute();
        desk.harness.stop();
        desk.harness.clock.advance(6min);
        desk.harness.start();
        (void)desk.counter->signIn(t("clerk1"));

        QCOMPARE(desk.show(account).object().value(t("selectBefore")).toString(),
                 t("2026-11-25T17:00:00.000+08:00"));
        QCOMPARE(desk.recorded("office.outage"), 1);
        desk.waitUntil("2026-11-25T16:59:59.999+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());
        desk.waitUntil("2026-11-25T17:00:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), t("noSelection"));
    }

    void wholeDeadlineWithinAnOutageEndsNobody() // A4
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        desk.tickAMinute();
        desk.harness.stop();
        desk.harness.clock.advance(72h);
        desk.harness.start();
        (void)desk.counter->signIn(t("clerk1"));

        QCOMPARE(endReason(desk.show(account)), QString());
        QCOMPARE(desk.show(account).object().value(t("selectBefore")).toString(),
                 t("2026-11-27T17:00:00.000+08:00"));
    }

    void restartIsNoOutage() // A4
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        desk.tickAMinute();
        desk.waitUntil("2026-11-24T12:00:00.000+08:00");
        desk.tickAMinute();
        desk.harness.stop();
        desk.harness.clock.advance(4min);
        desk.harness.start();
        (void)desk.counter->signIn(t("clerk1"));

        QCOMPARE(desk.show(account).object().value(t("selectBefore")).toString(),
                 t("2026-11-24T17:00:00.000+08:00"));
    }

    void closureProlongs_data() // A4
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("closed") << t("closed");
        QTest::newRow("in maintenance") << t("maintenance");
    }
    void closureProlongs()
    {
        QFETCH(QString, state);
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        desk.tickAMinute();
        desk.waitUntil("2026-11-24T10:00:00.000+08:00");
        desk.harness.importDivisions(state);
        desk.tickAMinute();
        QVERIFY(!desk.show(account).object().contains(t("selectBefore"))); // nobody can say
        desk.waitUntil("2026-11-26T12:00:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), QString());

        desk.harness.importDivisions(t("open"));
        desk.tickAMinute();

        QCOMPARE(desk.show(account).object().value(t("selectBefore")).toString(),
                 t("2026-11-27T17:00:00.000+08:00"));
        desk.waitUntil("2026-11-27T17:00:00.000+08:00");
        QCOMPARE(endReason(desk.show(account)), t("noSelection"));
    }

    void applicantsOwnWayInEndsWithTheAccount() // A1, A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        (void)desk.enter(person);
        desk.harness.server->tick();
        const QString code = desk.harness.sms.lastAccessCode(person.mobile);
        desk.waitUntil("2026-11-25T10:00:00.000+08:00");

        const Answer refused = desk.counter->send(
            EndpointId::FirstSignIn, {},
            FirstSignInRequest{DocumentKind::ResidentId, person.account.value(t("documentNumber")).toString(),
                               code, t("abcd1234")}
                .toJson());

        QCOMPARE(refused.code(), t("accessRefused"));
    }

    void nobodyRegistersTwice() // A6
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        Applicant again = person;
        again.account.insert(t("documentKind"), t("temporaryResidentId")); // the same person
        again.account.insert(t("name"), t("陈小文"));
        again.account.insert(t("mobile"), t("13900139000"));

        const Answer refused = desk.enter(again, UserType::Driver);

        QCOMPARE(refused.code(), t("accountExists"));
        QCOMPARE(refused.facts().value(t("account")).toString(), account);
        QCOMPARE(refused.facts().value(t("differs")).toArray(),
                 (QJsonArray{t("name"), t("mobile"), t("userType")}));
    }
};

QTEST_GUILESS_MAIN(TestCentralAccountLife)
#include "tst_centralaccountlife.moc"
