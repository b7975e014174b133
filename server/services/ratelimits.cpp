// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/ratelimits.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

const QString kRetryAfter = QStringLiteral("retryAfter");
constexpr int kLongestRetryAfter = 60;
/// As many at once can only be an attack from very many addresses; then all begin anew.
constexpr qsizetype kMostKeys = 200'000;

} // namespace

std::optional<Milliseconds> RateLimiter::take(const QByteArray& key, MonotonicInstant now)
{
    if (m_rate.perSecond <= 0)
        return std::nullopt;
    const double seconds = std::chrono::duration<double>(now.time_since_epoch()).count();
    if (m_paidAt.size() >= m_tidyAt)
        forgetThePaid(seconds);
    const double each = 1 / m_rate.perSecond;
    const double paidAt = std::max(seconds, m_paidAt.value(key, seconds)) + each;
    const double tooEarly = paidAt - seconds - each * m_rate.atOnce;
    // A thousandth of a request forgives what adding up fractions loses.
    if (tooEarly > each / 1000)
        return std::chrono::ceil<Milliseconds>(std::chrono::duration<double>(tooEarly));
    m_paidAt.insert(key, paidAt);
    return std::nullopt;
}

void RateLimiter::forgetThePaid(double now)
{
    m_paidAt.removeIf([now](const auto& entry) { return entry.value() <= now; });
    if (m_paidAt.size() >= kMostKeys)
        m_paidAt.clear();
    m_tidyAt = std::max<qsizetype>(1024, m_paidAt.size() * 2);
}

Problem busyProblem(const char* reason, Milliseconds wait)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return {ProblemCode::Overloaded,
            QStringLiteral("too many requests; nothing was done, send it again later"),
            {{QStringLiteral("reason"), QString::fromLatin1(reason)},
             {kRetryAfter, static_cast<int>(std::clamp<std::int64_t>(seconds, 1, kLongestRetryAfter))}}};
}

std::optional<int> retryAfterOf(const Problem& problem)
{
    const int seconds = problem.facts.value(kRetryAfter).toInt();
    return problem.code == ProblemCode::Overloaded && seconds > 0
               ? std::optional(std::min(seconds, kLongestRetryAfter))
               : std::nullopt;
}

} // namespace xuanhao
