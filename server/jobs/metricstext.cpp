// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/metricstext.h"

#include "server/jobs/servermetrics.h"

#include <QFile>

#include <chrono>
#include <sys/resource.h>
#include <unistd.h>

namespace xuanhao {

namespace {

QByteArray escaped(const QString& value)
{
    return value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 15);
}

double seconds(Milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// Under the names every program has for them.
void writeProcess(MetricsText& out)
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto secondsOf = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    out.family("process_cpu_seconds_total", "counter", "Processor time of this process.");
    out.value({}, secondsOf(used.ru_utime) + secondsOf(used.ru_stime));
    QFile pages(QStringLiteral("/proc/self/statm"));
    if (pages.open(QIODevice::ReadOnly)) {
        const double resident = pages.readAll().split(' ').value(1).toDouble();
        out.family("process_resident_memory_bytes", "gauge", "Memory of this process.");
        out.value({}, resident * static_cast<double>(sysconf(_SC_PAGESIZE)));
    }
}

void writeHttp(MetricsText& out, const HttpCounts& http)
{
    out.family("xuanhao_http_connections", "gauge", "Open connections.");
    out.value({}, http.open);
    out.family("xuanhao_http_connections_total", "counter", "Connections since the start, by what they met.");
    out.value({{"outcome", QStringLiteral("accepted")}}, static_cast<double>(http.accepted));
    out.value({{"outcome", QStringLiteral("turned_away")}}, static_cast<double>(http.turnedAway));
    out.value({{"outcome", QStringLiteral("failed_handshake")}}, static_cast<double>(http.failedHandshakes));
    out.value({{"outcome", QStringLiteral("timeout")}}, static_cast<double>(http.timeouts));
    out.family("xuanhao_http_refused_total", "counter", "Requests that were no proper HTTP.");
    out.value({}, static_cast<double>(http.refused));
}

void writeFigures(MetricsText& out, const Gauges& gauges)
{
    const Figures& figures = gauges.figures;
    out.family("xuanhao_sessions_live", "gauge", "Selections that are under way.");
    out.value({}, static_cast<double>(figures.liveSessions));
    out.family("xuanhao_holds", "gauge", "Numbers that are held and come back by themselves, by state.");
    for (const auto& [state, count] : figures.holds)
        out.value({{"state", state}}, static_cast<double>(count));
    out.family("xuanhao_sms_waiting", "gauge", "Messages that have not left yet.");
    out.value({}, static_cast<double>(figures.smsWaiting));
    out.family("xuanhao_sms_last_hour", "gauge", "Messages tried in the last hour, by state.");
    for (const auto& [state, count] : figures.smsOfLastHour)
        out.value({{"state", state}}, static_cast<double>(count));
    out.family("xuanhao_job_lag_seconds", "gauge", "How late the oldest thing is that waits for a job.");
    for (const auto& [job, lag] : gauges.lags)
        out.value({{"job", QString::fromLatin1(job)}}, seconds(lag));
    out.family("xuanhao_listings_undecided", "gauge", "Blacklist entries under review.");
    out.value({}, static_cast<double>(figures.undecidedListings));
    out.family("xuanhao_lease_epoch", "gauge", "Rises with each change of the node that writes.");
    out.value({}, static_cast<double>(figures.leaseEpoch));
    const auto pools = [&](const char* name, const char* help, auto member) {
        out.family(name, "gauge", help);
        for (const Figures::Pool& pool : figures.pools)
            out.value({{"authority", pool.key.authority}, {"kind", wireWord(pool.key.kind)}},
                      static_cast<double>(pool.*member));
    };
    pools("xuanhao_pool_free", "Free numbers of the pool.", &Figures::Pool::free);
    pools("xuanhao_pool_version", "Version of the pool; all nodes show the same soon.",
          &Figures::Pool::version);
}

} // namespace

void MetricsText::family(const char* name, const char* type, const char* help)
{
    m_name = name;
    m_bytes += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
}

void MetricsText::sample(const char* suffix, const MetricLabels& labels, double value)
{
    m_bytes += m_name + suffix;
    char before = '{';
    for (const MetricLabel& label : labels) {
        m_bytes += before;
        m_bytes += QByteArray(label.name) + "=\"" + escaped(label.value) + '"';
        before = ',';
    }
    if (!labels.isEmpty())
        m_bytes += '}';
    m_bytes += ' ' + number(value) + '\n';
}

void MetricsText::value(const MetricLabels& labels, double value)
{
    sample("", labels, value);
}

void MetricsText::values(const char* label, const std::map<QString, std::uint64_t>& values)
{
    for (const auto& [name, count] : values)
        value({{label, name}}, static_cast<double>(count));
}

void MetricsText::histogram(const MetricLabels& labels,
                            const std::vector<std::pair<double, std::uint64_t>>& ranges, std::uint64_t above,
                            double sum)
{
    std::uint64_t total = 0;
    for (const auto& [bound, count] : ranges) {
        total += count;
        sample("_bucket", labels + MetricLabels{{"le", QString::fromLatin1(number(bound))}},
               static_cast<double>(total));
    }
    total += above;
    sample("_bucket", labels + MetricLabels{{"le", QStringLiteral("+Inf")}}, static_cast<double>(total));
    sample("_sum", labels, sum);
    sample("_count", labels, static_cast<double>(total));
}

void writeGauges(MetricsText& out, const Gauges& gauges)
{
    const auto gauge = [&](const char* name, const char* help, double value) {
        out.family(name, "gauge", help);
        out.value({}, value);
    };
    out.family("xuanhao_build_info", "gauge", "Always 1.");
    out.value({{"version", gauges.version}, {"node", gauges.node}}, 1);
    gauge("xuanhao_ready", "What /readyz says.", gauges.isReady ? 1 : 0);
    gauge("xuanhao_writer", "Whether this node writes.", gauges.isWriter ? 1 : 0);
    gauge("xuanhao_database_up", "Whether the database answers.", gauges.isDatabaseAway ? 0 : 1);
    gauge("xuanhao_clock_trust", "0: off by more than a second; 1: not corrected; 2: synchronised.",
          gauges.clockTrust);
    gauge("xuanhao_clock_error_seconds", "How far the machine's clock is ahead of central's.",
          seconds(gauges.clockError));
    out.family("xuanhao_queue_length", "gauge", "What waits for the thread of that name.");
    for (const auto& [name, length] : gauges.queues)
        out.value({{"queue", QString::fromLatin1(name)}}, static_cast<double>(length));
    gauge("xuanhao_queue_expected_wait_seconds", "How long a request that comes now would wait.",
          seconds(gauges.expectedWait));
    gauge("xuanhao_feed_parked", "Counters that wait for a change of their pool.",
          static_cast<double>(gauges.parked));
    gauge("xuanhao_tick_age_seconds", "Since the jobs of every second were done last.",
          seconds(gauges.tickAge));
    if (gauges.certificateLeft)
        gauge("xuanhao_certificate_left_seconds", "Until the certificate expires; negative afterwards.",
              seconds(*gauges.certificateLeft));
    if (gauges.diskFree)
        gauge("xuanhao_database_disk_free_bytes", "Room where the database's file lies.",
              static_cast<double>(*gauges.diskFree));
    writeFigures(out, gauges);
    writeHttp(out, gauges.http);
    writeProcess(out);
}

} // namespace xuanhao
