// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uuid.h"
#include "server/storage/journal.h"
#include "tests/support/centralharness.h"
#include "tests/support/explainingsql.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours kYear{365 * 24};

struct Desk
{
    Desk()
        : harness(withoutCaptcha())
        , counter(counterAt(harness, t("G01"), t("clerk1")))
    {}
    /// Time passes, the server tidies up, and the clerk is signed in again.
    void pass(Milliseconds time)
    {
        harness.clock.advance(time);
        tidy();
        signIn();
    }
    void tidy()
    {
        for (int i = 0; i < 60; ++i)
            harness.server->tick();
    }
    void signIn()
    {
        if (!counter->signIn(t("clerk1")).isOk())
            qFatal("no clerk");
    }
    /// The machine's clock is set, and central takes its time over.
    void setClock(Milliseconds by)
    {
        harness.clock.jumpWall(by);
        harness.server->tick();
        harness.wait(SteadyClock::kPatience);
        signIn();
    }
    [[nodiscard]] Answer enter(int person, const QString& operation)
    {
        QJsonObject body = applicant(person).account;
        body.insert(t("operation"), operation);
        return counter->send(EndpointId::Register, {}, body);
    }
    [[nodiscard]] QString idAt(Instant instant) { return timedUuid(instant, chance); }
    [[nodiscard]] std::int64_t kept() const { return harness.integer("SELECT count(*) FROM operation"); }
    [[nodiscard]] std::int64_t accounts() const { return harness.integer("SELECT count(*) FROM account"); }
    [[nodiscard]] QString floor() const
    {
        QString id;
        harness.connect()->query("SELECT id FROM operation_floor", {},
                                 [&](const SqlRow& row) { id = row.text(0); });
        return id;
    }
    /// `count` operations of that instant, ending in 100000000001 and so on.
    void fill(Instant instant, int count) const
    {
        const auto sql = harness.connect();
        const QString id = timedUuidPrefix(instant) + t("-7000-8000-");
        QCOMPARE(written(*sql, R"(
INSERT INTO operation (id, body_hash, status, sealed)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
SELECT $2 || CAST(100000000000 + i AS TEXT), $3, 200, $3 FROM n)",
                         {count, id, kDamage}),
                 count);
    }

    CentralHarness harness;
    std::unique_ptr<TestCounter> counter;
    SeededRandom chance{11};
};

} // namespace

/// Stored answers end, and nothing is done twice for all that (F3).
class TestCentralOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatMeetsItsAnswerUntilItIsForgotten()
    {
        Desk desk;
        const QString operation = desk.counter->newOperation();
        const Instant made = desk.harness.clock.now();
        const Answer first = desk.enter(1, operation);

        desk.pass(kOperationsKept);
        QCOMPARE(desk.enter(1, operation).body, first.body);
        desk.pass(1min);

        const Answer late = desk.enter(1, operation);
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), t("operationExpired"));
        QCOMPARE(instantFromIso(late.facts().value(t("from")).toString()), std::optional(made + 1ms));
        QCOMPARE(instantFromIso(late.facts().value(t("until")).toString()),
                 std::optional(desk.harness.clock.now() + 24h));
        QCOMPARE(desk.floor(), operation);
        QCOMPARE(desk.accounts(), 1);
    }

    void otherBodiesAreRefusedAllTheSame()
    {
        Desk desk;
        const QString operation = desk.counter->newOperation();
        QVERIFY(desk.enter(1, operation).isOk());
        QCOMPARE(desk.enter(2, operation).code(), t("operationReused"));
        desk.pass(kOperationsKept + 1min);
        QCOMPARE(desk.enter(2, operation).code(), t("operationExpired"));
        QCOMPARE(desk.accounts(), 1);
    }

    void floorIsExact()
    {
        Desk desk;
        const Instant old = desk.harness.clock.now() + 1ms; // after enrolling
        desk.fill(old, 3);
        desk.pass(kOperationsKept + 1min);
        QCOMPARE(desk.floor(), timedUuidPrefix(old) + t("-7000-8000-100000000003"));

        QCOMPARE(desk.enter(1, timedUuidPrefix(old) + t("-7000-8000-100000000003")).code(),
                 t("operationExpired"));
        QCOMPARE(desk.enter(1, timedUuidPrefix(old) + t("-7000-8000-0fffffffffff")).code(),
                 t("operationExpired"));
        QCOMPARE(desk.enter(1, desk.idAt(old - 1ms)).code(), t("operationExpired"));
        QCOMPARE(desk.accounts(), 0);
        // Whatever comes after it cannot have been forgotten.
        QVERIFY(desk.enter(1, timedUuidPrefix(old) + t("-7000-8000-100000000004")).isOk());
        QVERIFY(desk.enter(2, desk.idAt(old + 1ms)).isOk());
        // Both are older than what is kept: their answers go with the next piece.
        desk.tidy();
        QCOMPARE(desk.enter(1, timedUuidPrefix(old) + t("-7000-8000-100000000004")).code(),
                 t("operationExpired"));
        QCOMPARE(desk.accounts(), 2);
    }

    void manyGoInPieces()
    {
        Desk desk;
        desk.fill(desk.harness.clock.now(), 4'100); // and enrolling
        desk.harness.clock.advance(kOperationsKept + 1h);
        QList<std::int64_t> left;
        QString before;
        for (int piece = 0; piece < 4; ++piece) {
            desk.tidy();
            left.append(desk.kept());
            QVERIFY(desk.floor() >= before);
            before = desk.floor();
        }
        QCOMPARE(left.mid(1), (QList<std::int64_t>{101, 0, 0}));
    }

    void restartRemembersTheFloor()
    {
        Desk desk;
        const QString operation = desk.counter->newOperation();
        QVERIFY(desk.enter(1, operation).isOk());
        desk.pass(kOperationsKept + 1min);
        desk.harness.restart();
        desk.harness.clock.advance(1s); // signed after the start
        QCOMPARE(desk.enter(1, operation).code(), t("operationExpired"));
        QVERIFY(desk.enter(2, desk.counter->newOperation()).isOk());
    }

    void clockFarAheadForgetsEarlyAndDoesNothingTwice() // F7
    {
        Desk desk;
        const QString operation = desk.counter->newOperation();
        QVERIFY(desk.enter(1, operation).isOk());

        desk.setClock(kYear);
        desk.tidy();
        QCOMPARE(desk.floor(), operation);
        QCOMPARE(desk.enter(1, operation).code(), t("operationExpired"));
        desk.setClock(-kYear);

        QCOMPARE(desk.enter(1, operation).code(), t("operationExpired"));
        // The floor is an id that was used, so the right time is above it.
        QVERIFY(desk.enter(2, desk.counter->newOperation()).isOk());
        QCOMPARE(desk.accounts(), 2);
    }

    void clockFarBehindForgetsNothing() // F7
    {
        Desk desk;
        const QString operation = desk.counter->newOperation();
        const Answer first = desk.enter(1, operation);
        desk.setClock(-kYear);
        desk.pass(kOperationsKept + 1min);
        QCOMPARE(desk.floor(), QString());
        // Of the future now, but known.
        QCOMPARE(desk.enter(1, operation).body, first.body);
        desk.setClock(kYear);
        desk.tidy();
        QCOMPARE(desk.enter(1, operation).code(), t("operationExpired"));
        QCOMPARE(desk.accounts(), 1);
    }

    void idsGoOnFromAFloorInTheFuture() // F7: central's clock was wrong for longer than answers are kept
    {
        Desk desk;
        const Instant ahead = desk.harness.clock.now() + kYear;
        const QString floor = desk.idAt(ahead);
        QCOMPARE(written(*desk.harness.connect(), "UPDATE operation_floor SET id = $1", {floor}), 1);

        const Answer refused = desk.enter(1, desk.counter->newOperation());
        QCOMPARE(refused.code(), t("operationExpired"));
        const auto from = instantFromIso(refused.facts().value(t("from")).toString());
        QCOMPARE(from, std::optional(ahead + 1ms));
        QVERIFY(desk.enter(1, desk.idAt(*from)).isOk());
        QVERIFY(desk.enter(2, desk.idAt(*from)).isOk());
        desk.tidy();
        QCOMPARE(desk.floor(), floor);
    }

    void idsOfTheFutureWaitForTheirTime()
    {
        Desk desk;
        const Instant now = desk.harness.clock.now();
        const QString late = desk.idAt(now + 24h + 1ms);
        QCOMPARE(desk.enter(1, late).code(), t("operationExpired"));
        QCOMPARE(desk.enter(1, desk.idAt(fromMilliseconds(0xffff'ffff'ffff))).code(), t("operationExpired"));
        QCOMPARE(desk.kept(), 1); // enrolling
        QVERIFY(desk.enter(1, desk.idAt(now + 24h)).isOk());
        desk.harness.wait(1ms);
        QCOMPARE(desk.enter(1, late).code(), t("accountExists"));
        QCOMPARE(desk.accounts(), 1);
    }

    void pieceIsFoundByIndex()
    {
        Desk desk;
        desk.fill(desk.harness.clock.now() - kYear, 20'000);
        const auto sql = desk.harness.connect();
        sql->executeScript("ANALYZE");
        ExplainingSql explaining(*sql);
        Journal journal(explaining, {});
        journal.forgetOperations(desk.harness.clock.now(), 2'000);
        QCOMPARE(explaining.plans.size(), 1);
        QVERIFY2(ExplainingSql::isByIndexAlone(explaining.plans.first()),
                 qPrintable(explaining.plans.first()));
    }
};

QTEST_GUILESS_MAIN(TestCentralOperations)
#include "tst_centraloperations.moc"
