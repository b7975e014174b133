// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/protocol/endpoints.h"
#include "server/http/httpserver.h"
#include "server/storage/figurestore.h"

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace xuanhao {

class MetricsText;

/// Counts durations in ranges, without a lock.
class Histogram
{
public:
    /// Upper bounds in milliseconds; above the last one everything is one range.
    static constexpr std::array<int, 12> kBounds{5,   10,    25,    50,    100,    250,
                                                 500, 1'000, 2'500, 5'000, 10'000, 30'000};

    void add(Milliseconds took);

    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> ranges{};
    std::atomic<std::uint64_t> sum{0}; ///< milliseconds
};

/// How things stand when somebody asks.
struct Gauges
{
    QString version;
    QString node;
    HttpCounts http;
    std::vector<std::pair<const char*, std::size_t>> queues; ///< how many wait, by the queue's name
    std::size_t parked = 0;                                  ///< counters that wait for a change of a pool
    Milliseconds expectedWait{0};                            ///< of a request that comes now
    Milliseconds tickAge{0};                                 ///< since jobs were done last
    bool isWriter = false;
    bool isReady = false;
    bool isDatabaseAway = false;
    Milliseconds clockError{0}; ///< how far the machine's clock is ahead of central's
    int clockTrust = 0;         ///< 0 off by a second, 1 not synchronised, 2 synchronised
    std::vector<std::pair<const char*, Milliseconds>> lags; ///< by job
    std::optional<Milliseconds> certificateLeft;
    std::optional<std::uint64_t> diskFree; ///< bytes, where the database is a file
    Figures figures;
};

/// What has happened since the start, for Prometheus. Any thread may count; counting takes no lock but for
/// refusals. Labels are names out of the program only (routes, codes, kinds), so that there are never more
/// than it has.
class ServerMetrics
{
public:
    ServerMetrics();

    /// `took` is left out for requests that were to wait.
    void answered(const Endpoint* endpoint, int status, std::optional<Milliseconds> took);
    void refused(const QString& code);
    void limited(const QString& reason);
    void batch(std::size_t requests);
    /// How long a request stood in the queue.
    void waited(Milliseconds time) { m_queueWait.add(time); }
    void handedOn() { ++m_handedOn; }
    /// How many changes a counter had missed when it asked.
    void feedLag(std::uint32_t versions);
    /// "sent", "later", "failed".
    void smsTried(const char* outcome);

    /// The Prometheus text format 0.0.4.
    [[nodiscard]] QByteArray text(const Gauges& gauges) const;

private:
    static constexpr std::array<int, 14> kStatuses{200, 204, 400, 401, 403, 404, 405,
                                                   409, 413, 422, 429, 500, 503, 0};
    struct PerRoute
    {
        std::array<std::atomic<std::uint64_t>, kStatuses.size()> statuses{};
        Histogram took;
    };
    static constexpr std::array<std::uint32_t, 5> kLagBounds{0, 10, 100, 1'000, 10'000};

    void writeRoutes(MetricsText& out) const;
    void writeCounters(MetricsText& out) const;

    std::vector<std::unique_ptr<PerRoute>> m_routes; ///< by endpoint; the last one for what has none
    Histogram m_queueWait;
    std::array<std::atomic<std::uint64_t>, kLagBounds.size() + 1> m_feedLag{};
    std::atomic<std::uint64_t> m_feedLagSum{0};
    std::atomic<std::uint64_t> m_batches{0};
    std::atomic<std::uint64_t> m_batched{0};
    std::atomic<std::uint64_t> m_handedOn{0};
    mutable std::mutex m_mutex;
    std::map<QString, std::uint64_t> m_refused; ///< these guarded by m_mutex
    std::map<QString, std::uint64_t> m_limited;
    std::map<QString, std::uint64_t> m_sms;
};

} // namespace xuanhao
