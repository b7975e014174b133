// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "tests/contract/server/processoffice.h"

#include <QTest>
#include <QTimer>

using namespace xuanhao;
using namespace xuanhao::test;

/// What is left of the real program after kill -9.
class TestCentralKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedIsNeverLostByKilling() // F3
    {
        const Office office;
        const QString enrolCode = openOffice(office);
        const SystemClock clock;
        SeededRandom chance(9);
        QProcess server;
        startServer(server, office);
        QCOMPARE(run(office.with({t("status")})).code, 0);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());

        QHash<QString, SerialIndex> acknowledged;
        int person = 0;
        for (int round = 0; round < 4; ++round) {
            // The timer fires inside the waiting for an answer: the process dies in the middle of its work.
            QTimer::singleShot(static_cast<int>(100 + uniformBelow(chance, 400)), &server,
                               [&] { server.kill(); });
            const auto send = [&](EndpointId id, const TestCounter::Variables& variables, QJsonObject body) {
                body.insert(t("operation"), counter.newOperation());
                for (;;) {
                    const Answer answer = counter.send(id, variables, body);
                    if (answer.status != 0)
                        return answer;
                    server.waitForFinished();
                    startServer(server, office);
                }
            };
            bool isKilled = false;
            const auto connection =
                QObject::connect(&server, &QProcess::finished, &server, [&] { isKilled = true; });
            while (!isKilled) {
                const Applicant someone = applicant(++person);
                const QString account = send(EndpointId::Register, {}, someone.account).id();
                const QString session =
                    send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
                const TestCounter::Variables at{{t("session"), session}};
                (void)send(EndpointId::AcceptNotice, at, {{t("version"), t("2026-11")}});
                (void)send(EndpointId::EnterVehicle, at, someone.vehicle);
                (void)send(EndpointId::ConfirmContact, at, ContactDraft{}.toJson());
                const SessionView drawn = send(EndpointId::Draw, at, {}).view();
                const SerialIndex wanted = drawn.session.batch()->numbers.front();
                const Answer chosen = send(EndpointId::ChooseDrawn, at,
                                           {{t("serial"), SerialRules::ordinary().serialAt(wanted)}});
                QVERIFY2(chosen.isOk(), chosen.body.constData());
                acknowledged.insert(session, wanted);
            }
            QObject::disconnect(connection);
        }

        QVERIFY(acknowledged.size() >= 4);
        for (auto session = acknowledged.begin(); session != acknowledged.end(); ++session) {
            const SessionView view = counter.session(EndpointId::ShowSession, session.key()).view();
            QCOMPARE(view.session.stage(), Stage::AwaitingCode);
            QCOMPARE(view.session.choice()->number, session.value());
            QCOMPARE(view.quotas.draws, 4);
        }
        server.terminate();
        server.waitForFinished();
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void killingDecidesNothingInTheWindow() // B6, B9, F3
    {
        const Office office(
            {{t("windowSeconds"), 40}, {t("minIntervalSeconds"), 0}, {t("needsCaptcha"), false}});
        const QString enrolCode = openOffice(office);
        const SystemClock clock;
        SeededRandom chance(19);
        QProcess server;
        startServer(server, office);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        const auto killed = [&] {
            server.kill();
            server.waitForFinished();
        };
        QStringList sessions;
        QList<SessionView> before;
        const QStringList wanted{t("A1220"), t("A1221"), t("A1222"), t("A1223")};
        for (int nth = 0; nth < wanted.size(); ++nth)
            sessions.append(prepared(counter, applicant(nth + 1)));
        for (const QString& session : sessions)
            before.append(counter.session(EndpointId::StartCompose, session).view());

        // Killed while the lock is on its way: the counter asks again, with the same operation.
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const QJsonObject body{{t("serial"), wanted[nth]}, {t("operation"), counter.newOperation()}};
            QTimer shot;
            shot.setSingleShot(true);
            QObject::connect(&shot, &QTimer::timeout, &server, [&] { server.kill(); });
            shot.start(static_cast<int>(uniformBelow(chance, 12)));
            Answer answer = counter.session(EndpointId::Verify, sessions[nth], body);
            shot.stop(); // the answer may have been faster
            killed();
            startServer(server, office);
            if (answer.status == 0)
                answer = counter.session(EndpointId::Verify, sessions[nth], body);
            QVERIFY2(answer.isOk(), answer.body.constData());
            QCOMPARE(answer.view().quotas.verifications, 4);
        }
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const SessionView view = counter.session(EndpointId::ShowSession, sessions[nth]).view();
            QCOMPARE(view.session.stage(), Stage::Composing);
            QCOMPARE(view.session.composeWindow()->deadline, before[nth].session.composeWindow()->deadline);
            QCOMPARE(view.session.composeWindow()->locked, SerialRules::ordinary().indexOf(wanted[nth]));
        }
        QVERIFY(counter.session(EndpointId::Clear, sessions.last()).isOk());

        // Dead when the deadline comes.
        killed();
        const Instant deadline = before.last().session.composeWindow()->deadline;
        QTRY_VERIFY_WITH_TIMEOUT(clock.now() > deadline, 60'000);
        startServer(server, office);
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const SessionView view = counter.session(EndpointId::ShowSession, sessions[nth]).view();
            if (sessions[nth] == sessions.last()) {
                QCOMPARE(view.session.stage(), Stage::Choosing); // nothing was locked
                continue;
            }
            QCOMPARE(view.session.stage(), Stage::AwaitingCode);
            QCOMPARE(view.session.choice()->number, *SerialRules::ordinary().indexOf(wanted[nth]));
        }
        const auto sql = office.connect();
        QCOMPARE(
            sql->integerOf("SELECT count(*) FROM claim WHERE session IS NOT NULL AND ended_at IS NULL", {}),
            wanted.size() - 1);
        server.terminate();
        server.waitForFinished();
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestCentralKilled)
#include "tst_centralkilled.moc"
