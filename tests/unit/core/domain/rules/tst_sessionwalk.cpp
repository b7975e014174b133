// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/rules/sessiontable.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr int kSessionsPerSeed = 400;
constexpr int kStepsPerSession = 60;

/// Random commands, terminals and clocks against one session; every step demands what must never break.
class Walk
{
public:
    Walk(Profile profile, std::uint64_t seed)
        : m_random(seed)
        , m_scene(std::move(profile))
    {
        m_scene.desk = FakeNumberDesk(firstNumbers(16), seed);
        m_scene.quotas = {below(7), below(4), below(4), below(2)};
    }

    void step()
    {
        const int kind = below(10);
        if (kind < 3)
            moveClock();
        else if (kind == 3)
            below(20) == 0 ? move() : disturbPool();
        else
            give();
        check();
    }
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] const SelectionSession& session() const { return m_scene.session; }

private:
    int below(int bound)
    {
        return static_cast<int>(uniformBelow(m_random, static_cast<std::uint64_t>(bound)));
    }

    void demand(bool holds, const char* what)
    {
        if (!holds && m_problem.isEmpty())
            m_problem = QString::fromLatin1(what);
    }

    void moveClock()
    {
        static const std::array<Milliseconds, 10> kJumps{1ms, 500ms, 1s, 3s, 7s, 8s, 30s, 90s, 600s, 1800s};
        const Milliseconds jump = kJumps[static_cast<std::size_t>(below(kJumps.size()))];
        m_scene.now += below(8) == 0 ? -jump : jump;
        const bool isHolding = !m_scene.session.liveNumbers().empty() || m_scene.session.composeWindow();
        if (const auto edge = nextEdge(); edge && below(isHolding ? 3 : 30) == 0)
            m_scene.now = *edge + Milliseconds(below(3) - 1);
        const SelectionSession before = m_scene.session;
        const Passing passing = m_scene.advance();
        demand((passing == Passing::Nothing) == (m_scene.session == before), "a passing that hides");
        demand(before.isLive() || passing == Passing::Nothing, "time changed a finished session");
    }
    /// The next instant at which something changes: mistakes of a millisecond show only there.
    std::optional<Instant> nextEdge() const
    {
        const auto& window = m_scene.session.composeWindow();
        if (window && m_scene.now < window->earliestSubmit)
            return window->earliestSubmit;
        return m_scene.session.nextDeadline(m_scene.profile);
    }
    void disturbPool()
    {
        const auto number = static_cast<SerialIndex>(below(16));
        if (below(2) == 0)
            m_scene.desk.takeByOthers(number);
        else
            m_scene.desk.giveBackByOthers(number);
    }
    Command randomCommand()
    {
        const auto number = static_cast<SerialIndex>(below(18));
        switch (below(14)) {
        case 0:
            return command::AcceptNotice{};
        case 1:
            return command::EnterVehicle{};
        case 2:
            return command::ConfirmContact{};
        case 3:
        case 4:
            return command::StartCompose{};
        case 5:
        case 6:
            return command::Verify{number};
        case 7:
            return command::Clear{};
        case 8:
            return below(4) == 0 ? Command(command::Submit{}) : Command(command::Verify{number});
        case 9:
            return command::Draw{below(3) == 0 ? DrawKind::OnSite : DrawKind::Random, below(2) == 0};
        case 10:
            return below(2) == 0 ? Command(command::ChooseDrawn{number})
                                 : Command(command::KeepAside{number});
        case 11:
        case 12:
            return command::ConfirmCode{};
        case 13:
            return below(12) == 0 ? Command(command::Abandon{}) : Command(command::GiveUpChoice{});
        }
        return command::Clear{};
    }
    /// So that walks get beyond the first steps.
    Command nextStep() const
    {
        switch (m_scene.session.currentStep(m_scene.profile)) {
        case Step::Notice:
            return command::AcceptNotice{};
        case Step::Vehicle:
            return command::EnterVehicle{};
        case Step::Contact:
            return command::ConfirmContact{};
        case Step::Code:
        case Step::Choose:
        case Step::Result:
            return command::ConfirmCode{};
        }
        return command::Abandon{};
    }
    /// The next minutes belong to another counter; the one before may still send.
    void move()
    {
        if (m_scene.session.isLive())
            m_scene.session.moveTo(m_scene.session.terminal() == kHere ? kElsewhere : kHere, m_scene.now);
    }
    void give()
    {
        const bool isStep =
            m_scene.session.stage() == Stage::Preparing || m_scene.session.stage() == Stage::AwaitingCode;
        const bool isGuided = isStep && below(2) == 0;
        const Command command = isGuided ? nextStep() : randomCommand();
        const bool isForeign = below(150) == 0;
        const CounterId terminal = isForeign ? CounterId(QStringLiteral("G05")) : m_scene.session.terminal();
        const SelectionSession before = m_scene.session;
        const Quotas quotas = m_scene.quotas;
        const auto claimed = m_scene.desk.claimed();
        const auto foreseen = before.refusalFor(command, m_scene.profile, quotas, terminal);

        const auto result = m_scene.handle(command, terminal);

        if (!result) {
            demand(m_scene.session == before, "a refused command changed the session");
            demand(m_scene.quotas == quotas, "a refused command spent a quota");
            demand(m_scene.desk.claimed() == claimed, "a refused command touched the desk");
        }
        demand(before.isLive() || m_scene.session == before, "a command changed a finished session");
        if (!foreseen && !result)
            demand(result.error() == Refusal::PoolTooSmall || isOverdue(before), "a refusal nobody foresaw");
        if (result && *result == Outcome::Voided)
            demand(m_scene.session.stage() == Stage::Ended && m_scene.desk.claimed().empty(),
                   "void, but holding");
        if (std::holds_alternative<command::Submit>(command) && before.composeWindow() && result)
            demand(*result == Outcome::Voided || m_scene.now >= before.composeWindow()->earliestSubmit,
                   "an early submission was accepted");
    }
    bool isOverdue(const SelectionSession& session) const
    {
        const auto due = session.nextDeadline(m_scene.profile);
        return due && m_scene.now >= *due;
    }
    void check()
    {
        const SelectionSession& session = m_scene.session;
        const auto live = session.liveNumbers();
        demand(m_scene.liveNumbers().size() == live.size(), "a number is held twice");
        demand(m_scene.desk.claimed() == m_scene.liveNumbers(), "the desk and the session disagree");
        const bool isDrawn = session.batch() || session.aside();
        demand(isDrawn || live.size() <= 1, "two live numbers");
        demand(isDrawn == (session.stage() == Stage::Drawn), "drawn numbers outside their stage");
        demand(m_scene.desk.reserved().size() == (session.reservation() ? 1U : 0U), "reserved more than one");
        demand(m_scene.quotas.verifications >= 0 && m_scene.quotas.locks >= 0 && m_scene.quotas.draws >= 0,
               "a quota below zero");
        demand(m_scene.quotas.onSiteDraws >= 0, "an on-site draw below zero");
        demand(session.isLive() == session.nextDeadline(m_scene.profile).has_value(),
               "a session that waits for ever");
        demand(session.endReason().has_value() == (session.stage() == Stage::Ended), "an end without reason");
        const auto again = SelectionSession::fromJson(session.toJson());
        demand(again && *again == session, "JSON loses something");
    }

    SeededRandom m_random;
    Scene m_scene;
    QString m_problem;
};

} // namespace

class TestSessionWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverBreaksTheInvariants_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::addColumn<quint64>("seed");
        for (const char* profile : {"classic", "modern"}) {
            for (quint64 seed = 1; seed <= 5; ++seed)
                QTest::addRow("%s, seed %llu", profile, seed) << QByteArray(profile) << seed;
        }
    }
    void neverBreaksTheInvariants()
    {
        QFETCH(QByteArray, profile);
        QFETCH(quint64, seed);
        const Profile rules = shippedProfile(profile.constData());
        std::map<Stage, int> endedIn;
        int composed = 0;
        for (int i = 0; i < kSessionsPerSeed; ++i) {
            const quint64 walkSeed = seed * 1'000'000 + static_cast<quint64>(i);
            Walk walk(rules, walkSeed);
            for (int step = 0; step < kStepsPerSession; ++step) {
                walk.step();
                const QString where =
                    QStringLiteral("%1 (seed %2, step %3)").arg(walk.problem()).arg(walkSeed).arg(step);
                QVERIFY2(walk.problem().isEmpty(), qPrintable(where));
            }
            ++endedIn[walk.session().stage()];
            const auto& reservation = walk.session().reservation();
            composed += reservation && reservation->mode == ChoiceMode::Composed ? 1 : 0;
        }

        // A walk that never gets anywhere would prove nothing.
        QVERIFY2(endedIn[Stage::Reserved] > 10, qPrintable(QString::number(endedIn[Stage::Reserved])));
        QVERIFY2(endedIn[Stage::Ended] > 10, qPrintable(QString::number(endedIn[Stage::Ended])));
        QVERIFY2(composed > 3, qPrintable(QString::number(composed)));
    }
};

QTEST_APPLESS_MAIN(TestSessionWalk)
#include "tst_sessionwalk.moc"
