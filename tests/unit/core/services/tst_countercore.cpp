// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemrandom.h"
#include "tests/support/sheets.h"
#include "tests/unit/core/services/counterdesk.h"

#include <QSignalSpy>
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
    void sheetsOfATimeWithoutALineGoUpLater();
    void aRefusedSheetStaysAndIsSaid();
    void anExpiredRecordIsMadeAnew();
    void aDamagedRecordKeepsNoOtherBack();
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

namespace {

constexpr std::chrono::seconds kLate = SheetRequest::kPrompt + std::chrono::seconds(10);

/// Records a sheet; nothing when it is refused.
std::optional<RecordedSheet> recorded(test::CounterDesk& desk, const SheetRequest& request, int printed = 0)
{
    std::optional<Expected<RecordedSheet, Failure>> reply;
    desk.core->services().sheets.record(request, printed, [&](auto answer) { reply.emplace(answer); });
    if (!test::eventually([&] { return reply.has_value(); }) || !*reply)
        return std::nullopt;
    return **reply;
}

} // namespace

void TestCounterCore::aSheetIsCountedOnceInSpiteOfALostAnswer()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    const QString session = desk.front().session()->id;
    desk.central.failNext(EndpointId::RecordSheet, Fault::LostAnswer);
    const auto first = recorded(desk, test::applicationSheet(session));
    QVERIFY(first && first->sheet.isEmpty()); // it may be printed all the same
    QCOMPARE(first->nth, 1);
    QCOMPARE(desk.core->services().sheets.waiting().size(), 1);

    desk.clock.advance(kLate);
    QVERIFY(desk.restart()); // the sign-in sends it again

    QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
    const auto second = recorded(desk, test::applicationSheet(session, QStringLiteral("卡纸")));
    QVERIFY(second);
    QCOMPARE(second->sheet, QStringLiteral("p-2"));
    QCOMPARE(second->nth, 2);
}

void TestCounterCore::sheetsOfATimeWithoutALineGoUpLater() // C2, F4
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    const QString session = desk.front().session()->id;
    for (int turn = 0; turn < 2; ++turn)
        desk.central.failNext(EndpointId::RecordSheet, Fault::Silence);
    const Instant before = desk.core->services().connection.serverNow();
    const SheetRequest other = test::sheetAbout(SheetKind::RefusalNotice, {});
    SheetRequest two = test::applicationSheet(session, QStringLiteral("卡纸"));
    two.copies = 2;
    QCOMPARE(recorded(desk, two, 4)->nth, 5);
    QCOMPARE(recorded(desk, other)->nth, 1);
    // The line is there again, but central knows nothing of the first ones yet.
    const auto behind = recorded(desk, test::applicationSheet(session, QStringLiteral("卡纸")), 4);
    QVERIFY(behind && behind->sheet.isEmpty());
    QCOMPARE(behind->nth, 7);
    QVERIFY(recorded(desk, other)); // nobody takes what waits for a sheet of this very moment
    QCOMPARE(desk.core->services().sheets.waiting().size(), 3);
    QSignalSpy wentUp(&desk.core->services().sheets, &SheetService::wentUp);

    desk.clock.advance(kLate);
    const auto next = recorded(desk, other);

    QVERIFY(next && !next->sheet.isEmpty());
    QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
    QCOMPARE(wentUp.size(), 3);
    QList<QJsonObject> told;
    for (const SeenRequest& request : desk.central.seen()) {
        if (request.endpoint == EndpointId::RecordSheet)
            told.append(request.body);
    }
    const QJsonObject waited = told.value(told.size() - 3); // in the order of printing
    QCOMPARE(waited.value(QStringLiteral("subject")).toString(), session);
    QCOMPARE(waited.value(QStringLiteral("printedBy")).toString(), QStringLiteral("0312"));
    const Instant at = *instantFromIso(waited.value(QStringLiteral("printedAt")).toString());
    QVERIFY(at >= before && at < before + kLate);
}

void TestCounterCore::aRefusedSheetStaysAndIsSaid() // F4
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    const SheetRequest other = test::sheetAbout(SheetKind::RefusalNotice, {});
    desk.central.failNext(EndpointId::RecordSheet, Fault::Silence);
    QVERIFY(recorded(desk, test::applicationSheet(desk.front().session()->id)));
    const int code = static_cast<int>(EndpointId::RecordSheet);
    desk.office.problems.insert(code, Problem{ProblemCode::NotFound, {}, {}});
    QVERIFY(!recorded(desk, other)); // refused at once: nothing is printed
    QCOMPARE(desk.core->services().sheets.waiting().size(), 1);

    desk.clock.advance(kLate);
    QVERIFY(desk.restart());

    const auto isSaid = [&] {
        const QList<WaitingSheet> waiting = desk.core->services().sheets.waiting();
        return waiting.size() == 1 && waiting.first().refusal &&
               waiting.first().refusal->problem->code == ProblemCode::NotFound;
    };
    QVERIFY(test::eventually(isSaid));
    desk.office.problems.remove(code);
    QVERIFY(recorded(desk, other));
    QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
}

void TestCounterCore::anExpiredRecordIsMadeAnew() // F3, F4: central has forgotten its operation, not its
                                                  // sheet
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    const SheetRequest sheet = test::sheetAbout(SheetKind::RefusalNotice, {});
    desk.central.failNext(EndpointId::RecordSheet, Fault::Silence);
    QVERIFY(recorded(desk, sheet));
    const auto lastRecord = [&] {
        QString operation;
        for (const SeenRequest& request : desk.central.seen()) {
            if (request.endpoint == EndpointId::RecordSheet)
                operation = request.operation;
        }
        return operation;
    };
    const QString first = lastRecord();
    desk.clock.advance(kLate);
    desk.central.operationsFrom = desk.clock.now() + kLate;
    QVERIFY(desk.restart());
    QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
    QVERIFY(lastRecord() != first);
    QCOMPARE(desk.central.effectCount(EndpointId::RecordSheet), 1);
}

void TestCounterCore::aDamagedRecordKeepsNoOtherBack() // C2, F4
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    const QList<SheetKind> kinds{SheetKind::RefusalNotice, SheetKind::ComeBackSlip, SheetKind::OneTimeNotice};
    for (const SheetKind kind : kinds) {
        desk.central.failNext(EndpointId::RecordSheet, Fault::Silence);
        QVERIFY(recorded(desk, test::sheetAbout(kind, {})));
        desk.clock.advance(1s);
    }
    // Of another program: one that central has no such endpoint for, one that is no sheet.
    const Instant now = desk.clock.now();
    for (const auto& [id, target] : {std::pair("x", "recordSheets"), std::pair("y", "recordSheet")}) {
        const StoredOperation strange{QLatin1String(id), QLatin1String("sheet:") + QLatin1String(id),
                                      QLatin1String(target), "{}"};
        QVERIFY(desk.core->storage().run(
            [&](LocalStore& store) { return store.operations().begin(strange, now); }));
    }
    desk.core.reset();
    {
        auto database = Database::open(desk.folder.filePath(QStringLiteral("station.db")));
        QVERIFY(database);
        QVERIFY((*database)->execute("UPDATE operation SET sealed = x'00' WHERE scope LIKE 'sheet:%' "
                                     "AND created_at = (SELECT min(created_at) FROM operation)"));
    }
    const qsizetype before = desk.central.seen().size();
    desk.clock.advance(kLate);

    for (int turn = 0; turn < 2; ++turn) { // they stay, and are told of again
        QVERIFY(desk.restart());
        QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
        QCOMPARE(desk.core->services().sheets.unreadable(), std::optional(3));
    }
    QStringList told;
    for (qsizetype i = before; i < desk.central.seen().size(); ++i) {
        if (desk.central.seen().at(i).endpoint == EndpointId::RecordSheet)
            told.append(desk.central.seen().at(i).body.value(QStringLiteral("kind")).toString());
    }
    QCOMPARE(told, (QStringList{wireWord(kinds[1]), wireWord(kinds[2])}));
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
