// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/rules/sessiontable.h"

#include <QTest>

#include <functional>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// What becomes of one command: the stage afterwards and what it cost, or the refusal.
struct Expectation
{
    std::optional<Refusal> refusal;
    Outcome outcome = Outcome::Accepted;
    Stage then = Stage::Preparing;
    Quotas cost{};
};

Expectation no(Refusal refusal)
{
    return {.refusal = refusal, .outcome = Outcome::Accepted, .then = Stage::Preparing, .cost = {}};
}

Expectation yes(Outcome outcome, Stage then, Quotas cost = {})
{
    return {.refusal = std::nullopt, .outcome = outcome, .then = then, .cost = cost};
}

struct NamedCommand
{
    const char* name;
    Command command;
};

const std::vector<NamedCommand>& allCommands()
{
    static const std::vector<NamedCommand> kAll{
        {"accept notice", command::AcceptNotice{}},
        {"enter vehicle", command::EnterVehicle{}},
        {"confirm contact", command::ConfirmContact{}},
        {"start compose", command::StartCompose{}},
        {"verify a free number", command::Verify{kFree}},
        {"verify a taken number", command::Verify{kTaken}},
        {"clear", command::Clear{}},
        {"submit", command::Submit{}},
        {"draw", command::Draw{}},
        {"draw on site", command::Draw{DrawKind::OnSite, false}},
        {"keep aside what is not in the batch", command::KeepAside{kTaken}},
        {"choose what is not in the batch", command::ChooseDrawn{kTaken}},
        {"confirm code", command::ConfirmCode{}},
        {"give up the choice", command::GiveUpChoice{}},
        {"abandon", command::Abandon{}},
    };
    return kAll;
}
constexpr std::size_t kSubmitColumn = 7;

struct StageRow
{
    const char* name;
    std::function<void(Scene&)> reach;
    std::vector<Expectation> expected; ///< in the order of allCommands()
};

void chooseFromBatch(Scene& scene)
{
    scene.draw();
    scene.must(command::ChooseDrawn{scene.session.batch()->numbers.front()});
}

void waitForTheDeadline(Scene& scene)
{
    scene.lock();
    scene.wait(90s);
}

std::vector<Expectation> overExceptSubmit(const Expectation& submit)
{
    std::vector<Expectation> row(allCommands().size(), no(Refusal::SessionOver));
    row[kSubmitColumn] = submit;
    return row;
}

/// docs/protocol.md, stage × command, under `classic`.
std::vector<StageRow> makeClassicTable()
{
    using enum Refusal;
    using S = Stage;
    const Expectation ended = yes(Outcome::Accepted, S::Ended);
    const Expectation early = yes(Outcome::Voided, S::Ended);
    const Expectation done = yes(Outcome::Accepted, S::Preparing);
    const Expectation drawn = yes(Outcome::BatchDrawn, S::Drawn, {0, 0, 1});
    const Expectation onSite = yes(Outcome::BatchDrawn, S::Drawn, {0, 0, 0, 1});
    return {
        {"preparing, nothing done",
         [](Scene&) {},
         {done, no(StepMissing), no(StepMissing), no(StepMissing), no(WrongStage), no(WrongStage),
          no(WrongStage), no(WrongStage), no(StepMissing), no(StepMissing), no(WrongStage), no(WrongStage),
          no(NoChoice), no(NoChoice), ended}},
        {"preparing, vehicle entered",
         [](Scene& s) {
             s.must(command::AcceptNotice{});
             s.must(command::EnterVehicle{});
         },
         {done, done, yes(Outcome::Accepted, S::Choosing), no(StepMissing), no(WrongStage), no(WrongStage),
          no(WrongStage), no(WrongStage), no(StepMissing), no(StepMissing), no(WrongStage), no(WrongStage),
          no(NoChoice), no(NoChoice), ended}},
        {"choosing",
         [](Scene& s) { s.prepare(); },
         {no(WrongStage), no(WrongStage), no(WrongStage), yes(Outcome::Accepted, S::Composing),
          no(WrongStage), no(WrongStage), no(WrongStage), no(NothingLocked), drawn, onSite, no(WrongStage),
          no(WrongStage), no(NoChoice), no(NoChoice), ended}},
        {"composing",
         [](Scene& s) { s.compose(); },
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          yes(Outcome::NumberLocked, S::Composing, {1, 1, 0}),
          yes(Outcome::NumberTaken, S::Composing, {1, 0, 0}), no(NothingToClear), early, drawn, onSite,
          no(WrongStage), no(WrongStage), no(NoChoice), no(NoChoice), ended}},
        {"composing, a number locked",
         [](Scene& s) { s.lock(); },
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(KeyboardClosed),
          no(KeyboardClosed), yes(Outcome::Accepted, S::Composing), early, no(KeyboardClosed),
          no(KeyboardClosed), no(WrongStage), no(WrongStage), no(NoChoice), no(NoChoice), ended}},
        {"drawn",
         [](Scene& s) { s.draw(); },
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          no(WrongStage), no(NothingLocked), drawn, onSite, no(AsideNotOffered), no(NotInBatch), no(NoChoice),
          no(NoChoice), ended}},
        {"drawn on site",
         [](Scene& s) { s.draw(DrawKind::OnSite); },
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          no(WrongStage), no(NothingLocked), no(WrongStage), no(WrongStage), no(AsideNotOffered),
          no(NotInBatch), no(NoChoice), no(NoChoice), ended}},
        {"awaiting the code, composed",
         waitForTheDeadline,
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          no(WrongStage), yes(Outcome::Chosen, S::AwaitingCode), no(WrongStage), no(WrongStage),
          no(WrongStage), no(WrongStage), yes(Outcome::Reserved, S::Reserved),
          yes(Outcome::Accepted, S::Choosing), ended}},
        {"awaiting the code, drawn",
         chooseFromBatch,
         {no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          no(WrongStage), no(NothingLocked), no(WrongStage), no(WrongStage), no(WrongStage), no(WrongStage),
          yes(Outcome::Reserved, S::Reserved), yes(Outcome::Accepted, S::Choosing), ended}},
        {"reserved, composed",
         [](Scene& s) {
             waitForTheDeadline(s);
             s.must(command::ConfirmCode{});
         },
         overExceptSubmit(yes(Outcome::Reserved, S::Reserved))},
        {"reserved, drawn",
         [](Scene& s) {
             chooseFromBatch(s);
             s.must(command::ConfirmCode{});
         },
         overExceptSubmit(no(SessionOver))},
        {"ended", [](Scene& s) { s.must(command::Abandon{}); }, overExceptSubmit(no(SessionOver))},
    };
}

const std::vector<StageRow>& classicTable()
{
    static const std::vector<StageRow> kTable = makeClassicTable();
    return kTable;
}

Quotas minus(const Quotas& quotas, const Quotas& cost)
{
    return {quotas.verifications - cost.verifications, quotas.locks - cost.locks, quotas.draws - cost.draws,
            quotas.onSiteDraws - cost.onSiteDraws};
}

} // namespace

class TestSelectionSession : public QObject
{
    Q_OBJECT

private:
    void addTableRows()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("command");
        const auto& table = classicTable();
        for (std::size_t row = 0; row < table.size(); ++row) {
            QCOMPARE(table[row].expected.size(), allCommands().size());
            for (std::size_t i = 0; i < allCommands().size(); ++i)
                QTest::addRow("%s: %s", table[row].name, allCommands()[i].name)
                    << static_cast<int>(row) << static_cast<int>(i);
        }
    }
    static const StageRow& stageOf(int row) { return classicTable()[static_cast<std::size_t>(row)]; }
    static const Command& commandOf(int i) { return allCommands()[static_cast<std::size_t>(i)].command; }

private Q_SLOTS:
    // B6, B7, B8, B9, B11
    void followsTheTable_data() { addTableRows(); }
    void followsTheTable()
    {
        QFETCH(int, stage);
        QFETCH(int, command);
        const Expectation& expected = stageOf(stage).expected[static_cast<std::size_t>(command)];
        Scene scene(shippedProfile("classic"));
        stageOf(stage).reach(scene);
        const SelectionSession before = scene.session;
        const Quotas quotas = scene.quotas;
        const auto claimed = scene.desk.claimed();

        const auto result = scene.handle(commandOf(command));

        QCOMPARE(result.hasValue(), !expected.refusal.has_value());
        if (expected.refusal) {
            QCOMPARE(result.error(), *expected.refusal);
            QVERIFY(scene.session == before);
            QVERIFY(scene.quotas == quotas);
            QVERIFY(scene.desk.claimed() == claimed);
        } else {
            QCOMPARE(*result, expected.outcome);
            QCOMPARE(scene.session.stage(), expected.then);
            QVERIFY(scene.quotas == minus(quotas, expected.cost));
        }
        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
    }
    // B10: verify, submit and draw from a second terminal void; nothing else does.
    void secondTerminalVoidsByActsOnly_data() { addTableRows(); }
    void secondTerminalVoidsByActsOnly()
    {
        QFETCH(int, stage);
        QFETCH(int, command);
        const Command& given = commandOf(command);
        const bool isAct = std::holds_alternative<command::Verify>(given) ||
                           std::holds_alternative<command::Submit>(given) ||
                           std::holds_alternative<command::Draw>(given);
        Scene scene(shippedProfile("classic"));
        stageOf(stage).reach(scene);
        const SelectionSession before = scene.session;
        const Quotas quotas = scene.quotas;

        const auto result = scene.handle(given, kElsewhere);

        QVERIFY(scene.quotas == quotas);
        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
        if (before.isLive() && isAct) {
            QCOMPARE(result.value(), Outcome::Voided);
            QCOMPARE(scene.session.endReason(), std::optional(EndReason::SecondTerminal));
            QVERIFY(scene.desk.claimed().empty());
        } else {
            QCOMPARE(result.error(), before.isLive() ? Refusal::OtherTerminal : Refusal::SessionOver);
            QVERIFY(scene.session == before);
        }
    }
    /// The counter enables its buttons by refusalFor().
    void tellsBeforehandWhatIsRefused_data() { addTableRows(); }
    void tellsBeforehandWhatIsRefused()
    {
        QFETCH(int, stage);
        QFETCH(int, command);
        const Command& given = commandOf(command);
        Scene scene(shippedProfile("classic"));
        stageOf(stage).reach(scene);
        const bool isLockedWindow = scene.session.composeWindow() && scene.session.composeWindow()->locked;
        const bool isEarlySubmit =
            std::holds_alternative<command::Submit>(given) && scene.session.composeWindow();
        const bool wasLive = scene.session.isLive();

        const auto foreseen = scene.session.refusalFor(given, scene.profile, scene.quotas, kHere);
        const auto result = scene.handle(given);

        if (isEarlySubmit)
            QCOMPARE(foreseen.has_value(), !isLockedWindow);
        else if (wasLive)
            QCOMPARE(foreseen.has_value(), !result.hasValue());
        else
            QCOMPARE(foreseen, std::optional(Refusal::SessionOver));
        if (!result.hasValue())
            QCOMPARE(result.error(), *foreseen);
    }
    void everyStageSurvivesJson_data()
    {
        QTest::addColumn<int>("stage");
        for (std::size_t row = 0; row < classicTable().size(); ++row)
            QTest::addRow("%s", classicTable()[row].name) << static_cast<int>(row);
    }
    void everyStageSurvivesJson()
    {
        QFETCH(int, stage);
        Scene scene(shippedProfile("classic"));
        stageOf(stage).reach(scene);

        const auto again =
            SelectionSession::fromJson(parseJsonObject(toCanonicalJson(scene.session.toJson())).value());

        QVERIFY2(again.hasValue(), again ? "" : qPrintable(again.error().text()));
        QVERIFY(*again == scene.session);
    }
    void refusesJsonThatContradictsItself_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto text = [](const char* word) { return QJsonValue(QString::fromLatin1(word)); };
        QTest::newRow("stage without its part") << "stage" << text("drawn");
        QTest::newRow("unknown stage") << "stage" << text("flying");
        QTest::newRow("end reason of a living session") << "endReason" << text("idle");
        QTest::newRow("unknown key") << "extra" << QJsonValue(1);
        QTest::newRow("time of no day") << "lastActAt" << text("2026-02-30T00:00:00Z");
        QTest::newRow("number for a claim") << "noticeAccepted" << QJsonValue(1);
        QTest::newRow("no window") << "compose" << QJsonValue();
    }
    void refusesJsonThatContradictsItself()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        Scene scene(shippedProfile("classic"));
        scene.lock();
        QJsonObject object = scene.session.toJson();
        QVERIFY(SelectionSession::fromJson(object).hasValue());

        object.insert(key, value);

        QVERIFY(!SelectionSession::fromJson(object).hasValue());
    }

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
    void refusesEverythingWhileTimeHasNotBeenLetPass()
    {
        for (const NamedCommand& named : allCommands()) {
            Scene scene(shippedProfile("classic"));
            scene.lock();
            scene.now += 90s;
            const SelectionSession before = scene.session;

            QCOMPARE(scene.handle(named.command).error(), Refusal::WrongStage);
            QCOMPARE(scene.handle(named.command, kElsewhere).error(), Refusal::WrongStage);
            QVERIFY(scene.session == before);
        }
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
        waitForTheDeadline(scene);
        scene.now += 600s;

        QCOMPARE(scene.advance(), Passing::ChoiceLapsed);

        QCOMPARE(scene.session.stage(), Stage::Choosing);
        QVERIFY(scene.desk.claimed().empty());
        QVERIFY(scene.quotas == (Quotas{4, 1, 5, 1}));
    }
    void givingUpTheChoiceSpendsNothing()
    {
        Scene scene(shippedProfile("classic"));
        waitForTheDeadline(scene);

        scene.must(command::GiveUpChoice{});

        QVERIFY(scene.quotas == (Quotas{4, 1, 5, 1}));
        QVERIFY(scene.desk.claimed().empty());
        QCOMPARE(scene.must(command::StartCompose{}), Outcome::Accepted);
    }
    // D1, B13
    void codeMakesTheReservation()
    {
        Scene scene(shippedProfile("classic"));
        waitForTheDeadline(scene);
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

QTEST_APPLESS_MAIN(TestSelectionSession)
#include "tst_selectionsession.moc"
