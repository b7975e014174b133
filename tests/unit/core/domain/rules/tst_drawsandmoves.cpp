// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/rules/sessiontable.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// The on-site draw, numbers kept aside, and moving to another counter (B8, B10).
class TestDrawsAndMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onSiteDrawOffersFiftyForThreeMinutes()
    {
        Scene scene(shippedProfile("classic"));
        scene.desk = FakeNumberDesk(firstNumbers(200));

        scene.draw(DrawKind::OnSite);

        QCOMPARE(scene.session.batch()->numbers.size(), std::size_t{50});
        QCOMPARE(scene.session.batch()->expiresAt, kStart + 180s);
        QVERIFY(scene.quotas == (Quotas{5, 2, 5, 0}));
        const SerialIndex chosen = scene.session.batch()->numbers[49];
        QCOMPARE(scene.must(command::ChooseDrawn{chosen}), Outcome::Chosen);
        QVERIFY(scene.desk.claimed() == (std::set<SerialIndex>{chosen}));
        QCOMPARE(scene.session.choice()->mode, ChoiceMode::DrawnOnSite);
    }
    void onSiteDrawTakesTheFirstNumberWhenNobodyChooses()
    {
        Scene scene(shippedProfile("classic"));
        scene.draw(DrawKind::OnSite);
        const SerialIndex first = scene.session.batch()->numbers.front();
        scene.now += 180s - 1ms;
        QCOMPARE(scene.advance(), Passing::Nothing);
        scene.now += 2h; // central was away: it counts from its own instant

        QCOMPARE(scene.advance(), Passing::BatchChose);

        const SelectionSession::Choice expected{first, ChoiceMode::DrawnOnSite, kStart + 180s, kStart + 780s};
        QVERIFY(scene.session.choice() == expected);
        QVERIFY(scene.desk.claimed() == (std::set<SerialIndex>{first}));
    }
    void onSiteDrawIsLimitedPerVehicle()
    {
        Scene scene(shippedProfile("classic"));
        scene.draw(DrawKind::OnSite);
        scene.must(command::ChooseDrawn{scene.session.batch()->numbers.front()});
        scene.must(command::GiveUpChoice{});

        QCOMPARE(scene.handle(command::Draw{DrawKind::OnSite, false}).error(), Refusal::NoOnSiteDrawsLeft);
        scene.profile.onSite.enabled = false;
        QCOMPARE(scene.handle(command::Draw{DrawKind::OnSite, false}).error(), Refusal::OnSiteNotOffered);
    }
    void sessionForTheOnSiteDrawOffersNothingElse()
    {
        Scene scene(shippedProfile("classic"));
        scene.session = SelectionSession(kHere, kStart, SessionWay::OnSite);
        scene.prepare();

        QCOMPARE(scene.handle(command::StartCompose{}).error(), Refusal::OnSiteOnly);
        QCOMPARE(scene.handle(command::Draw{}).error(), Refusal::OnSiteOnly);
        QCOMPARE(scene.must(command::Draw{DrawKind::OnSite, false}), Outcome::BatchDrawn);
        QVERIFY(SelectionSession::fromJson(scene.session.toJson()).value() == scene.session);
    }

    // B8, `modern`: one number of each batch is kept aside while others are drawn.
    void keepsOneNumberOfEachBatchAside()
    {
        Scene scene(shippedProfile("modern"));
        scene.draw();
        const SerialIndex first = scene.session.batch()->numbers[2];
        const SerialIndex second = scene.session.batch()->numbers[4];
        QCOMPARE(scene.must(command::KeepAside{first}), Outcome::KeptAside);
        QCOMPARE(scene.handle(command::KeepAside{second}).error(), Refusal::AsideTaken);
        QCOMPARE(scene.desk.held().at(first), kStart + 180s);
        scene.now += 60s;

        scene.must(command::Draw{});

        QVERIFY(scene.desk.claimed() == scene.liveNumbers());
        QCOMPARE(scene.liveNumbers().size(), std::size_t{11});
        QVERIFY(scene.session.aside()->numbers == (std::vector<SerialIndex>{first}));
        QCOMPARE(scene.session.aside()->expiresAt, scene.now + 180s); // every batch begins it anew
        const SerialIndex third = scene.session.batch()->numbers[0];
        scene.must(command::KeepAside{third});
        QCOMPARE(scene.must(command::ChooseDrawn{first}), Outcome::Reserved);
        QVERIFY(scene.desk.claimed() == (std::set<SerialIndex>{first}));
    }
    void whatIsKeptAsideOutlivesItsBatchAndLapsesItself()
    {
        Scene scene(shippedProfile("modern"));
        scene.draw();
        const SerialIndex kept = scene.session.batch()->numbers[0];
        scene.must(command::KeepAside{kept});
        scene.now += 90s;

        QCOMPARE(scene.advance(), Passing::BatchLapsed);
        QCOMPARE(scene.session.stage(), Stage::Drawn);
        QVERIFY(scene.desk.claimed() == (std::set<SerialIndex>{kept}));
        QVERIFY(SelectionSession::fromJson(scene.session.toJson()).value() == scene.session);
        QCOMPARE(scene.handle(command::KeepAside{kept}).error(), Refusal::WrongStage);
        scene.now += 90s;

        QCOMPARE(scene.advance(), Passing::AsideLapsed);
        QCOMPARE(scene.session.stage(), Stage::Choosing);
        QVERIFY(scene.desk.claimed().empty());
    }
    void whatIsKeptAsideMayLapseBeforeItsBatch()
    {
        Scene scene(shippedProfile("modern"));
        scene.profile.draw.backupLife = 30s;
        scene.draw();
        const auto drawn = scene.liveNumbers();
        const SerialIndex kept = scene.session.batch()->numbers[0];
        scene.must(command::KeepAside{kept});
        scene.now += 30s;

        QCOMPARE(scene.advance(), Passing::AsideLapsed);

        QVERIFY(scene.desk.claimed() == drawn);
        QCOMPARE(scene.desk.held().at(kept), kStart + 90s);
        QVERIFY(SelectionSession::fromJson(scene.session.toJson()).value() == scene.session);
    }

    // B10: the counter before may have slept and still sends.
    void movedSessionForgivesTheCounterBefore()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();

        scene.session.moveTo(kElsewhere, scene.now);

        QCOMPARE(scene.handle(command::Submit{}).error(), Refusal::OtherTerminal);
        QCOMPARE(scene.handle(command::Verify{kFree}).error(), Refusal::OtherTerminal);
        QVERIFY(SelectionSession::fromJson(scene.session.toJson()).value() == scene.session);
        QCOMPARE(scene.handle(command::Clear{}, kElsewhere).value(), Outcome::Accepted);
        const CounterId third(QStringLiteral("G05"));
        QCOMPARE(scene.handle(command::Submit{}, third).value(), Outcome::Voided);
    }
    void movedBackTheSessionIsWhereItWas()
    {
        Scene scene(shippedProfile("classic"));
        scene.lock();
        scene.session.moveTo(kElsewhere, scene.now);

        scene.session.moveTo(kHere, scene.now);

        QCOMPARE(scene.handle(command::Clear{}).value(), Outcome::Accepted);
        QCOMPARE(scene.handle(command::Verify{kFree}, kElsewhere).error(), Refusal::OtherTerminal);
    }
    void tellsWhatLapsedWhileOtherNumbersAreStillThere()
    {
        Scene scene(shippedProfile("modern"));
        scene.draw();
        scene.must(command::KeepAside{scene.session.batch()->numbers[0]});
        const SelectionSession both = scene.session;
        scene.wait(90s);
        QCOMPARE(scene.session.lapsedSince(both), Passing::BatchLapsed);
        const SelectionSession kept = scene.session;
        scene.wait(90s);

        QCOMPARE(scene.session.lapsedSince(kept), Passing::AsideLapsed);
    }
};

QTEST_APPLESS_MAIN(TestDrawsAndMoves)
#include "tst_drawsandmoves.moc"
