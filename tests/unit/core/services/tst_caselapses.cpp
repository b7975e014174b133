// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

/// What time alone took away is told on the choose page, until something else is done (B8, B9, B11).
class TestCaseLapses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThatAWindowEndedWithoutALock()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && desk.walkTo(CasePage::Compose));

        desk.clock.advance(95s);

        QVERIFY(isBackAtChoosing(desk));
        QCOMPARE(desk.front().lapsed(), Passing::ComposeEmpty);
        QVERIFY(!desk.next()); // the next window begins
        QCOMPARE(desk.front().page(), CasePage::Compose);
        QCOMPARE(desk.front().lapsed(), Passing::Nothing);
    }
    void tellsThatABatchLapsed()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && desk.walkTo(CasePage::Choose));
        QVERIFY(!desk.done([&](auto answer) { desk.front().draw({}, answer); }));

        desk.clock.advance(desk.office.reference.profile.draw.batchLife + 5s);

        QVERIFY(isBackAtChoosing(desk));
        QCOMPARE(desk.front().lapsed(), Passing::BatchLapsed);
    }
    void tellsThatTheChoiceLapsed()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && choose(desk));

        desk.clock.advance(desk.office.reference.profile.code.hold + 5s);

        QVERIFY(isBackAtChoosing(desk));
        QCOMPARE(desk.front().lapsed(), Passing::ChoiceLapsed);
    }
    void whatWasGivenUpHasNotLapsed()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && choose(desk));

        QVERIFY(!desk.done([&](auto answer) { desk.front().giveUpChoice(answer); }));

        QCOMPARE(desk.front().page(), CasePage::Choose);
        QCOMPARE(desk.front().lapsed(), Passing::Nothing);
    }
    void whatLapsedWhileTheProgramWasClosedIsToldToo()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && desk.walkTo(CasePage::Compose));
        desk.core.reset();
        desk.clock.advance(95s);

        QVERIFY(desk.start());

        QVERIFY(isBackAtChoosing(desk));
        QCOMPARE(desk.front().lapsed(), Passing::ComposeEmpty);
        QVERIFY(desk.restart());
        QCOMPARE(desk.front().lapsed(), Passing::ComposeEmpty); // it is told again
    }
    void aLockedNumberThatLapsedUnseenWasTheChoice()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start() && desk.walkTo(CasePage::Compose));
        QVERIFY(!desk.lockNumber());
        desk.core.reset();
        desk.clock.advance(95s + desk.office.reference.profile.code.hold);

        QVERIFY(desk.start());

        QVERIFY(isBackAtChoosing(desk));
        QCOMPARE(desk.front().lapsed(), Passing::ChoiceLapsed);
    }

private:
    static bool isBackAtChoosing(test::CounterDesk& desk)
    {
        return test::eventually([&] { return desk.front().page() == CasePage::Choose; });
    }
    /// A drawn number is chosen and waits for the code.
    static bool choose(test::CounterDesk& desk)
    {
        if (!desk.walkTo(CasePage::Choose) || desk.done([&](auto answer) { desk.front().draw({}, answer); }))
            return false;
        const SerialIndex number = desk.front().session()->session.batch()->numbers[0];
        return !desk.done([&](auto answer) { desk.front().chooseDrawn(number, answer); }) &&
               desk.front().page() == CasePage::Code;
    }
};

QTEST_GUILESS_MAIN(TestCaseLapses)
#include "tst_caselapses.moc"
