// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/rules/deadlineview.h"

#include <optional>

namespace xuanhao {

/// The server's time as the counter knows it, carried on by the monotonic clock.
class ServerClock
{
public:
    explicit ServerClock(const Clock& clock)
        : m_clock(clock)
    {}

    /// Keeps the better of the two samples; one that contradicts the old (sleep, a clock that was set)
    /// replaces it.
    void take(const ServerTimeSample& sample);
    /// After the PC slept: what was known is worth nothing.
    void forget() { m_sample.reset(); }
    [[nodiscard]] const std::optional<ServerTimeSample>& sample() const { return m_sample; }

    /// The PC's own clock before the first sample.
    [[nodiscard]] Instant now() const;
    /// PC minus server; 0 before the first sample.
    [[nodiscard]] Milliseconds error() const;

private:
    const Clock& m_clock;
    std::optional<ServerTimeSample> m_sample;
};

} // namespace xuanhao
