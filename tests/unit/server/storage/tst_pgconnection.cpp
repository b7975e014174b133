// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/database.h"
#include "server/storage/migrator.h"
#include "tests/support/pgcluster.h"

#include <QTest>

#include <csignal>
#include <limits>
#include <thread>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

std::unique_ptr<SqlConnection> connected(const QString& address)
{
    auto sql = openDatabase(DatabaseAddress::parse(address).value(), OpenMode::OpenExisting);
    if (!sql)
        qFatal("%s", qPrintable(sql.error().text));
    return *std::move(sql);
}

/// Ready for transactions.
std::unique_ptr<SqlConnection> migrated(const QString& address)
{
    auto sql = connected(address);
    XUANHAO_CHECK(migrate(*sql, Instant{}).hasValue());
    sql->executeScript("CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT, bytes BLOB, small INTEGER)");
    XUANHAO_CHECK(!sql->failure());
    return sql;
}

std::int64_t things(SqlConnection& sql)
{
    return sql.integerOf("SELECT count(*) FROM thing", {}).value_or(-1);
}

bool addThing(SqlConnection& sql, int id)
{
    return sql.execute("INSERT INTO thing (id) VALUES ($1)", {id}) == 1;
}

} // namespace

/// What PostgreSQL does in other ways than SQLite, and what it does when a host dies.
class TestPgConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void databasesThatCouldLoseOrMisorderAreRefused_data() // F3, E2
    {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("altered");
        QTest::addColumn<QString>("said");
        QTest::newRow("other encoding") << QStringLiteral("ENCODING 'LATIN1' LOCALE 'C'") << QString()
                                        << QStringLiteral("ENCODING 'UTF8' LOCALE 'C'");
        QTest::newRow("sorted by language")
            << QStringLiteral(
                   "ENCODING 'UTF8' LC_CTYPE 'C' LC_COLLATE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'zh'")
            << QString() << QStringLiteral("LOCALE 'C'");
        for (const char* level : {"off", "local"})
            QTest::newRow(level) << QString()
                                 << QStringLiteral("SET synchronous_commit = ") + QLatin1String(level)
                                 << QStringLiteral("synchronous_commit");
    }
    void databasesThatCouldLoseOrMisorderAreRefused()
    {
        QFETCH(QString, made);
        QFETCH(QString, altered);
        QFETCH(QString, said);
        PgCluster& cluster = PgCluster::shared();
        const QString address = cluster.createDatabase(made);
        if (!altered.isEmpty())
            cluster.run(QStringLiteral("ALTER DATABASE %1 %2")
                            .arg(address.section(u'/', 3).section(u'?', 0, 0), altered));

        const auto opened = openDatabase(DatabaseAddress::parse(address).value(), OpenMode::OpenExisting);

        QVERIFY(!opened.hasValue());
        QVERIFY2(opened.error().text.contains(said), qPrintable(opened.error().text));
    }

    void nobodyThereIsSaidWithoutThePassword()
    {
        const auto opened = openDatabase(
            DatabaseAddress::parse(QStringLiteral("postgresql://central:geheim@127.0.0.1:1/central")).value(),
            OpenMode::OpenExisting);

        QVERIFY(!opened.hasValue());
        QVERIFY2(opened.error().text.contains(QStringLiteral("127.0.0.1")), qPrintable(opened.error().text));
        QVERIFY(!opened.error().text.contains(QStringLiteral("geheim")));
    }

    void valuesComeBackAsTheyWent()
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        const QString word = QString::fromUtf8("粤G·𠮷 '\"\\%_");
        const QByteArray bytes("\0\x01\xff'", 4);
        constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(sql->execute("INSERT INTO thing (id, word, bytes, small) VALUES ($1, $2, $3, $4)",
                              {kMost, word, bytes, -7}),
                 1);
        QCOMPARE(sql->execute("INSERT INTO thing (id, word, bytes, small) VALUES ($1, $2, $3, $4)",
                              {-kMost, std::nullopt, QByteArray(""), std::nullopt}),
                 1);
        int rows = 0;
        sql->query("SELECT id, word, bytes, small FROM thing WHERE $1 = '' OR word = $1 ORDER BY id DESC",
                   {QString()}, [&](const SqlRow& row) {
                       if (rows++ == 0) {
                           QCOMPARE(row.integer(0), kMost);
                           QCOMPARE(row.text(1), word);
                           QCOMPARE(row.blob(2), bytes);
                           QCOMPARE(row.integer(3), -7);
                           return;
                       }
                       QCOMPARE(row.integer(0), -kMost);
                       QVERIFY(row.isNull(1) && !row.isNull(2) && row.isNull(3));
                       QCOMPARE(row.blob(2), QByteArray());
                       QCOMPARE(row.integer(3), 0);
                   });
        QCOMPARE(rows, 2);
        QVERIFY(!sql->failure());
    }

    void theFirstFailureStopsTheUnit()
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        {
            SqlTransaction unit(*sql);
            QVERIFY(addThing(*sql, 1));
            QVERIFY(!addThing(*sql, 1));
            QVERIFY(sql->failure()->text.contains(QStringLiteral("23505")));
            QVERIFY(sql->failure()->kind == SqlError::Kind::Failed);
            QVERIFY(!addThing(*sql, 2));
            QVERIFY(!unit.commit().hasValue());
        }
        QCOMPARE(things(*sql), -1); // until it is cleared
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
    }

    void batchesGoOneBehindTheOther()
    {
        constexpr auto kAll = SqlConnection::Expect::EveryRow;
        const auto sql = migrated(PgCluster::shared().createDatabase());
        const char* const add = "INSERT INTO thing (id, word) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        const char* const spell = "UPDATE thing SET word = $1 WHERE id = $2";
        const char* const drop = "DELETE FROM thing WHERE id = $1";
        const QString a = QStringLiteral("a");
        // Twice: the first time each is prepared between the others.
        for (int round = 0; round < 2; ++round) {
            SqlTransaction unit(*sql);
            sql->executeAll({{add, {{1, a}, {2, a}, {3, std::nullopt}}, kAll},
                             {spell, {{QStringLiteral("b"), 2}, {QStringLiteral("c"), 9}}},
                             {drop, {{1}}, kAll}});
            sql->executeAll({});
            sql->executeAll({{add, {{1, a}, {2, a}}}, {spell, {{QStringLiteral("d"), 3}}, kAll}});
            QCOMPARE(things(*sql), 3); // whoever asks sees what was sent
            QVERIFY2(!sql->failure(), sql->failure() ? qPrintable(sql->failure()->text) : "");
            sql->executeAll({{drop, {{1}, {2}, {3}}, kAll}});
            QVERIFY(unit.commit().hasValue());
        }
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
    }

    void batchThatChangesFewerRowsIsAConflict() // F3
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        SqlTransaction unit(*sql);
        sql->executeAll({{"INSERT INTO thing (id) VALUES ($1)", {{1}, {2}}},
                         {"DELETE FROM thing WHERE id = $1", {{1}, {9}}, SqlConnection::Expect::EveryRow}});
        const auto committed = unit.commit();
        QVERIFY(!committed.hasValue());
        QVERIFY(committed.error().kind == SqlError::Kind::Conflict);
    }

    void batchThatFailsFailsTheUnit()
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        const char* const add = "INSERT INTO thing (id) VALUES ($1)";
        const char* const spell = "UPDATE thing SET word = $1 WHERE id = $2";
        for (int round = 0; round < 2; ++round) { // the second time all but the last are prepared
            SqlTransaction unit(*sql);
            sql->executeAll({{add, {{1}, {2}}},
                             {add, {{3}, {1}}},
                             {spell, {{QStringLiteral("x"), 1}, {QStringLiteral("y"), 2}}}});
            sql->executeAll({{add, {{4}}}, {add, {{5}, {6}}}});
            const auto committed = unit.commit();
            QVERIFY(!committed.hasValue());
            QVERIFY2(committed.error().text.contains(QStringLiteral("(23505)")),
                     qPrintable(committed.error().text));
            QVERIFY(committed.error().kind == SqlError::Kind::Failed);
        }
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
        sql->executeAll({{add, {{1}}}, {add, {{2}, {3}}}});
        QVERIFY(unit.commit().hasValue());
        QCOMPARE(things(*sql), 3);
    }

    void unitThatIsGivenUpLeavesNothingBehind()
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        {
            SqlTransaction unit(*sql);
            sql->executeAll({{"INSERT INTO thing (id) VALUES ($1)", {{1}, {2}}}});
        }
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
        QVERIFY(!sql->failure());
    }

    void unitThatDoesNotGoOnLeavesTheGate() // F3: a node that hangs stops nobody
    {
        const QString address = PgCluster::shared().createDatabase();
        const auto sql = migrated(address);
        const auto other = connected(address);
        SqlTransaction hanging(*sql);
        sql->executeAll({{"INSERT INTO thing (id) VALUES ($1)", {{1}, {2}}}});

        SqlTransaction unit(*other); // waits until the server has ended the other's, after 5 s
        QVERIFY2(!other->failure(), other->failure() ? qPrintable(other->failure()->text) : "");
        QCOMPARE(things(*other), 0);
        QVERIFY(unit.commit().hasValue());

        sql->executeAll({{"INSERT INTO thing (id) VALUES ($1)", {{3}, {4}}}});
        const auto late = hanging.commit();
        QVERIFY(!late.hasValue());
        QVERIFY2(late.error().kind == SqlError::Kind::Transient,
                 qPrintable(late.error().text)); // to be done again
    }

    void connectionThatBreaksBetweenBatchesKeepsNothing() // F3
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        const char* const add = "INSERT INTO thing (id) VALUES ($1)";
        const char* const end =
            "UPDATE thing SET word = cast(pg_terminate_backend(pg_backend_pid()) AS TEXT) WHERE id = $1";
        {
            SqlTransaction unit(*sql);
            sql->executeAll({{add, {{1}, {2}}}, {end, {{1}}}, {add, {{3}, {4}}}});
            const auto committed = unit.commit();
            QVERIFY(!committed.hasValue());
            QVERIFY(committed.error().kind ==
                    SqlError::Kind::Transient); // nothing was kept, and that is known
        }
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
        sql->executeAll({{add, {{1}, {2}}}, {add, {{3}, {4}}}});
        QVERIFY(unit.commit().hasValue());
    }

    void transactionsTakeTurns() // F3: whoever has begun sees all that was committed before
    {
        const QString address = PgCluster::shared().createDatabase();
        (void)migrated(address);
        constexpr int kEach = 50;
        const auto count = [&address] {
            const auto sql = connected(address);
            for (int i = 0; i < kEach; ++i) {
                SqlTransaction unit(*sql);
                // Read, then write what was read: two at once would collide.
                const auto next = things(*sql);
                XUANHAO_CHECK(addThing(*sql, static_cast<int>(next)));
                XUANHAO_CHECK(unit.commit().hasValue());
            }
        };
        std::thread other(count);
        count();
        other.join();
        QCOMPARE(things(*connected(address)), 2 * kEach);
    }

    void aBrokenConnectionIsMadeAgain() // F3
    {
        const auto sql = migrated(PgCluster::shared().createDatabase());
        {
            SqlTransaction unit(*sql);
            QVERIFY(addThing(*sql, 1));
            const auto own = sql->integerOf("SELECT pg_backend_pid()", {});
            PgCluster::shared().run(QStringLiteral("SELECT pg_terminate_backend(%1)").arg(*own));
            QVERIFY(!addThing(*sql, 2));
            QVERIFY(sql->failure()->kind == SqlError::Kind::Transient);
            QVERIFY(!unit.commit().hasValue());
        }
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 0);
        QVERIFY(addThing(*sql, 3) && unit.commit().hasValue());
    }

    void aServerThatCrashesKeepsWhatWasCommitted() // F3
    {
        PgCluster cluster;
        const auto sql = migrated(cluster.createDatabase());
        {
            SqlTransaction unit(*sql);
            QVERIFY(addThing(*sql, 1) && unit.commit().hasValue());
        }
        {
            SqlTransaction unit(*sql);
            QVERIFY(addThing(*sql, 2));
            cluster.stop(SIGQUIT);
            const auto result = unit.commit();
            QVERIFY(!result.hasValue());
            QVERIFY(result.error().kind == SqlError::Kind::OutcomeUnknown);
        }
        {
            SqlTransaction unit(*sql);
            QVERIFY(sql->failure()->kind == SqlError::Kind::Transient);
        }
        cluster.start();
        SqlTransaction unit(*sql);
        QCOMPARE(things(*sql), 1);
    }

    void aCommitThatGaveUpItsStandbyIsUncertain_data() // F3
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("cancelled") << QStringLiteral("pg_cancel_backend");
        QTest::newRow("terminated") << QStringLiteral("pg_terminate_backend");
    }
    void aCommitThatGaveUpItsStandbyIsUncertain()
    {
        QFETCH(QString, end);
        PgCluster cluster({QStringLiteral("fsync = off")});
        const QString address = cluster.createDatabase();
        (void)migrated(address);
        cluster.run(QStringLiteral("ALTER SYSTEM SET synchronous_standby_names = 'nobody'"));
        cluster.stop(SIGINT);
        cluster.start();
        const auto sql = connected(address);
        const auto own = sql->integerOf("SELECT pg_backend_pid()", {});
        SqlTransaction unit(*sql);
        QVERIFY(addThing(*sql, 1));
        std::thread impatient([&] {
            // Until it waits for the standby; a signal before that would find nothing to cancel.
            cluster.run(
                QStringLiteral(
                    "DO $$ BEGIN "
                    "WHILE NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = %1 AND wait_event = "
                    "'SyncRep') LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP; "
                    "PERFORM %2(%1); END $$")
                    .arg(*own)
                    .arg(end));
        });

        const auto result = unit.commit();
        impatient.join();

        QVERIFY(!result.hasValue());
        QVERIFY2(result.error().kind == SqlError::Kind::OutcomeUnknown, qPrintable(result.error().text));
        QCOMPARE(things(*connected(address)), 1); // it was kept after all
    }

    void deadHostsOfAnAddressArePassedOver() // F3
    {
        const QString address = PgCluster::shared().createDatabase();
        const QString folder = address.section(QStringLiteral("host="), 1);

        const auto sql =
            connected(QString(address).replace(folder, QStringLiteral("/nonexistent,") + folder));

        QCOMPARE(sql->integerOf("SELECT 1", {}), std::optional<std::int64_t>(1));
    }

    void serversThatStartAtOnceMigrateOnce()
    {
        for (int round = 0; round < 5; ++round) {
            const QString address = PgCluster::shared().createDatabase();
            std::atomic<int> failures{0};
            const auto start = [&] {
                const auto result = migrate(*connected(address), Instant{});
                if (!result) {
                    qWarning("%s", qPrintable(result.error().text));
                    ++failures;
                }
            };
            std::thread first(start);
            std::thread second(start);
            start();
            first.join();
            second.join();
            QCOMPARE(failures.load(), 0);
            QCOMPARE(
                connected(address)->integerOf("SELECT count(*) FROM schema_version WHERE version > 0", {}),
                std::optional<std::int64_t>(newestSchemaVersion()));
        }
    }

    void addressesAreShownWithoutThePassword_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("file") << QStringLiteral("sqlite:/a/b.db") << QStringLiteral("/a/b.db");
        QTest::newRow("none") << QStringLiteral("postgresql://u@h1,h2/d?x=1")
                              << QStringLiteral("postgresql://u@h1,h2/d?x=1");
        QTest::newRow("before the host") << QStringLiteral("postgresql://u:p%40q@h1:5432,h2/d")
                                         << QStringLiteral("postgresql://u@h1:5432,h2/d");
        QTest::newRow("as an option") << QStringLiteral("postgresql://u@h/d?password=p&x=1")
                                      << QStringLiteral("postgresql://u@h/d?password=…&x=1");
    }
    void addressesAreShownWithoutThePassword()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto address = DatabaseAddress::parse(text).value();
        QCOMPARE(address.shown(), shown);
        QCOMPARE(address.text(), text);
    }

    void otherAddressesAreRefused()
    {
        for (const char* text :
             {"", "central.db", "sqlite:", "postgresql://", "mysql://h/d", "postgres://h/d"})
            QVERIFY2(!DatabaseAddress::parse(QString::fromLatin1(text)).hasValue(), text);
    }
};

QTEST_GUILESS_MAIN(TestPgConnection)
#include "tst_pgconnection.moc"
