// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/serverclock.h"

namespace xuanhao {

namespace {

constexpr int kDriftDivisor = 1000;
constexpr Milliseconds kRounding{3};

} // namespace

void ServerClock::take(const ServerTimeSample& sample)
{
    if (!m_sample) {
        m_sample = sample;
        return;
    }
    const Milliseconds elapsed = sample.midpoint - m_sample->midpoint;
    const Milliseconds aged = m_sample->uncertainty + std::chrono::abs(elapsed) / kDriftDivisor + kRounding;
    const Milliseconds difference = std::chrono::abs(m_sample->serverNow + elapsed - sample.serverNow);
    if (sample.uncertainty <= aged || difference > aged + sample.uncertainty + kRounding)
        m_sample = sample;
}

Instant ServerClock::now() const
{
    return m_sample ? m_sample->serverNow + (m_clock.monotonic() - m_sample->midpoint) : m_clock.now();
}

Milliseconds ServerClock::error() const
{
    return m_clock.now() - now();
}

} // namespace xuanhao
