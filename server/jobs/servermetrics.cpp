// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/servermetrics.h"

#include "server/jobs/metricstext.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

template <typename Bounds, typename Value>
std::size_t rangeOf(const Bounds& bounds, Value value)
{
    return static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
}

void write(MetricsText& out, const Histogram& histogram, const MetricLabels& labels)
{
    std::vector<std::pair<double, std::uint64_t>> ranges;
    for (std::size_t i = 0; i < Histogram::kBounds.size(); ++i)
        ranges.emplace_back(Histogram::kBounds.at(i) / 1000.0, histogram.ranges.at(i).load(kRelaxed));
    out.histogram(labels, ranges, histogram.ranges.back().load(kRelaxed),
                  static_cast<double>(histogram.sum.load(kRelaxed)) / 1000.0);
}

MetricLabels labelsOf(const Endpoint* endpoint)
{
    if (!endpoint)
        return {{"route", QStringLiteral("none")}, {"method", QStringLiteral("any")}};
    return {{"route", QString::fromLatin1(endpoint->path)},
            {"method", endpoint->method == HttpMethod::Get ? QStringLiteral("GET") : QStringLiteral("POST")}};
}

const Endpoint* endpointAt(std::size_t index)
{
    return index < allEndpoints().size() ? &allEndpoints()[index] : nullptr;
}

} // namespace

void Histogram::add(Milliseconds took)
{
    const auto count = std::max<std::int64_t>(took.count(), 0);
    ranges.at(rangeOf(kBounds, count)).fetch_add(1, kRelaxed);
    sum.fetch_add(static_cast<std::uint64_t>(count), kRelaxed);
}

ServerMetrics::ServerMetrics()
{
    for (std::size_t i = 0; i <= allEndpoints().size(); ++i)
        m_routes.push_back(std::make_unique<PerRoute>());
}

void ServerMetrics::answered(const Endpoint* endpoint, int status, std::optional<Milliseconds> took)
{
    PerRoute& route = *m_routes.at(endpoint ? static_cast<std::size_t>(endpoint->id) : allEndpoints().size());
    const auto found = std::find(kStatuses.begin(), kStatuses.end() - 1, status);
    route.statuses.at(static_cast<std::size_t>(found - kStatuses.begin())).fetch_add(1, kRelaxed);
    if (took)
        route.took.add(*took);
}

void ServerMetrics::refused(const QString& code)
{
    const std::lock_guard lock(m_mutex);
    ++m_refused[code];
}

void ServerMetrics::limited(const QString& reason)
{
    const std::lock_guard lock(m_mutex);
    ++m_limited[reason];
}

void ServerMetrics::smsTried(const char* outcome)
{
    const std::lock_guard lock(m_mutex);
    ++m_sms[QString::fromLatin1(outcome)];
}

void ServerMetrics::batch(std::size_t requests)
{
    m_batches.fetch_add(1, kRelaxed);
    m_batched.fetch_add(requests, kRelaxed);
}

void ServerMetrics::feedLag(std::uint32_t versions)
{
    m_feedLag.at(rangeOf(kLagBounds, versions)).fetch_add(1, kRelaxed);
    m_feedLagSum.fetch_add(versions, kRelaxed);
}

void ServerMetrics::writeRoutes(MetricsText& out) const
{
    out.family("xuanhao_requests_total", "counter", "Answers, by route and status (0: another one).");
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        for (std::size_t s = 0; s < kStatuses.size(); ++s) {
            if (const auto count = m_routes.at(i)->statuses.at(s).load(kRelaxed); count > 0)
                out.value(labelsOf(endpointAt(i)) +
                              MetricLabels{{"status", QString::number(kStatuses.at(s))}},
                          static_cast<double>(count));
        }
    }
    out.family("xuanhao_request_duration_seconds", "histogram",
               "From the whole request to its answer; without those that wait for a change of a pool.");
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        const Histogram& took = m_routes.at(i)->took;
        const bool isUsed = std::any_of(took.ranges.begin(), took.ranges.end(),
                                        [](const auto& range) { return range.load(kRelaxed) > 0; });
        if (isUsed)
            write(out, took, labelsOf(endpointAt(i)));
    }
}

void ServerMetrics::writeCounters(MetricsText& out) const
{
    {
        const std::lock_guard lock(m_mutex);
        out.family("xuanhao_refusals_total", "counter", "Problems answered, by code.");
        out.values("code", m_refused);
        out.family("xuanhao_limited_total", "counter",
                   "Requests turned away before anything was done for them, by the limit they met.");
        out.values("limit", m_limited);
        out.family("xuanhao_sms_tries_total", "counter", "Messages handed to the gateway, by what it said.");
        out.values("outcome", m_sms);
    }
    out.family("xuanhao_queue_wait_seconds", "histogram", "How long requests stood in the queue.");
    write(out, m_queueWait, {});
    out.family("xuanhao_feed_lag_versions", "histogram",
               "How many changes of its pool a counter had missed when it asked.");
    std::vector<std::pair<double, std::uint64_t>> ranges;
    for (std::size_t i = 0; i < kLagBounds.size(); ++i)
        ranges.emplace_back(kLagBounds.at(i), m_feedLag.at(i).load(kRelaxed));
    out.histogram({}, ranges, m_feedLag.back().load(kRelaxed),
                  static_cast<double>(m_feedLagSum.load(kRelaxed)));
    const auto counter = [&](const char* name, const char* help, const std::atomic<std::uint64_t>& value) {
        out.family(name, "counter", help);
        out.value({}, static_cast<double>(value.load(kRelaxed)));
    };
    counter("xuanhao_batches_total", "Units of work; each is one commit at most.", m_batches);
    counter("xuanhao_batched_requests_total", "Requests in those units of work.", m_batched);
    counter("xuanhao_handed_on_total", "Requests handed on to the node that writes.", m_handedOn);
}

QByteArray ServerMetrics::text(const Gauges& gauges) const
{
    MetricsText out;
    writeRoutes(out);
    writeCounters(out);
    writeGauges(out, gauges);
    return out.bytes();
}

} // namespace xuanhao
