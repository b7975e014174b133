// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/responsewriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace xuanhao;

class TestResponseWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWholeAnswer()
    {
        HttpResponse response = HttpResponse::json(201, "{}");
        response.headers.push_back({"Location", "/v1/x"});

        QCOMPARE(toBytes(response, AnswerBody::Sent, AfterAnswer::KeepAlive),
                 QByteArray("HTTP/1.1 201 Created\r\n"
                            "Content-Type: application/json\r\n"
                            "Location: /v1/x\r\n"
                            "Cache-Control: no-store\r\n"
                            "X-Content-Type-Options: nosniff\r\n"
                            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
                            "Content-Length: 2\r\n"
                            "Connection: keep-alive\r\n"
                            "\r\n"
                            "{}"));
    }
    void headKeepsLengthWithoutBody()
    {
        const QByteArray bytes =
            toBytes(HttpResponse::json(200, "12345"), AnswerBody::LeftOut, AfterAnswer::Close);

        QVERIFY(bytes.contains("Content-Length: 5\r\n"));
        QVERIFY(bytes.endsWith("Connection: close\r\n\r\n"));
    }
    void noContentHasNoLength()
    {
        const QByteArray bytes = toBytes({.status = 204, .contentType = {}, .body = {}, .headers = {}},
                                         AnswerBody::Sent, AfterAnswer::Close);

        QVERIFY(!bytes.contains("Content-Length"));
        QVERIFY(!bytes.contains("Content-Type:"));
    }
    void handlerMayAllowCaching()
    {
        HttpResponse response = HttpResponse::json(200, "{}");
        response.headers.push_back({"cache-control", "max-age=60"});

        QVERIFY(!toBytes(response, AnswerBody::Sent, AfterAnswer::Close).contains("no-store"));
    }
    void leavesFieldsOutThatWouldBreakTheMessage_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("another field in the value") << QByteArray("X-A") << QByteArray("1\r\nX-Evil: 1");
        QTest::newRow("another answer in the value") << QByteArray("X-A") << QByteArray("1\r\n\r\nX-Evil");
        QTest::newRow("line feed alone") << QByteArray("X-A") << QByteArray("1\nX-Evil: 1");
        QTest::newRow("NUL") << QByteArray("X-Evil") << QByteArray("a\0b", 3);
        QTest::newRow("colon in the name") << QByteArray("X-Evil: 1") << QByteArray("2");
        QTest::newRow("no name") << QByteArray() << QByteArray("X-Evil");
        QTest::newRow("a length of its own") << QByteArray("content-length") << QByteArray("666 X-Evil");
        QTest::newRow("a coding of its own") << QByteArray("Transfer-Encoding") << QByteArray("X-Evil");
    }
    void leavesFieldsOutThatWouldBreakTheMessage()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QTest::ignoreMessage(QtWarningMsg,
                             "A field of an answer was left out because it would break the message.");
        HttpResponse response = HttpResponse::json(200, "{}");
        response.headers.push_back({name, value});

        QVERIFY(!toBytes(response, AnswerBody::Sent, AfterAnswer::Close).contains("X-Evil"));
    }
    void problemHasEveryMember()
    {
        const HttpResponse response = toResponse({413, "body-too-large", "The body is too large."});

        QCOMPARE(response.contentType, QByteArray("application/problem+json"));
        QCOMPARE(response.body,
                 QByteArray(R"({"code":"tooLarge","detail":"The body is too large.",)"
                            R"("facts":{"reason":"body-too-large"},"requestId":"","status":413,)"
                            R"("title":"Content Too Large","type":"about:blank"})"));
    }
    void problemSpeaksTheWordsOfTheProtocol_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("not HTTP") << 400 << QByteArray("malformed");
        QTest::newRow("too slow") << 408 << QByteArray("overloaded");
        QTest::newRow("header too large") << 431 << QByteArray("tooLarge");
        QTest::newRow("TRACE") << 405 << QByteArray("methodNotAllowed");
        QTest::newRow("unknown coding") << 501 << QByteArray("malformed");
        QTest::newRow("no answer") << 500 << QByteArray("internal");
    }
    void problemSpeaksTheWordsOfTheProtocol() // F1: a counter reads these answers, too
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);

        const HttpResponse response = toResponse({status, "reason", "Detail."});

        QCOMPARE(QJsonDocument::fromJson(response.body).object().value(QLatin1String("code")).toString(),
                 QString::fromLatin1(code));
    }
};

QTEST_APPLESS_MAIN(TestResponseWriter)
#include "tst_responsewriter.moc"
