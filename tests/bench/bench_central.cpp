// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench central: locks inside this process against the database's own pace on the same cluster, in
/// turns; what HTTPS, a standby and hostile clients change. The first argument is the report's file.
#include "tests/bench/benchreport.h"
#include "tests/bench/hostileclients.h"
#include "tests/bench/httpsload.h"
#include "tests/bench/lockbaselines.h"
#include "tests/bench/locksload.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

using namespace xuanhao;
using namespace xuanhao::bench;
using namespace xuanhao::test;

namespace {

constexpr int kRounds = 3;
constexpr int kSmallBurst = 1'000;
constexpr int kLargeBurst = 3'000; ///< also what a lock's time is taken from
constexpr int kBaselineSeconds = 5;
constexpr int kScale = 10; ///< of pgbench: a million rows
constexpr int kClients = 1'000;
constexpr int kSlowClients = 200;
constexpr int kReadings = 8'000;
constexpr int kReadingRounds = 5;
constexpr double kLeastGrowth = 0.004'096; ///< megabytes of a page: what is less is 0

/// The cluster as an administrator would set it up on such a machine; every commit reaches the disk.
QStringList clusterSettings()
{
    return {t("max_connections = 100"), t("shared_buffers = 512MB"), t("max_wal_size = 4GB"),
            t("checkpoint_timeout = 30min"), t("synchronous_commit = on")};
}

/// Of what is in order: milliseconds within which 99 % are answered.
double p99Milliseconds(const std::vector<double>& nanoseconds)
{
    return nanoseconds.at(nanoseconds.size() * 99 / 100 - 1) / 1e6;
}

double microsecondsEach(const std::vector<double>& answeredAt)
{
    return answeredAt.back() / 1000 / static_cast<double>(answeredAt.size());
}

/// Value and baseline; which of them comes first changes, so that what the first one leaves behind (a page to
/// write, a warm processor) does not always help the same one.
template <typename Value, typename Baseline>
std::pair<double, double> inTurns(int round, const Value& value, const Baseline& baseline)
{
    if (round % 2 == 0) {
        const double first = baseline();
        return {value(), first};
    }
    const double first = value();
    return {first, baseline()};
}

class Rows
{
public:
    void add(const QString& name, double value, double baseline)
    {
        m_values[name].first.push_back(value);
        m_values[name].second.push_back(baseline);
        std::fprintf(stderr, "%s: %.2f, baseline %.2f\n", qPrintable(name), value, baseline);
    }
    void tell(BenchReport& report, const QString& name, const QString& unit, const QString& baselineIs) const
    {
        const auto& [values, baselines] = m_values.at(name);
        report.add(name, median(values), unit, median(baselines), baselineIs);
    }

private:
    std::map<QString, std::pair<std::vector<double>, std::vector<double>>> m_values;
};

void besideSlowClients(HttpsLoad& https, Rows& rows)
{
    (void)https.read(kReadings);
    for (int round = 0; round < kReadingRounds; ++round) {
        const auto [value, baseline] = inTurns(
            round,
            [&] {
                SlowClients slow(https.port(), kSlowClients);
                const double p99 = p99Milliseconds(https.read(kReadings));
                slow.checkAllHang();
                return p99;
            },
            [&] { return p99Milliseconds(https.read(kReadings)); });
        rows.add(t("slow-sockets-p99"), value, baseline);
    }
}

void onPostgres(Rows& rows)
{
    PgCluster cluster(clusterSettings());
    cluster.preparePgbench(kScale);
    PooledLocks pool(cluster);
    LocksLoad load(DatabaseAddress::parse(cluster.createDatabase()).value());
    HttpsLoad https(cluster.createDatabase(), kClients);
    load.prepare(kLargeBurst);
    https.prepare(kLargeBurst);
    (void)load.lock(kLargeBurst); // statements are prepared, pages are in memory
    (void)https.lock(kLargeBurst);
    for (int round = 0; round < kRounds; ++round) {
        load.prepare(kSmallBurst + kLargeBurst);
        https.prepare(kLargeBurst);
        const auto small = load.lock(kSmallBurst);
        std::vector<double> large;
        const auto [overHttps, inProcess] = inTurns(
            round, [&] { return microsecondsEach(https.lock(kLargeBurst)); },
            [&] {
                large = load.lock(kLargeBurst);
                return microsecondsEach(large);
            });
        rows.add(t("locks-https"), overHttps, inProcess);
        rows.add(t("locks"), inProcess, updateMicroseconds(cluster, kBaselineSeconds));
        rows.add(t("locks-pool"), inProcess, pool.microseconds(kBaselineSeconds));
        rows.add(t("burst-1000-p99"), p99Milliseconds(small), pool.burstMilliseconds(kSmallBurst));
        rows.add(t("burst-3000-p99"), p99Milliseconds(large), pool.burstMilliseconds(kLargeBurst));
    }
    besideSlowClients(https, rows);
}

void withStandby(Rows& rows)
{
    PgCluster alone(clusterSettings());
    PgCluster followed(clusterSettings());
    const auto standby = followed.makeStandby();
    LocksLoad aloneLoad(DatabaseAddress::parse(alone.createDatabase()).value());
    LocksLoad followedLoad(DatabaseAddress::parse(followed.createDatabase()).value());
    for (int round = 0; round <= kRounds; ++round) {
        aloneLoad.prepare(kLargeBurst);
        followedLoad.prepare(kLargeBurst);
        const auto [value, baseline] = inTurns(
            round, [&] { return microsecondsEach(followedLoad.lock(kLargeBurst)); },
            [&] { return microsecondsEach(aloneLoad.lock(kLargeBurst)); });
        if (round > 0) // the first one warms up
            rows.add(t("sync-standby"), value, baseline);
    }
}

void underFloods(Rows& rows)
{
    const RealCentral central;
    rows.add(t("hostile-memory"), std::max(growthUnderFloods(central), kLeastGrowth), 1);
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
    withStandby(rows);
    onSqlite(rows);
    underFloods(rows);
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
    rows.tell(report, t("locks-https"), t("µs"),
              t("the same locks inside the process; here over HTTPS by 1,000 clients that stay connected"));
    rows.tell(report, t("sync-standby"), t("µs"), t("the same locks on a cluster without a standby"));
    rows.tell(report, t("slow-sockets-p99"), t("ms"),
              t("the same readings while no slow client hangs on the server; here 200 do"));
    rows.tell(report, t("hostile-memory"), t("MB"),
              t("what it may grow by under headers of 100 MB and bodies of 200 MB; less than a page counts "
                "as one"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
