// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/enrolment.h"

#include "tests/support/fakecentral.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

class TestEnrolment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enrolsOnceAndRemembersItsKey();
    void keepsKeyAndOperationWhenTheAnswerIsLost();
    void asksNoMoreAfterARefusedCode();
    void asksAgainWhenThePcsClockWasWrong();

private:
    /// A program on the same data directory.
    struct Program
    {
        Program(TestEnrolment& test, const QString& code)
            : serverClock(test.m_clock)
            , client({test.m_central->url(), {test.m_central->pin()}, QStringLiteral("G03")}, test.m_clock,
                     test.m_random, serverClock, {500ms, 500ms, 500ms})
            , storage(*DbThread::start(
                  test.m_folder->filePath(QStringLiteral("station.db")),
                  std::make_unique<FileSecretStore>(test.m_folder->filePath(QStringLiteral("station.key"))),
                  test.m_random))
            , enrolment(*storage, client, test.m_random, code)
        {
            XUANHAO_CHECK(enrolment.load().hasValue());
        }
        ServerClock serverClock;
        CentralClient client;
        std::unique_ptr<DbThread> storage;
        Enrolment enrolment;
    };

    /// The first start gets no answer that helps.
    void enrolsAtTheSecondStart();

    test::FakeClock m_clock{Instant(Milliseconds(1'795'000'000'000))};
    test::SeededRandom m_random{11};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeCentral> m_central;
};

void TestEnrolment::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_central = std::make_unique<test::FakeCentral>(m_clock, m_random);
    m_central->knowsCounter = false;
    m_central->on(EndpointId::Reference, [](const auto&) { return QJsonObject{}; });
}

void TestEnrolment::enrolsOnceAndRemembersItsKey()
{
    {
        Program program(*this, QStringLiteral("CODE-1"));
        QVERIFY(!program.enrolment.isEnrolled());
        QSignalSpy enrolled(&program.enrolment, &Enrolment::enrolled);
        program.enrolment.tryNow();
        program.enrolment.tryNow();
        QTRY_COMPARE(enrolled.count(), 1);
        QCOMPARE(program.enrolment.counterName(), QStringLiteral("03号窗口"));
    }
    Program program(*this, QStringLiteral("CODE-1"));
    QVERIFY(program.enrolment.isEnrolled());
    QCOMPARE(program.enrolment.counterName(), QStringLiteral("03号窗口"));
    program.enrolment.tryNow();
    bool isSigned = false;
    program.client.send({EndpointId::Reference}, this,
                        [&](const auto& result) { isSigned = result.hasValue(); });
    QTRY_VERIFY(isSigned);
    QCOMPARE(m_central->seenCount(EndpointId::Enrol), 1);
    QCOMPARE(m_central->protocolBreaches(), QStringList());
}

void TestEnrolment::enrolsAtTheSecondStart()
{
    {
        Program program(*this, QStringLiteral("CODE-1"));
        QSignalSpy failed(&program.client, &CentralClient::failed);
        program.enrolment.tryNow();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!program.enrolment.isEnrolled());
    }
    Program program(*this, QStringLiteral("CODE-1"));
    program.enrolment.tryNow();
    QTRY_VERIFY(program.enrolment.isEnrolled());
}

void TestEnrolment::keepsKeyAndOperationWhenTheAnswerIsLost()
{
    m_central->failNext(EndpointId::Enrol, Fault::LostAnswer);
    enrolsAtTheSecondStart();
    QCOMPARE(m_central->effectCount(EndpointId::Enrol), 1);
    QCOMPARE(m_central->seen()[0].body, m_central->seen()[1].body);
}

void TestEnrolment::asksNoMoreAfterARefusedCode()
{
    Program program(*this, QStringLiteral("WRONG"));
    QSignalSpy failed(&program.client, &CentralClient::failed);
    program.enrolment.tryNow();
    QTRY_COMPARE(failed.count(), 1);
    program.enrolment.tryNow();
    bool isLater = false;
    program.client.send({EndpointId::Hello}, this, [&](const auto&) { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(m_central->seenCount(EndpointId::Enrol), 1);
}

void TestEnrolment::asksAgainWhenThePcsClockWasWrong()
{
    m_central->operationsFrom = m_clock.now() + 24h;
    enrolsAtTheSecondStart();
    QCOMPARE(m_central->seenCount(EndpointId::Enrol), 2);
}

QTEST_GUILESS_MAIN(TestEnrolment)
#include "tst_enrolment.moc"
