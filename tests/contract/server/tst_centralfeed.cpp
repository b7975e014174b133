// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/dbthread.h"
#include "core/sync/poolmirror.h"
#include "tests/support/centralharness.h"

#include <QTest>

#include <thread>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr PlateKind kKind = PlateKind::SmallCar;

} // namespace

/// The change feed of the pool over the real line: deltas, snapshots, waiting (F5).
class TestCentralFeed : public QObject
{
    Q_OBJECT

private:
    static Answer changes(TestCounter& counter, std::uint64_t after, const QByteArray& query = {})
    {
        return counter.raw("GET", "/v1/pools/02/changes/" + QByteArray::number(quint64{after}) + query, {});
    }
    /// Fifty numbers leave the pool, or fifty others.
    static void drawOnce(TestCounter& counter, int person)
    {
        const QString session = prepared(counter, applicant(person));
        QVERIFY(counter.session(EndpointId::Draw, session).isOk());
    }
    static QString storedHash(const CentralHarness& harness)
    {
        QString hash;
        harness.connect()->query("SELECT set_hash FROM pool_version WHERE kind = 2", {},
                                 [&](const SqlRow& row) { hash = row.text(0); });
        return hash;
    }
    /// A counter whose request waits at central; its answer comes with finish().
    class Waiting
    {
    public:
        Waiting(CentralHarness& harness, std::uint64_t after)
            : m_thread([this, &harness, after] {
                const auto counter = counterAt(harness, t("G02"), t("clerk2"));
                m_answer = changes(*counter, after, "?wait=20");
            })
        {}
        ~Waiting()
        {
            if (m_thread.joinable())
                m_thread.join();
        }
        [[nodiscard]] std::optional<PoolDelta> finish()
        {
            m_thread.join();
            const auto delta = PoolDelta::fromFrame(kKind, m_answer.body);
            return m_answer.isOk() && delta ? std::optional(*delta) : std::nullopt;
        }

    private:
        Answer m_answer;
        std::thread m_thread;
    };

private Q_SLOTS:
    void everyMissedVersionLeadsToTheSamePool()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        std::vector<LoadedPool> states{counter->pool(kKind)};
        for (int person = 1; person <= 3; ++person) {
            drawOnce(*counter, person);
            harness.wait(person == 2 ? 100s : 1s);
            states.push_back(counter->pool(kKind));
        }
        for (LoadedPool& state : states) {
            const auto delta = PoolDelta::fromFrame(kKind, changes(*counter, state.poolVersion).body);
            QVERIFY(delta);
            QCOMPARE(std::uint64_t{delta->fromVersion}, state.poolVersion);
            QCOMPARE(std::uint64_t{delta->toVersion}, states.back().poolVersion);
            QVERIFY(delta->applyTo(state.pool));
            QVERIFY(state.pool == states.back().pool);
        }
    }

    void counterAheadOfARestoredServerIsSentForASnapshot()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const LoadedPool pool = counter->pool(kKind);

        QCOMPARE(changes(*counter, pool.poolVersion + 1).code(), t("notFound"));
        QCOMPARE(changes(*counter, pool.poolVersion + 1, "?wait=20").code(), t("notFound"));
        QCOMPARE(changes(*counter, 4'294'967'295U).code(), t("notFound"));
        QCOMPARE(changes(*counter, 4'294'967'296U).code(), t("notFound"));
    }

    void allCountersGetTheSameBytes()
    {
        CentralHarness harness(withoutCaptcha());
        const auto first = counterAt(harness, t("G01"), t("clerk1"));
        const auto second = counterAt(harness, t("G02"), t("clerk2"));
        const std::uint64_t version = first->pool(kKind).poolVersion;
        drawOnce(*first, 1);

        QCOMPARE(changes(*first, version).body, changes(*second, version).body);
        QVERIFY(changes(*first, version).body.size() < 64 + 50 * 3);
    }

    void databaseKeepsTheHash()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const auto isRight = [&] {
            return storedHash(harness) == counter->pool(kKind).pool.setHash().text();
        };
        QVERIFY(isRight());
        drawOnce(*counter, 1);
        QVERIFY(isRight());
        harness.wait(100s);
        QVERIFY(isRight());
        harness.restart();
        QVERIFY(isRight());
    }

    void wrongHashIsNoticedAndMended_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("another hash")
            << t("UPDATE pool_version SET set_hash = '00000000000000000000000000000001'");
        QTest::newRow("of before the update") << t("UPDATE pool_version SET set_hash = NULL");
        QTest::newRow("claims lost behind the log's back") << t("DELETE FROM claim WHERE kind = 2");
    }
    void wrongHashIsNoticedAndMended()
    {
        QFETCH(QString, statement);
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        harness.stop();
        const auto sql = harness.connect();
        sql->executeScript(statement.toUtf8());
        QVERIFY2(!sql->failure(), qPrintable(sql->failure() ? sql->failure()->text : QString()));

        harness.start();

        const LoadedPool pool = counter->pool(kKind);
        QCOMPARE(storedHash(harness), pool.pool.setHash().text());
        // By the database alone.
        QCOMPARE(std::int64_t{pool.pool.count()},
                 harness.integer("SELECT CAST(sum(last_index - first_index + 1) AS BIGINT) FROM segment "
                                 "WHERE kind = 2 AND is_open = 1") -
                     harness.integer("SELECT count(*) FROM claim JOIN segment ON claim.kind = segment.kind "
                                     "AND serial_index BETWEEN first_index AND last_index AND is_open = 1 "
                                     "WHERE claim.kind = 2 AND ended_at IS NULL"));
        const auto delta = PoolDelta::fromFrame(kKind, changes(*counter, pool.poolVersion).body);
        QCOMPARE(delta->hashAfter, pool.pool.setHash());
    }

    void waitIsAnsweredWhenThePoolChanges()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        LoadedPool pool = counter->pool(kKind);
        Waiting waiting(harness, pool.poolVersion);
        QTRY_COMPARE(harness.server->parkedRequests(), std::size_t{1});
        harness.wait(5s);
        QCOMPARE(harness.server->parkedRequests(), std::size_t{1});

        drawOnce(*counter, 1); // others are answered meanwhile
        harness.wait(1s);

        const auto delta = waiting.finish();
        QVERIFY(delta);
        QVERIFY(delta->applyTo(pool.pool));
        QVERIFY(pool.pool == counter->pool(kKind).pool);
        QCOMPARE(harness.server->parkedRequests(), std::size_t{0});
    }

    void waitEndsWithItsTime()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        LoadedPool pool = counter->pool(kKind);
        Waiting waiting(harness, pool.poolVersion);
        QTRY_COMPARE(harness.server->parkedRequests(), std::size_t{1});

        harness.wait(20s);

        const auto delta = waiting.finish();
        QVERIFY(delta);
        QCOMPARE(delta->fromVersion, delta->toVersion);
        QVERIFY(delta->applyTo(pool.pool)); // and proves that the copy is right
    }

    void waitEndsWithTheServer()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const std::uint64_t version = counter->pool(kKind).poolVersion;
        Waiting waiting(harness, version);
        QTRY_COMPARE(harness.server->parkedRequests(), std::size_t{1});

        harness.stop();

        const auto delta = waiting.finish();
        QVERIFY(delta);
        QCOMPARE(std::uint64_t{delta->toVersion}, version);
    }

    void waitIsChecked_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("too long") << QByteArray("?wait=26");
        QTest::newRow("negative") << QByteArray("?wait=-1");
        QTest::newRow("no number") << QByteArray("?wait=soon");
        QTest::newRow("enormous") << QByteArray("?wait=99999999999999999999");
    }
    void waitIsChecked()
    {
        QFETCH(QByteArray, query);
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));

        QCOMPARE(changes(*counter, 0, query).code(), t("malformed"));
    }

    /// The counter's own copy: it waits at central, follows, and finds the way after the server was restored.
    void copyFollowsCentral()
    {
        CentralHarness harness(withoutCaptcha());
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const auto other = counterAt(harness, t("G02"), t("clerk2"));
        SeededRandom random(5);
        const QTemporaryDir folder;
        const auto storage =
            DbThread::start(folder.filePath(t("station.db")),
                            std::make_unique<FileSecretStore>(folder.filePath(t("station.key"))), random);
        ServerClock serverClock(harness.clock);
        CentralClient client({QUrl(harness.url()), {harness.pin()}, t("G02")}, harness.clock, random,
                             serverClock);
        client.setKey(other->key());
        PoolMirror mirror(**storage, client, harness.clock, random);
        const auto follows = [&] {
            const LoadedPool pool = counter->pool(kKind);
            return mirror.version(kKind) == pool.poolVersion && mirror.index(kKind) == pool.pool;
        };

        mirror.watch(kKind);
        QTRY_VERIFY(follows());
        QTRY_COMPARE(harness.server->parkedRequests(), std::size_t{1});
        const LoadedPool old = counter->pool(kKind);
        for (int person = 1; person <= 2; ++person) {
            drawOnce(*counter, person);
            harness.wait(1s);
            QTRY_VERIFY((mirror.refresh(kKind), harness.server->tick(), follows()));
        }

        harness.stop();
        // As if restored from a copy of before.
        harness.connect()->executeScript(
            t("DELETE FROM claim WHERE kind = 2 AND session IS NOT NULL;"
              "DELETE FROM pool_log WHERE kind = 2 AND version > %1;"
              "UPDATE pool_version SET version = %1, free_count = %2, set_hash = '%3' "
              "WHERE kind = 2;")
                .arg(old.poolVersion)
                .arg(old.pool.count())
                .arg(old.pool.setHash().text())
                .toUtf8());
        harness.start();

        QTRY_VERIFY((mirror.refresh(kKind), harness.server->tick(), follows()));
        QVERIFY(mirror.index(kKind) == old.pool);
    }
};

QTEST_GUILESS_MAIN(TestCentralFeed)
#include "tst_centralfeed.moc"
