// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accessdesk.h"

#include <QJsonArray>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// A record that cannot be read any more: said, never written over, and nobody else waits (F3).
class TestCentralDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedSealIsNeverWrittenOver() // F3
    {
        SessionDesk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        const auto sql = desk.harness.connect();
        QCOMPARE(written(*sql, "UPDATE session SET sealed = $1", {kDamage}), 1);

        QCOMPARE(desk.act(EndpointId::ShowSession).code(), t("internal"));
        QCOMPARE(desk.act(EndpointId::Draw).code(), t("internal"));

        desk.harness.wait(std::chrono::hours(24)); // it would have ended for being idle
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM session WHERE sealed = $1", {kDamage}), 1);
    }

    void damagedStateIsAProblemOfItsRequestsOnly_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("content");
        QTest::newRow("no JSON") << t("state") << t("{\"stage\":");
        QTest::newRow("no session") << t("state") << t("{}");
        QTest::newRow("the last verification") << t("last_verify") << t("[");
    }
    void damagedStateIsAProblemOfItsRequestsOnly() // F3
    {
        QFETCH(QString, column);
        QFETCH(QString, content);
        SessionDesk desk;
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        const auto sql = desk.harness.connect();
        const QByteArray damage = "UPDATE session SET " + column.toUtf8() + " = $1";
        QCOMPARE(written(*sql, damage.constData(), {content}), 1);

        QCOMPARE(desk.act(EndpointId::ShowSession).code(), t("internal"));
        QCOMPARE(desk.act(EndpointId::Draw).code(), t("internal"));
        QCOMPARE(desk.counter->send(EndpointId::OpenSession, {{t("account"), account}}, division()).code(),
                 t("internal"));
        QVERIFY(desk.counter->send(EndpointId::ShowAccount, {{t("account"), account}}).isOk());
        QVERIFY(
            desk.counter->send(EndpointId::Search, {}, {{t("by"), t("mobile")}, {t("value"), person.mobile}})
                .isOk());
        desk.harness.wait(std::chrono::hours(1)); // it would have ended for being idle

        QVERIFY(!prepared(*desk.counter, applicant(2)).isEmpty()); // everybody else goes on
        const QByteArray kept = "SELECT count(*) FROM session WHERE " + column.toUtf8() + " = '" +
                                content.toUtf8().replace("'", "''") + "'";
        QCOMPARE(desk.harness.integer(kept.constData()), 1);
    }

    void aDamagedSessionDoesNotHoldUpTheTimeOfOthers() // B9, F3
    {
        SessionDesk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        const QString other = prepared(*desk.counter, applicant(2));
        for (const QString& session : {desk.session, other}) {
            QVERIFY(desk.counter->session(EndpointId::StartCompose, session).isOk());
            const QString serial = session == other ? t("A1251") : t("A1250");
            QVERIFY(desk.counter->session(EndpointId::Verify, session, {{t("serial"), serial}}).isOk());
        }
        // The claim of the first has gone, which nothing in the program does.
        const auto sql = desk.harness.connect();
        QCOMPARE(written(*sql, "DELETE FROM claim WHERE session = $1", {desk.session}), 1);

        desk.harness.wait(91s);

        QCOMPARE(desk.harness.integer("SELECT count(*) FROM session WHERE stage = 'awaitingCode'"), 1);
        QCOMPARE(desk.counter->session(EndpointId::ShowSession, other).view().session.stage(),
                 Stage::AwaitingCode);
        QCOMPARE(desk.act(EndpointId::ShowSession).code(), t("internal"));
    }

    void damagedEvidenceIsShownAsFarAsItGoes() // E1, F3
    {
        SessionDesk desk;
        const auto supervisor = counterAt(desk.harness, t("S01"), t("sup1"), Role::Supervisor);
        desk.session = prepared(*desk.counter, applicant(1));
        desk.act(EndpointId::StartCompose);
        desk.act(EndpointId::Verify, {{t("serial"), t("A1250")}});
        desk.harness.wait(20s);
        QVERIFY(desk.act(EndpointId::Submit).isOk()); // before the deadline (B9)
        const auto sql = desk.harness.connect();
        QCOMPARE(written(*sql, "UPDATE listing SET evidence = '{'", {}), 1);
        QVERIFY(written(*sql, "UPDATE audit SET facts = '{' WHERE action = 'session.verify'", {}) > 0);

        const Answer list = supervisor->send(EndpointId::FindListings);
        const QString id =
            list.object().value(t("lines")).toArray().first().toObject().value(t("id")).toString();

        QVERIFY(supervisor->send(EndpointId::ShowListing, {{t("listing"), id}}).isOk());
    }

    void damagedRecordIsAProblemOfItsRequestsOnly() // F3
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const Applicant other = applicant(2);
        const QString account = desk.enter(person);
        const QString healthy = desk.enter(other);
        const QString session =
            desk.counter->send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
        QVERIFY(
            desk.counter->session(EndpointId::AcceptNotice, session, {{t("version"), t("2026-11")}}).isOk());
        const auto sql = desk.harness.connect();
        QCOMPARE(written(*sql, "UPDATE account SET sealed = $1 WHERE id = $2", {kDamage, account}), 1);

        const auto damaged = [&](const Answer& answer) {
            return answer.status == 500 && answer.code() == t("recordDamaged") &&
                   answer.facts().value(t("account")).toString() == account;
        };
        QVERIFY(damaged(desk.counter->send(EndpointId::ShowAccount, {{t("account"), account}})));
        QVERIFY(damaged(desk.counter->send(EndpointId::FindAccount, {}, documentOf(person))));
        QVERIFY(damaged(desk.counter->send(EndpointId::Register, {}, person.account)));
        QVERIFY(damaged(desk.correct(account, other.mobile)));
        desk.harness.wait(60s);
        QVERIFY(damaged(desk.sendAgain(account)));
        QVERIFY(damaged(desk.counter->session(EndpointId::EnterVehicle, session, person.vehicle)));
        QVERIFY(damaged(desk.firstSignIn(person, desk.codeOf(person))));
        const QJsonArray hits = desk.counter
                                    ->send(EndpointId::Search, {},
                                           {{t("by"), t("document")},
                                            {t("value"), documentOf(person).value(t("documentNumber"))}})
                                    .object()
                                    .value(t("hits"))
                                    .toArray();
        QCOMPARE(hits.size(), 1);
        QVERIFY(hits.first().toObject().value(t("maskedName")).toString().isEmpty());

        QCOMPARE(desk.stateOf(healthy), t("codeSent")); // everybody else goes on
        QVERIFY(desk.firstSignIn(other, desk.codeOf(other)).isOk());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account WHERE sealed = $1", {kDamage}), 1);
    }

    void damagedMessageAndAnswerHoldUpNobody() // F3
    {
        AccessDesk desk;
        const Applicant first = applicant(1);
        const Applicant second = applicant(2);
        const QJsonObject sent = with(first.account, "operation", desk.counter->newOperation());
        QVERIFY(desk.counter->send(EndpointId::Register, {}, sent).isOk());
        const auto sql = desk.harness.connect();
        QCOMPARE(written(*sql, "UPDATE sms SET sealed = $1", {kDamage}), 1);
        QCOMPARE(written(*sql, "UPDATE operation SET sealed = $1 WHERE id = $2",
                         {kDamage, sent.value(t("operation")).toString()}),
                 1);

        (void)desk.enter(second);

        QVERIFY(desk.codeOf(first).isEmpty());
        QCOMPARE(desk.codeOf(second).size(), 8);
        QCOMPARE(desk.recorded("sms.failed"), 1);
        QCOMPARE(desk.counter->send(EndpointId::Register, {}, sent).code(), t("internal"));
        QVERIFY(desk.firstSignIn(second, desk.codeOf(second)).isOk());
    }
};

QTEST_GUILESS_MAIN(TestCentralDamage)
#include "tst_centraldamage.moc"
