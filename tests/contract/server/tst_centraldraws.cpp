// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

HarnessOptions rules(const char* profile)
{
    HarnessOptions options = withoutCaptcha();
    options.profile = t(profile);
    options.listing = {{t("takesEffect"), t("atOnce")}};
    return options;
}

QJsonObject serialOf(SerialIndex number)
{
    return {{t("serial"), SerialRules::ordinary().serialAt(number)}};
}

const QJsonObject kOnSite{{t("kind"), t("onSite")}};

} // namespace

/// B8: the on-site draw, and what is kept aside of random draws, at the real server.
class TestCentralDraws : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        using SessionDesk::SessionDesk;

        Answer open(const QString& account, SessionWay way)
        {
            QJsonObject request = division();
            request.insert(t("way"), way == SessionWay::OnSite ? t("onSite") : t("preselection"));
            return counter->send(EndpointId::OpenSession, {{t("account"), account}}, request);
        }
        /// From the open session to the stage where choosing begins.
        void prepare(const Applicant& person)
        {
            QVERIFY(act(EndpointId::AcceptNotice, {{t("version"), t("2026-11")}}).isOk());
            QVERIFY(act(EndpointId::EnterVehicle, person.vehicle).isOk());
            QVERIFY(act(EndpointId::ConfirmContact, ContactDraft{}.toJson()).isOk());
        }
        /// From registration to a choice that waits for its code: a number of the on-site draw.
        void chooseOnSite(const Applicant& person)
        {
            session = prepared(*counter, person);
            const SessionView drawn = act(EndpointId::Draw, kOnSite).view();
            QVERIFY(act(EndpointId::ChooseDrawn, serialOf(drawn.session.batch()->numbers[7])).isOk());
        }
        /// The hold ends without a code.
        SessionView lapsed()
        {
            harness.wait(1s);
            harness.wait(600s);
            return act(EndpointId::ShowSession).view();
        }
        void confirmCode(const Applicant& person)
        {
            QVERIFY(act(EndpointId::SendCode).isOk());
            QVERIFY(act(EndpointId::ConfirmCode, {{t("code"), lastCode(person)}}).isOk());
        }
        std::int64_t held()
        {
            return harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL "
                                   "AND session IS NOT NULL AND returns_at IS NULL");
        }
    };

private Q_SLOTS:
    void onSiteDrawEndsWithTheFirstNumber()
    {
        Desk desk(rules("classic"));
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const SessionView drawn = desk.act(EndpointId::Draw, kOnSite).view();
        QCOMPARE(drawn.session.batch()->numbers.size(), std::size_t{50});
        QCOMPARE(drawn.quotas.onSiteDraws, 0);
        QCOMPARE(drawn.limits.onSiteDraws, 1);
        QCOMPARE(desk.held(), 50);
        QCOMPARE(desk.act(EndpointId::Draw).refusal(), t("wrongStage"));
        QCOMPARE(desk.act(EndpointId::Draw, kOnSite).refusal(), t("wrongStage"));

        // The counter is dead and central is started anew meanwhile: the applicant loses nothing.
        desk.harness.restart();
        desk.harness.wait(180s);

        QCOMPARE(desk.held(), 1);
        const SessionView chosen = desk.act(EndpointId::ShowSession).view();
        QCOMPARE(chosen.session.stage(), Stage::AwaitingCode);
        QCOMPARE(chosen.session.choice()->number, drawn.session.batch()->numbers.front());
        QCOMPARE(chosen.session.choice()->mode, ChoiceMode::DrawnOnSite);
        desk.confirmCode(person);
        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Reserved);
    }

    void onSiteDrawIsSpentForTheVehicleNotForThePerson()
    {
        Desk desk(rules("classic"));
        desk.chooseOnSite(applicant(1));
        QVERIFY(desk.act(EndpointId::GiveUpChoice).isOk());

        QCOMPARE(desk.act(EndpointId::Draw, kOnSite).refusal(), t("noOnSiteDrawsLeft"));
        QCOMPARE(desk.held(), 0);
        desk.session = prepared(*desk.counter, applicant(2));
        QVERIFY(desk.act(EndpointId::Draw, kOnSite).isOk());
    }

    void onSiteChanceComesBackWhenNoCodeArrived() // B11
    {
        Desk desk(rules("classic"));
        desk.chooseOnSite(applicant(1));
        desk.harness.sms.failWith(SmsFailureKind::Refused);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());

        const SessionView lapsed = desk.lapsed();
        QCOMPARE(lapsed.session.stage(), Stage::Choosing);
        QCOMPARE(lapsed.quotas.onSiteDraws, 1);
        QCOMPARE(desk.held(), 0);
    }

    void onSiteChanceIsSpentWhenAnyCodeArrived() // B11
    {
        Desk desk(rules("classic"));
        desk.chooseOnSite(applicant(1));
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        desk.harness.wait(60s);
        desk.harness.sms.failWith(SmsFailureKind::Refused);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());

        const SessionView lapsed = desk.lapsed();
        QCOMPARE(lapsed.session.stage(), Stage::Choosing);
        QCOMPARE(lapsed.quotas.onSiteDraws, 0);
    }

    void blacklistLeavesTheOnSiteDrawOpen()
    {
        Desk desk(rules("classic"));
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QCOMPARE(desk.act(EndpointId::Submit).view().session.endReason(),
                 std::optional(EndReason::EarlySubmission));

        const Answer refused = desk.open(account, SessionWay::Preselection);
        QCOMPARE(refused.code(), t("listed"));
        QVERIFY(refused.facts().value(t("onSite")).toBool());
        const Answer opened = desk.open(account, SessionWay::OnSite);
        QVERIFY2(opened.isOk(), opened.body.constData());
        desk.session = opened.id();
        desk.prepare(person);
        QCOMPARE(desk.act(EndpointId::StartCompose).refusal(), t("onSiteOnly"));
        QCOMPARE(desk.act(EndpointId::Draw).refusal(), t("onSiteOnly"));
        const SessionView drawn = desk.act(EndpointId::Draw, kOnSite).view();
        QVERIFY(desk.act(EndpointId::ChooseDrawn, serialOf(drawn.session.batch()->numbers[49])).isOk());
        desk.confirmCode(person);

        // With a valid selection the person lands on it, listed or not (B13).
        const Answer again = desk.open(account, SessionWay::Preselection);
        QCOMPARE(again.code(), t("alreadyReserved"));
        QCOMPARE(again.facts().value(t("session")).toString(), desk.session);
    }

    void asideIsRefusedWhereTheProfileHasNone()
    {
        Desk desk(rules("classic"));
        desk.session = prepared(*desk.counter, applicant(1));
        const SessionView drawn = desk.act(EndpointId::Draw).view();

        QCOMPARE(desk.act(EndpointId::KeepAside, serialOf(drawn.session.batch()->numbers[0])).refusal(),
                 t("asideNotOffered"));
    }

    void keptAsideNumberIsHeldBeyondItsBatch() // `modern`
    {
        Desk desk(rules("modern"));
        const Applicant person = applicant(1);
        const QString account = desk.counter->send(EndpointId::Register, {}, person.account).id();
        desk.session = desk.open(account, SessionWay::Preselection).id();
        desk.prepare(person);
        desk.confirmCode(person);
        const SessionView first = desk.act(EndpointId::Draw).view();
        const SerialIndex kept = first.session.batch()->numbers[3];
        QVERIFY(desk.act(EndpointId::KeepAside, serialOf(kept)).isOk());
        QCOMPARE(desk.act(EndpointId::KeepAside, serialOf(first.session.batch()->numbers[4])).refusal(),
                 t("asideTaken"));
        QCOMPARE(desk.act(EndpointId::KeepAside, {{t("serial"), t("Z9Z99")}}).refusal(), t("notInBatch"));

        const SessionView second = desk.act(EndpointId::Draw).view();
        QCOMPARE(desk.held(), 11);
        QVERIFY(second.session.aside()->numbers == (std::vector<SerialIndex>{kept}));
        desk.harness.wait(90s);
        QCOMPARE(desk.held(), 1);
        QCOMPARE(desk.act(EndpointId::ChooseDrawn, serialOf(kept)).view().session.stage(), Stage::Reserved);
    }

    void secondTerminalVoidsADrawOnSite() // B10
    {
        Desk desk(rules("classic"));
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::Draw, kOnSite).isOk());
        const auto other = counterAt(desk.harness, t("G02"), t("clerk2"));

        QCOMPARE(other->session(EndpointId::Draw, desk.session, kOnSite).view().session.endReason(),
                 std::optional(EndReason::SecondTerminal));
        QCOMPARE(desk.held(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCentralDraws)
#include "tst_centraldraws.moc"
