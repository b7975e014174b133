// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/smsqueue.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// A choice that waits for its code, whose message nobody has tried to send yet.
struct CodeDesk : SessionDesk
{
    explicit CodeDesk(const HarnessOptions& options = withoutCaptcha())
        : SessionDesk(options)
    {
        session = prepared(*counter, person);
        choose();
        harness.server->tick(); // the message of the registration
    }
    /// The clerk presses "send", while the gateway fails like this.
    void send(std::optional<SmsFailureKind> failure)
    {
        harness.sms.failWith(failure);
        if (!act(EndpointId::SendCode).isOk())
            qFatal("no code can be sent");
        harness.server->tick();
    }
    SessionView look() { return act(EndpointId::ShowSession).view(); }
    /// Of the last code's message.
    [[nodiscard]] std::int64_t attempts() const
    {
        return harness.integer(
            "SELECT attempts FROM sms WHERE session <> '' ORDER BY created_at DESC LIMIT 1");
    }
    [[nodiscard]] std::int64_t held() const
    {
        return harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT NULL "
                               "AND returns_at IS NULL");
    }
    Answer witness(const QString& second, const QString& password = CentralHarness::kPassword)
    {
        return act(EndpointId::WitnessIdentity,
                   WitnessRequest{t("核对身份证原件与本人"), second, password}.toJson());
    }
    Answer report(const QString& path, const char* status)
    {
        const QStringList parts = path.split(QLatin1Char('/')); // "", v1, sms, id, report, token
        return counter->send(
            EndpointId::ReportSms,
            {{t("sms"), parts.value(3)}, {t("token"), parts.value(5)}, {t("status"), t(status)}});
    }

    const Applicant person = applicant(1);
};

} // namespace

/// Messages on their way to the gateway and back, and what happens while there is no way (B11).
class TestCentralSms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outageIsSaidAndTriedAgain()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::NotStarted);
        QCOMPARE(desk.look().code->sms, SmsState::Queued);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::GatewayDown);
        QCOMPARE(desk.attempts(), 1);
        desk.harness.wait(4s);
        QCOMPARE(desk.attempts(), 1);
        desk.harness.wait(1s);
        QCOMPARE(desk.attempts(), 2);
        desk.harness.restart(); // the queue is in the database
        desk.harness.wait(9s);
        QCOMPARE(desk.attempts(), 2);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::GatewayDown);

        desk.harness.sms.failWith({});
        desk.harness.wait(1s);

        QCOMPARE(desk.attempts(), 3);
        const SessionView sent = desk.look();
        QCOMPARE(sent.code->sms, SmsState::Sent);
        QVERIFY(!sent.codeTrouble);
        QCOMPARE(sent.code->expiresAt, desk.harness.clock.now() + 300s); // as its text says
        QCOMPARE(desk.act(EndpointId::ConfirmCode, {{t("code"), desk.lastCode(desk.person)}})
                     .view()
                     .session.stage(),
                 Stage::Reserved);
    }

    void nothingIsSentAfterItsTime()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::Busy);
        for (int i = 0; i < 299; ++i)
            desk.harness.wait(1s);
        const auto attempts = desk.attempts();
        QCOMPARE(attempts, 6); // after 0, 5, 15, 35, 75 and 155 s; the next would be after 315 s

        desk.harness.sms.failWith({});
        for (int i = 0; i < 60; ++i)
            desk.harness.wait(1s);

        QCOMPARE(desk.look().code->sms, SmsState::Failed);
        QCOMPARE(desk.attempts(), attempts);
        QCOMPARE(desk.harness.sms.lastCode(desk.person.mobile), QString());
    }

    void outageUsesUpNoneOfTheDaysCodes()
    {
        HarnessOptions options = withoutCaptcha();
        options.code = {{t("perDay"), 2}};
        CodeDesk desk(options);
        for (int i = 0; i < 5; ++i) {
            desk.send(SmsFailureKind::NotStarted);
            desk.harness.wait(60s);
        }
        QCOMPARE(desk.look().code->sentToday, 1);
        desk.send({});
        desk.harness.wait(60s);
        QCOMPARE(desk.look().code->sms, SmsState::Sent);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sms WHERE session <> '' AND state = 'sent'"), 1);
        desk.send({});
        desk.harness.wait(60s);
        QCOMPARE(desk.act(EndpointId::SendCode).code(), t("codeLimit"));
    }

    void whatMayHaveGoneOutIsSentOnceMore()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::NoAnswer);
        desk.harness.wait(29s);
        QCOMPARE(desk.attempts(), 1);
        desk.harness.wait(1s);
        QCOMPARE(desk.attempts(), 2);
        QCOMPARE(desk.look().code->sms, SmsState::Failed);
        desk.harness.wait(60s);
        QCOMPARE(desk.attempts(), 2);
    }

    void refusedMessageIsNotTriedAgain()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::Refused);
        QCOMPARE(desk.look().code->sms, SmsState::Failed);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::Refused);
        desk.harness.wait(600s);
        QCOMPARE(desk.attempts(), 1);
        QCOMPARE(desk.look().session.stage(), Stage::Choosing); // one mobile is no outage
    }

    void waitsGrowUpToAQuarterOfAnHour()
    {
        QCOMPARE(waitBeforeTry(1, SmsRetry::Later), Milliseconds(5s));
        QCOMPARE(waitBeforeTry(4, SmsRetry::Later), Milliseconds(40s));
        QCOMPARE(waitBeforeTry(9, SmsRetry::Later), Milliseconds(15min));
        QCOMPARE(waitBeforeTry(1'000'000, SmsRetry::Later), Milliseconds(15min));
        QCOMPARE(waitBeforeTry(1, SmsRetry::Once), Milliseconds(30s));
    }

    void gatewayGetsNoMoreThanItsRate()
    {
        HarnessOptions options = withoutCaptcha();
        options.smsPerSecond = 2;
        CentralHarness harness(options);
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        for (int i = 1; i <= 5; ++i)
            (void)prepared(*counter, applicant(i));
        const auto sent = [&] { return harness.integer("SELECT count(*) FROM sms WHERE state = 'sent'"); };

        harness.server->tick();
        QCOMPARE(sent(), 2);
        harness.restart();
        harness.wait(500ms);
        QCOMPARE(sent(), 2);
        harness.wait(500ms);
        QCOMPARE(sent(), 4);
        harness.wait(1s);
        QCOMPARE(sent(), 5);
    }

    void reportsMakeTheStateTruer()
    {
        CodeDesk desk;
        desk.send({});
        const QString path = desk.harness.sms.lastReportPath();
        QCOMPARE(desk.look().code->sms, SmsState::Sent);
        for (const char* status : {"8", "4", "4"}) { // accepted, buffered: nobody has it yet
            QCOMPARE(desk.report(path, status).status, 200);
            QCOMPARE(desk.look().code->sms, SmsState::Sent);
        }
        QCOMPARE(desk.report(path, "2").status, 200);
        QCOMPARE(desk.look().code->sms, SmsState::Undelivered);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::Undelivered);
        QCOMPARE(desk.report(path, "1").status, 200); // a part arrived later
        QCOMPARE(desk.report(path, "1").status, 200);
        QCOMPARE(desk.report(path, "2").status, 200);
        QCOMPARE(desk.report(path, "16").status, 200);

        QCOMPARE(desk.look().code->sms, SmsState::Delivered);
        QVERIFY(!desk.look().codeTrouble);
        QCOMPARE(desk.recorded("sms.delivered"), 1);
        QCOMPARE(desk.recorded("sms.rejected"), 0);
    }

    void rejectedByTheMessageCentreIsARefusal()
    {
        CodeDesk desk;
        desk.send({});
        QCOMPARE(desk.report(desk.harness.sms.lastReportPath(), "16").status, 200);

        QCOMPARE(desk.look().code->sms, SmsState::Failed);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::Refused);
    }

    void reportIsFasterThanTheAnswer()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::NoAnswer);
        QString message;
        desk.harness.connect()->query("SELECT id FROM sms WHERE session <> ''", {},
                                      [&](const SqlRow& row) { message = row.text(0); });
        const QByteArray token = desk.harness.secret().hashOf("smsReport", message).left(16).toHex();

        QCOMPARE(desk.report(t("/v1/sms/%1/report/%2").arg(message, QString::fromLatin1(token)), "1").status,
                 200);

        desk.harness.wait(60s);
        QCOMPARE(desk.look().code->sms, SmsState::Delivered);
        QCOMPARE(desk.attempts(), 1); // and no second copy
    }

    void reportWithoutTheTokenIsNoReport()
    {
        CodeDesk desk;
        desk.send({});
        const QString path = desk.harness.sms.lastReportPath();
        QString other = path;
        other[other.size() - 1] = other.back() == u'0' ? u'1' : u'0';
        for (const QString& wrong :
             {other, path.left(path.size() - 1), t("/v1/sms/x/report/") + path.right(32)})
            QCOMPARE(desk.report(wrong, "1").status, 404);
        for (const char* status : {"0", "3", "x", "01", "1 "})
            QCOMPARE(desk.report(path, status).status, 404);

        QCOMPARE(desk.look().code->sms, SmsState::Sent);
    }

    void choiceIsHeldOnDuringAnOutageButNotOverNight()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::NotStarted);
        for (int i = 0; i < 6; ++i) { // an hour
            desk.harness.wait(600s);
            QCOMPARE(desk.look().session.stage(), Stage::AwaitingCode);
        }
        QVERIFY(desk.look().session.choice()->heldUntil > desk.harness.clock.now());
        QCOMPARE(desk.held(), 1);
        QVERIFY(desk.recorded("session.prolong") >= 5);
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::GatewayDown);

        // The gateway is back: the next code goes out, and the choice waits for it.
        desk.send({});
        QVERIFY(!desk.look().codeTrouble);
        QVERIFY(desk.look().session.choice()->heldUntil >= desk.harness.clock.now() + 300s);
        desk.harness.wait(600s);
        QCOMPARE(desk.look().session.stage(), Stage::Choosing);
        QCOMPARE(desk.held(), 0);

        desk.choose();
        desk.send(SmsFailureKind::NotStarted);
        desk.harness.wait(24h);
        QVERIFY(desk.counter->signIn(t("clerk1")).isOk());
        QCOMPARE(desk.look().session.stage(), Stage::Ended);
        QCOMPARE(desk.held(), 0);
    }

    void withoutAnyGatewayTheChoiceIsHeldOn()
    {
        HarnessOptions options = withoutCaptcha();
        options.hasSms = false;
        CodeDesk desk(options);
        desk.harness.addStaff(t("clerk2"), Role::Clerk);
        desk.harness.wait(600s);

        QCOMPARE(desk.look().codeTrouble, CodeTrouble::NoGateway);
        QCOMPARE(desk.witness(t("clerk2")).view().session.stage(), Stage::Reserved);
    }

    void twoMembersOfStaffWitnessTheIdentity_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("classic") << t("classic");
        QTest::newRow("modern") << t("modern");
    }
    void twoMembersOfStaffWitnessTheIdentity()
    {
        QFETCH(QString, profile);
        HarnessOptions options = withoutCaptcha();
        options.profile = profile;
        SessionDesk desk(options);
        desk.harness.addStaff(t("clerk2"), Role::Clerk);
        desk.harness.addStaff(t("admin1"), Role::Administrator);
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        if (profile == t("classic"))
            desk.choose();
        const auto witness = [&](const QString& second, const QString& password = CentralHarness::kPassword) {
            return desk.act(EndpointId::WitnessIdentity,
                            WitnessRequest{t("核对身份证原件"), second, password}.toJson());
        };
        desk.harness.server->tick();
        QCOMPARE(witness(t("clerk2")).code(), t("codeReachable"));
        desk.harness.sms.failWith(SmsFailureKind::NoAccess);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        desk.harness.server->tick();
        QCOMPARE(desk.act(EndpointId::ShowSession).view().codeTrouble, CodeTrouble::GatewayDown);

        QCOMPARE(witness(t("clerk1")).facts().value(t("problem")).toString(), t("same"));
        QCOMPARE(witness(t("admin1")).facts().value(t("problem")).toString(), t("role"));
        QCOMPARE(witness(t("clerk2"), t("falsch")).code(), t("wrongPassword"));
        QCOMPARE(witness(t("nobody")).code(), t("wrongPassword"));
        const SessionView view = witness(t("clerk2")).view();

        QCOMPARE(view.session.stage(), profile == t("classic") ? Stage::Reserved : Stage::Choosing);
        QVERIFY(!view.codeTrouble);
        QVERIFY(!view.code);
        if (profile == t("modern")) {
            desk.choose();
            QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Reserved);
        }
        QCOMPARE(desk.harness.integer(
                     "SELECT count(*) FROM audit WHERE action = 'session.witness' "
                     "AND staff = 'clerk1' AND facts LIKE '%clerk2%' AND facts LIKE '%gatewayDown%' "
                     "AND facts LIKE '%核对身份证原件%'"),
                 1);
        // The code of a choice that is settled is not sent any more.
        desk.harness.sms.failWith({});
        desk.harness.wait(60s);
        QCOMPARE(desk.harness.sms.lastCode(person.mobile), QString());
    }

    void givingUpReturnsTheNumberAndCountsNothing()
    {
        CodeDesk desk;
        desk.send(SmsFailureKind::NotStarted);
        const Quotas before = desk.look().quotas;

        QCOMPARE(desk.act(EndpointId::GiveUpChoice).view().session.stage(), Stage::Choosing);

        QCOMPARE(desk.look().quotas, before);
        QCOMPARE(desk.held(), 0);
        QVERIFY(!desk.look().code);
        desk.harness.sms.failWith({});
        desk.harness.wait(60s);
        QCOMPARE(desk.harness.sms.lastCode(desk.person.mobile), QString());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM listing"), 0);
    }
};

QTEST_GUILESS_MAIN(TestCentralSms)
#include "tst_centralsms.moc"
