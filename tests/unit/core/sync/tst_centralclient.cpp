// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralclient.h"

#include "tests/support/fakecentral.h"
#include "tests/support/fakeclock.h"
#include "tests/support/rawtlsserver.h"
#include "tests/support/seededrandom.h"

#include <QTest>
#include <QUuid>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

namespace {

constexpr Instant kNoon{Milliseconds(1'795'000'000'000)};

} // namespace

class TestCentralClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bringsAnAnswer();
    void signsWhatACounterMustSign();
    void carriesTheTokenOfStaff();
    void asksForASignInBeforeAnythingIsSent();
    void putsTheOperationIntoTheBody();
    void signsAnewAfterClockSkew();
    void givesUpAfterASecondClockSkew();
    void signsAnewWhenTheNonceWasUsed();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void refusesRawNonsense_data();
    void refusesRawNonsense();
    void readsProblemDocuments();
    void comesAgainWhenCentralIsBusy();
    void givesUpWhenCentralStaysBusy();
    void waitsNoLongerThanItsDeadline();
    void aDrippingAnswerEndsAtTheDeadlineToo();
    void saysThatTheLineIsCut();
    void nothingReachesAServerWithAnotherKey();
    void nothingReachesATrustedServerWithAnotherKey();
    void refusesPlainHttp();
    void answersNobodyWhoIsGone();

private:
    using Result = Expected<CentralAnswer, CallFailure>;

    std::unique_ptr<CentralClient> client(const QUrl& url, const QByteArray& pin,
                                          CallDeadlines deadlines = {})
    {
        auto made = std::make_unique<CentralClient>(CentralAddress{url, {pin}, QStringLiteral("G03")},
                                                    m_clock, m_random, *m_serverClock, deadlines);
        made->setKey(m_key);
        made->setToken(QStringLiteral("token-0123456789abcdef"));
        return made;
    }
    Result call(CentralClient& line, const CentralRequest& request)
    {
        std::optional<Result> result;
        line.send(request, this, [&](Result answer) { result.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            qFatal("The call was never answered");
        return *std::move(result);
    }
    static CentralRequest abandon()
    {
        return {EndpointId::Abandon,
                {{QStringLiteral("session"), QStringLiteral("s 1")}},
                {},
                QStringLiteral("01a1ee56-5e00-7a3f-8e5c-7b1f7a3f9d01")};
    }

    test::FakeClock m_clock{kNoon};
    test::SeededRandom m_random{5};
    CounterKey m_key = CounterKey::create(m_random);
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<test::FakeCentral> m_central;
};

void TestCentralClient::init()
{
    m_clock.setNow(kNoon);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_central = std::make_unique<test::FakeCentral>(m_clock, m_random);
    m_central->counterKey = m_key.publicKey;
    m_central->on(EndpointId::Reference, [](const auto&) { return QJsonObject{{QStringLiteral("a"), 1}}; });
    m_central->on(EndpointId::Abandon, [](const auto&) { return QJsonObject{{QStringLiteral("b"), 2}}; });
}

void TestCentralClient::bringsAnAnswer()
{
    auto line = client(m_central->url(), m_central->pin());
    int answered = 0;
    connect(line.get(), &CentralClient::answered, this, [&] { ++answered; });
    const Result result = call(*line, {EndpointId::Hello});
    QVERIFY(result);
    QCOMPARE(result->body.value(QStringLiteral("authority")).toString(), QStringLiteral("粤G"));
    QVERIFY(!QUuid(result->requestId).isNull());
    QCOMPARE(answered, 1);
    QVERIFY(call(*line, {EndpointId::Hello})); // the connection that was kept open serves, too
}

void TestCentralClient::signsWhatACounterMustSign()
{
    auto line = client(m_central->url(), m_central->pin());
    for (int i = 0; i < 3; ++i)
        QVERIFY(call(*line, {EndpointId::Reference}));
    QCOMPARE(m_central->protocolBreaches(), QStringList());
    line->setKey(CounterKey::create(m_random));
    const Result result = call(*line, {EndpointId::Reference});
    QVERIFY(!result);
    QCOMPARE(result.error().problem->code, ProblemCode::BadSignature);
}

void TestCentralClient::carriesTheTokenOfStaff()
{
    auto line = client(m_central->url(), m_central->pin());
    QVERIFY(call(*line, abandon()));
    QCOMPARE(m_central->seen().last().variables.value(QStringLiteral("session")), QStringLiteral("s 1"));
    line->setToken(QStringLiteral("old"));
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(result.error().problem->code, ProblemCode::SignInFirst);
}

void TestCentralClient::asksForASignInBeforeAnythingIsSent()
{
    auto line = client(m_central->url(), m_central->pin());
    line->setToken({});
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(result.error().problem->code, ProblemCode::SignInFirst);
    QVERIFY(m_central->seen().isEmpty());
}

void TestCentralClient::putsTheOperationIntoTheBody()
{
    auto line = client(m_central->url(), m_central->pin());
    QVERIFY(call(*line, abandon()));
    QVERIFY(call(*line, abandon()));
    QCOMPARE(m_central->seen().last().operation, abandon().operation);
    QCOMPARE(m_central->effectCount(EndpointId::Abandon), 1);
}

void TestCentralClient::signsAnewAfterClockSkew()
{
    m_central->skew = 1h;
    auto line = client(m_central->url(), m_central->pin());
    QVERIFY(call(*line, {EndpointId::Reference}));
    QCOMPARE(m_central->seenCount(EndpointId::Reference), 2);
    QVERIFY(m_serverClock->now() == kNoon + 1h);
    QVERIFY(call(*line, {EndpointId::Reference}));
    QCOMPARE(m_central->seenCount(EndpointId::Reference), 3);
}

void TestCentralClient::givesUpAfterASecondClockSkew()
{
    auto line = client(m_central->url(), m_central->pin());
    m_central->beforeHandling = [&](EndpointId) { m_central->skew += 1h; };
    const Result result = call(*line, {EndpointId::Reference});
    QVERIFY(!result);
    QCOMPARE(result.error().problem->code, ProblemCode::ClockSkew);
    QCOMPARE(m_central->seenCount(EndpointId::Reference), 2);
}

void TestCentralClient::signsAnewWhenTheNonceWasUsed()
{
    auto line = client(m_central->url(), m_central->pin());
    int asked = 0;
    m_central->on(EndpointId::Reference, [&](const auto&) -> test::FakeCentral::Result {
        if (++asked == 1)
            return Unexpected{Problem{ProblemCode::Replayed, {}, {}}};
        return QJsonObject{};
    });
    QVERIFY(call(*line, {EndpointId::Reference}));
    QCOMPARE(asked, 2);
}

void TestCentralClient::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a page of a proxy") << Fault::Html;
    QTest::newRow("a proxy's error page") << Fault::ServerErrorHtml;
    QTest::newRow("JSON that breaks off") << Fault::BrokenJson;
    QTest::newRow("a redirect") << Fault::Redirect;
}

void TestCentralClient::refusesWhatIsNoAnswer()
{
    QFETCH(Fault, fault);
    auto line = client(m_central->url(), m_central->pin());
    m_central->failNext(EndpointId::Reference, fault);
    const Result result = call(*line, {EndpointId::Reference});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::BadAnswer);
    QVERIFY(result.error().leavesOutcomeOpen());
    QCOMPARE(m_central->seen().size(), 1);
}

void TestCentralClient::refusesRawNonsense_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("kind");
    const int bad = static_cast<int>(CallFailure::Kind::BadAnswer);
    const int none = static_cast<int>(CallFailure::Kind::NoAnswer);
    const QByteArray head("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
    QTest::newRow("cut off in the body") << head + "Content-Length: 100\r\n\r\n{\"a\":1" << bad;
    QTest::newRow("cut off in a chunk") << head + "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"a\"" << bad;
    QTest::newRow("cut off in the header") << QByteArray("HTTP/1.1 200 O") << none;
    QTest::newRow("no HTTP at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << none;
    QTest::newRow("closed without a word") << QByteArray(" ") << none;
    QTest::newRow("an array") << head + "Content-Length: 2\r\n\r\n[]" << bad;
    QTest::newRow("a key twice") << head + "Content-Length: 13\r\n\r\n{\"a\":1,\"a\":2}" << bad;
    QTest::newRow("nothing in it") << head + "Content-Length: 0\r\n\r\n" << bad;
    QTest::newRow("an error that is no document")
        << QByteArray(
               "HTTP/1.1 500 No\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}")
        << bad;
}

void TestCentralClient::refusesRawNonsense()
{
    QFETCH(QByteArray, reply);
    QFETCH(int, kind);
    test::RawTlsServer server(m_clock, m_random);
    server.reply = reply;
    auto line = client(server.url(), server.pin, {3s, 3s, 3s});
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().kind), kind);
    QVERIFY(result.error().leavesOutcomeOpen());
}

void TestCentralClient::readsProblemDocuments()
{
    auto line = client(m_central->url(), m_central->pin());
    m_central->on(EndpointId::Abandon, [](const auto&) -> test::FakeCentral::Result {
        return Unexpected{Problem{ProblemCode::VinUsed, QStringLiteral("used"), {{QStringLiteral("x"), 1}}}};
    });
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::Problem);
    QCOMPARE(result.error().problem->code, ProblemCode::VinUsed);
    QCOMPARE(result.error().problem->facts.value(QStringLiteral("x")).toInt(), 1);
    QVERIFY(!result.error().leavesOutcomeOpen());
}

void TestCentralClient::comesAgainWhenCentralIsBusy() // G8: by itself, with the same operation, freshly
                                                      // signed
{
    auto line = client(m_central->url(), m_central->pin());
    int asked = 0;
    QStringList operations;
    m_central->on(EndpointId::Abandon, [&](const test::SeenRequest& seen) -> test::FakeCentral::Result {
        operations.append(seen.operation);
        if (++asked <= 2)
            return Unexpected{Problem{
                ProblemCode::Overloaded,
                QStringLiteral("busy"),
                {{QStringLiteral("reason"), QStringLiteral("queue")}, {QStringLiteral("retryAfter"), 1}}}};
        return QJsonObject{{QStringLiteral("done"), true}};
    });
    QList<Milliseconds> pauses;
    connect(line.get(), &CentralClient::postponed, this, [&](Milliseconds pause) { pauses.append(pause); });

    const Result result = call(*line, abandon());

    QVERIFY(result);
    QCOMPARE(asked, 3);
    QCOMPARE(operations, QStringList(3, abandon().operation));
    QCOMPARE(pauses.size(), 2);
    for (const Milliseconds pause : std::as_const(pauses))
        QVERIFY(pause >= 1s && pause <= 1500ms);
    QCOMPARE(m_central->protocolBreaches(), QStringList());
}

void TestCentralClient::givesUpWhenCentralStaysBusy()
{
    auto line = client(m_central->url(), m_central->pin());
    int asked = 0;
    QJsonObject facts{{QStringLiteral("retryAfter"), 1}};
    m_central->on(EndpointId::Abandon, [&](const auto&) -> test::FakeCentral::Result {
        ++asked;
        return Unexpected{Problem{ProblemCode::Overloaded, QStringLiteral("busy"), facts}};
    });
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(asked, 4);
    QCOMPARE(result.error().problem->code, ProblemCode::Overloaded);
    QVERIFY(result.error().leavesOutcomeOpen()); // the clerk sends the same operation again
    // Who is to stay away for long, or is not told for how long, hears of it at once.
    for (const QJsonObject& other : {QJsonObject{{QStringLiteral("retryAfter"), 11}}, QJsonObject()}) {
        facts = other;
        asked = 0;
        QVERIFY(!call(*line, abandon()));
        QCOMPARE(asked, 1);
    }
}

void TestCentralClient::waitsNoLongerThanItsDeadline()
{
    auto line = client(m_central->url(), m_central->pin(), {200ms, 200ms, 200ms});
    m_central->failNext(EndpointId::Hello, Fault::Silence);
    const Result result = call(*line, {EndpointId::Hello});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::NoAnswer);
}

void TestCentralClient::aDrippingAnswerEndsAtTheDeadlineToo()
{
    test::RawTlsServer server(m_clock, m_random);
    server.closesAfterReply = false;
    server.reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    auto line = client(server.url(), server.pin, {300ms, 300ms, 300ms});
    const Result result = call(*line, {EndpointId::Hello});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::NoAnswer);
}

void TestCentralClient::saysThatTheLineIsCut()
{
    auto line = client(m_central->url(), m_central->pin());
    m_central->cutLine();
    QCOMPARE(call(*line, {EndpointId::Hello}).error().kind, CallFailure::Kind::NoAnswer);
    m_central->mendLine();
    QVERIFY(call(*line, {EndpointId::Hello}));
}

void TestCentralClient::nothingReachesAServerWithAnotherKey()
{
    test::RawTlsServer server(m_clock, m_random);
    server.reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    auto line = client(server.url(), m_central->pin());
    const Result result = call(*line, abandon());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::WrongKey);
    QCOMPARE(server.received, QByteArray());
}

// The certificate is good for the operating system; the key is another one all the same.
void TestCentralClient::nothingReachesATrustedServerWithAnotherKey()
{
    test::RawTlsServer server(m_clock, m_random);
    server.reply = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.setCaCertificates({server.certificate});
    QSslConfiguration::setDefaultConfiguration(trusting);
    auto line = client(server.url(), m_central->pin());
    const Result result = call(*line, abandon());
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, CallFailure::Kind::WrongKey);
    // What the client might still send would have arrived before a later exchange is answered.
    QVERIFY(call(*client(m_central->url(), m_central->pin()), {EndpointId::Hello}));
    QCOMPARE(server.received, QByteArray());
}

void TestCentralClient::refusesPlainHttp()
{
    QUrl url = m_central->url();
    url.setScheme(QStringLiteral("http"));
    auto line = client(url, m_central->pin());
    QCOMPARE(call(*line, abandon()).error().kind, CallFailure::Kind::WrongKey);
    QVERIFY(m_central->seen().isEmpty());
}

void TestCentralClient::answersNobodyWhoIsGone()
{
    auto line = client(m_central->url(), m_central->pin());
    bool isAnswered = false;
    {
        QObject asker;
        line->send({EndpointId::Hello}, &asker, [&](const Result&) { isAnswered = true; });
    }
    QVERIFY(call(*line, {EndpointId::Reference}));
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestCentralClient)
#include "tst_centralclient.moc"
