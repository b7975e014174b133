// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link.h"

#include "tests/support/fakecentral.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <QSignalSpy>
#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnlineAndKnowsTheServersTime();
    void beatsOnlyWhenIdle();
    void goesUnstableThenOfflineThenOnlineAgain();
    void saysThatTheKeyIsWrong();
    void saysThatTheCounterIsUnknown();
    void saysThatCentralIsBusy();
    void anAnswerThatIsNoneIsNoHello();

private:
    void beat()
    {
        m_clock.advance(13s);
        m_link->step();
    }
    test::FakeClock m_clock{Instant(Milliseconds(1'795'000'000'000))};
    test::SeededRandom m_random{9};
    std::unique_ptr<test::FakeCentral> m_central;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<Link> m_link;
};

void TestLink::init()
{
    m_link.reset();
    m_client.reset();
    m_central = std::make_unique<test::FakeCentral>(m_clock, m_random);
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_client = std::make_unique<CentralClient>(
        CentralAddress{m_central->url(), {m_central->pin()}, QStringLiteral("G03")}, m_clock, m_random,
        *m_serverClock, CallDeadlines{500ms, 500ms, 500ms});
    m_client->setKey(CounterKey::create(m_random));
    m_link = std::make_unique<Link>(*m_client, *m_serverClock, m_clock, m_random);
}

void TestLink::goesOnlineAndKnowsTheServersTime()
{
    m_central->skew = 40s;
    QCOMPARE(m_link->state(), LinkState::Connecting);
    QSignalSpy online(m_link.get(), &Link::cameOnline);
    m_link->step();
    QTRY_VERIFY(m_serverClock->sample().has_value());
    QCOMPARE(m_link->state(), LinkState::Online);
    QCOMPARE(online.count(), 1);
    QVERIFY(m_serverClock->error() == -40s);
}

void TestLink::beatsOnlyWhenIdle()
{
    m_link->step();
    QTRY_COMPARE(m_link->state(), LinkState::Online);
    QTRY_COMPARE(m_central->seenCount(EndpointId::Hello), 1);
    m_clock.advance(7s);
    m_link->step();
    bool isAnswered = false;
    m_client->send({EndpointId::Reference}, this, [&](const auto&) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(m_central->seenCount(EndpointId::Hello), 1);
    m_clock.advance(7s); // fourteen after the hello, seven after the last answer
    m_link->step();
    beat();
    QTRY_COMPARE(m_central->seenCount(EndpointId::Hello), 2);
}

void TestLink::goesUnstableThenOfflineThenOnlineAgain()
{
    m_link->step();
    QTRY_COMPARE(m_link->state(), LinkState::Online);
    QTRY_VERIFY(m_serverClock->sample().has_value());
    m_central->cutLine();
    beat();
    QTRY_COMPARE(m_link->state(), LinkState::Unstable);
    for (int i = 0; i < 2; ++i) {
        QSignalSpy failed(m_client.get(), &CentralClient::failed);
        beat();
        QTRY_COMPARE(failed.count(), 1);
    }
    QCOMPARE(m_link->state(), LinkState::Offline);
    m_central->mendLine();
    m_link->retryNow();
    QTRY_COMPARE(m_link->state(), LinkState::Online);
}

void TestLink::saysThatTheKeyIsWrong()
{
    CentralClient other({m_central->url(), {QByteArray("x")}, QStringLiteral("G03")}, m_clock, m_random,
                        *m_serverClock);
    Link link(other, *m_serverClock, m_clock, m_random);
    link.step();
    QTRY_COMPARE(link.state(), LinkState::WrongKey);
}

void TestLink::saysThatTheCounterIsUnknown()
{
    m_central->knowsCounter = false;
    m_link->step();
    QTRY_COMPARE(m_link->state(), LinkState::Online);
    m_client->send({EndpointId::Reference}, this, [](const auto&) {});
    QTRY_COMPARE(m_link->state(), LinkState::Unknown);
    QSignalSpy reached(m_link.get(), &Link::reached);
    beat();
    QTRY_COMPARE(m_central->seenCount(EndpointId::Hello), 2);
    QTRY_COMPARE(reached.count(), 1);
    QCOMPARE(m_link->state(), LinkState::Unknown);
    m_central->knowsCounter = true;
    m_central->on(EndpointId::Reference, [](const auto&) { return QJsonObject{}; });
    m_client->send({EndpointId::Reference}, this, [](const auto&) {});
    QTRY_COMPARE(m_link->state(), LinkState::Online);
}

void TestLink::saysThatCentralIsBusy() // G8
{
    m_link->step();
    QTRY_COMPARE(m_link->state(), LinkState::Online);
    bool isBusy = true;
    m_central->on(EndpointId::Reference, [&](const auto&) -> test::FakeCentral::Result {
        if (std::exchange(isBusy, false))
            return Unexpected{Problem{
                ProblemCode::Overloaded, QStringLiteral("busy"), {{QStringLiteral("retryAfter"), 1}}}};
        return QJsonObject{};
    });
    m_client->send({EndpointId::Reference}, this, [](const auto&) {});
    QTRY_COMPARE(m_link->state(), LinkState::Busy);
    QTRY_COMPARE(m_link->state(), LinkState::Online);
}

void TestLink::anAnswerThatIsNoneIsNoHello()
{
    m_central->failNext(EndpointId::Hello, Fault::WrongTypes);
    m_link->step();
    QTRY_COMPARE(m_link->state(), LinkState::Unstable);
    QVERIFY(!m_serverClock->sample());
}

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
