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
         [](Scene& s) { s.waitForTheDeadline(); },
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
             s.waitForTheDeadline();
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

/// Every command at every stage, and every stage as it is stored.
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
};

QTEST_APPLESS_MAIN(TestSelectionSession)
#include "tst_selectionsession.moc"
