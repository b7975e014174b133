// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/askthrough.h"
#include "tests/support/centralharness.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// Several servers on one PostgreSQL database.
struct Nodes
{
    explicit Nodes(int count, RateLimits limits = RateLimits::none())
        : harness(withoutCaptcha())
        , rates(limits)
    {
        harness.stop();
        for (int i = 0; i < count; ++i)
            nodes.push_back(nullptr);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            start(i);
    }
    void start(std::size_t i)
    {
        auto started = CentralServer::start({.database = harness.database(),
                                             .address = QStringLiteral("127.0.0.1"),
                                             .port = 0,
                                             .tls = harness.tlsFiles(),
                                             .limits = {},
                                             .ticking = CentralServer::Ticking::ByHand,
                                             .nodeAddress = QStringLiteral("https://127.0.0.1:0"),
                                             .rates = rates,
                                             .proxies = proxies},
                                            {.clock = harness.clock,
                                             .random = harness.random,
                                             .secret = harness.secret(),
                                             .sms = &harness.sms,
                                             .clockTrust = {}});
        if (!started)
            qFatal("%s", qPrintable(started.error()));
        nodes.at(i) = *std::move(started);
    }
    /// Time passes, and every node that lives notices, second by second.
    void wait(std::chrono::seconds time)
    {
        for (; time > 0s; time -= 1s) {
            harness.clock.advance(1s);
            for (const auto& node : nodes) {
                if (node)
                    node->tick();
            }
        }
    }
    [[nodiscard]] std::unique_ptr<TestCounter> counterAtNode(std::size_t i, const QString& id,
                                                             const QString& staff)
    {
        auto counter = std::make_unique<TestCounter>(
            harness.clock,
            [this, i] { return QStringLiteral("https://127.0.0.1:%1").arg(nodes.at(i)->port()); }, id);
        harness.addStaff(staff, Role::Clerk);
        if (!counter->enrol(harness.addCounter(id, id)).isOk() || !counter->signIn(staff).isOk())
            qFatal("no counter");
        return counter;
    }
    [[nodiscard]] std::int64_t epoch() const { return harness.integer("SELECT epoch FROM writer"); }

    CentralHarness harness;
    RateLimits rates;
    QStringList proxies; ///< that the next node trusts
    std::vector<std::unique_ptr<CentralServer>> nodes;
};

} // namespace

/// Several nodes behind one address, of which one writes (F2, F3).
class TestCentralNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(isOnPostgres()); }

    void everyNodeServesThoughOneWrites() // F2
    {
        Nodes office(3);
        const auto first = office.counterAtNode(0, t("G01"), t("clerk1"));
        const auto second = office.counterAtNode(1, t("G02"), t("clerk2"));
        const auto third = office.counterAtNode(2, t("G03"), t("clerk3"));
        QCOMPARE(office.epoch(), 1);

        const QString one = prepared(*first, applicant(1));
        const QString two = prepared(*second, applicant(2));
        for (const auto& [counter, session] : {std::pair(first.get(), one), std::pair(second.get(), two)}) {
            QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
            const Answer answer = counter->session(EndpointId::Verify, session, {{t("serial"), t("A1250")}});
            QVERIFY(answer.isOk());
        }
        QCOMPARE(office.harness.integer("SELECT count(*) FROM claim WHERE session IS NOT NULL"), 1);
        office.wait(91s);
        QCOMPARE(third->session(EndpointId::ShowSession, one).view().session.stage(), Stage::AwaitingCode);
        QCOMPARE(third->session(EndpointId::ShowSession, two).view().session.stage(), Stage::Choosing);
        QCOMPARE(third->pool(PlateKind::SmallCar).poolVersion, first->pool(PlateKind::SmallCar).poolVersion);
        // The deadline had its effect once.
        QCOMPARE(office.harness.integer("SELECT count(*) FROM audit WHERE action = 'session.deadlineChose'"),
                 1);
        QCOMPARE(office.epoch(), 1);
    }

    void anotherNodeTakesOverWhenTheWriterIsSilent() // F3
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(1, t("G01"), t("clerk1"));
        const QString session = prepared(*counter, applicant(1));
        QVERIFY(counter->session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter->session(EndpointId::Verify, session, {{t("serial"), t("A1250")}}).isOk());

        // It hangs: it answers nothing any more and shows no sign of life, but it is there.
        auto hanging = std::exchange(office.nodes.at(0), nullptr);
        office.wait(3s);
        QCOMPARE(office.epoch(), 1);
        office.wait(4s);
        QCOMPARE(office.epoch(), 2);
        QVERIFY(counter->session(EndpointId::Clear, session).isOk());

        // When it comes back, it finds out before it does anything.
        office.nodes.at(0) = std::move(hanging);
        office.wait(2s);
        QCOMPARE(office.epoch(), 2);
        const auto other = office.counterAtNode(0, t("G02"), t("clerk2"));
        QVERIFY(!prepared(*other, applicant(2)).isEmpty());
        QCOMPARE(office.harness.integer(
                     "SELECT count(*) FROM claim WHERE session IS NOT NULL AND ended_at IS NULL"),
                 0);
    }

    void aNodeThatEndsInOrderIsFollowedAtOnce()
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(1, t("G01"), t("clerk1"));
        office.nodes.at(0).reset();
        office.wait(1s);
        QCOMPARE(office.epoch(), 2);
        QVERIFY(!prepared(*counter, applicant(1)).isEmpty());
        office.start(0);
        office.wait(2s);
        QCOMPARE(office.epoch(), 2);
    }

    void whileNobodyWritesNothingHappensAndItIsSaid() // F3
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(1, t("G01"), t("clerk1"));
        office.nodes.at(0).reset();
        // As a writer leaves it that was killed: its name stands there, and nobody listens.
        const auto sql = office.harness.connect();
        QCOMPARE(written(*sql, "UPDATE writer SET holder = 'gone', address = 'https://127.0.0.1:1'", {}), 1);
        office.nodes.at(1)->tick();
        QJsonObject body = applicant(1).account;
        body.insert(t("operation"), counter->newOperation());

        const Answer answer = counter->send(EndpointId::Register, {}, body);

        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), t("overloaded"));
        QCOMPARE(office.harness.integer("SELECT count(*) FROM account"), 0);
        office.wait(7s);
        QVERIFY(counter->send(EndpointId::Register, {}, body).isOk());
        QCOMPARE(office.harness.integer("SELECT count(*) FROM account"), 1);
    }

    void requestsHandedOnKeepTheirClient() // G8: limits per address are the client's, not the node's
    {
        RateLimits limits = RateLimits::none();
        limits.stranger = {0.1, 3};
        Nodes office(2, limits);
        TestCounter someone(
            office.harness.clock,
            [&] { return QStringLiteral("https://127.0.0.1:%1").arg(office.nodes.at(1)->port()); }, t("G99"));
        const auto ask = [&](QHash<QByteArray, QByteArray> headers) {
            headers.insert("Accept", "application/json");
            return someone.raw("POST", "/v1/applicants/sign-in", "{}", headers);
        };
        for (int nth = 0; nth < 3; ++nth)
            QCOMPARE(ask({}).status, 400);
        const Answer limited = ask({});
        QCOMPARE(limited.code(), t("overloaded"));
        QCOMPARE(limited.facts().value(t("reason")).toString(), t("address-limit"));
        QCOMPARE(limited.retryAfter, QByteArray("10"));
        // Whoever only says that a node handed it on is taken for what he is, and is not handed on.
        const QByteArray claim = "192.0.2.7 " + QByteArray(64, 'a');
        QCOMPARE(ask({{"X-Forwarded-By-Node", claim}}).facts().value(t("reason")).toString(),
                 t("address-limit"));
        office.harness.clock.advance(10s);
        const Answer notHandedOn = ask({{"X-Forwarded-By-Node", claim}});
        QCOMPARE(notHandedOn.status, 503);
        QCOMPARE(notHandedOn.facts(), QJsonObject());
    }

    void theWriterLimitsTheClientNotTheNode() // G8
    {
        RateLimits limits = RateLimits::none();
        limits.stranger = {0.1, 2};
        Nodes office(2, limits);
        // The other node limits nobody and stands behind a balancer.
        office.rates = RateLimits::none();
        office.proxies = {t("127.0.0.1")};
        office.start(1);
        office.wait(1s);
        const auto ask = [&](const char* client) {
            return askThrough(office.nodes.at(1)->port(),
                              QByteArray("PROXY TCP4 ") + client + " 127.0.0.1 1 2\r\n", kStrangersRequest);
        };
        for (int nth = 0; nth < 2; ++nth)
            QVERIFY(ask("192.0.2.1").startsWith("HTTP/1.1 400"));
        const QByteArray limited = ask("192.0.2.1");
        QVERIFY2(limited.startsWith("HTTP/1.1 503") && limited.contains("address-limit"),
                 limited.constData());
        const QByteArray other = ask("192.0.2.2");
        QVERIFY2(other.startsWith("HTTP/1.1 400"), other.constData());
    }

    void probesTellWhoWrites() // G8
    {
        Nodes office(2);
        office.wait(1s);
        const auto ready = [&](std::size_t node) {
            TestCounter balancer(
                office.harness.clock,
                [&office, node] {
                    return QStringLiteral("https://127.0.0.1:%1").arg(office.nodes.at(node)->port());
                },
                t("G99"));
            return balancer.probe("ready", "/readyz");
        };
        QVERIFY(ready(0).isOk() && ready(0).object().value(t("writes")).toBool());
        QVERIFY(ready(1).isOk() && !ready(1).object().value(t("writes")).toBool());
        office.nodes.at(0).reset();
        office.nodes.at(1)->tick();
        QVERIFY(ready(1).object().value(t("writes")).toBool());
        office.harness.clock.advance(11s);
        const Answer stalled = ready(1);
        QCOMPARE(stalled.status, 503);
        QVERIFY(stalled.body.contains("stalled"));
    }

    void repeatsMeetTheStoredAnswerAtEveryNode() // F3
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(0, t("G01"), t("clerk1"));
        QJsonObject body = applicant(1).account;
        body.insert(t("operation"), counter->newOperation());
        const Answer first = counter->send(EndpointId::Register, {}, body);
        office.nodes.at(0).reset();
        office.wait(1s);
        std::swap(office.nodes.at(0), office.nodes.at(1)); // behind the same address

        const Answer again = counter->send(EndpointId::Register, {}, body);

        QVERIFY(again.isOk());
        QCOMPARE(again.body, first.body);
    }

    void nodesRemindOnce() // E2
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(1, t("G01"), t("clerk1"));
        const Applicant person = applicant(1);
        const QString session = prepared(*counter, person);
        const SessionView drawn = counter->session(EndpointId::Draw, session).view();
        (void)counter->session(
            EndpointId::ChooseDrawn, session,
            {{t("serial"), SerialRules::ordinary().serialAt(drawn.session.batch()->numbers[0])}});
        (void)counter->session(EndpointId::SendCode, session);
        office.wait(1s);
        QVERIFY(counter
                    ->session(EndpointId::ConfirmCode, session,
                              {{t("code"), office.harness.sms.lastCode(person.mobile)}})
                    .isOk());
        office.harness.clock.advance(*instantFromIso(t("2026-12-11T12:00:00.000+08:00")) -
                                     office.harness.clock.now());
        office.wait(61s);
        office.nodes.at(0).reset();
        office.wait(70s);
        QCOMPARE(office.epoch(), 2);
        QCOMPARE(office.harness.sms.count(person.mobile, t("有效期至")), 1);
    }

    void oneNodeForgetsAndAllRefuse() // F3
    {
        Nodes office(2);
        const auto counter = office.counterAtNode(0, t("G01"), t("clerk1"));
        const auto other = office.counterAtNode(1, t("G02"), t("clerk2"));
        QJsonObject body = applicant(1).account;
        body.insert(t("operation"), counter->newOperation());
        QVERIFY(counter->send(EndpointId::Register, {}, body).isOk());
        const auto kept = [&] { return office.harness.integer("SELECT count(*) FROM operation"); };
        const std::int64_t before = kept();

        office.wait(1s);
        office.harness.clock.advance(kOperationsKept + 1h);
        office.wait(1s);
        // The one that hands on lets them be, whatever its clock says.
        for (int i = 0; i < 60; ++i)
            office.nodes.at(1)->tick();
        QCOMPARE(kept(), before);
        office.wait(61s);
        QCOMPARE(kept(), 0);

        QVERIFY(counter->signIn(t("clerk1")).isOk() && other->signIn(t("clerk2")).isOk());
        QCOMPARE(counter->send(EndpointId::Register, {}, body).code(), t("operationExpired"));
        office.nodes.at(0).reset();
        office.wait(1s);
        std::swap(office.nodes.at(0), office.nodes.at(1)); // behind the same address
        QCOMPARE(counter->send(EndpointId::Register, {}, body).code(), t("operationExpired"));
        QCOMPARE(office.harness.integer("SELECT count(*) FROM account"), 1);
        QVERIFY(counter->send(EndpointId::Register, {}, applicant(2).account).isOk());
    }
};

QTEST_GUILESS_MAIN(TestCentralNodes)
#include "tst_centralnodes.moc"
