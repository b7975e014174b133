// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/rules/sessiontable.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// What deadlines, quotas and the profile make of a selection (B7–B9, B11, B14).
class TestSessionTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // B9: only at the deadline, by central itself.
    void deadlineTurnsTheLockedNumberIntoTheChoice()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();
        const Instant deadline = scene.session.composeWindow()->deadline;
        scene.now = deadline - 1ms;
        QCOMPARE(scene.advance(), Passing::Nothing);

        scene.now = deadline + 5s;
        QCOMPARE(scene.advance(), Passing::ComposeChose);

        QCOMPARE(scene.session.stage(), Stage::AwaitingCode);
        const SelectionSession::Choice expected{kFree, ChoiceMode::Composed, deadline, deadline + 600s};
        QVERIFY(scene.session.choice() == expected);
        QCOMPARE(scene.desk.held().at(kFree), deadline + 600s);
        QCOMPARE(scene.advance(), Passing::Nothing);
    }
    void deadlineWithoutLockLeadsBackToChoosing()
    {
        Scene scene(shippedProfile("classic"));
        scene.compose();
        scene.must(command::Verify{kTaken});

        scene.now += 90s;

        QCOMPARE(scene.advance(), Passing::ComposeEmpty);
        QCOMPARE(scene.session.stage(), Stage::Choosing);
        QVERIFY(scene.quotas == (Quotas{4, 2, 5, 1}));
    }
    void everythingOverdueHappensInOrder()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();
        scene.now += 24h;

        QCOMPARE(scene.advance(), Passing::ComposeChose);
        QCOMPARE(scene.advance(), Passing::ChoiceLapsed);
        QVERIFY(scene.desk.claimed().empty());
        QCOMPARE(scene.advance(), Passing::WentIdle);
        QCOMPARE(scene.advance(), Passing::Nothing);
        QCOMPARE(scene.session.endReason(), std::optional(EndReason::Idle));
    }
    void submissionOneMillisecondEarlyVoidsEvenWithoutALock()
    {
        for (const bool isLocked : {false, true}) {
            Scene scene(shippedProfile("classic"));
            scene.compose();
            if (isLocked)
                scene.must(command::Verify{kFree});
            scene.now += 90s - 1ms;

            QCOMPARE(scene.handle(command::Submit{}).value(), Outcome::Voided);

            QCOMPARE(scene.session.endReason(), std::optional(EndReason::EarlySubmission));
            QVERIFY(scene.desk.claimed().empty());
            QVERIFY(!scene.session.nextDeadline(scene.profile));
        }
    }
    // B7: the chance of a cleared lock stays spent; the number can be taken again.
    void clearedNumberIsFreeAndItsChanceSpent()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();
        scene.must(command::Clear{});
        QVERIFY(scene.desk.freeNumbers().contains(kFree));

        QCOMPARE(scene.must(command::Verify{kFree}), Outcome::NumberLocked);
        scene.must(command::Clear{});

        QVERIFY(scene.quotas == (Quotas{3, 0, 5, 1}));
        QCOMPARE(scene.handle(command::Verify{kFree}).error(), Refusal::NoLocksLeft);
        QVERIFY(scene.quotas == (Quotas{3, 0, 5, 1}));
    }
    // E3: nobody is to know when a number that was as good as somebody's can be had again.
    void numberThatWasLockedOrChosenComesBackLater_data()
    {
        QTest::addColumn<bool>("isChosen");
        QTest::addColumn<Command>("command");
        QTest::newRow("choice given up") << true << Command(command::GiveUpChoice{});
        QTest::newRow("session with a choice abandoned") << true << Command(command::Abandon{});
        QTest::newRow("session with a lock abandoned") << false << Command(command::Abandon{});
        QTest::newRow("early submission") << false << Command(command::Submit{});
    }
    void numberThatWasLockedOrChosenComesBackLater()
    {
        QFETCH(bool, isChosen);
        QFETCH(Command, command);
        Scene scene(shippedProfile("classic"));
        scene.lock();
        if (isChosen) {
            scene.now = scene.session.composeWindow()->deadline;
            QCOMPARE(scene.advance(), Passing::ComposeChose);
        }

        scene.must(command);

        QVERIFY(scene.desk.claimed().empty());
        QVERIFY(!scene.desk.freeNumbers().contains(kFree));
        QCOMPARE(scene.desk.returning(), std::set<SerialIndex>{kFree});
    }
    void restLengthensIdlenessOnly()
    {
        Scene scene(shippedProfile("classic"));
        const Instant before = *scene.session.nextDeadline(scene.profile);
        scene.session.restUntil(scene.now - Milliseconds(1));
        QCOMPARE(*scene.session.nextDeadline(scene.profile), before);

        scene.session.restUntil(scene.now + Milliseconds(1000));

        QCOMPARE(*scene.session.nextDeadline(scene.profile), before + Milliseconds(1000));
    }
    void spentQuotasRefuse_data()
    {
        QTest::addColumn<int>("verifications");
        QTest::addColumn<int>("locks");
        QTest::addColumn<int>("draws");
        QTest::addColumn<Refusal>("compose");
        QTest::addColumn<bool>("mayDraw");
        QTest::newRow("no verifications") << 0 << 2 << 5 << Refusal::NoVerificationsLeft << true;
        QTest::newRow("no locks") << 5 << 0 << 5 << Refusal::NoLocksLeft << true;
        QTest::newRow("nothing left") << 0 << 0 << 0 << Refusal::NoVerificationsLeft << false;
    }
    void spentQuotasRefuse()
    {
        QFETCH(int, verifications);
        QFETCH(int, locks);
        QFETCH(int, draws);
        QFETCH(Refusal, compose);
        QFETCH(bool, mayDraw);
        Scene scene(shippedProfile("classic"));
        scene.prepare();
        Scene composing(shippedProfile("classic"));
        composing.compose();
        scene.quotas = composing.quotas = {verifications, locks, draws, 0};

        QCOMPARE(scene.handle(command::StartCompose{}).error(), compose);
        QCOMPARE(composing.handle(command::Verify{kFree}).error(), compose);
        if (mayDraw)
            QCOMPARE(scene.handle(command::Draw{}).value(), Outcome::BatchDrawn);
        else
            QCOMPARE(scene.handle(command::Draw{}).error(), Refusal::NoDrawsLeft);
    }
    void offersOnlyWhatTheProfileOffers()
    {
        Scene scene(shippedProfile("classic"));
        scene.profile.compose.enabled = false;
        scene.profile.draw.enabled = false;
        scene.prepare();

        QCOMPARE(scene.handle(command::StartCompose{}).error(), Refusal::ComposeNotOffered);
        QCOMPARE(scene.handle(command::Draw{}).error(), Refusal::DrawNotOffered);
    }

    // B8
    void choosingFromTheBatchGivesTheOthersBack()
    {
        Scene scene(shippedProfile("classic"));
        scene.draw();
        QCOMPARE(scene.session.batch()->numbers.size(), std::size_t{10});
        QCOMPARE(scene.session.batch()->expiresAt, kStart + 90s);
        const SerialIndex chosen = scene.session.batch()->numbers[3];
        scene.now += 89s;

        QCOMPARE(scene.must(command::ChooseDrawn{chosen}), Outcome::Chosen);

        QCOMPARE(scene.desk.held().size(), std::size_t{1});
        QCOMPARE(scene.desk.held().at(chosen), scene.now + 600s);
        QCOMPARE(scene.session.choice()->mode, ChoiceMode::Drawn);
    }
    void newBatchReplacesTheOldOne()
    {
        Scene scene(shippedProfile("classic"));
        scene.draw();
        const auto first = scene.liveNumbers();

        scene.must(command::Draw{});

        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
        QVERIFY(scene.liveNumbers() != first);
        QCOMPARE(scene.quotas.draws, 3);
    }
    void batchLapses()
    {
        Scene scene(shippedProfile("classic"));
        scene.draw();
        scene.now += 90s;

        QCOMPARE(scene.advance(), Passing::BatchLapsed);

        QVERIFY(scene.desk.claimed().empty());
        QCOMPARE(scene.session.stage(), Stage::Choosing);
    }
    void drawsLessWhenThePoolHasLessAndRefusesAnEmptyPool()
    {
        Scene scene(shippedProfile("classic"));
        scene.desk = FakeNumberDesk({3, 4, 14});
        scene.prepare();

        QCOMPARE(scene.must(command::Draw{DrawKind::Random, true}), Outcome::BatchDrawn);
        QVERIFY(scene.liveNumbers() == (std::set<SerialIndex>{3}));
        const SelectionSession before = scene.session;
        QCOMPARE(scene.handle(command::Draw{DrawKind::Random, true}).error(), Refusal::PoolTooSmall);
        QVERIFY(scene.session == before);
        QCOMPARE(scene.quotas.draws, 4);
        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
    }

    // B11
    void choiceLapsesWithoutTheCode()
    {
        Scene scene(shippedProfile("classic"));
        scene.waitForTheDeadline();
        scene.now += 600s;

        QCOMPARE(scene.advance(), Passing::ChoiceLapsed);

        QCOMPARE(scene.session.stage(), Stage::Choosing);
        QVERIFY(scene.desk.claimed().empty());
        QVERIFY(scene.quotas == (Quotas{4, 1, 5, 1}));
    }
    void choiceIsHeldOnButNeverShorter()
    {
        Scene scene(shippedProfile("classic"));
        scene.waitForTheDeadline();
        const Instant end = scene.session.choice()->heldUntil;

        scene.session.prolongChoice(end - 1s, scene.desk);
        QCOMPARE(scene.session.choice()->heldUntil, end);
        scene.session.prolongChoice(end + 300s, scene.desk);

        scene.now = end + 299s;
        QCOMPARE(scene.advance(), Passing::Nothing);
        QCOMPARE(scene.session.stage(), Stage::AwaitingCode);
        scene.now = end + 300s;
        QCOMPARE(scene.advance(), Passing::ChoiceLapsed);
        QVERIFY(scene.desk.claimed().empty());
    }
    void givingUpTheChoiceSpendsNothing()
    {
        Scene scene(shippedProfile("classic"));
        scene.waitForTheDeadline();

        scene.must(command::GiveUpChoice{});

        QVERIFY(scene.quotas == (Quotas{4, 1, 5, 1}));
        QVERIFY(scene.desk.claimed().empty());
        QCOMPARE(scene.must(command::StartCompose{}), Outcome::Accepted);
    }
    // D1, B13
    void codeMakesTheReservation()
    {
        Scene scene(shippedProfile("classic"));
        scene.waitForTheDeadline();
        scene.now += 60s;

        QCOMPARE(scene.must(command::ConfirmCode{}), Outcome::Reserved);

        const SelectionSession::Reservation expected{
            kFree, ChoiceMode::Composed, scene.now, {QDate(2026, 1, 26), false}};
        QVERIFY(scene.session.reservation() == expected);
        QVERIFY(scene.desk.reserved() == (std::set<SerialIndex>{kFree}));
        QVERIFY(scene.desk.held().empty());
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Result);
        scene.wait(8760h);
        QCOMPARE(scene.session.stage(), Stage::Reserved);
    }
    void namesTheStepThatIsNext()
    {
        Scene scene(shippedProfile("classic"));
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Notice);
        scene.prepare();
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Choose);
        scene.must(command::StartCompose{});
        scene.must(command::Verify{kFree});
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Choose);
        scene.wait(90s);
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Code);
    }
    void idleSessionEnds()
    {
        Scene scene(shippedProfile("classic"));
        scene.now += 1799s;
        scene.must(command::AcceptNotice{});
        scene.now += 1799s;
        QCOMPARE(scene.advance(), Passing::Nothing);
        scene.now += 1s;

        QCOMPARE(scene.advance(), Passing::WentIdle);
        QCOMPARE(scene.session.endReason(), std::optional(EndReason::Idle));
    }
    void clockSetBackBreaksNothing()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();
        scene.now -= 1h;
        QCOMPARE(scene.advance(), Passing::Nothing);
        scene.must(command::Clear{});
        QCOMPARE(scene.must(command::Verify{kFree}), Outcome::NumberLocked);
        scene.now = kStart + 90s;

        QCOMPARE(scene.advance(), Passing::ComposeChose);
        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
    }

    // B14: `modern` asks for the code first; a choice is a reservation at once.
    void codeFirstHoldsBackTheChoice()
    {
        Scene scene(shippedProfile("modern"));
        scene.must(command::AcceptNotice{});
        scene.must(command::EnterVehicle{});
        QCOMPARE(scene.handle(command::ConfirmCode{}).error(), Refusal::StepMissing);
        scene.must(command::ConfirmContact{});
        QCOMPARE(scene.session.stage(), Stage::Preparing);
        QCOMPARE(scene.session.currentStep(scene.profile), Step::Code);
        QCOMPARE(scene.handle(command::StartCompose{}).error(), Refusal::StepMissing);

        scene.must(command::ConfirmCode{});

        QCOMPARE(scene.session.stage(), Stage::Choosing);
        QCOMPARE(scene.must(command::Draw{}), Outcome::BatchDrawn);
        QCOMPARE(scene.must(command::ChooseDrawn{scene.session.batch()->numbers.front()}), Outcome::Reserved);
        QCOMPARE(scene.session.stage(), Stage::Reserved);
    }
    void minimumIntervalDecidesWhatIsEarly()
    {
        Scene early(shippedProfile("modern"));
        early.lock();
        early.now += 8s - 1ms;
        QCOMPARE(early.must(command::Submit{}), Outcome::Voided);

        Scene late(shippedProfile("modern"));
        late.lock();
        late.now += 8s;
        QCOMPARE(late.must(command::Submit{}), Outcome::Reserved);
        QCOMPARE(late.session.reservation()->reservedAt, late.now);

        Scene empty(shippedProfile("modern"));
        empty.compose();
        empty.now += 8s;
        QCOMPARE(empty.handle(command::Submit{}).error(), Refusal::NothingLocked);
        QCOMPARE(empty.session.stage(), Stage::Composing);
    }
    void modernWindowReservesAtItsDeadlineToo()
    {
        Scene scene(shippedProfile("modern"));
        scene.lock();
        scene.now += 2h;

        QCOMPARE(scene.advance(), Passing::ComposeChose);

        QCOMPARE(scene.session.stage(), Stage::Reserved);
        QCOMPARE(scene.session.reservation()->reservedAt, kStart + 1200s);
        QCOMPARE(scene.must(command::Submit{}), Outcome::Reserved);
    }
    void minimumIntervalWithTheCodeAfterwardsHoldsFromTheSubmission()
    {
        Scene scene(shippedProfile("classic"));
        scene.profile.compose.commit = CommitMode::MinInterval;
        scene.lock();
        scene.now += 10s;

        QCOMPARE(scene.must(command::Submit{}), Outcome::Chosen);
        QCOMPARE(scene.desk.held().at(kFree), scene.now + 600s);
    }
    // A7: another mobile needs another code.
    void correctingTheContactAsksForTheCodeAgain()
    {
        Scene scene(shippedProfile("modern"));
        scene.profile.steps = {Step::Notice,  Step::Contact, Step::Code,
                               Step::Vehicle, Step::Choose,  Step::Result};
        scene.must(command::AcceptNotice{});
        scene.must(command::ConfirmContact{});
        scene.must(command::ConfirmCode{});

        scene.must(command::ConfirmContact{});

        QVERIFY(!scene.session.isDone(Step::Code));
        QCOMPARE(scene.handle(command::EnterVehicle{}).error(), Refusal::StepMissing);
    }
};

QTEST_APPLESS_MAIN(TestSessionTimes)
#include "tst_sessiontimes.moc"
