// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/movemessages.h"
#include "tests/support/centralharness.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

MoveView moveOf(const Answer& answer)
{
    JsonReader reader(answer.object());
    return MoveView::read(reader);
}

} // namespace

/// B10: a live session moves to another counter, and nothing is lost.
class TestCentralMoves : public QObject
{
    Q_OBJECT

private:
    /// The session lives at G01 with a locked number; the applicant has walked to G02.
    struct Office
    {
        explicit Office(const HarnessOptions& options = withoutCaptcha())
            : harness(options)
            , first(counterAt(harness, t("G01"), t("clerk1")))
            , second(counterAt(harness, t("G02"), t("clerk2")))
            , session(prepared(*first, person))
        {}

        Answer at(TestCounter& counter, EndpointId id, const QJsonObject& body = {})
        {
            return counter.session(id, session, body);
        }
        Answer decide(const char* decision)
        {
            return at(*first, EndpointId::DecideMove,
                      {{t("decision"), t(decision)}, {t("counter"), t("G02")}});
        }
        QString lastCode()
        {
            harness.server->tick();
            return harness.sms.lastCode(person.mobile);
        }

        CentralHarness harness;
        std::unique_ptr<TestCounter> first;
        std::unique_ptr<TestCounter> second;
        Applicant person = applicant(1);
        QString session;
    };

private Q_SLOTS:
    void counterThatHasTheSessionHandsItOver()
    {
        Office office;
        QVERIFY(office.at(*office.first, EndpointId::StartCompose).isOk());
        QVERIFY(office.at(*office.first, EndpointId::Verify, {{t("serial"), t("A1250")}}).isOk());
        const MoveView asked = moveOf(office.at(*office.second, EndpointId::AskMove));
        QCOMPARE(asked.state, MoveState::Asked);
        QCOMPARE(asked.counterName, t("G01号窗口"));
        QVERIFY(!asked.mayUseCode);
        const SessionView seen = office.at(*office.first, EndpointId::ShowSession).view();
        QCOMPARE(seen.moveAsked->counterName, t("G02号窗口"));

        QVERIFY(office.decide("confirm").isOk());

        QVERIFY(moveOf(office.at(*office.second, EndpointId::ShowMove)).isHere);
        const SessionView moved = office.at(*office.second, EndpointId::ShowSession).view();
        QCOMPARE(moved.counter, t("G02"));
        QVERIFY(moved.session.composeWindow()->locked.has_value());
        // The counter before may have slept: what it still sends is refused and voids nothing.
        QCOMPARE(office.at(*office.first, EndpointId::Submit).refusal(), t("otherTerminal"));
        QCOMPARE(office.harness.integer("SELECT count(*) FROM terminal_attempt"),
                 1); // it stays in the record
        office.harness.wait(90s);
        QVERIFY(office.at(*office.second, EndpointId::Submit).isOk());
        QCOMPARE(office.at(*office.second, EndpointId::ShowSession).view().session.stage(),
                 Stage::AwaitingCode);
        // Opening it there again gives the same session; at the counter before it is somebody else's.
        QCOMPARE(
            office.second->send(EndpointId::OpenSession, {{t("account"), moved.account}}, division()).id(),
            office.session);
        QCOMPARE(
            office.first->send(EndpointId::OpenSession, {{t("account"), moved.account}}, division()).code(),
            t("sessionLive"));
    }

    void counterBeforeChoosesNothing()
    {
        Office office;
        const SessionView drawn = office.at(*office.first, EndpointId::Draw).view();
        const QString serial = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[0]);
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        QVERIFY(office.decide("confirm").isOk());

        QCOMPARE(office.at(*office.first, EndpointId::ChooseDrawn, {{t("serial"), serial}}).refusal(),
                 t("otherTerminal"));

        QCOMPARE(office.harness.integer("SELECT count(*) FROM terminal_attempt"), 1);
        QVERIFY(office.at(*office.second, EndpointId::ChooseDrawn, {{t("serial"), serial}}).isOk());
    }

    void counterThatHasTheSessionKeepsIt()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());

        QVERIFY(!office.decide("decline").view().moveAsked);

        QCOMPARE(moveOf(office.at(*office.second, EndpointId::ShowMove)).state, MoveState::Declined);
        QCOMPARE(office.decide("confirm").code(), t("moveNotAsked"));
        QCOMPARE(office.at(*office.second, EndpointId::SendMoveCode).code(), t("moveNotAsked"));
        QCOMPARE(moveOf(office.at(*office.second, EndpointId::AskMove)).state, MoveState::Asked);
    }

    void onlyTheCounterThatHasItDecides()
    {
        Office office;
        QCOMPARE(office.decide("confirm").code(), t("moveNotAsked"));
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());

        const QJsonObject confirm{{t("decision"), t("confirm")}, {t("counter"), t("G02")}};
        QCOMPARE(office.at(*office.second, EndpointId::DecideMove, confirm).refusal(), t("otherTerminal"));
        QCOMPARE(office.decide("perhaps").code(), t("malformed"));
        QVERIFY(moveOf(office.at(*office.first, EndpointId::AskMove)).isHere);
    }

    void questionLapses()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        office.harness.wait(10min);

        QCOMPARE(office.decide("confirm").code(), t("moveNotAsked"));
        QCOMPARE(moveOf(office.at(*office.second, EndpointId::ShowMove)).state, MoveState::None);
    }

    void codeMovesItWhenTheCounterIsDead()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        const Answer alive = office.at(*office.second, EndpointId::SendMoveCode);
        QCOMPARE(alive.code(), t("moveNeedsCounter"));
        QCOMPARE(alive.facts().value(t("counter")).toString(), t("G01号窗口"));

        office.harness.wait(60s);
        QVERIFY(moveOf(office.at(*office.second, EndpointId::ShowMove)).mayUseCode);
        QVERIFY(moveOf(office.at(*office.second, EndpointId::SendMoveCode)).code);
        QCOMPARE(office.at(*office.second, EndpointId::SendMoveCode).code(), t("codeTooSoon"));
        const QString right = office.lastCode();
        // The applicant reads where the selection goes, not where it was.
        QVERIFY(office.harness.sms.lastText(office.person.mobile).contains(t("G02号窗口")));
        const QString wrong = right == t("111111") ? t("222222") : t("111111");
        QCOMPARE(office.at(*office.second, EndpointId::MoveByCode, {{t("code"), wrong}}).code(),
                 t("codeWrong"));
        const SessionView moved =
            office.at(*office.second, EndpointId::MoveByCode, {{t("code"), right}}).view();

        QCOMPARE(moved.counter, t("G02"));
        QVERIFY(!moved.moveAsked);
        QCOMPARE(office.harness.integer("SELECT count(*) FROM session_move"), 0);
        QCOMPARE(office.harness.integer("SELECT count(*) FROM live_session WHERE counter = 'G02'"), 1);
        // It is attended there from the first moment.
        const auto third = counterAt(office.harness, t("G03"), t("clerk3"));
        QVERIFY(!moveOf(office.at(*third, EndpointId::AskMove)).mayUseCode);
    }

    void codeOfTheSelectionMovesNothing()
    {
        Office office;
        QVERIFY(office.at(*office.first, EndpointId::Draw).isOk());
        const SessionView drawn = office.at(*office.first, EndpointId::ShowSession).view();
        const QString serial = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[0]);
        QVERIFY(office.at(*office.first, EndpointId::ChooseDrawn, {{t("serial"), serial}}).isOk());
        QVERIFY(office.at(*office.first, EndpointId::SendCode).isOk());
        const QString code = office.lastCode();
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        office.harness.wait(60s);

        QCOMPARE(office.at(*office.second, EndpointId::MoveByCode, {{t("code"), code}}).code(),
                 t("codeExpired"));
    }

    void laterQuestionIsNotAnsweredByMistake()
    {
        Office office;
        const auto third = counterAt(office.harness, t("G03"), t("clerk3"));
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        QVERIFY(office.at(*third, EndpointId::AskMove).isOk());

        QCOMPARE(office.decide("confirm").code(), t("moveNotAsked"));
        QCOMPARE(office.at(*office.first, EndpointId::ShowSession).view().moveAsked->counter, t("G03"));
    }

    void codesForMovingLeaveThoseOfTheSelection()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        office.harness.wait(60s);
        QVERIFY(office.at(*office.second, EndpointId::SendMoveCode).isOk());
        const QString code = office.lastCode();
        // Asking again keeps the code, and a third counter can't send one at once.
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        QVERIFY(moveOf(office.at(*office.second, EndpointId::ShowMove)).code);
        const SessionView moved =
            office.at(*office.second, EndpointId::MoveByCode, {{t("code"), code}}).view();
        QCOMPARE(moved.counter, t("G02"));

        QCOMPARE(office.harness.integer("SELECT used FROM move_code_count"), 1);
        QCOMPARE(office.harness.integer("SELECT count(*) FROM code_count"), 0);
    }

    void codeOfAnotherCounterIsOfNoUse()
    {
        Office office;
        const auto third = counterAt(office.harness, t("G03"), t("clerk3"));
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        office.harness.wait(60s);
        QVERIFY(office.at(*office.second, EndpointId::SendMoveCode).isOk());
        const QString code = office.lastCode();
        QVERIFY(office.at(*third, EndpointId::AskMove).isOk());

        QVERIFY(!moveOf(office.at(*third, EndpointId::ShowMove)).code);
        QCOMPARE(office.at(*third, EndpointId::SendMoveCode).code(), t("codeTooSoon"));
        QCOMPARE(office.at(*third, EndpointId::MoveByCode, {{t("code"), code}}).code(), t("codeExpired"));
    }

    void attendedCounterIsNotSilentAndAnUnattendedOneIs()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        for (int i = 0; i < 5; ++i) {
            office.harness.wait(15s);
            QVERIFY(office.at(*office.first, EndpointId::ShowSession).isOk());
        }
        QVERIFY(!moveOf(office.at(*office.second, EndpointId::ShowMove)).mayUseCode);
        // Signed out, its program still asks for pools and the like.
        QVERIFY(office.first->send(EndpointId::SignOut).isOk());
        for (int i = 0; i < 5; ++i) {
            office.harness.wait(15s);
            QVERIFY(office.first->send(EndpointId::Reference).isOk());
        }
        QVERIFY(moveOf(office.at(*office.second, EndpointId::ShowMove)).mayUseCode);
    }

    void finishedSessionDoesNotMove()
    {
        Office office;
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        QVERIFY(office.at(*office.first, EndpointId::Abandon).isOk());

        QCOMPARE(office.decide("confirm").refusal(), t("sessionOver"));
        QCOMPARE(office.at(*office.second, EndpointId::AskMove).refusal(), t("sessionOver"));
    }

    void thirdCounterCannotUseAnothersQuestion()
    {
        Office office;
        const auto third = counterAt(office.harness, t("G03"), t("clerk3"));
        QVERIFY(office.at(*office.second, EndpointId::AskMove).isOk());
        office.harness.wait(60s);

        QCOMPARE(office.at(*third, EndpointId::SendMoveCode).code(), t("moveNotAsked"));
        QCOMPARE(moveOf(office.at(*third, EndpointId::ShowMove)).state, MoveState::None);
        // An act from there is still what it was: it voids (B10).
        QCOMPARE(office.at(*third, EndpointId::Draw).view().session.endReason(),
                 std::optional(EndReason::SecondTerminal));
    }
};

QTEST_GUILESS_MAIN(TestCentralMoves)
#include "tst_centralmoves.moc"
