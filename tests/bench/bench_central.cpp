// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench central: locks per second on PostgreSQL against the database's own pace on the same cluster,
/// in turns.
#include "server/services/central.h"
#include "tests/bench/benchreport.h"
#include "tests/support/centralharness.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextStream>

using namespace xuanhao;
using namespace xuanhao::bench;
using namespace xuanhao::test;

namespace {

constexpr int kRounds = 3;
constexpr std::size_t kTogether = 256;
constexpr int kLocksPerRound = 6'000;
constexpr int kCounters = 64;
constexpr int kBaselineSeconds = 10;
constexpr int kScale = 10; ///< of pgbench: a million rows

/// One letter and four digits: 10,000 numbers each.
QByteArray segments()
{
    QJsonArray all;
    for (const QChar letter : t("CE")) {
        for (int thousand = 0; thousand < 10; ++thousand)
            all.append(QJsonObject{{t("kind"), t("02")},
                                   {t("from"), letter + QString::number(thousand) + t("000")},
                                   {t("to"), letter + QString::number(thousand) + t("999")},
                                   {t("firstRelease"), true},
                                   {t("releasedAt"), t("2026-01-05T09:00:00+08:00")},
                                   {t("source"), t("bench")}});
    }
    return toCanonicalJson({{t("authority"), t("粤G")}, {t("segments"), all}});
}

HarnessOptions optionsFor(const DatabaseAddress& database)
{
    HarnessOptions options = withoutCaptcha();
    options.database = database;
    options.segments = segments();
    return options;
}

/// Central in this process, without network; requests are signed as counters sign them.
class Load
{
public:
    explicit Load(const DatabaseAddress& database)
        : m_harness(optionsFor(database))
    {
        m_harness.addStaff(t("clerk1"), Role::Clerk);
        for (int i = 0; i < kCounters; ++i) {
            const QString id = t("B%1").arg(i, 2, 10, QLatin1Char('0'));
            auto counter = std::make_unique<TestCounter>(m_harness, id);
            if (!counter->enrol(m_harness.addCounter(id, id)).isOk() || !counter->signIn(t("clerk1")).isOk())
                qFatal("no counter");
            m_counters.push_back(std::move(counter));
        }
        m_harness.stop();
        m_sql = m_harness.connect();
        m_central = Central::create({.sql = *m_sql,
                                     .clock = m_harness.clock,
                                     .random = m_harness.random,
                                     .secret = m_harness.secret()},
                                    SmsGateway::None)
                        .value();
    }

    /// So many applicants with an open window of 90 s.
    void prepare(int count)
    {
        const int first = static_cast<int>(m_sessions.size());
        std::vector<QByteArray> accounts = each(
            first, count, [](int i) { return std::pair(QByteArray("/v1/accounts"), applicant(i).account); });
        auto sessions = each(first, count, [&](int i) {
            return std::pair("/v1/accounts/" + accounts.at(static_cast<std::size_t>(i - first)) + "/sessions",
                             division());
        });
        m_sessions.insert(m_sessions.end(), sessions.begin(), sessions.end());
        const auto step = [&](const char* name, const auto& body) {
            (void)each(first, count, [&](int i) {
                return std::pair("/v1/sessions/" + m_sessions.at(static_cast<std::size_t>(i)) + name,
                                 body(i));
            });
        };
        step("/notice", [](int) { return QJsonObject{{t("version"), t("2026-11")}}; });
        step("/vehicle", [](int i) { return applicant(i).vehicle; });
        step("/contact", [](int) { return ContactDraft{}.toJson(); });
        step("/compose", [](int) { return QJsonObject(); });
    }

    /// 50 % winners, 45 % who want a number that is taken, 5 % replays; per second.
    double locksPerSecond(int count)
    {
        const int first = m_played;
        m_played += count;
        std::vector<ApiRequest> requests;
        for (int i = first; i < first + count; ++i) {
            if (i % 20 == 19) { // the operation before once more, signed anew
                requests.push_back(signedRequest(i - 1, m_lastTarget, m_lastBody));
                continue;
            }
            // Every second wants what somebody has just got.
            const int wanted = i % 2 == 0 ? m_next++ : m_next - 1;
            const QString serial =
                t(wanted < 10'000 ? "C%1" : "E%1").arg(wanted % 10'000, 4, 10, QLatin1Char('0'));
            const QByteArray target =
                "/v1/sessions/" + m_sessions.at(static_cast<std::size_t>(i)) + "/verify";
            requests.push_back(request(i, target, {{t("serial"), serial}}));
        }
        const double start = wallNanoseconds();
        std::size_t won = 0;
        for (std::size_t i = 0; i < requests.size(); i += kTogether) {
            const auto end = std::min(i + kTogether, requests.size());
            const auto steps = m_central->answer(
                std::vector<ApiRequest>(requests.begin() + static_cast<std::ptrdiff_t>(i),
                                        requests.begin() + static_cast<std::ptrdiff_t>(end)));
            for (const auto& answered : steps) {
                const auto& answer = std::get<ApiAnswer>(answered);
                if (answer.status != 200)
                    qFatal("%s", answer.body.constData());
                won += answer.body.contains("\"isLocked\":true") ? 1 : 0;
            }
        }
        const double seconds = (wallNanoseconds() - start) / 1e9;
        if (won * 5 < static_cast<std::size_t>(count) * 2)
            qFatal("only %zu of %d won", won, count);
        return count / seconds;
    }

private:
    template <typename Make>
    std::vector<QByteArray> each(int first, int count, const Make& make)
    {
        std::vector<QByteArray> ids;
        for (int i = first; i < first + count; i += static_cast<int>(kTogether)) {
            std::vector<ApiRequest> requests;
            for (int n = i; n < std::min(i + static_cast<int>(kTogether), first + count); ++n) {
                const auto [target, body] = make(n);
                requests.push_back(request(n, target, body));
            }
            for (const auto& answered : m_central->answer(requests)) {
                const auto& answer = std::get<ApiAnswer>(answered);
                if (answer.status != 200)
                    qFatal("%s", answer.body.constData());
                ids.push_back(parseJsonObject(answer.body)->value(t("id")).toString().toUtf8());
            }
        }
        return ids;
    }
    ApiRequest request(int i, const QByteArray& target, QJsonObject body)
    {
        TestCounter& counter = *m_counters.at(static_cast<std::size_t>(i) % m_counters.size());
        body.insert(t("operation"), counter.newOperation());
        m_lastTarget = target;
        m_lastBody = toCanonicalJson(body);
        return signedRequest(i, m_lastTarget, m_lastBody);
    }
    ApiRequest signedRequest(int i, const QByteArray& target, const QByteArray& body)
    {
        TestCounter& counter = *m_counters.at(static_cast<std::size_t>(i) % m_counters.size());
        const auto headers = counter.signedHeaders("POST", target, body);
        return {.id = t("b-%1").arg(++m_requests),
                .method = "POST",
                .path = target,
                .target = target,
                .wait = {},
                .counter = headers.value(kCounterHeader),
                .time = headers.value(kTimeHeader),
                .nonce = headers.value(kNonceHeader),
                .signature = headers.value(kSignatureHeader),
                .authorization = headers.value("Authorization"),
                .body = body};
    }

    CentralHarness m_harness;
    std::vector<std::unique_ptr<TestCounter>> m_counters;
    std::unique_ptr<SqlConnection> m_sql;
    std::unique_ptr<Central> m_central;
    std::vector<QByteArray> m_sessions;
    QByteArray m_lastTarget;
    QByteArray m_lastBody;
    int m_requests = 0;
    int m_played = 0;
    int m_next = 0;
};

/// One random row of a million by its key, one transaction each, on 64 connections.
double updatesPerSecond(PgCluster& cluster)
{
    const QString said =
        cluster.pgbench({t("-n"), t("-M"), t("prepared"), t("-c"), t("64"), t("-j"), t("2"), t("-T"),
                         QString::number(kBaselineSeconds), t("-f"), cluster.script()});
    static const QRegularExpression tps(t("tps = ([0-9.]+)"));
    return tps.match(said).captured(1).toDouble();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    // The cluster as an administrator would set it up on such a machine; every commit reaches the disk.
    PgCluster cluster({t("max_connections = 100"), t("shared_buffers = 512MB"), t("max_wal_size = 4GB"),
                       t("checkpoint_timeout = 30min")});
    cluster.preparePgbench(kScale);
    Load load(DatabaseAddress::parse(cluster.createDatabase()).value());
    load.prepare(kLocksPerRound);
    (void)load.locksPerSecond(kLocksPerRound); // statements are prepared, pages are in memory
    std::vector<double> locks;
    std::vector<double> updates;
    for (int round = 0; round < kRounds; ++round) {
        load.prepare(kLocksPerRound);
        locks.push_back(load.locksPerSecond(kLocksPerRound));
        updates.push_back(updatesPerSecond(cluster));
    }
    BenchReport report;
    // The report takes what is less for better: microseconds of one.
    report.add(t("locks"), 1e6 / median(locks), t("µs"), 1e6 / median(updates),
               t("pgbench -M prepared -c 64 -j 2: one random row of 1,000,000 by key"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
