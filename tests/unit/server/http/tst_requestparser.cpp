// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/requestparser.h"
#include "tests/support/seededrandom.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>

using namespace xuanhao;
using Step = RequestParser::Step;

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.headerBytes = 512;
    limits.bodyBytes = 1000;
    return limits;
}

struct Outcome
{
    Step step = Step::NeedsMore;
    HttpRequest request;
    HttpProblem problem;
    bool isKeptAlive = false;
    qsizetype unused = 0;
};

/// Feeds the bytes in the given pieces as a connection does.
Outcome parse(const QByteArray& bytes, const std::function<qsizetype()>& pieceSize)
{
    RequestParser parser(smallLimits());
    QByteArray input;
    Outcome outcome;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype size = std::min(pieceSize(), bytes.size() - at);
        input += bytes.mid(at, size);
        at += size;
        do {
            const auto fed = parser.feed({input.constData(), static_cast<std::size_t>(input.size())});
            input.remove(0, static_cast<qsizetype>(fed.used));
            outcome.step = fed.step;
        } while (outcome.step == Step::WantsContinue);
        if (outcome.step == Step::Complete || outcome.step == Step::Failed)
            break;
    }
    outcome.unused = input.size() + bytes.size() - at;
    outcome.isKeptAlive = parser.isKeptAlive();
    if (outcome.step == Step::Complete)
        outcome.request = parser.takeRequest();
    if (outcome.step == Step::Failed)
        outcome.problem = parser.problem();
    return outcome;
}

Outcome parseAtOnce(const QByteArray& bytes)
{
    return parse(bytes, [&] { return bytes.size(); });
}

/// A request line and Host, then the lines given.
QByteArray withFields(const QByteArray& lines, const QByteArray& body = {})
{
    return "POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n" + body;
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTargets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("path") << QByteArray("/v1/a") << QByteArray("/v1/a") << QByteArray();
        QTest::newRow("path and query")
            << QByteArray("/v1/a?b=c?d") << QByteArray("/v1/a") << QByteArray("b=c?d");
        QTest::newRow("empty query") << QByteArray("/?") << QByteArray("/") << QByteArray();
        QTest::newRow("percent signs")
            << QByteArray("/%E7%B2%A4") << QByteArray("/%E7%B2%A4") << QByteArray();
        QTest::newRow("absolute form")
            << QByteArray("https://h:1/a?b") << QByteArray("/a") << QByteArray("b");
        QTest::newRow("absolute form without path")
            << QByteArray("HTTPS://h") << QByteArray("/") << QByteArray();
    }
    void readsTargets()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, query);

        const Outcome outcome = parseAtOnce("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");

        QCOMPARE(outcome.step, Step::Complete);
        QCOMPARE(outcome.request.path, path);
        QCOMPARE(outcome.request.query, query);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray bad = "malformed-request";
        const auto row = [](const char* name, const QByteArray& bytes, int status, const QByteArray& code) {
            QTest::newRow(name) << bytes << status << code;
        };
        row("garbage", "\x16\x03\x01\x02 garbage\r\n\r\n", 400, bad);
        row("no version", "GET /\r\n\r\n", 400, bad);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "http-version");
        row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505, "http-version");
        row("unknown method", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501, "method-unknown");
        row("small letters", "get / HTTP/1.1\r\nHost: h\r\n\r\n", 501, "method-unknown");
        row("WebDAV", "PROPFIND / HTTP/1.1\r\nHost: h\r\n\r\n", 501, "method-unknown");
        row("TRACE", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", 405, "method-not-allowed");
        row("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 405, "method-not-allowed");
        row("no Host", "GET / HTTP/1.1\r\n\r\n", 400, "host-missing");
        row("two Hosts", withFields("Host: i\r\n"), 400, "host-missing");
        row("target without slash", "GET v1 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad-target");
        row("broken percent sign", "GET /%4 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad-target");
        row("hidden NUL", "GET /a?b=%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad-target");
        row("fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad-target");
        row("raw UTF-8 in the target", "GET /\xe7\xb2\xa4 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "bad-target");
        row("NUL in the target", QByteArray("GET /a") + '\0' + "b HTTP/1.1\r\nHost: h\r\n\r\n", 400, bad);
        row("NUL in a field", withFields(QByteArray("X: a\0b\r\n", 8)), 400, bad);
        row("space before the colon", withFields("Content-Length : 3\r\n", "abc"), 400, bad);
        row("field without colon", withFields("nonsense\r\n"), 400, bad);
        row("negative length", withFields("Content-Length: -1\r\n"), 400, bad);
        row("signed length", withFields("Content-Length: +3\r\n", "abc"), 400, bad);
        row("length in words", withFields("Content-Length: three\r\n"), 400, bad);
        row("length beyond 64 bits", withFields("Content-Length: 99999999999999999999\r\n"), 400, bad);
        row("two lengths", withFields("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400, bad);
        row("length and chunks", withFields("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400, bad);
        row("chunks and length", withFields("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"), 400, bad);
        row("compressed", withFields("Transfer-Encoding: gzip, chunked\r\n"), 501, "transfer-encoding");
        row("unknown coding", withFields("Transfer-Encoding: identity\r\n"), 501, "transfer-encoding");
        row("hidden coding", withFields("Transfer-Encoding: xchunked\r\n"), 501, "transfer-encoding");
        row("chunks of HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, bad);
        row("unknown expectation", withFields("Expect: tea\r\nContent-Length: 1\r\n"), 417, "expectation");
        row("chunk size in words", withFields("Transfer-Encoding: chunked\r\n", "zz\r\n"), 400, bad);
        row("chunk without line end", withFields("Transfer-Encoding: chunked\r\n", "1\r\nabc\r\n0\r\n\r\n"),
            400, bad);
        row("length above the limit", withFields("Content-Length: 1001\r\n"), 413, "body-too-large");
        row("chunk above the limit", withFields("Transfer-Encoding: chunked\r\n", "3e9\r\n"), 413,
            "body-too-large");
        row("chunk size beyond 64 bits",
            withFields("Transfer-Encoding: chunked\r\n", "11111111111111111\r\n"), 400, bad);
        row("chunks above the limit in sum",
            withFields("Transfer-Encoding: chunked\r\n",
                       "3e8\r\n" + QByteArray(1000, 'x') + "\r\n1\r\nx\r\n"),
            413, "body-too-large");
        row("one endless line", "GET /" + QByteArray(600, 'a'), 431, "header-too-large");
        row("one long field", withFields("X: " + QByteArray(600, 'a') + "\r\n"), 431, "header-too-large");
        row("many fields", withFields(QByteArray("X: a\r\n").repeated(100)), 431, "header-too-large");
        row("many fields without end", "GET / HTTP/1.1\r\n" + QByteArray("X: a\r\n").repeated(100), 431,
            "header-too-large");
        row("many empty lines", QByteArray("\r\n").repeated(600) + "GET / HTTP/1.1\r\nHost: h\r\n\r\n", 431,
            "header-too-large");
        row("endless chunk extension",
            withFields("Transfer-Encoding: chunked\r\n", "1;a=" + QByteArray(600, 'a')), 431,
            "header-too-large");
        row("tiny chunks with long extensions",
            withFields("Transfer-Encoding: chunked\r\n",
                       QByteArray("1;a=" + QByteArray(100, 'a') + "\r\nx\r\n").repeated(200)),
            413, "body-too-large");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QByteArray, code);

        for (const qsizetype size : {bytes.size(), qsizetype{1}, qsizetype{7}}) {
            const Outcome outcome = parse(bytes, [&] { return size; });
            QCOMPARE(outcome.step, Step::Failed);
            QCOMPARE(outcome.problem.reason, code);
            QCOMPARE(outcome.problem.status, status);
        }
    }
    void lineFeedAloneEndsNoLine()
    {
        const QByteArray bytes = "GET / HTTP/1.1\nHost: h\n\n";

        QCOMPARE(parseAtOnce(bytes).step, Step::Failed);
        QVERIFY(parse(bytes, [] { return 1; }).step != Step::Complete);
    }
    void headerMayFillItsLimitExactly_data()
    {
        QTest::addColumn<int>("piece");
        QTest::newRow("at once") << 4096;
        QTest::newRow("byte by byte") << 1;
    }
    void headerMayFillItsLimitExactly()
    {
        QFETCH(int, piece);
        const QByteArray frame = withFields("X: \r\n");
        const auto filled = [&](qsizetype bytes) {
            return withFields("X: " + QByteArray(bytes - frame.size(), 'a') + "\r\n");
        };

        QCOMPARE(parse(filled(512), [&] { return piece; }).step, Step::Complete);
        QCOMPARE(parse(filled(513), [&] { return piece; }).problem.status, 431);
    }
    void bodyMayFillItsLimitExactly()
    {
        const QByteArray body(1000, 'x');

        QCOMPARE(parseAtOnce(withFields("Content-Length: 1000\r\n", body)).request.body, body);
        QCOMPARE(parseAtOnce(withFields("Transfer-Encoding: chunked\r\n", "3E8\r\n" + body + "\r\n0\r\n\r\n"))
                     .request.body,
                 body);
    }
    void leavesTheNextRequestAlone()
    {
        const Outcome outcome = parseAtOnce(withFields("Content-Length: 3\r\n", "abcGET / HTTP/1.1\r\n"));

        QCOMPARE(outcome.request.body, QByteArray("abc"));
        QCOMPARE(outcome.unused, 16);
    }
    void skipsEmptyLinesBeforeARequest()
    {
        QCOMPARE(parseAtOnce("\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n").step, Step::Complete);
    }
    void bodiesKeepEveryByte()
    {
        QByteArray body;
        for (int c = 0; c < 256; ++c)
            body += static_cast<char>(c);

        QCOMPARE(parseAtOnce(withFields("Content-Length: 256\r\n", body)).request.body, body);
    }
    void trailersAreNotHeaders()
    {
        const Outcome outcome =
            parseAtOnce(withFields("Transfer-Encoding: chunked\r\nX-A: 1\r\n",
                                   "1\r\na\r\n0\r\nX-Signature: forged\r\nX-A: 2\r\n\r\n"));

        QCOMPARE(outcome.step, Step::Complete);
        QVERIFY(outcome.request.header("X-Signature").isEmpty());
        QCOMPARE(outcome.request.header("x-a"), QByteArray("1"));
    }
    void repeatedFieldsAreJoined()
    {
        QCOMPARE(
            parseAtOnce(withFields("X-Signature: a\r\nx-signature: b\r\n")).request.header("X-Signature"),
            QByteArray("a, b"));
    }
    void readsQueryValues()
    {
        HttpRequest request;
        request.query = "a=1&b=%E7%B2%A4+G&c&a=2&=x&d=";

        QCOMPARE(request.queryValue("a"), std::optional<QByteArray>("1"));
        QCOMPARE(request.queryValue("b"), std::optional<QByteArray>("\xe7\xb2\xa4 G"));
        QCOMPARE(request.queryValue("d"), std::optional<QByteArray>(""));
        QCOMPARE(request.queryValue("c"), std::nullopt);
        QCOMPARE(request.queryValue("e"), std::nullopt);
    }
    void pieceSizesNeverMatter()
    {
        test::SeededRandom random(20261123);
        const QByteArray bytes = withFields("Transfer-Encoding: chunked\r\nX-Test: value\r\n",
                                            "5;ext=\"q\"\r\nHello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n");
        for (int round = 0; round < 2000; ++round) {
            const Outcome outcome =
                parse(bytes, [&] { return 1 + static_cast<qsizetype>(uniformBelow(random, 12)); });
            QCOMPARE(outcome.step, Step::Complete);
            QCOMPARE(outcome.request.body, QByteArray("Hello world"));
            QCOMPARE(outcome.unused, 0);
        }
    }
    void damagedRequestsNeverBreakTheParser()
    {
        test::SeededRandom random(7);
        const QList<QByteArray> seeds{
            withFields("Transfer-Encoding: chunked\r\nX-Test: value\r\n",
                       "5;e=\"q\"\r\nHello\r\n0\r\nT: 1\r\n\r\n"),
            withFields("Content-Length: 11\r\nExpect: 100-continue\r\nConnection: close\r\n", "Hello world"),
            "GET https://h/a?b=%20 HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n"};
        static constexpr char kNasty[] = "\r\n:; ,0fF%\t\"\0\x7f\xff";
        int complete = 0;
        for (int round = 0; round < 30'000; ++round) {
            QByteArray bytes = seeds.at(static_cast<qsizetype>(uniformBelow(random, 3)));
            for (std::uint64_t left = 1 + uniformBelow(random, 4); left > 0; --left) {
                const auto at =
                    static_cast<qsizetype>(uniformBelow(random, static_cast<std::uint64_t>(bytes.size())));
                const char nasty = kNasty[uniformBelow(random, sizeof kNasty - 1)];
                switch (uniformBelow(random, 4)) {
                case 0:
                    bytes[at] = nasty;
                    break;
                case 1:
                    bytes.insert(at, nasty);
                    break;
                case 2:
                    bytes.remove(at, 1 + static_cast<qsizetype>(uniformBelow(random, 5)));
                    break;
                case 3:
                    bytes.insert(at, bytes.mid(at, 20));
                    break;
                }
            }
            const Outcome whole = parseAtOnce(bytes);
            const Outcome split =
                parse(bytes, [&] { return 1 + static_cast<qsizetype>(uniformBelow(random, 9)); });
            // Failures may be noticed earlier or later, but what is understood is understood alike.
            if (whole.step == Step::Complete && split.step == Step::Complete) {
                QCOMPARE(split.request.body, whole.request.body);
                QCOMPARE(split.unused, whole.unused);
                ++complete;
            }
            QCOMPARE(split.step == Step::Complete, whole.step == Step::Complete);
            QVERIFY(whole.request.body.size() <= 1000);
        }
        QVERIFY2(complete > 3000 && complete < 27'000, qPrintable(QString::number(complete)));
    }
};

QTEST_APPLESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
