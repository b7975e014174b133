// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace xuanhao {

/// Notices that the PC slept or that somebody set its clock: wall and monotonic time moved differently.
class JumpDetector
{
public:
    static constexpr Milliseconds kTolerance{2000};

    explicit JumpDetector(const Clock& clock)
        : m_clock(clock)
        , m_difference(difference())
    {}

    /// True when the two clocks have moved more than two seconds apart since the last look.
    [[nodiscard]] bool hasJumped()
    {
        const Milliseconds now = difference();
        const bool jumped = std::chrono::abs(now - m_difference) > kTolerance;
        // A slow drift of the wall clock (NTP) must not add up to a jump.
        m_difference = now;
        return jumped;
    }

private:
    [[nodiscard]] Milliseconds difference() const
    {
        return m_clock.now().time_since_epoch() - m_clock.monotonic().time_since_epoch();
    }

    const Clock& m_clock;
    Milliseconds m_difference;
};

} // namespace xuanhao
