// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/lockbaselines.h"

#include "tests/bench/benchreport.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <sqlite3.h>

namespace xuanhao::bench {

namespace {

constexpr int kConnections = 64;
constexpr int kRows = 100'000;

constexpr const char* kSchema = R"(
CREATE TABLE bench_session (id integer PRIMARY KEY, state text NOT NULL, changed_at bigint NOT NULL);
INSERT INTO bench_session SELECT i, repeat('s', 400), 0 FROM generate_series(1, 100000) i;
CREATE TABLE bench_claim (authority text, serial integer, generation integer, session integer NOT NULL,
    PRIMARY KEY (authority, serial, generation));
CREATE TABLE bench_operation (id text PRIMARY KEY, body_hash bytea NOT NULL, answer bytea NOT NULL, at bigint NOT NULL);
CREATE TABLE bench_quota (person integer PRIMARY KEY, used integer NOT NULL);
CREATE TABLE bench_pool (authority text PRIMARY KEY, version bigint NOT NULL);
INSERT INTO bench_pool VALUES ('A', 0);
CREATE TABLE bench_pool_log (authority text, version bigint, serial integer, PRIMARY KEY (authority, version));
CREATE TABLE bench_chain (authority text PRIMARY KEY, sequence bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO bench_chain VALUES ('A', 0, '');
CREATE TABLE bench_audit (authority text, sequence bigint, hash bytea NOT NULL, facts text NOT NULL,
    PRIMARY KEY (authority, sequence));
CREATE FUNCTION bench_lock(s integer, n integer, op text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    old text; v bigint; is_won boolean; chain bench_chain;
BEGIN
    PERFORM 1 FROM bench_operation WHERE id = op;
    SELECT state INTO old FROM bench_session WHERE id = s FOR UPDATE;
    INSERT INTO bench_claim VALUES ('A', n, 0, s) ON CONFLICT DO NOTHING;
    is_won := FOUND;
    UPDATE bench_session SET state = old, changed_at = changed_at + 1 WHERE id = s;
    INSERT INTO bench_quota VALUES (s, 1) ON CONFLICT (person) DO UPDATE SET used = bench_quota.used + 1;
    INSERT INTO bench_operation VALUES (op, sha256(op::bytea), decode(repeat('ab', 600), 'hex'), 0);
    IF is_won THEN
        UPDATE bench_pool SET version = version + 1 WHERE authority = 'A' RETURNING version INTO v;
        INSERT INTO bench_pool_log VALUES ('A', v, n);
    END IF;
    UPDATE bench_chain SET sequence = sequence + 1, hash = sha256(hash || op::bytea) WHERE authority = 'A'
        RETURNING * INTO chain;
    INSERT INTO bench_audit VALUES ('A', chain.sequence, chain.hash, repeat('f', 200));
    RETURN is_won;
END $$;
)";
// Half of the numbers are taken soon after the start, as in central's load.
constexpr const char* kScript = R"(\set s random(1, 100000)
\set n random(1, 10000000)
\set o random(1, 1000000000000)
SELECT bench_lock(:s, (CASE WHEN :n % 2 = 0 THEN :n ELSE 1 END)::integer, 'operation-' || :o || '-' || :n);
)";

double millisecondsOf(const QString& said)
{
    static const QRegularExpression tps(QStringLiteral("tps = ([0-9.]+)"));
    return 1e3 / tps.match(said).captured(1).toDouble();
}

QString text(const char* ascii)
{
    return QString::fromLatin1(ascii);
}

} // namespace

double updateMicroseconds(test::PgCluster& cluster, int seconds)
{
    return 1e3 *
           millisecondsOf(cluster.pgbench({text("-n"), text("-M"), text("prepared"), text("-c"),
                                           QString::number(kConnections), text("-j"), text("2"), text("-T"),
                                           QString::number(seconds), text("-f"), cluster.script()}));
}

PooledLocks::PooledLocks(test::PgCluster& cluster)
    : m_cluster(cluster)
{
    // pgbench may run as another user.
    QFile(m_folder.path()).setPermissions(QFile::Permissions(0x7777));
    const auto write = [this](const char* name, const char* what) {
        QFile file(m_folder.filePath(text(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(what) < 0)
            qFatal("no script");
    };
    write("schema.sql", kSchema);
    write("lock.sql", kScript);
    (void)cluster.pgbench(
        {text("-n"), text("-t"), text("1"), text("-f"), m_folder.filePath(text("schema.sql"))});
}

QStringList PooledLocks::arguments() const
{
    return {text("-n"),
            text("-M"),
            text("prepared"),
            text("-c"),
            QString::number(kConnections),
            text("-j"),
            text("2"),
            text("-f"),
            m_folder.filePath(text("lock.sql"))};
}

double PooledLocks::microseconds(int seconds)
{
    return 1e3 *
           millisecondsOf(m_cluster.pgbench(arguments() + QStringList{text("-T"), QString::number(seconds)}));
}

double PooledLocks::burstMilliseconds(int requests)
{
    const QString prefix = m_folder.filePath(text("burst"));
    const int each = (requests + kConnections - 1) / kConnections;
    (void)m_cluster.pgbench(arguments() + QStringList{text("-t"), QString::number(each), text("-l"),
                                                      text("--log-prefix=") + prefix});
    // client, transaction, latency in µs, script, seconds, microseconds
    double began = 0;
    std::vector<double> done;
    const QDir folder(m_folder.path());
    for (const QString& name : folder.entryList({text("burst*")})) {
        QFile log(folder.filePath(name));
        if (!log.open(QIODevice::ReadOnly))
            qFatal("no log");
        while (!log.atEnd()) {
            const QList<QByteArray> words = log.readLine().trimmed().split(' ');
            const double at = words.at(4).toDouble() * 1e3 + words.at(5).toDouble() / 1e3;
            const double start = at - words.at(2).toDouble() / 1e3;
            began = began == 0 ? start : std::min(began, start);
            done.push_back(at);
        }
        log.remove();
    }
    std::sort(done.begin(), done.end());
    return done.at(static_cast<std::size_t>(requests) * 99 / 100 - 1) - began;
}

double sqliteUpdateMicroseconds(int transactions)
{
    const QTemporaryDir folder;
    sqlite3* database = nullptr;
    const auto run = [&](const QByteArray& sql) {
        if (sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(database));
    };
    sqlite3_open(folder.filePath(text("bare.db")).toUtf8().constData(), &database);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER NOT NULL);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO t SELECT i, 0 FROM n;");
    sqlite3_stmt* update = nullptr;
    sqlite3_prepare_v2(database, "UPDATE t SET v = v + 1 WHERE id = ?", -1, &update, nullptr);
    const double start = wallNanoseconds();
    for (int i = 0; i < transactions; ++i) {
        sqlite3_bind_int64(update, 1, std::int64_t{i} * 7919 % kRows + 1);
        if (sqlite3_step(update) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(database));
        sqlite3_reset(update);
    }
    const double each = (wallNanoseconds() - start) / 1e3 / transactions;
    sqlite3_finalize(update);
    sqlite3_close(database);
    return each;
}

} // namespace xuanhao::bench
