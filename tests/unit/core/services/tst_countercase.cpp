// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/counterdesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

class TestCounterCase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composesANumberFromStartToFinish();
    void drawsANumber();
    void saysWhyItCannotGoOn_data();
    void saysWhyItCannotGoOn();
    void stayOnThePageForAWrongField();
    void landsOnTheResultThatIsThere();
    void leavesASessionAtAnotherCounterAlone();
    void aTakenNumberOpensTheKeyboardAgain();
    void clearReleasesTheNumber();
    void aReadingFromBeforeAChangeIsNotTaken();
    void ignoresVerbsWhileBusy();
};

void TestCounterCase::composesANumberFromStartToFinish()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    QVERIFY(!desk.lockNumber());
    CounterCase& item = desk.front();
    QVERIFY(item.session()->lastVerify->isLocked);
    QVERIFY(!item.compose()->isOpen());
    desk.clock.advance(89s);
    desk.core->desk().step();
    QCoreApplication::processEvents();
    QCOMPARE(desk.central.seenCount(EndpointId::Submit), 0);
    desk.clock.advance(2s);
    QVERIFY(test::eventually([&] { return item.page() == CasePage::Code; }));
    QCOMPARE(desk.central.seenCount(EndpointId::Submit), 1);
    QVERIFY(!item.compose());

    QVERIFY(!desk.done([&](auto answer) { item.sendCode(answer); }));
    const auto wrong = desk.done([&](auto answer) { item.confirmCode(QStringLiteral("000000"), answer); });
    QVERIFY(wrong);
    QCOMPARE(wrong->problem->code, ProblemCode::CodeWrong);
    QCOMPARE(item.page(), CasePage::Code);
    QVERIFY(!desk.done([&](auto answer) { item.confirmCode(QStringLiteral("123456"), answer); }));
    QCOMPARE(item.page(), CasePage::Result);

    // C2: the result lies here before anything is printed.
    const QString session = item.session()->id;
    const auto stored =
        desk.core->storage().run([&](LocalStore& store) { return store.prints().find(session); });
    QVERIFY(stored && *stored);
    QVERIFY((*stored)->content->contains("440801199001011231"));
    QCOMPARE(desk.central.protocolBreaches(), QStringList());
    desk.core->services().cases.close(&item);
    QVERIFY(desk.restart());
    QVERIFY(desk.core->services().cases.cases().isEmpty());
}

void TestCounterCase::drawsANumber()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Choose));
    CounterCase& item = desk.front();
    QVERIFY(!item.refusalFor(command::Draw{}));
    QVERIFY(!desk.done([&](auto answer) { item.draw({DrawKind::Random, true}, answer); }));
    QCOMPARE(item.page(), CasePage::Draw);
    const SerialIndex number = item.session()->session.batch()->numbers[3];
    QVERIFY(!desk.done([&](auto answer) { item.chooseDrawn(number, answer); }));
    QCOMPARE(item.page(), CasePage::Code);
    QVERIFY(!desk.done([&](auto answer) { item.giveUpChoice(answer); }));
    QCOMPARE(item.page(), CasePage::Choose);
    QVERIFY(!desk.done([&](auto answer) { item.abandon(answer); }));
    QCOMPARE(item.page(), CasePage::Office);
}

void TestCounterCase::saysWhyItCannotGoOn_data()
{
    QTest::addColumn<ProblemCode>("code");
    for (const ProblemCode code :
         {ProblemCode::SessionLive, ProblemCode::Listed, ProblemCode::ServiceNotOffered,
          ProblemCode::DivisionClosed, ProblemCode::Maintenance, ProblemCode::NotOpenYet,
          ProblemCode::BusinessNotOffered, ProblemCode::ClockUntrusted})
        QTest::addRow("%s", qUtf8Printable(wireWord(code))) << code;
}

void TestCounterCase::saysWhyItCannotGoOn()
{
    QFETCH(ProblemCode, code);
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Office));
    desk.office.problems.insert(static_cast<int>(EndpointId::OpenSession),
                                Problem{code, {}, {{QStringLiteral("text"), QStringLiteral("x")}}});
    const auto failure = desk.next();
    QVERIFY(failure);
    QCOMPARE(desk.front().page(), CasePage::CannotProceed);
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::CannotProceed);
    QCOMPARE(desk.front().obstacle()->problem->code, code);
    QCOMPARE(desk.front().obstacle()->problem->facts.value(QStringLiteral("text")).toString(),
             QStringLiteral("x"));
    desk.office.problems.clear();
    desk.front().showPage(CasePage::Office);
    QCOMPARE(desk.front().page(), CasePage::Office);
    QVERIFY(!desk.next());
    QCOMPARE(desk.front().page(), CasePage::Notice);
}

void TestCounterCase::stayOnThePageForAWrongField()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    desk.core->services().cases.create();
    desk.office.problems.insert(static_cast<int>(EndpointId::Register),
                                Problem{ProblemCode::InvalidField, {}, {}});
    const auto failure = desk.next();
    QVERIFY(failure);
    QCOMPARE(failure->problem->code, ProblemCode::InvalidField);
    QCOMPARE(desk.front().page(), CasePage::Register);
    QVERIFY(!desk.front().obstacle());
    desk.office.problems.clear();
    QVERIFY(!desk.next());
    QCOMPARE(desk.front().page(), CasePage::Office);
}

// B13
void TestCounterCase::landsOnTheResultThatIsThere()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Choose));
    CounterCase& first = desk.front();
    QVERIFY(!desk.done([&](auto answer) { first.draw({}, answer); }));
    QVERIFY(!desk.done(
        [&](auto answer) { first.chooseDrawn(first.session()->session.batch()->numbers[0], answer); }));
    QVERIFY(!desk.done([&](auto answer) { first.confirmCode(QStringLiteral("123456"), answer); }));
    const QString session = first.session()->id;
    desk.core->services().cases.close(&first);

    desk.office.problems.insert(
        static_cast<int>(EndpointId::OpenSession),
        Problem{ProblemCode::AlreadyReserved, {}, {{QStringLiteral("session"), session}}});
    QVERIFY(desk.walkTo(CasePage::Office));
    QVERIFY(!desk.next());
    QCOMPARE(desk.front().page(), CasePage::Result);
    QCOMPARE(desk.front().session()->id, session);

    desk.core->services().cases.close(&desk.front());
    AccountView account = *desk.office.account;
    desk.office.account->reservedSession = session;
    QVERIFY(desk.core->services().cases.createFor(account));
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Result; }));
}

// B10
void TestCounterCase::leavesASessionAtAnotherCounterAlone()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Office));
    desk.office.counter = QStringLiteral("G07");
    desk.core->services().cases.close(&desk.front());
    desk.office.session.reset();
    AccountView account = *desk.office.account;
    desk.office.session =
        SessionView{.id = QStringLiteral("s-7"),
                    .account = account.id,
                    .caseNumber = QStringLiteral("G07-1"),
                    .counter = QStringLiteral("G07"),
                    .counterName = QStringLiteral("07号窗口"),
                    .openedAt = desk.clock.now(),
                    .serverTime = desk.clock.now(),
                    .division = QStringLiteral("440803"),
                    .business = BusinessKind::NewVehicle,
                    .session = SelectionSession(CounterId(QStringLiteral("G07")), desk.clock.now()),
                    .quotas = {},
                    .limits = {},
                    .vehicle = {},
                    .plateKind = {},
                    .contact = {},
                    .lastVerify = {},
                    .code = {},
                    .moveAsked = {},
                    .prints = 0,
                    .poolVersion = 0};
    desk.office.account->liveSession = QStringLiteral("s-7");
    QVERIFY(desk.core->services().cases.createFor(account));
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Elsewhere; }));
    const Problem problem = *desk.front().obstacle()->problem;
    QCOMPARE(problem.code, ProblemCode::SessionLive);
    QCOMPARE(problem.facts.value(QStringLiteral("counter")).toString(), QStringLiteral("07号窗口"));
    QVERIFY(!desk.front().session());
}

// B7
void TestCounterCase::aTakenNumberOpensTheKeyboardAgain()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    CounterCase& item = desk.front();
    QVERIFY(test::eventually([&] { return item.compose()->matchCount() > 0; }));
    QVERIFY(test::CounterDesk::typeNumber(*item.compose()));
    const SerialIndex number = *desk.office.pool.rules().indexOf(item.compose()->serial());
    QVERIFY(desk.office.hold(number, {})); // somebody else was faster
    const KeyboardLayout layout = item.compose()->layout();
    QVERIFY(!desk.done([&](auto answer) { item.verify({}, answer); }));
    QVERIFY(!item.session()->lastVerify->isLocked);
    QCOMPARE(item.session()->quotas.verifications, 4);
    QVERIFY(item.compose()->isOpen());
    QVERIFY(!item.compose()->characterAt(0));
    QVERIFY(!(item.compose()->layout() == layout));
    const auto gone = [&] { return !desk.core->pools().index(PlateKind::SmallCar).contains(number); };
    QVERIFY(test::eventually(gone));
}

void TestCounterCase::clearReleasesTheNumber()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Compose));
    QVERIFY(!desk.lockNumber());
    CounterCase& item = desk.front();
    QCOMPARE(item.refusalFor(command::Verify{0}), std::optional(Refusal::KeyboardClosed));
    QVERIFY(!desk.done([&](auto answer) { item.clearNumber(answer); }));
    QVERIFY(item.compose()->isOpen());
    QCOMPARE(item.session()->quotas.locks, 1);
    QVERIFY(!item.session()->session.composeWindow()->locked);
}

void TestCounterCase::aReadingFromBeforeAChangeIsNotTaken()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    CounterCase& item = desk.front();
    int answers = 0;
    item.refresh([&](const std::optional<Failure>&) { ++answers; });
    item.acceptNotice([&](const std::optional<Failure>&) { ++answers; });
    QVERIFY(test::eventually([&] { return answers == 2; }));
    QCOMPARE(item.page(), CasePage::Vehicle);
}

void TestCounterCase::ignoresVerbsWhileBusy()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Notice));
    CounterCase& item = desk.front();
    QSignalSpy busy(&item, &ApplicantCase::busyChanged);
    int answers = 0;
    item.acceptNotice([&](const std::optional<Failure>&) { ++answers; });
    QVERIFY(item.isBusy());
    item.acceptNotice([&](const std::optional<Failure>&) { ++answers; });
    item.abandon([&](const std::optional<Failure>&) { ++answers; });
    QVERIFY(test::eventually([&] { return !item.isBusy() && answers > 0; }));
    QCOMPARE(answers, 1);
    QCOMPARE(busy.count(), 2);
    QCOMPARE(desk.central.seenCount(EndpointId::Abandon), 0);
    QCOMPARE(desk.central.seenCount(EndpointId::AcceptNotice), 1);
}

QTEST_GUILESS_MAIN(TestCounterCase)
#include "tst_countercase.moc"
