// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemrandom.h"
#include "tests/support/sheets.h"
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

#include <algorithm>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;
using test::SeenRequest;

class TestCounterCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramUsesTheSystemsRandomness();
    void enrolsFetchesTheOfficeAndSignsIn();
    void knowsTheOfficeWithoutALine();
    void saysThatTheServerHasAnotherKey();
    void locksForTheSamePersonOnly();
    void locksWhenTheSignInHasRunOut();
    void aSheetIsCountedOnceInSpiteOfALostAnswer();
    void aWaitingSheetStandsForNoOther();
    void theLastWordOnASheetIsSent();
    void aCountersReportIsAskedFor();
    void refusesAnotherKeyFile();
};

void TestCounterCore::theProgramUsesTheSystemsRandomness()
{
    QTemporaryDir folder;
    auto core = CounterCore::openForProgram({QUrl(QStringLiteral("https://127.0.0.1:1")),
                                             {},
                                             QStringLiteral("G03"),
                                             {},
                                             folder.filePath(QStringLiteral("new/data"))});
    QVERIFY(core);
    QVERIFY(dynamic_cast<const SystemRandom*>(&(*core)->random()));
}

void TestCounterCore::enrolsFetchesTheOfficeAndSignsIn()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    const CounterServices services = desk.core->services();
    QCOMPARE(services.connection.state(), ConnectionState::Online);
    QCOMPARE(services.office.reference()->authority, QStringLiteral("粤G"));
    QCOMPARE(services.staff.current()->name, QStringLiteral("经办"));
    QCOMPARE(desk.central.protocolBreaches(), QStringList());
    services.staff.signOut();
    QVERIFY(!services.staff.current());
    QVERIFY(test::eventually([&] { return desk.central.seenCount(EndpointId::SignOut) == 1; }));
}

void TestCounterCore::knowsTheOfficeWithoutALine()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    desk.core.reset();
    desk.central.cutLine();
    desk.open();
    QVERIFY(desk.core->services().office.reference());
    desk.core->start();
    QVERIFY(test::eventually(
        [&] { return desk.core->services().connection.state() == ConnectionState::Unstable; }));
}

void TestCounterCore::saysThatTheServerHasAnotherKey()
{
    test::CounterDesk desk;
    auto core = CounterCore::open({desk.central.url(),
                                   {QByteArray("other")},
                                   QStringLiteral("G03"),
                                   QStringLiteral("CODE-1"),
                                   desk.folder.path()},
                                  desk.clock, desk.random);
    QVERIFY(core);
    (*core)->start();
    QVERIFY(test::eventually(
        [&] { return (*core)->services().connection.state() == ConnectionState::WrongKey; }));
    QVERIFY(desk.central.seen().isEmpty());
}

void TestCounterCore::locksForTheSamePersonOnly()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    StaffService& staff = desk.core->services().staff;
    staff.lock();
    QVERIFY(staff.isLocked());
    const auto failure =
        desk.done([&](auto answer) { staff.signIn(QStringLiteral("0400"), QStringLiteral("x"), answer); });
    QVERIFY(failure);
    QCOMPARE(failure->problem->code, ProblemCode::Forbidden);
    QVERIFY(staff.isLocked());
    QVERIFY(desk.signIn());
    QVERIFY(!staff.isLocked());
}

void TestCounterCore::locksWhenTheSignInHasRunOut()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    desk.office.problems.insert(static_cast<int>(EndpointId::Register),
                                Problem{ProblemCode::SignInFirst, {}, {}});
    desk.core->services().cases.create();
    const auto failure = desk.next();
    QVERIFY(failure);
    QCOMPARE(failure->problem->code, ProblemCode::SignInFirst);
    QVERIFY(desk.core->services().staff.isLocked());
    QCOMPARE(desk.front().accountDraft().name, QStringLiteral("张三"));
}

void TestCounterCore::aSheetIsCountedOnceInSpiteOfALostAnswer()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    const QString session = desk.front().session()->id;
    desk.central.failNext(EndpointId::RecordSheet, Fault::LostAnswer);
    std::optional<Expected<SheetReply, Failure>> reply;
    const auto record = [&](const SheetRequest& request) {
        reply.reset();
        desk.core->services().sheets.record(request, [&](auto answer) { reply.emplace(answer); });
        return test::eventually([&] { return reply.has_value(); });
    };
    QVERIFY(record(test::applicationSheet(session)));
    QVERIFY(!*reply);
    QVERIFY(desk.restart());
    QVERIFY(record(test::applicationSheet(session)));
    QVERIFY(*reply);
    QCOMPARE((*reply)->nth, 1);
    QVERIFY(record(test::applicationSheet(session, QStringLiteral("卡纸"))));
    QCOMPARE((*reply)->nth, 2);
}

void TestCounterCore::aWaitingSheetStandsForNoOther() // C2: the record says what was printed
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    SheetRequest first = test::sheetAbout(SheetKind::OneTimeNotice, {});
    SheetRequest other = first;
    other.contentHash = contentHashOf({{QStringLiteral("for"), QStringLiteral("somebody else")}});
    desk.central.failNext(EndpointId::RecordSheet, Fault::LostAnswer);
    std::optional<Expected<SheetReply, Failure>> reply;
    const auto record = [&](const SheetRequest& request) {
        reply.reset();
        desk.core->services().sheets.record(request, [&](auto answer) { reply.emplace(answer); });
        return test::eventually([&] { return reply.has_value(); });
    };
    QVERIFY(record(first));
    QVERIFY(!*reply);
    QVERIFY(record(other));
    QVERIFY(*reply);
    QCOMPARE((*reply)->sheet, QStringLiteral("p-2"));
    QVERIFY(record(first));
    QVERIFY(*reply);
    QCOMPARE((*reply)->sheet, QStringLiteral("p-1"));
}

void TestCounterCore::theLastWordOnASheetIsSent() // C2
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    std::optional<Expected<SheetOutcomeReply, Failure>> reply;
    const auto say = [&](SheetOutcome outcome) {
        reply.reset();
        desk.core->services().sheets.recordOutcome(QStringLiteral("p-1"), outcome,
                                                   [&](auto answer) { reply.emplace(answer); });
        return test::eventually([&] { return reply.has_value(); });
    };
    desk.central.failNext(EndpointId::RecordSheetOutcome, Fault::LostAnswer);
    QVERIFY(say(SheetOutcome::Printed));
    QVERIFY(!*reply);
    QVERIFY(say(SheetOutcome::NotPrinted));
    QVERIFY(*reply);
    QCOMPARE((*reply)->outcome, SheetOutcome::NotPrinted);
    QVERIFY(say(SheetOutcome::Printed));
    QCOMPARE((*reply)->outcome, SheetOutcome::Printed);
    QCOMPARE(desk.central.seenCount(EndpointId::RecordSheetOutcome), 3);
}

void TestCounterCore::aCountersReportIsAskedFor() // C2
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    desk.office.report.opened = 7;
    const CounterReportQuery query{.from = desk.clock.now() - std::chrono::hours(8),
                                   .to = desk.clock.now(),
                                   .counter = QStringLiteral("G04")};
    std::optional<Expected<CounterReport, Failure>> reply;

    desk.core->services().sheets.report(query, [&](auto answer) { reply.emplace(answer); });

    QVERIFY(test::eventually([&] { return reply.has_value(); }));
    QVERIFY(*reply);
    QCOMPARE((*reply)->toJson(), desk.office.report.toJson());
    const auto& seen = desk.central.seen();
    const auto asked = std::find_if(seen.begin(), seen.end(), [](const SeenRequest& request) {
        return request.endpoint == EndpointId::CounterReport;
    });
    QVERIFY(asked != seen.end());
    QCOMPARE(asked->body, query.toJson());
}

void TestCounterCore::refusesAnotherKeyFile()
{
    test::CounterDesk desk;
    desk.open();
    desk.core.reset();
    QVERIFY(QFile::remove(desk.folder.filePath(QStringLiteral("station.key"))));
    const auto core = CounterCore::open(
        {desk.central.url(), {}, QStringLiteral("G03"), {}, desk.folder.path()}, desk.clock, desk.random);
    QVERIFY(!core);
    QCOMPARE(core.error().code, StorageError::Code::KeyMissing);
}

QTEST_GUILESS_MAIN(TestCounterCore)
#include "tst_countercore.moc"
