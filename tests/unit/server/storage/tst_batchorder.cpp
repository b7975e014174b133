// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/bufferedsql.h"
#include "server/storage/database.h"
#include "tests/support/pgcluster.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kRows = 100;
constexpr const char* kTake = R"(
INSERT INTO number (id, taken) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET taken = excluded.taken)";

/// A planted fault: it sends its batches in the order of falling keys.
class Unsorted final : public SqlConnection
{
public:
    explicit Unsorted(SqlConnection& inner)
        : m_inner(inner)
    {}
    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        return m_inner.execute(sql, parameters);
    }
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        m_inner.query(sql, parameters, onRow);
    }
    std::int64_t executeMany(const char* sql, const SqlRows& rows) override
    {
        return m_inner.executeMany(sql, SqlRows(rows.rbegin(), rows.rend()));
    }
    void touch() override { m_inner.touch(); }
    void executeScript(const QByteArray& sql) override { m_inner.executeScript(sql); }
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    void begin() override { m_inner.begin(); }
    [[nodiscard]] bool hasOthersWritten() override { return m_inner.hasOthersWritten(); }
    void commit() override { m_inner.commit(); }
    void rollBack() override { m_inner.rollBack(); }

private:
    SqlConnection& m_inner;
};

std::unique_ptr<SqlConnection> connected(const QString& address)
{
    return openDatabase(DatabaseAddress::parse(address).value(), OpenMode::OpenExisting).value();
}

/// The keys of a batch as requests bring them: in no order.
void takeAll(SqlConnection& inner, std::int64_t who)
{
    BufferedSql sql(inner);
    sql.begin();
    for (int i = 0; i < kRows; ++i) {
        const int id = (i * 37 + static_cast<int>(who) * 11) % kRows;
        sql.write(kTake, "number/" + QByteArray::number(id).rightJustified(3, '0'), {id, who},
                  SqlConnection::Expect::Anything);
    }
    sql.commit();
    if (sql.failure())
        sql.rollBack();
}

} // namespace

/// Two batches at once that want the same rows (F3). The gate, which lets one writer in at a time, is open
/// here.
class TestBatchOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesThatAreSortedWaitForEachOther_data()
    {
        QTest::addColumn<bool>("isPlanted");
        QTest::newRow("sorted") << false;
        QTest::newRow("unsorted batch") << true;
    }
    void batchesThatAreSortedWaitForEachOther()
    {
        QFETCH(bool, isPlanted);
        const QString address = PgCluster::shared().createDatabase();
        const auto holder = connected(address);
        const auto onlooker = connected(address);
        // Without a row there is no gate.
        holder->executeScript("CREATE TABLE schema_version (version INTEGER, applied_at BIGINT);"
                              "CREATE TABLE number (id BIGINT PRIMARY KEY, taken BIGINT);");
        holder->executeScript("BEGIN; INSERT INTO number (id, taken) VALUES (50, 0);");
        QVERIFY(!holder->failure());
        const auto one = connected(address);
        const auto other = connected(address);
        Unsorted unsorted(*other);
        SqlConnection& second = isPlanted ? static_cast<SqlConnection&>(unsorted) : *other;

        // Both come as far as they can while somebody has a row in the middle.
        std::thread first([&] { takeAll(*one, 1); });
        const auto areWaiting = [&](int count) {
            return onlooker->integerOf("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                                       "AND datname = current_database()",
                                       {}) == count;
        };
        const bool isFirstWaiting = QTest::qWaitFor([&] { return areWaiting(1); }, 20'000);
        std::thread then([&] { takeAll(second, 2); });
        const bool areBothWaiting = QTest::qWaitFor([&] { return areWaiting(2); }, 20'000);
        holder->executeScript("ROLLBACK");
        first.join();
        then.join();

        QVERIFY(isFirstWaiting && areBothWaiting);
        const auto isDeadlock = [](const SqlConnection& sql) {
            return sql.failure() && sql.failure()->text.contains(QStringLiteral("(40P01)"));
        };
        QCOMPARE(isDeadlock(*one) || isDeadlock(*other), isPlanted);
        QCOMPARE(one->failure().has_value() || other->failure().has_value(), isPlanted);
        QCOMPARE(onlooker->integerOf("SELECT count(*) FROM number", {}), kRows);
    }
};

QTEST_GUILESS_MAIN(TestBatchOrder)
#include "tst_batchorder.moc"
