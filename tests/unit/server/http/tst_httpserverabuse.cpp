// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/seededrandom.h"
#include "tests/unit/server/http/runningserver.h"
#include "tests/unit/server/http/tlsclient.h"

#include <QTest>

#include <list>

using namespace xuanhao;
using test::Answer;
using test::RunningServer;
using test::TcpClient;
using test::TlsClient;

namespace {

const QByteArray kGet = "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n";

HttpLimits manyConnections()
{
    HttpLimits limits;
    limits.connectionsPerAddress = 512;
    return limits;
}

/// Every limit short enough to be waited for, the others as they are.
HttpLimits impatient()
{
    HttpLimits limits;
    limits.handshakeTime = Milliseconds(300);
    limits.requestTime = Milliseconds(300);
    limits.idleTime = Milliseconds(300);
    limits.answerTime = Milliseconds(300);
    limits.sendTime = Milliseconds(300);
    limits.lingerTime = Milliseconds(300);
    return limits;
}

} // namespace

/// Issue 2 §4: the real server against clients that are broken, slow or hostile. After each of them
/// it still answers the next one.
class TestHttpServerAbuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedRequestsGetAProblemAndTheEnd_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("garbage") << QByteArray("\x01\x02\x03 what\r\n\r\n") << 400
                                 << QByteArray("malformed-request");
        QTest::newRow("NUL bytes") << QByteArray(100, '\0') << 400 << QByteArray("malformed-request");
        QTest::newRow("header of 9 KB in one field")
            << "GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(9000, 'a') << 431
            << QByteArray("header-too-large");
        QTest::newRow("header of 64 KB in many fields")
            << "GET / HTTP/1.1\r\nHost: h\r\n" + QByteArray("X: 12345678\r\n").repeated(5000) << 431
            << QByteArray("header-too-large");
        QTest::newRow("announced body of 256 KB + 1")
            << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 262145\r\n\r\n") << 413
            << QByteArray("body-too-large");
        QTest::newRow("sent body of 1 MB")
            << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'x')
            << 413 << QByteArray("body-too-large");
        QTest::newRow("chunks of 300 KB")
            << "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" +
                   ("1000\r\n" + QByteArray(4096, 'x') + "\r\n").repeated(75)
            << 413 << QByteArray("body-too-large");
        QTest::newRow("wrong length")
            << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1x\r\n\r\na") << 400
            << QByteArray("malformed-request");
        QTest::newRow("length shorter than the body")
            << QByteArray("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na}}\r\n\r\n") << 200
            << QByteArray("not a problem document");
        QTest::newRow("unknown method")
            << QByteArray("BREW / HTTP/1.1\r\nHost: h\r\n\r\n") << 501 << QByteArray("method-unknown");
        QTest::newRow("TRACE") << QByteArray("TRACE / HTTP/1.1\r\nHost: h\r\n\r\n") << 405
                               << QByteArray("method-not-allowed");
    }
    void malformedRequestsGetAProblemAndTheEnd()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        RunningServer server;
        TlsClient client(server.port());

        client.write(request);
        const Answer answer = client.read();

        QCOMPARE(answer.status, status);
        QCOMPARE(answer.problemCode(), code);
        if (status == 200) // what was too much is the next request, and no good one
            QCOMPARE(client.read().status, 400);
        QVERIFY(client.isClosedByServer());
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
    void clientsWithoutTlsAreClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain HTTP") << kGet;
        QTest::newRow("NUL bytes") << QByteArray(1000, '\0');
        QTest::newRow("TLS record of nonsense") << QByteArray("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00", 10);
        QTest::newRow("SSL 2 hello") << QByteArray("\x80\x2e\x01\x00\x02", 5) + QByteArray(43, 'a');
    }
    void clientsWithoutTlsAreClosed()
    {
        QFETCH(QByteArray, bytes);
        RunningServer server;
        TcpClient client(server.port());

        client.write(bytes);

        QVERIFY(!client.readToEnd().contains("HTTP/1.1"));
        QTRY_COMPARE(server.server().counts().failedHandshakes, std::uint64_t{1});
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
    void slowClientsAreClosedByTheirLimit_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing after the handshake") << QByteArray() << 0;
        QTest::newRow("nothing after a request") << kGet << 200;
        QTest::newRow("half a request line") << QByteArray("GET /ec") << 408;
        QTest::newRow("header without end") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n") << 408;
        QTest::newRow("half a body") << QByteArray(
                                            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc")
                                     << 408;
        QTest::newRow("chunks without end")
            << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
            << 408;
        QTest::newRow("body that never follows 100 Continue")
            << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")
            << 408;
        QTest::newRow("handler that never answers")
            << QByteArray("GET /held HTTP/1.1\r\nHost: h\r\n\r\n") << 503;
    }
    void slowClientsAreClosedByTheirLimit()
    {
        QFETCH(QByteArray, sent);
        QFETCH(int, status);
        RunningServer server(impatient());
        TlsClient client(server.port());

        QVERIFY(client.write(sent));

        Answer answer = client.read();
        if (answer.status == 100)
            answer = client.read();
        QCOMPARE(answer.status, status);
        QVERIFY(client.isClosedByServer());
        QTRY_COMPARE(server.server().counts().open, 0);
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
    void trickleDoesNotProlongTheLimit()
    {
        HttpLimits limits = impatient();
        limits.headerBytes = 64 * 1024 * 1024; // only time may end this
        RunningServer server(limits);
        TlsClient client(server.port());

        while (server.server().counts().timeouts == 0 && client.write("G")) {
        }

        QCOMPARE(client.read().status, 408);
        QVERIFY(client.isClosedByServer());
    }
    void handshakeHasALimit()
    {
        RunningServer server(impatient());
        TcpClient client(server.port());

        QCOMPARE(client.readToEnd(), QByteArray());

        QTRY_COMPARE(server.server().counts().open, 0);
        QCOMPARE(server.server().counts().failedHandshakes, std::uint64_t{1});
    }
    void clientThatTakesNoAnswerIsClosed()
    {
        RunningServer server(impatient());
        TlsClient client(server.port());

        QVERIFY(client.write(QByteArray("GET /large HTTP/1.1\r\nHost: h\r\n\r\n").repeated(20)));

        QTRY_COMPARE(server.server().counts().open, 0);
        QVERIFY(server.server().counts().timeouts >= 1);
    }
    void clientsThatVanishLeaveNothingBehind()
    {
        RunningServer server(manyConnections());
        for (int i = 0; i < 50; ++i) {
            TlsClient client(server.port());
            QVERIFY(client.write(i % 2 == 0 ? "GET /large HTTP/1.1\r\nHost: h\r\n\r\n"
                                            : "POST /echo HTTP/1.1\r\nHo"));
        }

        QTRY_COMPARE(server.server().counts().open, 0);
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
    void twoHundredSlowClientsHinderNobody()
    {
        RunningServer server(manyConnections());
        std::list<TlsClient> slow;
        for (int i = 0; i < 200; ++i) {
            slow.emplace_back(server.port());
            QVERIFY(slow.back().write("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n" +
                                      QByteArray(i % 10, 'x')));
        }
        std::list<TcpClient> silent;
        for (int i = 0; i < 50; ++i)
            silent.emplace_back(server.port());

        TlsClient client(server.port());
        for (int i = 0; i < 100; ++i)
            QCOMPARE(client.ask(kGet).status, 200);

        QTRY_COMPARE(server.server().counts().open, 251);
        QCOMPARE(slow.front().ask(QByteArray(10, 'x')).status, 200); // slow, but in time
    }
    void connectionsAboveTheLimitAreClosed()
    {
        HttpLimits limits;
        limits.connections = 3;
        RunningServer server(limits);
        std::list<TlsClient> clients;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(clients.emplace_back(server.port()).ask(kGet).status, 200);

        QVERIFY(!TlsClient(server.port()).isEncrypted());
        QCOMPARE(server.server().counts().turnedAway, std::uint64_t{1});

        clients.pop_front();
        QTRY_COMPARE(server.server().counts().open, 2);
        QVERIFY(TlsClient(server.port()).isEncrypted());
    }
    void connectionsOfOneAddressHaveALimit()
    {
        HttpLimits limits;
        limits.connectionsPerAddress = 2;
        RunningServer server(limits);
        const TlsClient first(server.port());
        const TlsClient second(server.port());

        QVERIFY(!TlsClient(server.port()).isEncrypted());
    }
    void hundredMegabyteHeaderLineIsCutEarly()
    {
        RunningServer server(impatient());
        TlsClient client(server.port());
        const QByteArray megabyte(1024 * 1024, 'a');

        int written = 0;
        client.write("GET /");
        while (written < 100 && client.write(megabyte))
            ++written;

        // What socket buffers and the lingering close take, and no more.
        QVERIFY2(written < 30, qPrintable(QString::number(written)));
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
    void damagedRequestsNeverHarmTheServer()
    {
        RunningServer server(manyConnections());
        test::SeededRandom random(11);
        const QByteArray whole =
            "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        for (int i = 0; i < 200; ++i) {
            TlsClient client(server.port());
            QByteArray damaged = whole;
            for (int change = 0; change < 3; ++change)
                damaged[static_cast<qsizetype>(
                    uniformBelow(random, static_cast<std::uint64_t>(whole.size())))] =
                    static_cast<char>(uniformBelow(random, 256));
            QVERIFY(client.write(damaged));
        }

        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
        QTRY_COMPARE(server.server().counts().open, 0);
    }
    void damagedTlsRecordsNeverHarmTheServer()
    {
        RunningServer server(impatient());
        test::SeededRandom random(12);
        for (int i = 0; i < 100; ++i) {
            TcpClient client(server.port());
            QByteArray hello("\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03", 11);
            hello += randomBytes(random, 194);
            client.write(hello);
        }

        QTRY_COMPARE(server.server().counts().open, 0);
        QCOMPARE(TlsClient(server.port()).ask(kGet).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestHttpServerAbuse)
#include "tst_httpserverabuse.moc"
