// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/httpsmssender.h"
#include "tests/support/gatewayserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

// Rare Han characters outside of the first plane, and everything that ends or opens something somewhere.
const QString kText = QStringLiteral("【湛江车管所】𠮷㑇验证码 482913\n\"\\'&=+%20#?;{number}{id}<>/ é");
const QString kNumber = QStringLiteral("13800138000");
const QString kId = QStringLiteral("0b6cf1d4-52a2-4c59-8d0b-4f6f3fb0a9f2");

SmsMessage message(const QString& text = kText)
{
    return {.id = kId, .number = kNumber, .text = text, .reportPath = QStringLiteral("/v1/sms/x")};
}

HttpSmsTemplate templateOf(const QString& text)
{
    auto result = HttpSmsTemplate::parse(text);
    if (!result)
        qFatal("%s", qPrintable(result.error()));
    return *std::move(result);
}

HttpResponse reply(int status, const QByteArray& body = {}, const QList<HttpHeader>& headers = {})
{
    return {.status = status, .contentType = "text/plain", .body = body, .headers = headers};
}

} // namespace

/// B11: providers with an HTTP interface of their own, over real HTTPS.
class TestHttpSmsSender : public QObject
{
    Q_OBJECT

    [[nodiscard]] HttpGateway gateway(const QString& request) const
    {
        return {.request = templateOf(QString(request).replace(QStringLiteral("URL"), m_server.url())),
                .user = QStringLiteral("office & co"),
                .password = Sensitive<QString>(QStringLiteral("p\"ä=&")),
                .success = {},
                .later = {},
                .rules = {.authorities = m_server.certificate()}};
    }
    [[nodiscard]] HttpGateway simple() const
    {
        return gateway(QStringLiteral("GET URL/send?to={number}&text={text}"));
    }
    /// The failure of a message that a gateway did not take.
    [[nodiscard]] static std::optional<SmsFailure> failureOf(const HttpGateway& gateway)
    {
        const auto sent = HttpSmsSender(gateway).send(message());
        return sent ? std::nullopt : std::optional(sent.error());
    }

private Q_SLOTS:
    void init()
    {
        m_server.answer(reply(200));
        m_before = m_server.requests().size();
    }

    void getCarriesEverythingInTheAddress()
    {
        HttpSmsSender sender(
            gateway(QStringLiteral("GET URL/send?u={user}&p={password}&to={number}&text={text}&ref={id}")));

        QVERIFY(sender.send(message()).hasValue());

        const HttpRequest request = m_server.requests().last();
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.path, QByteArray("/send"));
        QCOMPARE(QString::fromUtf8(*request.queryValue("text")), kText);
        QCOMPARE(QString::fromUtf8(*request.queryValue("u")), QStringLiteral("office & co"));
        QCOMPARE(QString::fromUtf8(*request.queryValue("p")), QStringLiteral("p\"ä=&"));
        QCOMPARE(*request.queryValue("to"), kNumber.toLatin1());
        QCOMPARE(*request.queryValue("ref"), kId.toLatin1());
    }

    void jsonBodyIsEscaped()
    {
        HttpSmsSender sender(gateway(QStringLiteral(
            "POST URL/v2/send\n"
            "Content-Type: application/json; charset=utf-8\n"
            "X-Reference: {id}\n"
            "\n"
            "{\"mobile\": {number},\n"
            " \"parts\": [{\"content\": \"前{text}后\", \"p\": \"{password}\", \"u\": \"{user}\"}]}\n")));

        QVERIFY(sender.send(message()).hasValue());

        const HttpRequest request = m_server.requests().last();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
        QCOMPARE(request.header("X-Reference"), kId.toLatin1());
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value(QStringLiteral("mobile")).toDouble(), 13800138000.0);
        const QJsonObject part = body.value(QStringLiteral("parts"))[0].toObject();
        QCOMPARE(part.value(QStringLiteral("content")).toString(),
                 QStringLiteral("前") + kText + QStringLiteral("后"));
        QCOMPARE(part.value(QStringLiteral("p")).toString(), QStringLiteral("p\"ä=&"));
    }

    void formBodyIsEscaped()
    {
        HttpSmsSender sender(gateway(
            QStringLiteral("POST URL/send\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n"
                           "\r\n"
                           "action=send&user={user}&pass={password}&mobile={number}&content={text}\r\n")));

        QVERIFY(sender.send(message()).hasValue());

        const QUrlQuery form(QString::fromLatin1(m_server.requests().last().body));
        QCOMPARE(form.queryItems().size(), qsizetype{5});
        QCOMPARE(form.queryItemValue(QStringLiteral("content"), QUrl::FullyDecoded), kText);
        QCOMPARE(form.queryItemValue(QStringLiteral("mobile")), kNumber);
    }

    void statusAndPatternsDecide_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind"); // -1: taken
        const auto row = [](const char* name, int status, const char* body,
                            std::optional<SmsFailureKind> kind) {
            QTest::newRow(name) << status << QByteArray(body) << (kind ? static_cast<int>(*kind) : -1);
        };
        row("success", 200, R"({"code":0,"msg":"OK"})", {});
        row("another 2xx", 202, R"({"code":0})", {});
        row("no success in a 200", 200, R"({"code":17})", SmsFailureKind::Refused);
        row("later in a 200", 200, R"({"code":99})", SmsFailureKind::Busy);
        row("later in a 400", 400, R"({"code":99})", SmsFailureKind::Busy);
        row("no bytes", 200, "", SmsFailureKind::Refused);
        row("no text", 200, "\xff\xfe\x00", SmsFailureKind::Refused);
        row("success, but an error", 400, R"({"code":0})", SmsFailureKind::Refused);
        row("redirect", 302, R"({"code":0})", SmsFailureKind::Refused);
        row("password", 401, "", SmsFailureKind::NoAccess);
        row("path", 404, "", SmsFailureKind::NoAccess);
        row("too slow", 408, "", SmsFailureKind::NoAnswer);
        row("too many", 429, "", SmsFailureKind::Busy);
        row("server's fault", 500, "", SmsFailureKind::NoAnswer);
        row("something between", 502, "", SmsFailureKind::NoAnswer);
        row("closed for now", 503, "", SmsFailureKind::Busy);
    }
    void statusAndPatternsDecide()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        HttpGateway own = simple();
        own.success = QRegularExpression(QStringLiteral("\"code\":0\\b"));
        own.later = QRegularExpression(QStringLiteral("\"code\":99\\b"));
        m_server.answer(reply(status, body, {{"Location", m_server.url().toLatin1() + "/elsewhere"}}));

        const auto failure = failureOf(own);

        QCOMPARE(failure ? static_cast<int>(failure->kind) : -1, kind);
        QCOMPARE(m_server.requests().size(), m_before + 1); // redirects are not followed
    }

    void longAnswerIsNotRead()
    {
        m_server.answer(reply(200, QByteArray(20 * 1024, 'a')));

        QCOMPARE(failureOf(simple())->kind, SmsFailureKind::NoAnswer);
    }

    void silentGatewayMayHaveSent()
    {
        HttpGateway own = simple();
        own.rules.timeLimit = Milliseconds(500);
        m_server.answer(std::nullopt);

        QCOMPARE(failureOf(own)->kind, SmsFailureKind::NoAnswer);
    }

    void foreignCertificateGetsNothing()
    {
        HttpGateway own = simple();
        own.rules.authorities.clear();

        QCOMPARE(failureOf(own)->kind, SmsFailureKind::NotStarted);
        QCOMPARE(m_server.requests().size(), m_before);
    }

    void otherNameThanTheCertificatesGetsNothing()
    {
        HttpGateway own = simple();
        own.request = templateOf(
            QStringLiteral("GET https://localhost:%1/?n={number}&t={text}").arg(QUrl(m_server.url()).port()));

        QCOMPARE(failureOf(own)->kind, SmsFailureKind::NotStarted);
        QCOMPARE(m_server.requests().size(), m_before);
    }

    void closedPortIsNotStarted()
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        HttpGateway own = simple();
        own.request = templateOf(
            QStringLiteral("GET http://127.0.0.1:%1/?n={number}&t={text}").arg(probe.serverPort()));
        probe.close();

        QCOMPARE(failureOf(own)->kind, SmsFailureKind::NotStarted);
    }

    void proxyOfTheEnvironmentIsNotUsed()
    {
        qputenv("https_proxy", "http://127.0.0.1:9");
        const auto sent = HttpSmsSender(simple()).send(message());
        qunsetenv("https_proxy");

        QVERIFY(sent.hasValue());
    }

    void failuresNameNeitherNumberNorTextNorPassword()
    {
        m_server.answer(reply(400, kText.toUtf8() + kNumber.toUtf8()));
        HttpGateway own = gateway(QStringLiteral("GET URL/?n={number}&t={text}&p={password}&u={user}"));
        own.password = Sensitive<QString>(QStringLiteral("geheim"));

        for (const bool isReachable : {true, false}) {
            if (!isReachable)
                own.rules.authorities.clear();
            const QString detail = failureOf(own)->detail;
            for (const QString& secret : {kNumber, QStringLiteral("482913"), QStringLiteral("geheim")})
                QVERIFY2(!detail.contains(secret), qPrintable(detail));
        }
    }

    void badMessagesAreNotSent()
    {
        HttpSmsSender sender(simple());
        SmsMessage other = message();
        other.number = QStringLiteral("13800138000&x=1");

        QCOMPARE(sender.send(other).error().kind, SmsFailureKind::BadNumber);
        QCOMPARE(sender.send(message(QStringLiteral("a\x1b"))).error().kind, SmsFailureKind::BadText);
        QCOMPARE(m_server.requests().size(), m_before);
    }

    void templatesThatCannotWorkAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* text, const char* said) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(said);
        };
        row("nothing", "", "empty");
        row("no method", "https://a/?{number}{text}", "GET or POST");
        row("other method", "PUT https://a/?{number}{text}", "GET or POST");
        row("no address", "GET", "GET or POST");
        row("no scheme", "GET a/?{number}{text}", "GET or POST");
        row("other scheme", "GET ftp://a/?{number}{text}", "GET or POST");
        row("file", "GET file:///etc/passwd?{number}{text}", "GET or POST");
        row("host from a place", "GET https://{text}/?{number}", "fixed host");
        row("user in the address", "GET https://u:p@a/?{number}{text}", "user or a password");
        row("in clear over the net", "GET http://sms.example/?{number}{text}", "https://");
        row("looks like here", "GET http://127.0.0.1.example/?{number}{text}", "https://");
        row("space in the address", "GET https://a/?{number} {text}", "without spaces");
        row("no text", "GET https://a/?{number}", "{number} and {text}");
        row("no number", "GET https://a/?{text}", "{number} and {text}");
        row("unknown place", "GET https://a/?{number}{text}{code}", "{code} is unknown");
        row("body of a GET", "GET https://a/?{number}{text}\n\nx", "a GET has no body");
        row("no kind of body", "POST https://a/\n\n{number}{text}", "Content-Type");
        row("other kind of body", "POST https://a/\nContent-Type: text/xml\n\n{number}{text}",
            "Content-Type");
        row("no header", "POST https://a/\nContent-Type\n\n{number}{text}", "line 2: must be a header");
        row("text in a header",
            "POST https://a/{number}\nContent-Type: application/json\nX: {text}\n\n\"{text}\"",
            "line 3: {text}");
        row("own length", "POST https://a/\nContent-Length: 5\n\n{number}{text}", "is set by itself");
        row("text outside of quotes",
            "POST https://a/\nContent-Type: application/json\n\n{\"a\": {text}, \"n\": \"{number}\"}",
            "no JSON");
        row("half a body", "POST https://a/\nContent-Type: application/json\n\n{\"a\": \"{text}{number}\"",
            "no JSON");
        row("form with spaces between lines",
            "POST https://a/\nContent-Type: application/x-www-form-urlencoded\n\na={text}\n&b={number}",
            "one line");
    }
    void templatesThatCannotWorkAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);

        const auto result = HttpSmsTemplate::parse(text);

        QVERIFY(!result.hasValue());
        QVERIFY2(result.error().contains(said), qPrintable(result.error()));
    }

private:
    GatewayServer m_server;
    qsizetype m_before = 0;
};

QTEST_GUILESS_MAIN(TestHttpSmsSender)
#include "tst_httpsmssender.moc"
