// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accessdesk.h"

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
        QCOMPARE(sql->execute("UPDATE session SET sealed = zeroblob(60)", {}), 1);

        QCOMPARE(desk.act(EndpointId::ShowSession).code(), t("internal"));
        QCOMPARE(desk.act(EndpointId::Draw).code(), t("internal"));

        desk.harness.wait(std::chrono::hours(24)); // it would have ended for being idle
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM session WHERE sealed = zeroblob(60)"), 1);
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
        QCOMPARE(sql->execute("UPDATE account SET sealed = zeroblob(60) WHERE id = $1", {account}), 1);

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
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account WHERE sealed = zeroblob(60)"), 1);
    }

    void damagedMessageAndAnswerHoldUpNobody() // F3
    {
        AccessDesk desk;
        const Applicant first = applicant(1);
        const Applicant second = applicant(2);
        const QJsonObject sent = with(first.account, "operation", desk.counter->newOperation());
        QVERIFY(desk.counter->send(EndpointId::Register, {}, sent).isOk());
        const auto sql = desk.harness.connect();
        QCOMPARE(sql->execute("UPDATE sms SET sealed = zeroblob(60)", {}), 1);
        QCOMPARE(sql->execute("UPDATE operation SET sealed = zeroblob(60) WHERE id = $1",
                              {sent.value(t("operation")).toString()}),
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
