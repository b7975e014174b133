// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/protocol/problem.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace xuanhao {

/// How often somebody may ask: `perSecond` over time, `atOnce` (at least 1) without a pause before.
struct Rate
{
    double perSecond = 0; ///< 0: without a limit
    double atOnce = 1;
};

/// What one counter, one person and one address may ask. The defaults never stop an office that works: a
/// clerk causes less than one request a second, and 1,000 counters may share one address.
struct RateLimits
{
    Rate counter{100, 1'000};    ///< of an enrolled counter, by its signature
    Rate person{0.5, 30};        ///< what names the same document, by its keyed hash
    Rate address{5'000, 20'000}; ///< everything of one IPv4 address or one IPv6 /64 network
    Rate stranger{10, 600};      ///< of those, what no counter has signed, without the heartbeat

    [[nodiscard]] static RateLimits none() { return {{}, {}, {}, {}}; }
};

/// Counts requests by a key (GCRA: one instant each, at which everything asked so far is paid for). One
/// thread at a time uses it.
class RateLimiter
{
public:
    explicit RateLimiter(Rate rate)
        : m_rate(rate)
    {}

    /// Counts one; when it is too many, it is not counted, and the answer is how long until one will be let
    /// through.
    [[nodiscard]] std::optional<Milliseconds> take(const QByteArray& key, MonotonicInstant now);
    [[nodiscard]] qsizetype keys() const { return m_paidAt.size(); }

private:
    void forgetThePaid(double now);

    Rate m_rate;
    QHash<QByteArray, double> m_paidAt; ///< seconds of the monotonic clock
    qsizetype m_tidyAt = 1024;
};

/// `overloaded`: nothing has happened, and the same request is welcome after `wait`. `reason` is for programs
/// and logs: "queue", "counter-limit", "person-limit", "address-limit".
[[nodiscard]] Problem busyProblem(const char* reason, Milliseconds wait);
/// The seconds of such a problem, 1…60; nothing when it names none.
[[nodiscard]] std::optional<int> retryAfterOf(const Problem& problem);

} // namespace xuanhao
