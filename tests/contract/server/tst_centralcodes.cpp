// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

Answer confirm(SessionDesk& desk, const QString& code)
{
    return desk.act(EndpointId::ConfirmCode, {{t("code"), code}});
}

} // namespace

/// The picture to read before a verification (B7), and the code of a choice (B11, B14).
class TestCentralCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captchaIsGoodForOneLook() // B7
    {
        SessionDesk desk(HarnessOptions{});
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        const auto answer = [&](const QString& id, const QString& text) {
            return desk.act(EndpointId::Verify,
                            {{t("serial"), t("A1250")}, {t("captcha"), id}, {t("captchaAnswer"), text}});
        };
        const QString first = desk.act(EndpointId::NewCaptcha).id();
        QCOMPARE(answer(first, t("0000")).code(), t("captchaWrong"));
        QCOMPARE(answer(first, t("0000")).code(), t("captchaExpired"));
        const QString second = desk.act(EndpointId::NewCaptcha).id();
        const QString text = solvedCaptcha(desk.harness, second);

        const Answer verified = answer(second, t(" ") + text.toLower());

        QVERIFY(verified.isOk());
        QCOMPARE(verified.view().quotas.verifications, 4);
        QCOMPARE(desk.recorded("captcha.make"), 2); // E5
        QCOMPARE(desk.recorded("captcha.wrong"), 2);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE facts LIKE '%A1250%'"), 0);
    }

    void wrongCodesAreCounted() // B11
    {
        HarnessOptions options = withoutCaptcha();
        options.code = {{t("attempts"), 2}};
        SessionDesk desk(options);
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        QCOMPARE(desk.act(EndpointId::SendCode).refusal(), t("noChoice"));
        desk.choose();
        QCOMPARE(confirm(desk, t("000000")).code(), t("codeExpired"));
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QCOMPARE(desk.act(EndpointId::SendCode).code(), t("codeTooSoon"));
        const QString right = desk.lastCode(person);
        const QString wrong = right == t("111111") ? t("222222") : t("111111");

        QCOMPARE(confirm(desk, wrong).facts().value(t("attemptsLeft")).toInt(), 1);
        QCOMPARE(confirm(desk, wrong).facts().value(t("attemptsLeft")).toInt(), 0);
        QCOMPARE(confirm(desk, right).code(), t("codeAttemptsUsed"));
        // A new code may be sent and has its own attempts; the day's limit bounds them all.
        desk.harness.wait(60s);
        QCOMPARE(desk.act(EndpointId::SendCode).view().code->attemptsLeft, 2);
        const QString next = desk.lastCode(person);
        QCOMPARE(confirm(desk, next == wrong ? right : wrong).facts().value(t("attemptsLeft")).toInt(), 1);
        desk.harness.wait(540s);
        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Choosing);
    }

    void codesADayAreLimited() // B11
    {
        HarnessOptions options = withoutCaptcha();
        options.code = {{t("perDay"), 2}};
        SessionDesk desk(options);
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        desk.choose();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        desk.harness.wait(60s);
        QCOMPARE(desk.act(EndpointId::SendCode).view().code->sentToday, 2);
        desk.harness.wait(60s);
        QCOMPARE(desk.act(EndpointId::SendCode).code(), t("codeLimit"));
        desk.harness.wait(60s);
        QVERIFY(confirm(desk, desk.lastCode(person)).isOk());
    }

    void failedMessageIsSaid() // B11
    {
        SessionDesk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();
        desk.harness.sms.failWith(SmsFailureKind::Refused);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        desk.harness.server->tick();

        QCOMPARE(desk.act(EndpointId::ShowSession).view().code->sms, SmsState::Failed);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit JOIN sms ON sms.id = audit.object "
                                      "WHERE sms.session <> '' AND audit.action = 'sms.failed'"),
                 1); // E5
    }

    void withoutGatewayNoCodeIsPromised() // B11
    {
        HarnessOptions options = withoutCaptcha();
        options.hasSms = false;
        SessionDesk desk(options);
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();

        QCOMPARE(desk.act(EndpointId::SendCode).code(), t("smsUnavailable"));
    }

    void givenUpChoiceGoesBack() // B11
    {
        SessionDesk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();

        QCOMPARE(desk.act(EndpointId::GiveUpChoice).view().session.stage(), Stage::Choosing);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT "
                                      "NULL AND returns_at IS NULL"),
                 0);
    }

    void modernProfileTakesTheCodeFirst() // B14
    {
        HarnessOptions options = withoutCaptcha();
        options.profile = t("modern");
        SessionDesk desk(options);
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QCOMPARE(confirm(desk, desk.lastCode(person)).view().session.stage(), Stage::Choosing);
        desk.choose();

        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Reserved);
    }
};

QTEST_GUILESS_MAIN(TestCentralCodes)
#include "tst_centralcodes.moc"
