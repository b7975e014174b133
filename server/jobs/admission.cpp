// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/admission.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

/// How much the last batch says about the next one.
constexpr double kWeight = 0.2;
/// A batch that takes longer than this hangs at the database, and nobody knows for how long.
constexpr Milliseconds kHanging{500};
constexpr std::size_t kMany = 16;
constexpr double kMostEach = 20;
/// Counters wait six seconds for an answer.
constexpr Milliseconds kPatience{6'000};

} // namespace

Milliseconds Admission::expectedWait(std::size_t requests, MonotonicInstant now) const
{
    const std::size_t batches = (requests + m_together - 1) / m_together;
    const Milliseconds queue(static_cast<std::int64_t>(m_each * static_cast<double>(requests) +
                                                       m_batch * static_cast<double>(batches)));
    const Milliseconds running = m_begunAt ? now - *m_begunAt : Milliseconds(0);
    return running > kHanging ? queue + running : queue;
}

std::optional<Milliseconds> Admission::refusal(Lane lane, std::size_t requests, std::size_t bytes,
                                               MonotonicInstant now) const
{
    const Milliseconds wait = expectedWait(requests, now);
    const Milliseconds bound = lane == Lane::UnderWay ? m_bounds.wait : m_bounds.wait / 2;
    if (wait <= bound && requests < m_bounds.requests && bytes < m_bounds.bytes)
        return std::nullopt;
    return std::clamp(wait - bound, Milliseconds(1'000), Milliseconds(10'000));
}

void Admission::begin(std::size_t requests, MonotonicInstant now)
{
    m_underWay = requests;
    m_begunAt = now;
}

void Admission::end(MonotonicInstant now)
{
    if (!m_begunAt || m_underWay == 0)
        return;
    // Few tell what a commit takes, many what each of them adds. One that hung says nothing about the next.
    const auto taken = static_cast<double>((now - *m_begunAt).count());
    if (m_underWay < kMany) {
        m_batch += kWeight * (std::min(taken, static_cast<double>(kHanging.count())) - m_batch);
    } else {
        const double each = std::max(taken - m_batch, 0.0) / static_cast<double>(m_underWay);
        m_each += kWeight * (std::min(each, kMostEach) - m_each);
    }
    m_begunAt.reset();
}

bool Admission::isTooLate(MonotonicInstant arrivedAt, MonotonicInstant now) const
{
    return now - arrivedAt > std::max(m_bounds.wait, kPatience);
}

} // namespace xuanhao
