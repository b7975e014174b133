// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolrules.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

Instant at(const char* iso)
{
    return instantFromIso(t(iso)).value();
}

} // namespace

/// E3: planned maintenance. No selection begins in it, and nobody loses time by it.
class TestCentralMaintenance : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        using SessionDesk::SessionDesk;

        QString plan(Instant from, Instant to)
        {
            QString id;
            harness.command([&](World& world, Instant now) {
                const auto planned = planMaintenance(world, {from, to, t("系统升级")}, now);
                id = planned ? *planned : planned.error();
            });
            return id;
        }
        Answer open(int person)
        {
            const QString account = counter->send(EndpointId::Register, {}, applicant(person).account).id();
            return counter->send(EndpointId::OpenSession, {{t("account"), account}}, division());
        }
        [[nodiscard]] Instant now() const { return harness.clock.now(); }
        SessionView view() { return act(EndpointId::ShowSession).view(); }
    };

private Q_SLOTS:
    void selectionsBeginUntilItBeginsAndFromItsEndOn()
    {
        Desk desk;
        const Instant from = desk.now() + 1h;
        const Instant to = from + 2h;
        QCOMPARE(desk.plan(from, to).left(1), t("M"));
        const QJsonArray told =
            desk.counter->send(EndpointId::Reference).object().value(t("maintenance")).toArray();
        QCOMPARE(told.first().toObject().value(t("to")).toString(), toOfficeIso(to));
        desk.harness.wait(from - desk.now() - 1s);
        QVERIFY(desk.open(1).isOk());
        desk.harness.wait(1s - 1ms);
        QVERIFY(desk.open(2).isOk());

        desk.harness.wait(1ms);

        const Answer refused = desk.open(3);
        QCOMPARE(refused.code(), t("maintenance"));
        QCOMPARE(refused.facts().value(t("until")).toString(), toOfficeIso(to));
        QCOMPARE(refused.facts().value(t("opensAt")).toString(), toOfficeIso(to));
        QCOMPARE(refused.facts().value(t("text")).toString(), t("系统升级"));
        desk.harness.wait(to - desk.now() - 1ms);
        QCOMPARE(desk.open(4).code(), t("maintenance"));
        desk.harness.wait(1ms);
        QVERIFY(desk.open(5).isOk());
        QVERIFY(
            desk.counter->send(EndpointId::Reference).object().value(t("maintenance")).toArray().isEmpty());
    }

    void itMayLastOverMidnight_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("opensAt");
        QTest::newRow("until the office opens")
            << QByteArray("2026-11-24T09:00:00.000+08:00") << QByteArray("2026-11-24T09:00:00.000+08:00");
        QTest::newRow("until the night")
            << QByteArray("2026-11-24T02:00:00.000+08:00") << QByteArray("2026-11-24T09:00:00.000+08:00");
        QTest::newRow("into the morning")
            << QByteArray("2026-11-24T11:30:00.000+08:00") << QByteArray("2026-11-24T11:30:00.000+08:00");
        QTest::newRow("until the office closes")
            << QByteArray("2026-11-24T17:00:00.000+08:00") << QByteArray("2026-11-25T09:00:00.000+08:00");
    }
    void itMayLastOverMidnight()
    {
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, opensAt);
        HarnessOptions options = withoutCaptcha();
        options.openingHours = {};
        options.start = at("2026-11-23T16:30:00+08:00");
        Desk desk(options);
        (void)desk.plan(at("2026-11-23T16:00:00+08:00"), at(to.constData()));

        const Answer refused = desk.open(1);

        QCOMPARE(refused.facts().value(t("until")).toString(), QString::fromLatin1(to));
        QCOMPARE(refused.facts().value(t("opensAt")).toString(), QString::fromLatin1(opensAt));
        desk.harness.wait(at("2026-11-23T23:59:59.999+08:00") - desk.now());
        QCOMPARE(desk.counter->signIn(t("clerk1")).status, 200);
        QCOMPARE(desk.open(2).code(), t("maintenance"));
        desk.harness.wait(1ms);
        QCOMPARE(desk.open(3).code(), t("maintenance"));
    }

    void windowsThatFollowEachOtherAreOne()
    {
        Desk desk;
        (void)desk.plan(desk.now(), desk.now() + 1h);
        (void)desk.plan(desk.now() + 1h, desk.now() + 2h);
        QCOMPARE(desk.open(1).facts().value(t("until")).toString(), toOfficeIso(desk.now() + 2h));
    }

    void whatRunsGoesOnAndNothingNewIsDrawn()
    {
        Desk desk;
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        (void)desk.plan(desk.now() + 10s, desk.now() + 1h);
        desk.harness.wait(20s);
        QVERIFY(desk.act(EndpointId::Verify, {{t("serial"), t("A1234")}}).view().lastVerify->isLocked);
        desk.harness.wait(70s);
        QCOMPARE(desk.view().session.stage(), Stage::AwaitingCode);
        QVERIFY(desk.act(EndpointId::GiveUpChoice).isOk());

        QCOMPARE(desk.act(EndpointId::StartCompose).code(), t("maintenance"));
        QCOMPARE(desk.act(EndpointId::Draw).code(), t("maintenance"));
        QCOMPARE(desk.view().quotas, (Quotas{4, 1, 5, 1})); // nothing was spent by it
        // One's own live session is answered.
        QVERIFY(desk.counter->send(EndpointId::OpenSession, {{t("account"), desk.view().account}}, division())
                    .isOk());
        desk.harness.wait(1h);
        QVERIFY(desk.act(EndpointId::Draw).isOk());
    }

    void anActFromElsewhereVoidsInMaintenanceToo() // B10
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        const auto other = counterAt(desk.harness, t("G02"), t("clerk2"));
        (void)desk.plan(desk.now(), desk.now() + 1h);
        QCOMPARE(other->session(EndpointId::Draw, desk.session).view().session.endReason(),
                 EndReason::SecondTerminal);
    }

    void choiceIsHeldOverMaintenance_data()
    {
        QTest::addColumn<bool>("isCentralDown");
        QTest::newRow("central runs") << false;
        QTest::newRow("central is down all the time") << true;
    }
    void choiceIsHeldOverMaintenance()
    {
        QFETCH(bool, isCentralDown);
        Desk desk;
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const Instant from = desk.now() + 5min;
        const Instant to = from + 2h;
        (void)desk.plan(from, to);
        desk.choose();
        QCOMPARE(desk.view().session.choice()->heldUntil, desk.now() + 600s); // not before it begins
        if (isCentralDown)
            desk.harness.stop();
        desk.harness.clock.advance(to - desk.now() + 599s);
        if (isCentralDown)
            desk.harness.start();
        else
            desk.harness.wait(0s);

        QCOMPARE(desk.view().session.stage(), Stage::AwaitingCode);
        QCOMPARE(desk.view().session.choice()->heldUntil, to + 600s);
        desk.harness.wait(1s);
        QCOMPARE(desk.view().session.stage(), Stage::Choosing); // and not a second longer
        QVERIFY(desk.recorded("session.prolong") >= 1);
    }

    void holdAfterMaintenanceIsAsLongAsEver()
    {
        Desk desk;
        (void)desk.plan(desk.now(), desk.now() + 1h);
        desk.harness.wait(1h);
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();
        QCOMPARE(desk.view().session.choice()->heldUntil, desk.now() + 600s);
    }

    void sessionDoesNotGoIdleInMaintenance()
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        const Instant to = desk.now() + 3h;
        (void)desk.plan(desk.now() + 29min, to);
        desk.harness.wait(to - desk.now() + 30min - 1ms);
        QVERIFY(desk.view().session.isLive());
        desk.harness.wait(1ms);
        QCOMPARE(desk.view().session.endReason(), EndReason::Idle);
    }

    void plansAreChecked()
    {
        Desk desk;
        const Instant now = desk.now();
        QVERIFY(desk.plan(now + 1h, now + 1h).contains(t("must end after it begins")));
        QVERIFY(desk.plan(now - 2h, now).contains(t("not before now")));
        QVERIFY(desk.plan(now, now + 73h).contains(t("72 hours")));
        const QString id = desk.plan(now + 1h, now + 2h);
        QVERIFY(desk.plan(now + 90min, now + 3h).contains(t("already")));
        desk.harness.command([&](World& world, Instant at) {
            QVERIFY(endMaintenance(world, id, at).hasValue()); // has not begun: cancelled
            QVERIFY(!endMaintenance(world, id, at).hasValue());
        });
        const QString running = desk.plan(now, now + 2h);
        QCOMPARE(desk.open(1).code(), t("maintenance"));
        desk.harness.wait(1min);
        desk.harness.command(
            [&](World& world, Instant at) { QVERIFY(endMaintenance(world, running, at).hasValue()); });
        QVERIFY(desk.open(2).isOk());
        QCOMPARE(desk.recorded("maintenance.end"), 2); // E5
    }
};

QTEST_GUILESS_MAIN(TestCentralMaintenance)
#include "tst_centralmaintenance.moc"
