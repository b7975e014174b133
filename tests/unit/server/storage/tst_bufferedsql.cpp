// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/bufferedsql.h"
#include "server/storage/migrator.h"
#include "server/storage/rowcache.h"
#include "tests/support/emptydatabase.h"

#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr const char* kAdd = "INSERT INTO thing (id, word, small) VALUES ($1, $2, $3)";
constexpr const char* kSet = "INSERT INTO thing (id, word, small) VALUES ($1, $2, $3) "
                             "ON CONFLICT (id) DO UPDATE SET word = excluded.word, small = excluded.small";
constexpr const char* kChange = "UPDATE thing SET word = $1, small = $2 WHERE id = $3";
constexpr const char* kAddIfAbsent =
    "INSERT INTO thing (id, word, small) SELECT $1, $2, $3 "
    "WHERE EXISTS (SELECT 1 FROM word WHERE word = $2) ON CONFLICT DO NOTHING";
constexpr const char* kDrop = "DELETE FROM thing WHERE id = $1";
constexpr const char* kAll = "SELECT id || ' ' || word || ' ' || coalesce(small, -1) FROM thing ORDER BY id";

/// Counts the statements that reach the database.
class CountingSql final : public SqlConnection
{
public:
    explicit CountingSql(SqlConnection& inner)
        : m_inner(inner)
    {}
    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        ++calls;
        return m_inner.execute(sql, parameters);
    }
    std::int64_t executeMany(const char* sql, const SqlRows& rows) override
    {
        ++calls;
        return m_inner.executeMany(sql, rows);
    }
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        m_inner.query(sql, parameters, onRow);
    }
    void executeScript(const QByteArray& sql) override { m_inner.executeScript(sql); }
    void touch() override { m_inner.touch(); }
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    void begin() override { m_inner.begin(); }
    [[nodiscard]] bool hasOthersWritten() override { return m_inner.hasOthersWritten(); }
    void commit() override
    {
        ++commits;
        m_inner.commit();
    }
    void rollBack() override { m_inner.rollBack(); }

    int calls = 0;
    int commits = 0;

private:
    SqlConnection& m_inner;
};

QByteArray key(int id)
{
    return "thing/" + QByteArray::number(id);
}

} // namespace

/// Writes that wait for each other, on each database.
class TestBufferedSql : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SqlConnection> m_database;
    std::unique_ptr<CountingSql> m_counting;
    std::unique_ptr<BufferedSql> m_sql;

    void add(int id, const char* word, SqlConnection::Expect expect = SqlConnection::Expect::EveryRow)
    {
        m_sql->write(kAdd, key(id), {id, QString::fromUtf8(word), std::nullopt}, expect);
    }
    void change(int id, const char* word)
    {
        m_sql->write(kChange, key(id), {QString::fromUtf8(word), id, id}, SqlConnection::Expect::EveryRow);
    }
    QStringList rows(SqlConnection& sql)
    {
        QStringList lines;
        sql.query(kAll, {}, [&](const SqlRow& row) { lines.append(row.text(0)); });
        return lines;
    }
    static QStringList lines(const char* text) { return QString::fromUtf8(text).split(u','); }

private Q_SLOTS:
    void init()
    {
        m_database = emptyDatabase();
        QVERIFY(migrate(*m_database, Instant{}).hasValue());
        m_database->executeScript("CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT, small INTEGER);"
                                  "CREATE TABLE word (word TEXT PRIMARY KEY);"
                                  "INSERT INTO word (word) VALUES ('known')");
        m_counting = std::make_unique<CountingSql>(*m_database);
        m_sql = std::make_unique<BufferedSql>(*m_counting);
    }

    void equalWritesAreOneStatement() // F3
    {
        SqlTransaction unit(*m_sql);
        for (int id = 300; id > 0; --id)
            add(id, "a");
        for (int id = 1; id <= 300; id += 2)
            change(id, "b");
        QCOMPARE(m_counting->calls, 0);
        QVERIFY(unit.commit().hasValue());

        QCOMPARE(m_counting->calls, 2);
        QCOMPARE(m_database->integerOf("SELECT count(*) FROM thing WHERE word = 'b' AND small = id", {}),
                 std::optional<std::int64_t>(150));
        QCOMPARE(m_database->integerOf("SELECT count(*) FROM thing WHERE word = 'a' AND small IS NULL", {}),
                 std::optional<std::int64_t>(150));
    }

    void theLastOfARowCountsAndNothingOvertakes()
    {
        SqlTransaction unit(*m_sql);
        add(2, "x");
        add(1, "a");
        change(1, "b");
        change(1, "c");
        m_sql->write(kDrop, key(1), {1}, SqlConnection::Expect::EveryRow);
        add(1, "d");
        change(2, "y");
        QVERIFY(unit.commit().hasValue());
        QCOMPARE(rows(*m_database), lines("1 d -1,2 y 2"));
    }

    void readingSeesWhatWasWritten()
    {
        SqlTransaction unit(*m_sql);
        add(1, "a");
        QCOMPARE(rows(*m_sql), lines("1 a -1"));
        change(1, "b");
        QCOMPARE(rows(*m_sql), lines("1 b 1"));
    }

    void whatWaitsCanBeTakenBack() // F3: one of several requests leaves no trace
    {
        SqlTransaction unit(*m_sql);
        add(1, "a");
        change(1, "b");
        const auto mark = m_sql->mark();
        change(1, "c");
        add(2, "x");
        change(2, "y");
        m_sql->write(kDrop, key(1), {1}, SqlConnection::Expect::EveryRow);
        QVERIFY(m_sql->takeBack(mark));
        add(3, "z");
        QVERIFY(unit.commit().hasValue());

        QCOMPARE(rows(*m_database), lines("1 b 1,3 z -1"));
    }

    void whatWasSentCannot()
    {
        SqlTransaction unit(*m_sql);
        const auto mark = m_sql->mark();
        add(1, "a");
        (void)rows(*m_sql);
        QVERIFY(!m_sql->takeBack(mark));
        const auto later = m_sql->mark();
        m_sql->execute("UPDATE thing SET word = 'b'", {});
        QVERIFY(!m_sql->takeBack(later));
    }

    void readingSpoilsNothingOfThoseBefore() // F3: who is refused after having read costs the others nothing
    {
        SqlTransaction unit(*m_sql);
        add(1, "a");
        add(2, "x");
        const auto mark = m_sql->mark();
        QCOMPARE(rows(*m_sql).size(), 2);
        change(1, "refused");
        add(3, "refused");
        QVERIFY(m_sql->takeBack(mark));
        change(2, "y");
        QVERIFY(unit.commit().hasValue());

        QCOMPARE(rows(*m_database), lines("1 a -1,2 y 2"));
    }

    void rowsThatAreOtherwiseAreAConflict_data() // F3: memory advises, the database decides
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isConflict");
        QTest::newRow("free") << 7 << QStringLiteral("known") << false;
        QTest::newRow("taken") << 1 << QStringLiteral("known") << true;
        QTest::newRow("not released") << 7 << QStringLiteral("unknown") << true;
    }
    void rowsThatAreOtherwiseAreAConflict()
    {
        QFETCH(int, id);
        QFETCH(QString, word);
        QFETCH(bool, isConflict);
        m_database->execute(kAdd, {1, QStringLiteral("known"), 1});
        {
            SqlTransaction unit(*m_sql);
            m_sql->write(kAddIfAbsent, key(5), {5, QStringLiteral("known"), 5},
                         SqlConnection::Expect::EveryRow);
            m_sql->write(kAddIfAbsent, key(id), {id, word, id}, SqlConnection::Expect::EveryRow);
            const auto result = unit.commit();
            QCOMPARE(result.hasValue(), !isConflict);
            QVERIFY(result || result.error().kind == SqlError::Kind::Conflict);
        }
        m_database->clearFailure();
        QCOMPARE(rows(*m_database).size(), isConflict ? 1 : 3);
    }

    void manyQueriesAreOneEach()
    {
        m_database->execute(kAdd, {1, QStringLiteral("a"), 1});
        m_database->execute(kAdd, {2, QStringLiteral("b"), 1});
        QStringList found;
        m_sql->queryMany("SELECT word, id FROM thing WHERE id = $1 OR word = $2 ORDER BY id",
                         {{2, QString()}, {9, QString()}, {1, QStringLiteral("b")}},
                         [&](std::size_t nth, const SqlRow& row) {
                             found.append(
                                 QStringLiteral("%1%2%3").arg(nth).arg(row.text(0)).arg(row.integer(1)));
                         });
        QCOMPARE(found, lines("0b2,2a1,2b2"));
    }

    void nothingWrittenIsNotCommitted()
    {
        {
            SqlTransaction unit(*m_sql);
            (void)rows(*m_sql);
            QVERIFY(unit.commit().hasValue());
        }
        QCOMPARE(m_counting->commits, 0);
        SqlTransaction unit(*m_sql);
        m_sql->touch();
        QVERIFY(unit.commit().hasValue());
        QCOMPARE(m_counting->commits, 1);
    }

    void absoluteWritesReplaceEachOther()
    {
        SqlTransaction unit(*m_sql);
        for (int small = 1; small <= 5; ++small)
            m_sql->write(kSet, key(1), {1, QStringLiteral("a"), small}, SqlConnection::Expect::EveryRow);
        QVERIFY(unit.commit().hasValue());
        QCOMPARE(m_counting->calls, 1);
        QCOMPARE(rows(*m_database), lines("1 a 5"));
    }

    void othersAreNoticed() // F3
    {
        const QTemporaryDir folder;
        const auto address = isOnPostgres()
                                 ? DatabaseAddress::parse(PgCluster::shared().createDatabase()).value()
                                 : DatabaseAddress::ofFile(folder.filePath(QStringLiteral("a.db")));
        const auto one = openDatabase(address, OpenMode::Create).value();
        QVERIFY(migrate(*one, Instant{}).hasValue());
        const auto other = openDatabase(address, OpenMode::OpenExisting).value();
        const auto wasThere = [](SqlConnection& sql, bool isKept) {
            SqlTransaction unit(sql);
            const bool result = sql.hasOthersWritten();
            sql.touch();
            if (isKept && !unit.commit())
                qFatal("not committed");
            return result;
        };
        (void)wasThere(*one, true);
        QVERIFY(!wasThere(*one, false));
        QVERIFY(!wasThere(*one, true));
        QVERIFY(wasThere(*other, false));
        QVERIFY(!wasThere(*one, true));
        QVERIFY(wasThere(*other, true));
        QVERIFY(wasThere(*one, true));
        QVERIFY(!wasThere(*one, true));
    }

    void memoryForgetsWhatWasTakenBack()
    {
        RowCache<int> cache;
        cache.put("a", 1);
        cache.settle();
        cache.put("a", 2);
        cache.put("b", std::nullopt);
        const std::size_t mark = cache.mark();
        cache.put("a", 3);
        cache.drop("b");
        cache.put("c", 4);
        cache.takeBack(mark);
        QCOMPARE(*cache.find("a"), std::optional(2));
        QCOMPARE(*cache.find("b"), std::optional<int>());
        QVERIFY(!cache.find("c"));
        cache.takeBack(0);
        QCOMPARE(*cache.find("a"), std::optional(1));
        QVERIFY(!cache.find("b"));
        QCOMPARE(cache.get("b", [] { return std::optional(9); }), std::optional(9));
    }
};

QTEST_GUILESS_MAIN(TestBufferedSql)
#include "tst_bufferedsql.moc"
