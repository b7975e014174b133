// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench central: locks inside this process against the database's own pace on the same cluster, in
/// turns. The first argument is the report's file.
#include "tests/bench/benchreport.h"
#include "tests/bench/lockbaselines.h"
#include "tests/bench/locksload.h"

#include <QCoreApplication>
#include <QLoggingCategory>

using namespace xuanhao;
using namespace xuanhao::bench;
using namespace xuanhao::test;

namespace {

constexpr int kRounds = 3;
constexpr int kSmallBurst = 1'000;
constexpr int kLargeBurst = 3'000; ///< also what a lock's time is taken from
constexpr int kBaselineSeconds = 5;
constexpr int kScale = 10; ///< of pgbench: a million rows

/// Milliseconds from the first one's turn until 99 % are answered.
double p99Milliseconds(const std::vector<double>& answeredAt)
{
    return answeredAt.at(answeredAt.size() * 99 / 100 - 1) / 1e6;
}

double microsecondsEach(const std::vector<double>& answeredAt)
{
    return answeredAt.back() / 1000 / static_cast<double>(answeredAt.size());
}

class Rows
{
public:
    void add(const QString& name, double value, double baseline)
    {
        m_values[name].first.push_back(value);
        m_values[name].second.push_back(baseline);
        std::fprintf(stderr, "%s: %.1f, baseline %.1f\n", qPrintable(name), value, baseline);
    }
    void tell(BenchReport& report, const QString& name, const QString& unit, const QString& baselineIs) const
    {
        const auto& [values, baselines] = m_values.at(name);
        report.add(name, median(values), unit, median(baselines), baselineIs);
    }

private:
    std::map<QString, std::pair<std::vector<double>, std::vector<double>>> m_values;
};

void onPostgres(Rows& rows)
{
    // The cluster as an administrator would set it up on such a machine; every commit reaches the disk.
    PgCluster cluster({t("max_connections = 100"), t("shared_buffers = 512MB"), t("max_wal_size = 4GB"),
                       t("checkpoint_timeout = 30min")});
    cluster.preparePgbench(kScale);
    PooledLocks pool(cluster);
    LocksLoad load(DatabaseAddress::parse(cluster.createDatabase()).value());
    load.prepare(kLargeBurst);
    (void)load.lock(kLargeBurst); // statements are prepared, pages are in memory
    for (int round = 0; round < kRounds; ++round) {
        load.prepare(kSmallBurst + kLargeBurst);
        const auto small = load.lock(kSmallBurst);
        const auto large = load.lock(kLargeBurst);
        rows.add(t("locks"), microsecondsEach(large), updateMicroseconds(cluster, kBaselineSeconds));
        rows.add(t("locks-pool"), microsecondsEach(large), pool.microseconds(kBaselineSeconds));
        rows.add(t("burst-1000-p99"), p99Milliseconds(small), pool.burstMilliseconds(kSmallBurst));
        rows.add(t("burst-3000-p99"), p99Milliseconds(large), pool.burstMilliseconds(kLargeBurst));
    }
}

void onSqlite(Rows& rows)
{
    const QTemporaryDir folder;
    LocksLoad load(DatabaseAddress::ofFile(folder.filePath(t("central.db"))));
    for (int round = 0; round <= kRounds; ++round) {
        load.prepare(kSmallBurst);
        const auto answeredAt = load.lock(kSmallBurst);
        if (round > 0) // the first one warms up
            rows.add(t("locks-sqlite"), microsecondsEach(answeredAt), sqliteUpdateMicroseconds(kSmallBurst));
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(t("xuanhao.*=false"));
    if (argc != 2)
        return 2;
    Rows rows;
    onPostgres(rows);
    onSqlite(rows);
    // The report takes what is less for better: microseconds of one.
    BenchReport report;
    const QString pool =
        t("the same writes by a function in the database, one transaction each, 64 connections");
    rows.tell(report, t("locks"), t("µs"),
              t("pgbench -M prepared -c 64 -j 2: one random row of 1,000,000 by key"));
    rows.tell(report, t("locks-pool"), t("µs"), pool);
    rows.tell(report, t("burst-1000-p99"), t("ms"), pool);
    rows.tell(report, t("burst-3000-p99"), t("ms"), pool);
    rows.tell(report, t("locks-sqlite"), t("µs"),
              t("bare SQLite, one row by its key in a transaction each, WAL, synchronous = FULL"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
