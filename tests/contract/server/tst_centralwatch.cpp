// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/centralharness.h"

#include "core/protocol/messages.h"
#include "tests/support/askthrough.h"

#include <QSslConfiguration>
#include <QTest>

#include <future>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// How the server looks after itself and lets itself be watched (G8).
class TestCentralWatch : public QObject
{
    Q_OBJECT

    static HarnessOptions with(const RateLimits& rates)
    {
        HarnessOptions options = withoutCaptcha();
        options.rates = rates;
        return options;
    }

private Q_SLOTS:
    void probesAndMetrics()
    {
        HarnessOptions options = withoutCaptcha();
        options.operators = {t("127.0.0.1"), 0, true};
        CentralHarness harness(options);
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        QVERIFY(counter->probe("live", "/livez").isOk());
        QVERIFY(counter->probe("ready", "/readyz").isOk());
        const QString session = prepared(*counter, applicant(1));
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter->session(EndpointId::Verify, session, {{t("serial"), t("A1250")}}).isOk());
        (void)counter->session(EndpointId::Verify, t("no-such-session"), {{t("serial"), t("A1250")}});
        for (int second = 0; second < 10; ++second)
            harness.wait(1s);

        // What everybody reaches has no metrics.
        QCOMPARE(counter->raw("GET", "/metrics", {}).status, 404);
        TestCounter operators(
            harness.clock,
            [&] { return QStringLiteral("https://127.0.0.1:%1").arg(harness.server->operatorsPort()); },
            t("G99"));
        const Answer metrics = operators.raw("GET", "/metrics", {});
        QCOMPARE(metrics.status, 200);
        const auto has = [&](const char* line) {
            return metrics.body.contains('\n' + QByteArray(line) + '\n');
        };
        QVERIFY(has("xuanhao_ready 1"));
        QVERIFY(has("xuanhao_writer 1"));
        QVERIFY(has("xuanhao_sessions_live 1"));
        QVERIFY(has("xuanhao_holds{state=\"hold\"} 1"));
        QVERIFY(has("xuanhao_requests_total{route=\"/v1/sessions/{session}/"
                    "verify\",method=\"POST\",status=\"200\"} 1"));
        QVERIFY(has("xuanhao_requests_total{route=\"/v1/sessions/{session}/"
                    "verify\",method=\"POST\",status=\"404\"} 1"));
        QVERIFY(has("xuanhao_request_duration_seconds_count{route=\"/v1/sessions/{session}/"
                    "verify\",method=\"POST\"} 2"));
        QVERIFY(metrics.body.contains("xuanhao_refusals_total{code=\"notFound\"} "));
        QVERIFY(metrics.body.contains("xuanhao_pool_version{authority=\"粤G\",kind=\"02\"} "));
        QVERIFY(metrics.body.contains("\nxuanhao_certificate_left_seconds 3153"));
        QCOMPARE(metrics.body.contains("xuanhao_database_disk_free_bytes"), !isOnPostgres());
        // No ids, no people: labels are names out of the program.
        QVERIFY(!metrics.body.contains(session.toLatin1()) && !metrics.body.contains("no-such-session"));
        QVERIFY(operators.raw("GET", "/readyz", {}).isOk());
        QCOMPARE(operators.raw("GET", "/v1/hello", {}).status, 404);
        QCOMPARE(operators.raw("POST", "/metrics", "{}").status, 404);
        // Nobody lets time pass any more.
        harness.clock.advance(11s);
        const Answer stalled = counter->probe("ready", "/readyz");
        QCOMPARE(stalled.status, 503);
        QVERIFY(stalled.body.contains("\"stalled\""));
    }

    void oneCounterCannotTakeItAll()
    {
        RateLimits rates = RateLimits::none();
        rates.counter = {1, 20};
        CentralHarness harness(with(rates));
        const auto greedy = counterAt(harness, t("G01"), t("clerk1"));
        const auto other = counterAt(harness, t("G02"), t("clerk2"));
        Answer answer;
        int asked = 0;
        for (; asked < 30; ++asked) {
            answer = greedy->send(EndpointId::Reference);
            if (!answer.isOk())
                break;
        }
        QVERIFY2(asked >= 18 && asked <= 20, qPrintable(QString::number(asked)));
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), t("overloaded"));
        QCOMPARE(answer.facts().value(t("reason")).toString(), t("counter-limit"));
        QCOMPARE(answer.retryAfter, QByteArray("1"));
        QVERIFY(other->send(EndpointId::Reference).isOk());
        // Somebody who only says that he is this counter does not use up what it may ask.
        for (int nth = 0; nth < 30; ++nth) {
            auto headers = other->signedHeaders("GET", "/v1/reference", {});
            headers.insert(kSignatureHeader, QByteArray(64, 'x').toBase64());
            QCOMPARE(other->raw("GET", "/v1/reference", {}, headers).code(), t("badSignature"));
        }
        QVERIFY(other->send(EndpointId::Reference).isOk());

        // What was refused was not done, and is done later under the same operation.
        QJsonObject body = applicant(1).account;
        body.insert(t("operation"), greedy->newOperation());
        QCOMPARE(greedy->send(EndpointId::Register, {}, body).code(), t("overloaded"));
        QCOMPARE(harness.integer("SELECT count(*) FROM account"), 0);
        harness.clock.advance(1s);
        QVERIFY(greedy->send(EndpointId::Register, {}, body).isOk());
    }

    void onePersonIsNotAskedForWithoutEnd() // known or not, the answer is the same
    {
        RateLimits rates = RateLimits::none();
        rates.person = {0.5, 4};
        CentralHarness harness(with(rates));
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        QVERIFY(counter->send(EndpointId::Register, {}, applicant(1).account).isOk());
        for (const int person : {1, 2}) {
            const QJsonObject query{
                {t("documentKind"), applicant(person).account.value(t("documentKind"))},
                {t("documentNumber"), applicant(person).account.value(t("documentNumber"))}};
            for (int nth = person == 1 ? 1 : 0; nth < 4; ++nth)
                QVERIFY(counter->send(EndpointId::FindAccount, {}, query).code() != t("overloaded"));
            const Answer answer = counter->send(EndpointId::FindAccount, {}, query);
            QCOMPARE(answer.code(), t("overloaded"));
            QCOMPARE(answer.facts().value(t("reason")).toString(), t("person-limit"));
            QCOMPARE(answer.retryAfter, QByteArray("2"));
            // Another spelling is no other person.
            QJsonObject spelt = query;
            spelt.insert(t("documentNumber"),
                         query.value(t("documentNumber")).toString().insert(6, t(" - ")).toLower());
            QCOMPARE(counter->send(EndpointId::FindAccount, {}, spelt).code(), t("overloaded"));
        }
    }

    void strangersKeepNobodyFromTheWindow()
    {
        RateLimits rates = RateLimits::none();
        rates.person = {0.5, 4};
        CentralHarness harness(with(rates));
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        QVERIFY(counter->send(EndpointId::Register, {}, applicant(1).account).isOk());
        TestCounter stranger(harness, t("G99"));
        const QJsonValue document = applicant(1).account.value(t("documentNumber"));
        const auto ask = [&] {
            return stranger.raw("POST", "/v1/applicants/sign-in",
                                toCanonicalJson({{t("documentNumber"), document}}),
                                {{"Accept", "application/json"}});
        };
        for (int nth = 0; nth < 4; ++nth)
            QCOMPARE(ask().status, 400);
        QCOMPARE(ask().facts().value(t("reason")).toString(), t("person-limit"));
        QVERIFY(counter
                    ->send(EndpointId::FindAccount, {},
                           {{t("documentKind"), applicant(1).account.value(t("documentKind"))},
                            {t("documentNumber"), document}})
                    .isOk());
    }

    void strangersAreLimitedByTheirAddressAndCountersAreNot()
    {
        RateLimits rates; // as in every office
        CentralHarness harness(with(rates));
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        TestCounter stranger(harness, t("G99"));
        const auto ask = [&] {
            return stranger.raw("POST", "/v1/applicants/sign-in", "{}", {{"Accept", "application/json"}});
        };
        int asked = 0;
        while (asked < 700 && ask().code() != t("overloaded"))
            ++asked;
        QVERIFY2(asked >= 590 && asked <= 600, qPrintable(QString::number(asked)));
        QCOMPARE(stranger.raw("GET", "/nothing", {}, {{"Accept", "x"}}).code(), t("overloaded"));
        // The counters of the same office, behind the same address, work on.
        for (int nth = 0; nth < 200; ++nth)
            QVERIFY(counter->send(EndpointId::Reference).isOk());
        QVERIFY(stranger.send(EndpointId::Hello).isOk());
        harness.clock.advance(1s);
        QCOMPARE(ask().status, 400);
    }

    void aDatabaseThatHangsIsSaidAtOnce() // and nothing is done, nothing lost
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const auto other = counterAt(harness, t("G02"), t("clerk2"));
        const QString session = prepared(*counter, applicant(1));
        const auto sql = harness.connect();
        sql->begin();
        QVERIFY(!sql->failure());
        QJsonObject body = applicant(2).account;
        body.insert(t("operation"), counter->newOperation());
        const auto headers = counter->signedHeaders("POST", "/v1/accounts", toCanonicalJson(body));
        // It waits for the database, which somebody else holds.
        auto waiting = std::async(std::launch::async, [&] {
            TestCounter beside(harness, t("G01"));
            return beside.raw("POST", "/v1/accounts", toCanonicalJson(body), headers);
        });
        QTRY_COMPARE_WITH_TIMEOUT(harness.server->requestsUnderWay(), std::size_t{1}, 5000);
        harness.clock.advance(2'100ms); // what those who wait see pass
        const Answer busy = other->send(EndpointId::SignIn, {}, SignInRequest{t("clerk2"), t("x")}.toJson());
        QCOMPARE(busy.code(), t("overloaded"));
        QCOMPARE(busy.facts().value(t("reason")).toString(), t("queue"));
        QCOMPARE(busy.retryAfter, QByteArray("1"));
        // A window that is open comes first: it waits on until twice that time.
        harness.clock.advance(2'000ms);
        QCOMPARE(counter->session(EndpointId::StartCompose, session).code(), t("overloaded"));
        sql->rollBack();
        QVERIFY(waiting.get().isOk());
        QVERIFY(other->send(EndpointId::Reference).isOk());
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QCOMPARE(harness.integer("SELECT count(*) FROM account"), 2);
    }

    void proxiesNameTheirClients()
    {
        RateLimits rates = RateLimits::none();
        rates.stranger = {0.1, 2};
        HarnessOptions options = with(rates);
        options.proxies = {t("127.0.0.1")};
        CentralHarness harness(options);
        const QByteArray first = "PROXY TCP4 192.0.2.1 127.0.0.1 1 2\r\n";
        const QByteArray second = "PROXY TCP4 192.0.2.2 127.0.0.1 1 2\r\n";
        for (int nth = 0; nth < 2; ++nth)
            QVERIFY(askThrough(harness.server->port(), first, kStrangersRequest).startsWith("HTTP/1.1 400"));
        const QByteArray limited = askThrough(harness.server->port(), first, kStrangersRequest);
        QVERIFY2(limited.startsWith("HTTP/1.1 503") && limited.contains("Retry-After: 10\r\n"),
                 limited.constData());
        QVERIFY(askThrough(harness.server->port(), second, kStrangersRequest).startsWith("HTTP/1.1 400"));
        // A proxy's own check of the server.
        QVERIFY(askThrough(harness.server->port(), "PROXY UNKNOWN\r\n",
                           "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 200"));
        // Without the line, or with another one, there is no answer.
        QVERIFY(askThrough(harness.server->port(), {}, kStrangersRequest).isEmpty());
        QVERIFY(askThrough(harness.server->port(), "PROXY TCP4 nobody 127.0.0.1 1 2\r\n", kStrangersRequest)
                    .isEmpty());
        QVERIFY(
            askThrough(harness.server->port(), QByteArray(200, 'P') + "\r\n", kStrangersRequest).isEmpty());
    }

    void whoIsNoProxyCannotNameAClient()
    {
        HarnessOptions options = with(RateLimits::none());
        options.proxies = {t("192.0.2.9")};
        CentralHarness harness(options);
        QVERIFY(
            askThrough(harness.server->port(), "PROXY TCP4 192.0.2.1 127.0.0.1 1 2\r\n", kStrangersRequest)
                .isEmpty());
        QVERIFY(askThrough(harness.server->port(), {}, kStrangersRequest).startsWith("HTTP/1.1 400"));
    }
};

QTEST_GUILESS_MAIN(TestCentralWatch)
#include "tst_centralwatch.moc"
