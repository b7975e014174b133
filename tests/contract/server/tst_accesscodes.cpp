// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accessdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// When the one-time code is sent, to whom, and how often (A1, A7).
class TestAccessCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void correctedMobileGetsTheCode() // A7
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const Applicant corrected = applicant(2);
        const QString account = desk.enter(person);
        const QString wrong = desk.codeOf(person);

        const Answer answer = desk.correct(account, corrected.mobile);
        desk.harness.server->tick();

        QCOMPARE(answer.object().value(t("access")).toObject().value(t("state")).toString(), t("codeSent"));
        QCOMPARE(desk.firstSignIn(person, wrong).code(), t("accessRefused"));
        QVERIFY(desk.firstSignIn(person, desk.codeOf(corrected)).isOk());
        QVERIFY(desk.correct(account, person.mobile).isOk());
        desk.harness.server->tick();
        QCOMPARE(desk.codeOf(person), wrong); // no further code: there is a password
        QVERIFY(desk.signIn(person).isOk());
    }

    void codeThatWaitsNeverReachesTheWrongMobile() // A7
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.counter->send(EndpointId::Register, {}, person.account).id();

        QVERIFY(desk.correct(account, applicant(2).mobile).isOk());
        desk.harness.server->tick();

        QVERIFY(desk.codeOf(person).isEmpty());
        QCOMPARE(desk.codeOf(applicant(2)).size(), 8);
    }

    void sendingAgainWaitsAndIsLimitedByTheDay() // A1
    {
        HarnessOptions options = withoutCaptcha();
        options.code = {{t("perDay"), 2}};
        AccessDesk desk(options);
        const Applicant person = applicant(1);
        const QString account = desk.enter(person);
        const QString first = desk.codeOf(person);
        const Answer soon = desk.sendAgain(account);
        QCOMPARE(soon.code(), t("codeTooSoon"));
        QCOMPARE(soon.facts().value(t("waitSeconds")).toInt(), 60);
        desk.harness.wait(60s);
        QCOMPARE(desk.sendAgain(account).object().value(t("state")).toString(), t("codeSent"));
        desk.harness.server->tick();
        QVERIFY(desk.codeOf(person) != first);
        desk.harness.wait(60s);
        const Answer limited = desk.sendAgain(account);
        QCOMPARE(limited.code(), t("codeLimit"));
        QCOMPARE(limited.facts().value(t("limit")).toInt(), 2);
        QCOMPARE(desk.sendAgain(t("nobody")).code(), t("notFound"));

        // The same mobile again: the registration stands, the code follows on another day.
        const Answer second =
            desk.counter->send(EndpointId::Register, {}, with(applicant(2).account, "mobile", person.mobile));
        QCOMPARE(second.object().value(t("access")).toObject().value(t("state")).toString(), t("noCode"));
        desk.harness.wait(std::chrono::hours(24));
        QVERIFY(desk.counter->signIn(t("clerk1")).isOk());
        QVERIFY(desk.sendAgain(second.id()).isOk());
    }

    void withoutGatewayTheRegistrationStands() // A1
    {
        HarnessOptions options = withoutCaptcha();
        options.hasSms = false;
        AccessDesk desk(options);

        const QString account = desk.enter(applicant(1));

        QCOMPARE(desk.stateOf(account), t("noCode"));
        QCOMPARE(desk.sendAgain(account).code(), t("smsUnavailable"));
    }

    void failedMessageIsSaid() // A1
    {
        AccessDesk desk;
        desk.harness.sms.failWith(SmsFailureKind::Refused);

        const QString account = desk.enter(applicant(1));

        QCOMPARE(desk.stateOf(account), t("codeFailed"));
        QVERIFY(desk.accessOf(account).contains(t("resendAt")));
    }

    void urgentMessagesGoFirst() // B11: the choice waits ten minutes, the sign-in seven days
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const QString session = prepared(*desk.counter, person); // no tick: its code waits
        const SessionView drawn = desk.counter->session(EndpointId::Draw, session).view();
        const QString serial = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
        QVERIFY(desk.counter->session(EndpointId::ChooseDrawn, session, {{t("serial"), serial}}).isOk());
        desk.harness.sms.failWith(SmsFailureKind::Refused);
        QVERIFY(desk.counter->session(EndpointId::SendCode, session).isOk());
        desk.harness.server->tick();

        QString first;
        desk.harness.connect()->query(
            "SELECT object FROM audit WHERE action = 'sms.failed' ORDER BY seq LIMIT 1", {},
            [&](const SqlRow& row) { first = row.text(0); });
        QString ofSession;
        desk.harness.connect()->query("SELECT id FROM sms WHERE session <> ''", {},
                                      [&](const SqlRow& row) { ofSession = row.text(0); });
        QVERIFY(!first.isEmpty());
        QCOMPARE(first, ofSession);
    }
};

QTEST_GUILESS_MAIN(TestAccessCodes)
#include "tst_accesscodes.moc"
