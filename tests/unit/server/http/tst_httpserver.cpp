// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpserver.h"
#include "tests/unit/server/http/runningserver.h"
#include "tests/unit/server/http/tlsclient.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <openssl/ssl.h>

#include <atomic>
#include <thread>

using namespace xuanhao;
using test::Answer;
using test::RunningServer;
using test::TlsClient;

namespace {

QByteArray get(const QByteArray& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}
QByteArray post(const QByteArray& path, const QByteArray& body)
{
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

/// Issue 2 §4: HTTPS by the real server on the loopback, as a well-behaved client sees it.
class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersRequestsOnOneConnection()
    {
        RunningServer server;
        TlsClient client(server.port());

        for (int i = 0; i < 3; ++i) {
            const Answer answer = client.ask(post("/echo?a=1&b", "body"));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, QByteArray("POST /echo?a=1&b  body"));
            QCOMPARE(answer.field("Connection"), QByteArray("keep-alive"));
            QCOMPARE(answer.field("X-Remote"), QByteArray("127.0.0.1"));
        }
        QCOMPARE(server.server().counts().accepted, std::uint64_t{1});
        QCOMPARE(server.server().counts().requests, std::uint64_t{3});
    }
    void everyAnswerHasSecurityFields()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask(get("/echo"));

        QCOMPARE(answer.field("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(answer.field("X-Content-Type-Options"), QByteArray("nosniff"));
        QCOMPARE(answer.field("Content-Type"), QByteArray("application/json"));
        QVERIFY(answer.field("Server").isEmpty());
    }
    void closesWhenAsked()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask("GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("Connection"), QByteArray("close"));
        QVERIFY(client.isClosedByServer());
    }
    void closesAfterHttp10()
    {
        RunningServer server;
        TlsClient client(server.port());

        QCOMPARE(client.ask("GET /echo HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(client.isClosedByServer());
    }
    void answersPipelinedRequestsInOrder()
    {
        RunningServer server;
        TlsClient client(server.port());
        QByteArray all;
        for (int i = 0; i < 50; ++i)
            all += i % 2 == 0 ? post("/later", QByteArray::number(i)) : post("/echo", QByteArray::number(i));

        QVERIFY(client.write(all));

        for (int i = 0; i < 50; ++i) {
            const Answer answer = client.read();
            QCOMPARE(answer.body,
                     i % 2 == 0 ? QByteArray::number(i) : "POST /echo?  " + QByteArray::number(i));
        }
    }
    void joinsChunks()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer =
            client.ask("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "5;name=value\r\nHello\r\n7\r\n, world\r\n0\r\nX-Test: trailer\r\n\r\n" +
                       get("/echo"));

        QCOMPARE(answer.body, QByteArray("POST /echo?  Hello, world"));
        QCOMPARE(client.read().body, QByteArray("GET /echo?  "));
    }
    void readsRequestsThatArriveByteByByte()
    {
        RunningServer server;
        TlsClient client(server.port());
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                   "2\r\nab\r\n0\r\n\r\nPOST /echo HTTP/1.1\r\nHost: h\r\n"
                                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

        for (const char byte : request)
            QVERIFY(client.write(QByteArray(1, byte)));

        QCOMPARE(client.read().body, QByteArray("POST /echo?  ab"));
        QCOMPARE(client.read().body, QByteArray("POST /echo?  "));
    }
    void headHasNoBody()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask("HEAD /echo HTTP/1.1\r\nHost: h\r\n\r\n", TlsClient::Body::None);

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("Content-Length"), QByteArray("12"));
        QCOMPARE(client.ask(get("/echo")).body, QByteArray("GET /echo?  "));
    }
    void optionsNamesTheMethods_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("of the server") << QByteArray("*");
        QTest::newRow("of a path") << QByteArray("/echo");
    }
    void optionsNamesTheMethods()
    {
        QFETCH(QByteArray, target);
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask("OPTIONS " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");

        QCOMPARE(answer.status, 204);
        QVERIFY(answer.field("Allow").contains("PATCH"));
        QCOMPARE(client.ask(get("/echo")).status, 200);
    }
    void saysContinueToClientsThatWait()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer go =
            client.ask("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        const Answer answer = client.ask("abc");

        QCOMPARE(go.status, 100);
        QCOMPARE(answer.body, QByteArray("POST /echo?  abc"));
    }
    void refusesTooLargeBodyBeforeItIsSent()
    {
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask(
            "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n");

        QCOMPARE(answer.status, 413);
    }
    void sendsLargeAnswers()
    {
        RunningServer server;
        TlsClient client(server.port());

        QCOMPARE(client.ask(get("/large")).body, QByteArray(3'000'000, 'x'));
    }
    void handlerMistakesBecome500_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("forgotten answer") << QByteArray("/drop");
        QTest::newRow("exception") << QByteArray("/throw");
    }
    void handlerMistakesBecome500()
    {
        QFETCH(QByteArray, path);
        RunningServer server;
        TlsClient client(server.port());

        const Answer answer = client.ask(get(path));

        QCOMPARE(answer.status, 500);
        QCOMPARE(answer.problemCode(), QByteArray("no-answer"));
        QCOMPARE(client.ask(get("/echo")).status, 200);
    }
    void secondAnswerIsDropped()
    {
        RunningServer server;
        TlsClient client(server.port());

        QCOMPARE(client.ask(get("/twice")).body, QByteArray("1"));
        QCOMPARE(client.ask(get("/echo")).body, QByteArray("GET /echo?  "));
    }
    void answersManyClientsFromOtherThreads()
    {
        RunningServer server;
        std::atomic<int> right{0};
        std::vector<std::thread> clients;
        clients.reserve(8);
        for (int c = 0; c < 8; ++c) {
            clients.emplace_back([&, c] {
                TlsClient client(server.port());
                for (int i = 0; i < 25; ++i) {
                    const QByteArray body = QByteArray::number(c) + '-' + QByteArray::number(i);
                    right += client.ask(post("/later", body)).body == body ? 1 : 0;
                }
            });
        }
        for (std::thread& client : clients)
            client.join();

        QCOMPARE(right.load(), 200);
    }
    void speaksModernTlsOnly_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("TLS 1.3") << TLS1_3_VERSION << QByteArray("TLSv1.3");
        QTest::newRow("TLS 1.2") << TLS1_2_VERSION << QByteArray("TLSv1.2");
        QTest::newRow("TLS 1.1") << TLS1_1_VERSION << QByteArray();
        QTest::newRow("TLS 1.0") << TLS1_VERSION << QByteArray();
    }
    void speaksModernTlsOnly()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, expected);
        RunningServer server;

        TlsClient client(server.port(), {.maxVersion = version});

        QCOMPARE(client.isEncrypted() ? client.protocol() : QByteArray(), expected);
    }
    void choosesHttp11AmongProtocols()
    {
        RunningServer server;

        TlsClient client(server.port(), {.protocols = "\x02h2\x08http/1.1"});

        QCOMPARE(client.alpn(), QByteArray("http/1.1"));
    }
    void qtClientWithTheCertificateHasNoTlsErrors()
    {
        RunningServer server;
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(server.files().certificatePath));
        socket.setSslConfiguration(configuration);

        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());

        QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
        QCOMPARE(socket.sslHandshakeErrors().size(), 0);
        socket.write(get("/echo"));
        QVERIFY(socket.waitForReadyRead(10'000));
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
    }
    void saysWhyItCannotStart()
    {
        RunningServer server;
        HttpServer second({}, server.files(), [](const HttpRequest&, const Responder&) {});
        HttpServer third({}, server.files(), [](const HttpRequest&, const Responder&) {});
        HttpServer lost({}, {QStringLiteral("/nowhere.crt"), QStringLiteral("/nowhere.key")},
                        [](const HttpRequest&, const Responder&) {});

        const auto taken = second.start(QStringLiteral("127.0.0.1"), server.port());
        const auto missing = lost.start(QStringLiteral("127.0.0.1"), 0);
        const auto name = third.start(QStringLiteral("localhost"), 0);

        QVERIFY(!taken.hasValue());
        QVERIFY2(taken.error().detail.contains(QStringLiteral("in use")), qPrintable(taken.error().detail));
        QVERIFY(!missing.hasValue());
        QVERIFY(missing.error().detail.contains(QStringLiteral("/nowhere.crt")));
        QVERIFY(!name.hasValue());
        QVERIFY(name.error().detail.contains(QStringLiteral("localhost")));
    }
    void stopLetsRunningRequestsEnd()
    {
        RunningServer server;
        TlsClient busy(server.port());
        TlsClient idle(server.port());
        QCOMPARE(idle.ask(get("/echo")).status, 200);
        QVERIFY(busy.write(get("/held")));
        QTRY_COMPARE(server.held(), 1);

        std::thread stopper([&] { server.server().stop(); });
        const bool isIdleClosed = idle.isClosedByServer();
        server.answerHeld();
        const Answer answer = busy.read();
        stopper.join();

        QVERIFY(isIdleClosed);
        QCOMPARE(answer.body, QByteArray("\"held\""));
        QCOMPARE(answer.field("Connection"), QByteArray("close"));
        QCOMPARE(server.server().counts().open, 0);
    }
    void stopGivesUpOnHandlersThatNeverAnswer()
    {
        HttpLimits limits;
        limits.drainTime = Milliseconds(50);
        RunningServer server(limits);
        TlsClient client(server.port());
        QVERIFY(client.write(get("/held")));
        QTRY_COMPARE(server.held(), 1);

        server.server().stop();
        server.server().stop();

        QVERIFY(client.isClosedByServer());
        server.answerHeld(); // too late: nothing happens
    }
    void answersAfterTheServerIsGoneAreDropped()
    {
        std::vector<Responder> late;
        {
            HttpLimits limits;
            limits.drainTime = Milliseconds(50);
            RunningServer server(limits);
            TlsClient client(server.port());
            QVERIFY(client.write(get("/held")));
            QTRY_COMPARE(server.held(), 1);
            late = server.takeHeld();
        }
        QCOMPARE(late.size(), std::size_t{1});
        late.front()(HttpResponse::json(200, "1"));
    }
    void stopsUnderLoad()
    {
        HttpLimits limits;
        limits.lingerTime = Milliseconds(200);
        RunningServer server(limits);
        std::atomic<int> answered{0};
        std::atomic<int> broken{0};
        std::vector<std::thread> clients;
        clients.reserve(6);
        for (int c = 0; c < 6; ++c) {
            clients.emplace_back([&] {
                TlsClient client(server.port());
                for (;;) {
                    const Answer answer = client.ask(post("/later", "12345"));
                    if (answer.status == 0)
                        return;
                    broken += answer.body == "12345" ? 0 : 1;
                    ++answered;
                }
            });
        }
        QTRY_VERIFY(answered > 60);

        server.server().stop();
        for (std::thread& client : clients)
            client.join();

        QCOMPARE(broken.load(), 0);
        QCOMPARE(server.server().counts().open, 0);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
