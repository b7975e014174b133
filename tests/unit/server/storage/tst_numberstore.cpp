// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/migrator.h"
#include "server/storage/numberstore.h"
#include "tests/support/emptydatabase.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const PoolKey kPool{QStringLiteral("粤G"), PlateKind::SmallCar};
const Instant kNow = fromMilliseconds(1'795'400'000'000LL);
const SessionId kSession(QStringLiteral("one"));
const SessionId kOther(QStringLiteral("other"));

Segment segment(SerialIndex first, SerialIndex last)
{
    return {kPool, first, last, true, kNow, QStringLiteral("test")};
}

} // namespace

/// What every store of numbers must do, whatever the database: run on each backend.
class TestNumberStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SqlConnection> m_sql;
    std::unique_ptr<NumberStore> m_numbers;

    bool hold(SerialIndex number, const SessionId& session)
    {
        return m_numbers->claim(kPool, number, ClaimState::Hold, session, kNow, kNow);
    }

private Q_SLOTS:
    void init()
    {
        m_sql = emptyDatabase();
        QVERIFY(migrate(*m_sql, kNow).hasValue());
        m_numbers = std::make_unique<NumberStore>(*m_sql);
        m_numbers->addSegment(segment(100, 199), kNow);
        m_numbers->openSegment(segment(100, 199), kNow);
    }

    void numberIsTakenOnce() // F3
    {
        QVERIFY(hold(150, kSession));
        QVERIFY(!hold(150, kOther));
        QVERIFY(!hold(150, kSession));
        QCOMPARE(m_numbers->sessionOf(kPool, 150), std::optional(kSession));
    }

    void releasedNumberIsFreeAgain()
    {
        QVERIFY(hold(150, kSession));
        QVERIFY(!m_numbers->release(kPool, 150, kOther, kNow));
        QVERIFY(m_numbers->release(kPool, 150, kSession, kNow));
        QVERIFY(!m_numbers->release(kPool, 150, kSession, kNow));
        QVERIFY(hold(150, kOther));
    }

    void otherSessionsCannotChangeAClaim()
    {
        QVERIFY(hold(150, kSession));
        QVERIFY(!m_numbers->change(kPool, 150, kOther, ClaimState::Reserved, {}));
        QVERIFY(m_numbers->change(kPool, 150, kSession, ClaimState::Reserved, {}));
    }

    void hashFollowsTheLog() // F5
    {
        PoolIndex pool(SerialRules::of(kPool.kind));
        for (SerialIndex number = 100; number < 200; ++number)
            pool.insert(number);
        QCOMPARE(m_numbers->state(kPool).hash, std::optional(pool.setHash()));
        QVERIFY(hold(150, kSession));
        QVERIFY(hold(151, kSession));
        QVERIFY(m_numbers->release(kPool, 150, kSession, kNow));
        pool.remove(151);

        const PoolState state = m_numbers->state(kPool);

        QCOMPARE(state.hash, std::optional(pool.setHash()));
        QCOMPARE(state.count, pool.count());
    }

    void hashThatIsNotKnownStaysSo()
    {
        m_sql->execute("UPDATE pool_version SET set_hash = NULL", {});
        QVERIFY(hold(150, kSession));
        QVERIFY(!m_numbers->state(kPool).hash);

        const std::uint32_t version = m_numbers->lockedState(kPool).version;

        m_numbers->setHash(kPool, version, {.high = 1, .low = 2});
        m_numbers->setHash(kPool, version - 1, {.high = 3, .low = 4}); // too late

        QCOMPARE(m_numbers->state(kPool).hash, (std::optional<PoolSetHash>({.high = 1, .low = 2})));
    }

    void unreleasedNumbersCannotBeTaken()
    {
        QVERIFY(!hold(99, kSession));
        QVERIFY(!hold(200, kSession));
        m_numbers->addSegment(segment(200, 299), kNow);
        QVERIFY(!hold(200, kSession));
        QVERIFY(m_numbers->withhold(kPool, 205, ClaimState::Blocked, kNow));
        m_numbers->openSegment(segment(200, 299), kNow);
        QVERIFY(hold(200, kSession));
        QVERIFY(!hold(205, kSession));
    }

    void otherKindsAreOtherNumbers()
    {
        QVERIFY(!m_numbers->isFree({kPool.authority, PlateKind::SmallNewEnergy}, 150));
        QVERIFY(!m_numbers->isFree({QStringLiteral("粤A"), PlateKind::SmallCar}, 150));
        QVERIFY(m_numbers->isFree(kPool, 150));
    }

    void overlappingSegmentsAreFound_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<bool>("overlaps");
        QTest::newRow("before") << 0 << 99 << false;
        QTest::newRow("after") << 200 << 299 << false;
        QTest::newRow("the same") << 100 << 199 << true;
        QTest::newRow("one number at the beginning") << 50 << 100 << true;
        QTest::newRow("one number at the end") << 199 << 250 << true;
        QTest::newRow("inside") << 120 << 130 << true;
        QTest::newRow("around") << 0 << 300 << true;
    }
    void overlappingSegmentsAreFound()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(bool, overlaps);

        QCOMPARE(
            m_numbers->overlaps(segment(static_cast<SerialIndex>(first), static_cast<SerialIndex>(last))),
            overlaps);
    }

    void everyChangeIsLoggedWithoutAGap() // F5
    {
        QVERIFY(hold(150, kSession));
        QVERIFY(!hold(150, kOther));
        QVERIFY(hold(151, kSession));
        QVERIFY(m_numbers->release(kPool, 150, kSession, kNow));

        const auto changes = m_numbers->changesAfter(kPool, 0, 100);
        QCOMPARE(changes.size(), std::size_t{4});
        for (std::size_t i = 0; i < changes.size(); ++i)
            QCOMPARE(changes[i].version, static_cast<std::uint32_t>(i + 1));
        QCOMPARE(m_numbers->state(kPool).count, 99U);
        QCOMPARE(m_numbers->takeLogged().size(), std::size_t{4});
        QVERIFY(m_numbers->takeLogged().empty());
    }

    void rolledBackWorkLeavesNothing() // F3
    {
        {
            const SqlTransaction unit(*m_sql);
            QVERIFY(hold(150, kSession));
        }
        QVERIFY(m_numbers->isFree(kPool, 150));
        QCOMPARE(m_numbers->state(kPool).version, 1U);
    }

    void failedWorkCannotBeCommitted()
    {
        SqlTransaction unit(*m_sql);
        m_sql->execute("INSERT INTO nowhere (a) VALUES (1)", {});
        QVERIFY(!hold(150, kSession));
        QVERIFY(!unit.commit().hasValue());
    }
};

QTEST_GUILESS_MAIN(TestNumberStore)
#include "tst_numberstore.moc"
