// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/invoicemessages.h"
#include "core/protocol/listingmessages.h"
#include "tests/support/centralharness.h"
#include "tests/support/framedjpeg.h"
#include "tests/support/sheets.h"

#include <QSet>
#include <QTest>

#include <array>
#include <barrier>
#include <mutex>
#include <thread>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// What repeats, races and malformed requests do: nothing twice, nothing lost (F1, F3, F5).
class TestCentralRetries : public QObject
{
    Q_OBJECT

private:
    /// Sends a write twice with the same id, and once with the id and another body.
    static Answer twice(TestCounter& counter, EndpointId id, const TestCounter::Variables& variables,
                        QJsonObject body)
    {
        body.insert(t("operation"), counter.newOperation());
        const Answer first = counter.send(id, variables, body);
        const Answer second = counter.send(id, variables, body);
        if (!first.isOk() || second.status != first.status || second.body != first.body)
            qFatal("%s is not repeatable: %s | %s", endpoint(id).operationId, first.body.constData(),
                   second.body.constData());
        body.insert(t("reason"), t("anders"));
        const Answer reused = counter.send(id, variables, body);
        if (reused.code() != t("operationReused"))
            qFatal("%s takes another body: %s", endpoint(id).operationId, reused.body.constData());
        return first;
    }

private Q_SLOTS:
    void everyWriteIsDoneOnce() // F3, F4
    {
        HarnessOptions options = withoutCaptcha();
        options.draw = {{t("backupLifeSeconds"), 180}};
        CentralHarness harness(options);
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        TestCounter newcomer(harness, t("G09"));
        const QString enrolCode = harness.addCounter(t("G09"), t("九号"));
        const Applicant person = applicant(1);
        QSet<int> done;
        QString session;
        const auto account = [&](EndpointId id, const TestCounter::Variables& variables,
                                 const QJsonObject& body) {
            done.insert(static_cast<int>(id));
            return twice(*counter, id, variables, body);
        };
        const auto act = [&](EndpointId id, const QJsonObject& body = {}) {
            return account(id, {{t("session"), session}}, body);
        };
        SeededRandom keyChance(1);
        done.insert(static_cast<int>(EndpointId::Enrol));
        (void)twice(newcomer, EndpointId::Enrol, {},
                    EnrolRequest{t("G09"), enrolCode, CounterKey::create(keyChance).publicKey}.toJson());
        const QString id = account(EndpointId::Register, {}, person.account).id();
        (void)account(EndpointId::CorrectAccount, {{t("account"), id}},
                      {{t("mobile"), person.mobile}, {t("reason"), t("录入")}});
        session = account(EndpointId::OpenSession, {{t("account"), id}}, division()).id();
        (void)act(EndpointId::AcceptNotice, {{t("version"), t("2026-11")}});
        (void)act(EndpointId::SendInvoice, InvoiceRequest{framedJpeg(1600, 900), Clarity::Clear}.toJson());
        (void)act(EndpointId::EnterVehicle, person.vehicle);
        (void)act(EndpointId::ConfirmContact, ContactDraft{}.toJson());
        (void)act(EndpointId::StartCompose);
        QCOMPARE(act(EndpointId::Verify, {{t("serial"), t("A1250")}}).view().quotas, (Quotas{4, 1, 5, 1}));
        (void)act(EndpointId::Clear);
        (void)act(EndpointId::Verify, {{t("serial"), t("A1251")}});
        harness.wait(90s);
        (void)act(EndpointId::Submit);
        (void)act(EndpointId::GiveUpChoice);
        const SessionView drawn = act(EndpointId::Draw).view();
        QCOMPARE(drawn.quotas.draws, 4);
        const QJsonObject first{
            {t("serial"), SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[0])}};
        QCOMPARE(act(EndpointId::KeepAside, first).view().session.aside()->numbers.size(), std::size_t{1});
        (void)act(EndpointId::ChooseDrawn, first);
        (void)act(EndpointId::SendCode);
        harness.server->tick();
        (void)act(EndpointId::ConfirmCode, {{t("code"), harness.sms.lastCode(person.mobile)}});
        const QJsonObject sheet =
            account(EndpointId::RecordSheet, {}, applicationSheet(session).toJson()).object();
        QCOMPARE(sheet.value(t("nth")).toInt(), 1);
        (void)account(EndpointId::RecordSheetOutcome, {{t("sheet"), sheet.value(t("sheet")).toString()}},
                      SheetOutcomeRequest{SheetOutcome::NotPrinted}.toJson());
        session = prepared(*counter, applicant(2));
        const auto second = counterAt(harness, t("G02"), t("clerk2"));
        const auto actThere = [&](EndpointId endpoint, const QJsonObject& body = {}) {
            done.insert(static_cast<int>(endpoint));
            return twice(*second, endpoint, {{t("session"), session}}, body);
        };
        (void)actThere(EndpointId::AskMove);
        (void)act(EndpointId::DecideMove, {{t("decision"), t("decline")}, {t("counter"), t("G02")}});
        (void)actThere(EndpointId::AskMove);
        harness.wait(60s);
        (void)actThere(EndpointId::SendMoveCode);
        harness.server->tick();
        QCOMPARE(actThere(EndpointId::MoveByCode, {{t("code"), harness.sms.lastCode(applicant(2).mobile)}})
                     .view()
                     .counter,
                 t("G02"));
        (void)actThere(EndpointId::Abandon);
        (void)account(EndpointId::SendAccessCode, {{t("account"), id}}, {});
        harness.server->tick();
        (void)account(EndpointId::FirstSignIn, {},
                      {{t("documentKind"), person.account.value(t("documentKind"))},
                       {t("documentNumber"), person.account.value(t("documentNumber"))},
                       {t("code"), harness.sms.lastAccessCode(person.mobile)},
                       {t("password"), t("meihua2026")}});

        const QString leaver = counter->send(EndpointId::Register, {}, applicant(9).account).id();
        (void)account(EndpointId::CancelAccount, {{t("account"), leaver}},
                      {{t("reason"), t("改办学员用户")}});

        session = prepared(*counter, applicant(3));
        (void)act(EndpointId::StartCompose);
        (void)act(EndpointId::Submit); // too early: an entry under review
        const auto supervisor = counterAt(harness, t("S01"), t("sup1"), Role::Supervisor);
        harness.addStaff(t("sup2"), Role::Supervisor);
        const QString entry = supervisor->send(EndpointId::FindListings, {}, ListingQuery{}.toJson())
                                  .object()
                                  .value(t("lines"))
                                  .toArray()
                                  .first()
                                  .toObject()
                                  .value(t("id"))
                                  .toString();
        const auto decide = [&](EndpointId endpoint, const QJsonObject& body) {
            done.insert(static_cast<int>(endpoint));
            (void)twice(*supervisor, endpoint, {{t("listing"), entry}}, body);
        };
        decide(EndpointId::ConfirmListing, ConfirmListingRequest{t("已核对")}.toJson());
        decide(EndpointId::LiftListing,
               LiftListingRequest{t("系统故障"), t("sup2"), CentralHarness::kPassword}.toJson());

        session = prepared(*counter, applicant(4));
        const SessionView again = act(EndpointId::Draw).view();
        (void)act(EndpointId::ChooseDrawn,
                  {{t("serial"), SerialRules::ordinary().serialAt(again.session.batch()->numbers[0])}});
        harness.sms.failWith(SmsFailureKind::NotStarted);
        (void)act(EndpointId::SendCode);
        harness.server->tick();
        (void)act(EndpointId::WitnessIdentity,
                  WitnessRequest{t("核对身份证原件"), t("clerk2"), CentralHarness::kPassword}.toJson());

        for (const Endpoint& endpoint : allEndpoints())
            QVERIFY2(!endpoint.isWrite || done.contains(static_cast<int>(endpoint.id)), endpoint.operationId);
        QCOMPARE(harness.integer("SELECT count(*) FROM sheet"), 1);
        QCOMPARE(harness.integer("SELECT max(used) FROM code_count"), 1);
        QCOMPARE(harness.integer("SELECT max(used) FROM access_code_count"), 2);
    }

    void storedAnswersSurviveARestart() // F3
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        const QJsonObject body{{t("operation"), counter->newOperation()}};
        const Answer first = counter->session(EndpointId::Draw, session, body);

        harness.restart();

        QCOMPARE(counter->session(EndpointId::Draw, session, body).body, first.body);
    }

    void twoCountersNeverGetOneNumber() // F3, both at the same moment over real HTTPS
    {
        constexpr int kRounds = 10;
        HarnessOptions options = withoutCaptcha();
        options.compose.insert(t("verificationsPerDay"), 100);
        options.compose.insert(t("locksPerDay"), 100);
        CentralHarness harness(options);
        std::array<int, kRounds> winners{};
        std::barrier together(2);
        std::mutex mutex;
        const auto race = [&](const QString& id, const QString& staff, int person) {
            std::unique_lock lock(mutex);
            const auto counter = counterAt(harness, id, staff);
            const QString session = prepared(*counter, applicant(person));
            (void)counter->session(EndpointId::StartCompose, session);
            lock.unlock();
            for (int round = 0; round < kRounds; ++round) {
                together.arrive_and_wait();
                const QJsonObject wish{{t("serial"), t("A12%1").arg(50 + round)}};
                const SessionView view = counter->session(EndpointId::Verify, session, wish).view();
                lock.lock();
                winners[static_cast<std::size_t>(round)] += view.lastVerify->isLocked ? 1 : 0;
                lock.unlock();
                together.arrive_and_wait();
                if (view.lastVerify->isLocked)
                    (void)counter->session(EndpointId::Clear, session);
            }
        };
        std::thread first([&] { race(t("G01"), t("clerk1"), 1); });
        std::thread second([&] { race(t("G02"), t("clerk2"), 2); });
        first.join();
        second.join();

        for (const int count : winners)
            QCOMPARE(count, 1);
    }

    void feedEqualsTheClaimsWithoutAGap() // F5
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        auto [copy, version] = counter->pool(PlateKind::SmallCar);
        for (int person = 1; person <= 3; ++person) {
            const QString session = prepared(*counter, applicant(person));
            QVERIFY(counter->session(EndpointId::Draw, session).isOk());
            QVERIFY(counter->session(EndpointId::Draw, session).isOk());
            if (person == 2)
                harness.wait(100s);
            const Answer answer = counter->send(
                EndpointId::PoolChanges, {{t("kind"), t("02")}, {t("after"), QString::number(version)}});
            const auto delta = PoolDelta::fromFrame(PlateKind::SmallCar, answer.body);
            QVERIFY(delta);
            QCOMPARE(delta->fromVersion, version);
            QVERIFY(delta->toVersion > version);
            QVERIFY(delta->applyTo(copy));
            version = delta->toVersion;
        }

        QVERIFY(copy == counter->pool(PlateKind::SmallCar).pool);
        QCOMPARE(harness.integer("SELECT count(*) FROM pool_log WHERE kind = 2"),
                 harness.integer("SELECT max(version) FROM pool_log WHERE kind = 2"));
        harness.restart();
        QVERIFY(copy == counter->pool(PlateKind::SmallCar).pool);
    }

    void referenceCarriesTheOffice()
    {
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));

        QVERIFY(counter->send(EndpointId::Hello).isOk());
        const auto office = OfficeReference::fromJson(counter->send(EndpointId::Reference).object());

        QCOMPARE(office->divisions.size(), 9);
        QVERIFY(office->text(t("notice"))->body.contains(t("共有 90 秒")));
        QVERIFY(!office->text(t("notice"))->body.contains(QLatin1Char('{')));
        QCOMPARE(office->profile.compose.window, 90s);
    }

    void malformedBodiesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        const QByteArray operation = R"("operation":"01a2062d-e200-7f6d-9a77-0d2f1f0b8c11")";
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("no JSON") << QByteArray("{") << QString();
        QTest::newRow("a list") << QByteArray("[1]") << QString();
        QTest::newRow("binary") << QByteArray("\x00\xff\xfe", 3) << QString();
        QTest::newRow("no operation")
            << QByteArray(R"({"division":"440802","business":"newVehicle"})") << t("operation");
        QTest::newRow("operation of the wrong type") << QByteArray(R"({"operation":7})") << t("operation");
        QTest::newRow("operation of version 4")
            << QByteArray(R"({"operation":"6f1c8a52-3b0e-4f6d-9a77-0d2f1f0b8c11"})") << t("operation");
        QTest::newRow("unknown field")
            << "{" + operation + R"(,"division":"440802","business":"newVehicle","serial":"A1250"})"
            << t("serial");
        QTest::newRow("wrong type") << "{" + operation + R"(,"division":440802,"business":"newVehicle"})"
                                    << t("division");
        QTest::newRow("unknown word")
            << "{" + operation + R"(,"division":"440802","business":"stolen"})" << t("business");
        QTest::newRow("key twice")
            << "{" + operation + R"(,"division":"440802","division":"440803","business":"newVehicle"})"
            << t("division");
        QTest::newRow("too deep") << QByteArray("{\"a\":").repeated(200) + "1" + QByteArray("}").repeated(200)
                                  << QString();
    }
    void malformedBodiesAreNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, path);
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));

        const Answer answer = counter->raw("POST", "/v1/accounts/x/sessions", body);

        QCOMPARE(answer.code(), t("malformed"));
        if (!path.isEmpty())
            QCOMPARE(answer.facts().value(t("path")).toString(), path);
    }

    void unknownPathsAndMethodsAreSaid()
    {
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        QCOMPARE(counter->raw("GET", "/v1/nothing", {}).status, 404);
        QCOMPARE(counter->raw("GET", "/v1/accounts", {}).status, 405);
        QCOMPARE(counter->raw("DELETE", "/v1/search", {}).status, 405);
        QCOMPARE(counter->raw("GET", "/v1/sessions/%27%20OR%201%3D1", {}).status, 404);
        QCOMPARE(counter->raw("GET", "/v1/pools/99/snapshot", {}).status, 404);
        QVERIFY(counter->raw("GET", "/v1/openapi.json", {}).body.contains("\"openapi\": \"3.1.0\""));
    }

    void auditShowsAChangedRow() // E5
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        (void)prepared(*counter, applicant(1));
        const auto sql = harness.connect();
        Journal journal(*sql, harness.secret().auditKey());
        const auto before = journal.verify();
        QVERIFY(before.rows > 5 && !before.brokenAt);

        QCOMPARE(sql->execute("UPDATE audit SET staff = 'somebody' WHERE seq = 4", {}), 1);
        QCOMPARE(journal.verify().brokenAt, std::optional<std::int64_t>(4));
        QCOMPARE(sql->execute("UPDATE audit SET staff = 'clerk1' WHERE seq = 4", {}), 1);
        QCOMPARE(sql->execute("DELETE FROM audit WHERE seq = 2", {}), 1);
        QCOMPARE(journal.verify().brokenAt, std::optional<std::int64_t>(3));
    }

    void databaseHoldsNoPersonalDataInClear() // E5, E6
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const Applicant person = applicant(1);
        (void)prepared(*counter, person);
        harness.stop();

        const QByteArray bytes = harness.storedBytes();
        QVERIFY(bytes.contains("session.open"));
        QVERIFY(!bytes.contains(person.mobile.toUtf8()));
        QVERIFY(!bytes.contains(person.account.value(t("documentNumber")).toString().toUtf8()));
        QVERIFY(!bytes.contains(person.vehicle.value(t("vin")).toString().toUtf8()));
        QVERIFY(!bytes.contains("陈大文"));
    }
};

QTEST_GUILESS_MAIN(TestCentralRetries)
#include "tst_centralretries.moc"
