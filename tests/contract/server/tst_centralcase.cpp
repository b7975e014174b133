// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/centralharness.h"
#include "tests/support/sheets.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

QJsonObject serial(const QString& text)
{
    return {{QStringLiteral("serial"), text}};
}

QJsonObject code(const QString& text)
{
    return {{QStringLiteral("code"), text}};
}

} // namespace

/// One applicant from registration to the printed form, over HTTPS, on the real server.
class TestCentralCase : public QObject
{
    Q_OBJECT

private:
    /// Confirms the choice with the code of the SMS.
    static Answer confirm(CentralHarness& harness, TestCounter& counter, const QString& session,
                          const Applicant& person)
    {
        const Answer sent = counter.session(EndpointId::SendCode, session);
        if (!sent.isOk())
            return sent;
        harness.server->tick();
        return counter.session(EndpointId::ConfirmCode, session, code(harness.sms.lastCode(person.mobile)));
    }

private Q_SLOTS:
    void drawnNumberIsReservedAfterTheCode() // B8, B11, B13, D1
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = prepared(*counter, person);

        const SessionView drawn =
            counter->session(EndpointId::Draw, session, {{QStringLiteral("withoutFour"), true}}).view();
        QCOMPARE(drawn.session.stage(), Stage::Drawn);
        QCOMPARE(drawn.session.batch()->numbers.size(), std::size_t{10});
        QCOMPARE(drawn.quotas.draws, 4);
        const QString wanted = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[3]);
        QVERIFY(!wanted.contains(QLatin1Char('4')));
        const SessionView chosen = counter->session(EndpointId::ChooseDrawn, session, serial(wanted)).view();
        QCOMPARE(chosen.session.stage(), Stage::AwaitingCode);
        const SessionView reserved = confirm(harness, *counter, session, person).view();

        QCOMPARE(reserved.session.stage(), Stage::Reserved);
        QCOMPARE(SerialRules::ordinary().serialAt(reserved.session.reservation()->number), wanted);
        QCOMPARE(reserved.session.reservation()->lastDay.date, QDate(2026, 12, 14));
        QCOMPARE(reserved.caseNumber, QStringLiteral("G01-20261123-0001"));
        const Answer print = counter->send(EndpointId::RecordSheet, {}, applicationSheet(session).toJson());
        QCOMPARE(print.object().value(QStringLiteral("nth")).toInt(), 1);
        QCOMPARE(harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND state = 'reserved'"),
                 1);
        QCOMPARE(harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT NULL "
                                 "AND returns_at IS NULL"),
                 1);
    }

    void composedNumberIsChosenAtTheDeadline() // B7, B9
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = prepared(*counter, person);

        const SessionView composing = counter->session(EndpointId::StartCompose, session).view();
        QCOMPARE(composing.session.composeWindow()->deadline, harness.clock.now() + 90s);
        harness.wait(20s);
        const SessionView taken =
            counter->session(EndpointId::Verify, session, serial(QStringLiteral("A1205"))).view();
        QVERIFY(!taken.lastVerify->isLocked);
        QVERIFY(taken.lastVerify->nearSerials.contains(QStringLiteral("A1204")));
        QVERIFY(!taken.lastVerify->nearSerials.contains(QStringLiteral("A1206")));
        const SessionView locked =
            counter->session(EndpointId::Verify, session, serial(QStringLiteral("a1204"))).view();
        QVERIFY(locked.lastVerify->isLocked);
        QCOMPARE(locked.quotas, (Quotas{3, 1, 5, 1}));
        harness.wait(70s);
        const Answer submitted = counter->session(EndpointId::Submit, session);

        QCOMPARE(submitted.view().session.stage(), Stage::AwaitingCode);
        const SessionView reserved = confirm(harness, *counter, session, person).view();
        QCOMPARE(reserved.session.stage(), Stage::Reserved);
        QCOMPARE(reserved.session.reservation()->mode, ChoiceMode::Composed);
        const Answer again = counter->send(EndpointId::OpenSession,
                                           {{QStringLiteral("account"), reserved.account}}, division());
        QCOMPARE(again.code(), QStringLiteral("alreadyReserved"));
        QCOMPARE(again.facts().value(QStringLiteral("session")).toString(), session);
    }

    void deadCounterLosesNothing() // B9: the deadline without the counter, across a restart of the server
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter->session(EndpointId::Verify, session, serial(QStringLiteral("B3899"))).isOk());

        harness.stop();
        harness.clock.advance(100s);
        harness.start();

        const SessionView view = counter->session(EndpointId::ShowSession, session).view();
        QCOMPARE(view.session.stage(), Stage::AwaitingCode);
        QCOMPARE(view.session.choice()->heldUntil, view.openedAt + 90s + 600s);
        QCOMPARE(SerialRules::ordinary().serialAt(view.session.choice()->number), QStringLiteral("B3899"));
    }

    void earlySubmissionVoidsAndLists() // B9
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter->session(EndpointId::Verify, session, serial(QStringLiteral("A1250"))).isOk());
        harness.wait(89'999ms);

        const SessionView view = counter->session(EndpointId::Submit, session).view();

        QCOMPARE(view.session.stage(), Stage::Ended);
        QCOMPARE(view.session.endReason(), EndReason::EarlySubmission);
        QCOMPARE(
            harness.integer(
                "SELECT count(*) FROM listing WHERE reason = 'earlySubmission' AND state = 'underReview'"),
            1);
        QCOMPARE(harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT NULL "
                                 "AND returns_at IS NULL"),
                 0);
        // Under review the entry bars nobody from the counter's own selection (listing takes effect on
        // review).
        QVERIFY(
            counter->send(EndpointId::OpenSession, {{QStringLiteral("account"), view.account}}, division())
                .isOk());
    }

    void listedPersonIsRefused() // B9 with effect at once
    {
        HarnessOptions options = withoutCaptcha();
        options.listing = {{QStringLiteral("takesEffect"), QStringLiteral("atOnce")}};
        CentralHarness harness(options);
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter->session(EndpointId::Verify, session, serial(QStringLiteral("A1250"))).isOk());
        const SessionView view = counter->session(EndpointId::Submit, session).view();

        const Answer refused =
            counter->send(EndpointId::OpenSession, {{QStringLiteral("account"), view.account}}, division());

        QCOMPARE(refused.code(), QStringLiteral("listed"));
        QCOMPARE(refused.facts().value(QStringLiteral("until")).toString(), QStringLiteral("2028-11-23"));
    }

    void secondTerminalIsRefusedAndItsActVoids() // B10
    {
        CentralHarness harness(withoutCaptcha());
        const auto first = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const auto second = counterAt(harness, QStringLiteral("G02"), QStringLiteral("clerk2"));
        const QString session = prepared(*first, applicant(1));
        const QString account = first->session(EndpointId::ShowSession, session).view().account;
        QVERIFY(first->session(EndpointId::StartCompose, session).isOk());

        const Answer refused =
            second->send(EndpointId::OpenSession, {{QStringLiteral("account"), account}}, division());
        QCOMPARE(refused.code(), QStringLiteral("sessionLive"));
        QCOMPARE(refused.facts().value(QStringLiteral("counter")).toString(), QStringLiteral("G01号窗口"));
        QCOMPARE(harness.integer("SELECT count(*) FROM terminal_attempt"), 1);
        QCOMPARE(first->session(EndpointId::ShowSession, session).view().session.stage(), Stage::Composing);
        QCOMPARE(second->session(EndpointId::Clear, session).refusal(), QStringLiteral("otherTerminal"));
        const SessionView voided =
            second->session(EndpointId::Verify, session, serial(QStringLiteral("A1250"))).view();

        QCOMPARE(voided.session.endReason(), EndReason::SecondTerminal);
        QCOMPARE(harness.integer("SELECT count(*) FROM listing WHERE reason = 'secondTerminal'"), 1);
    }

    void openingAgainAtTheSameCounterGivesTheSameSession() // B10
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        const QString account = counter->session(EndpointId::ShowSession, session).view().account;

        const Answer again =
            counter->send(EndpointId::OpenSession, {{QStringLiteral("account"), account}}, division());

        QCOMPARE(again.id(), session);
    }

    void lookUpFindsTheCaseByEveryKey()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = prepared(*counter, person);
        const SessionView drawn = counter->session(EndpointId::Draw, session).view();
        const QString wanted = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[0]);
        QVERIFY(counter->session(EndpointId::ChooseDrawn, session, serial(wanted)).isOk());
        QVERIFY(confirm(harness, *counter, session, person).isOk());

        const QString document = person.account.value(QStringLiteral("documentNumber")).toString();
        const QString vin = person.vehicle.value(QStringLiteral("vin")).toString();
        const QList<std::pair<QString, QString>> keys{
            {QStringLiteral("document"), document},
            {QStringLiteral("document"), document.right(4)},
            {QStringLiteral("mobile"), person.mobile},
            {QStringLiteral("mobile"), person.mobile.right(6)},
            {QStringLiteral("vin"), vin},
            {QStringLiteral("vin"), vin.right(8)},
            {QStringLiteral("number"), QStringLiteral("粤G·") + wanted},
            {QStringLiteral("number"), wanted},
            {QStringLiteral("case"), QStringLiteral("g01-20261123-0001")}};
        for (const auto& [by, value] : keys) {
            const Answer reply = counter->send(
                EndpointId::Search, {}, {{QStringLiteral("by"), by}, {QStringLiteral("value"), value}});
            const QJsonArray hits = reply.object().value(QStringLiteral("hits")).toArray();
            QVERIFY2(hits.size() == 1, qPrintable(by + QLatin1Char(' ') + value));
            const QJsonObject hit = hits.first().toObject();
            QCOMPARE(hit.value(QStringLiteral("session")).toString(), session);
            QCOMPARE(hit.value(QStringLiteral("number")).toString(), QStringLiteral("粤G·") + wanted);
            QVERIFY(!toCanonicalJson(hit).contains(document.toUtf8()));
            QVERIFY(!toCanonicalJson(hit).contains(person.mobile.toUtf8()));
        }
    }
};

QTEST_GUILESS_MAIN(TestCentralCase)
#include "tst_centralcase.moc"
