// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/migrator.h"
#include "server/storage/numberstore.h"
#include "tests/support/emptydatabase.h"

#include <QTest>

#include <functional>

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

    /// One unit of work; false when the database had it otherwise, and then nothing has changed.
    bool done(const std::function<void()>& work)
    {
        SqlTransaction unit(*m_sql);
        work();
        const auto committed = unit.commit();
        for (Memory* memory : m_numbers->memories())
            committed ? memory->settle() : memory->forget();
        m_sql->clearFailure();
        if (committed)
            return true;
        if (committed.error().kind != SqlError::Kind::Conflict)
            qWarning("%s", qPrintable(committed.error().text));
        return false;
    }
    bool hold(SerialIndex number, const SessionId& session)
    {
        return done([&] { m_numbers->claim(kPool, number, session, kNow, kNow); });
    }
    bool release(SerialIndex number, const SessionId& session)
    {
        return done([&] { m_numbers->release(kPool, number, session, kNow); });
    }
    bool reserve(SerialIndex number, const SessionId& session)
    {
        return done([&] { m_numbers->change(kPool, number, session, ClaimState::Reserved, {}); });
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
        QVERIFY(!release(150, kOther));
        QVERIFY(release(150, kSession));
        QVERIFY(!release(150, kSession));
        QVERIFY(hold(150, kOther));
    }

    void numberThatComesBackLaterIsNobodysTillThen() // E3
    {
        const Instant returns = kNow + std::chrono::hours(5);
        QVERIFY(hold(150, kSession));
        QVERIFY(!done([&] { m_numbers->releaseLater(kPool, 150, kOther, returns); }));
        QVERIFY(done([&] { m_numbers->releaseLater(kPool, 150, kSession, returns); }));

        QVERIFY(!m_numbers->sessionOf(kPool, 150));
        QVERIFY(!release(150, kSession));                                             // it has it no more
        QVERIFY(!done([&] { m_numbers->releaseLater(kPool, 150, kSession, kNow); })); // nor another instant
        QVERIFY(!hold(150, kOther));
        QVERIFY(!m_numbers->hasDue(returns - Milliseconds(1)));
        QVERIFY(m_numbers->dueReturns(returns - Milliseconds(1), 10).empty());
        QVERIFY(m_numbers->hasDue(returns));
        const auto due = m_numbers->dueReturns(returns, 10);
        QCOMPARE(due.size(), std::size_t{1});
        QVERIFY(done([&] { m_numbers->giveBack(due.front(), returns); }));
        QVERIFY(!done([&] { m_numbers->giveBack(due.front(), returns); })); // once, whoever comes second
        QVERIFY(hold(150, kOther));
        QCOMPARE(m_numbers->state(kPool).count, 99U);
    }

    void segmentIsDrawnFromOnlyUntilItIsOpened() // E3
    {
        const Instant composes = kNow + std::chrono::hours(24 * 8);
        m_numbers->addSegment(segment(200, 299), kNow);
        QVERIFY(done([&] { m_numbers->openSegment(segment(200, 299), kNow, composes); }));
        std::vector<SerialIndex> firsts;
        m_numbers->eachDrawOnlySegment(kPool, [&](SerialRange range) { firsts.push_back(range.first); });
        QCOMPARE(firsts, std::vector<SerialIndex>{200});
        QVERIFY(hold(250, kSession)); // free all the same: it is drawn
        QVERIFY(m_numbers->dueForComposing(composes - Milliseconds(1), 10).empty());
        QCOMPARE(m_numbers->dueForComposing(composes, 10).size(), std::size_t{1});

        QVERIFY(done([&] { m_numbers->openForComposing(segment(200, 299), composes); }));

        QVERIFY(m_numbers->dueForComposing(composes, 10).empty());
        const auto changes = m_numbers->changesAfter(kPool, 1, 100);
        QCOMPARE(changes.size(), std::size_t{4});
        QCOMPARE(changes.front().change, PoolChangeKind::DrawOnly);
        QCOMPARE(changes.back().change, PoolChangeKind::Composable);
        QCOMPARE(changes.back().range.last, SerialIndex{299});
        QCOMPARE(m_numbers->state(kPool).count, 199U);
    }

    void otherSessionsCannotChangeAClaim()
    {
        QVERIFY(hold(150, kSession));
        QVERIFY(!reserve(150, kOther));
        QVERIFY(reserve(150, kSession));
    }

    void hashFollowsTheLog() // F5
    {
        PoolIndex pool(SerialRules::of(kPool.kind));
        for (SerialIndex number = 100; number < 200; ++number)
            pool.insert(number);
        QCOMPARE(m_numbers->state(kPool).hash, std::optional(pool.setHash()));
        QVERIFY(hold(150, kSession));
        QVERIFY(hold(151, kSession));
        QVERIFY(release(150, kSession));
        pool.remove(151);

        const PoolState state = m_numbers->state(kPool);

        QCOMPARE(state.hash, std::optional(pool.setHash()));
        QCOMPARE(state.count, pool.count());
    }

    void hashThatIsNotKnownStaysSo()
    {
        m_sql->execute("UPDATE pool_version SET set_hash = NULL", {});
        m_numbers = std::make_unique<NumberStore>(*m_sql);
        QVERIFY(hold(150, kSession));
        QVERIFY(!m_numbers->state(kPool).hash);

        m_numbers->setHash(kPool, {.high = 1, .low = 2});

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
        QVERIFY(release(150, kSession));

        const auto changes = m_numbers->changesAfter(kPool, 0, 100);
        QCOMPARE(changes.size(), std::size_t{4});
        for (std::size_t i = 0; i < changes.size(); ++i)
            QCOMPARE(changes[i].version, static_cast<std::uint32_t>(i + 1));
        QCOMPARE(m_numbers->state(kPool).count, 99U);
        QCOMPARE(m_numbers->takeLogged().size(), std::size_t{5}); // with what was rolled back
        QVERIFY(m_numbers->takeLogged().empty());
    }

    void rolledBackWorkLeavesNothing() // F3
    {
        {
            const SqlTransaction unit(*m_sql);
            m_numbers->claim(kPool, 150, kSession, kNow, kNow);
            QVERIFY(!m_numbers->isFree(kPool, 150));
        }
        m_numbers = std::make_unique<NumberStore>(*m_sql);
        QVERIFY(m_numbers->isFree(kPool, 150));
        QCOMPARE(m_numbers->state(kPool).version, 1U);
    }

    void failedWorkCannotBeCommitted()
    {
        SqlTransaction unit(*m_sql);
        m_sql->execute("INSERT INTO nowhere (a) VALUES (1)", {});
        m_numbers->claim(kPool, 150, kSession, kNow, kNow);
        QVERIFY(!unit.commit().hasValue());
    }
};

QTEST_GUILESS_MAIN(TestNumberStore)
#include "tst_numberstore.moc"
