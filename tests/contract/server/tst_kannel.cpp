// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/kannelsmssender.h"
#include "tests/support/realkannel.h"
#include "tests/support/sessiondesk.h"

#include <QRegularExpression>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000; // milliseconds
const QString kNumber = QStringLiteral("13800138000");

KannelGateway gateway(const RealKannel& kannel, const QString& reportUrl = {})
{
    return {.url = kannel.sendUrl(),
            .user = RealKannel::kUser,
            .password = Sensitive<QString>(RealKannel::kPassword),
            .sender = {},
            .reportUrl = reportUrl,
            .rules = {.authorities = {}, .timeLimit = Milliseconds(5'000)}};
}

SmsMessage message(const QString& text)
{
    return {.id = QStringLiteral("m1"), .number = kNumber, .text = text, .reportPath = {}};
}

/// An office whose messages go through Kannel, and whose delivery reports come from there.
struct KannelDesk : SessionDesk
{
    KannelDesk()
        : kannel(harness.tlsFiles().certificatePath)
        , sender(gateway(kannel, harness.url()))
    {
        harness.gateway = &sender;
        harness.restart();
        kannel.start();
    }
    ~KannelDesk() { harness.stop(); }
    KannelDesk(const KannelDesk&) = delete;
    KannelDesk& operator=(const KannelDesk&) = delete;

    /// As the clerk's screen has it, after central had a second.
    SessionView look()
    {
        harness.server->tick();
        return act(EndpointId::ShowSession).view();
    }
    QString codeOnPhone() const
    {
        static const QRegularExpression digits(QStringLiteral("验证码 ([0-9]+)"));
        return digits.match(kannel.texts(person.mobile).join(QLatin1Char('\n'))).captured(1);
    }

    const Applicant person = applicant(1);
    RealKannel kannel;
    KannelSmsSender sender;
};

} // namespace

/// B11: text messages through a real Kannel with its fake message centre.
class TestKannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsArriveWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("code") << QStringLiteral("【湛江车管所】选号验证码 482913，5 分钟内有效。");
        QTest::newRow("rare characters") << QStringLiteral("【𠮷林车管所】㑇𪚥，é ß ☃");
        QTest::newRow("what has a meaning in addresses")
            << QStringLiteral("a&text=b=c+d%20e#f?g/\\\"'<>|;{text}%d");
        QTest::newRow("two lines") << QStringLiteral("第一行\n第二行");
        QTest::newRow("many parts") << QString(QStringLiteral("湛江𠮷")).repeated(80);
    }
    void textsArriveWhole()
    {
        QFETCH(QString, text);
        RealKannel kannel({});
        kannel.start();
        kannel.connectMessageCentre();
        KannelSmsSender sender(gateway(kannel));

        const auto sent = sender.send(message(text));

        QVERIFY2(sent.hasValue(), sent ? "" : qPrintable(sent.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(kannel.texts(kNumber), QStringList{text}, kPatience);
        QVERIFY(!kannel.logs().contains(RealKannel::kPassword));
    }

    void refusalsAreToldApart()
    {
        RealKannel kannel({});
        kannel.start();
        KannelGateway own = gateway(kannel);
        const auto kindOf = [&] {
            const auto sent = KannelSmsSender(own).send(message(QStringLiteral("a")));
            return sent ? std::nullopt : std::optional(sent.error().kind);
        };
        QCOMPARE(kindOf(), std::optional<SmsFailureKind>()); // no message centre: Kannel keeps it

        own.password = Sensitive<QString>(QStringLiteral("falsch"));
        QCOMPARE(kindOf(), SmsFailureKind::NoAccess);
        own.url += QStringLiteral("x");
        QCOMPARE(kindOf(), SmsFailureKind::NoAccess);
        kannel.kill();
        QCOMPARE(kindOf(), SmsFailureKind::NotStarted);
    }

    void codeReachesThePhoneAndTheReportTheClerk()
    {
        KannelDesk desk;
        desk.session = prepared(*desk.counter, desk.person);
        desk.choose();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QCOMPARE(desk.look().code->sms, SmsState::Sent); // Kannel has it, nobody else
        QVERIFY(desk.kannel.messages().isEmpty());

        desk.kannel.connectMessageCentre();

        QTRY_VERIFY2_WITH_TIMEOUT(desk.look().code->sms == SmsState::Delivered,
                                  qPrintable(desk.kannel.logs()), kPatience);
        QVERIFY(!desk.look().codeTrouble);
        // The centre reports before it prints.
        QTRY_VERIFY_WITH_TIMEOUT(!desk.codeOnPhone().isEmpty(), kPatience);
        const Answer confirmed = desk.act(EndpointId::ConfirmCode, {{t("code"), desk.codeOnPhone()}});
        QCOMPARE(confirmed.view().session.stage(), Stage::Reserved);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit JOIN sms ON sms.id = audit.object "
                                      "WHERE sms.session <> '' AND audit.action = 'sms.delivered'"),
                 1); // E5
    }

    void outageIsSaidAndTheCodeArrivesAfterwards()
    {
        KannelDesk desk;
        desk.kannel.connectMessageCentre();
        desk.session = prepared(*desk.counter, desk.person);
        desk.choose();
        desk.harness.server->tick(); // the code of the registration
        QTRY_COMPARE_WITH_TIMEOUT(desk.kannel.messages().size(), qsizetype{1}, kPatience);
        desk.kannel.kill();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QCOMPARE(desk.look().codeTrouble, CodeTrouble::GatewayDown);
        QCOMPARE(desk.look().code->sms, SmsState::Queued);

        desk.kannel.start();
        desk.kannel.connectMessageCentre();
        desk.harness.wait(5s);

        QTRY_COMPARE_WITH_TIMEOUT(desk.look().code->sms, SmsState::Delivered, kPatience);
        QVERIFY(!desk.look().codeTrouble);
        // The centre reports before it prints.
        QTRY_VERIFY_WITH_TIMEOUT(!desk.codeOnPhone().isEmpty(),
                                 (qWarning("%s", qPrintable(desk.kannel.texts(desk.person.mobile).join(u'|') +
                                                            desk.kannel.logs())),
                                  500));
        const Answer confirmed = desk.act(EndpointId::ConfirmCode, {{t("code"), desk.codeOnPhone()}});
        QCOMPARE(confirmed.view().session.stage(), Stage::Reserved);
    }
};

QTEST_GUILESS_MAIN(TestKannel)
#include "tst_kannel.moc"
