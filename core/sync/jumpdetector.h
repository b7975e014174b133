// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <optional>

namespace xuanhao {

/// Notices that the PC slept or that somebody set its clock: wall and monotonic time moved differently.
class JumpDetector
{
public:
    static constexpr Milliseconds kTolerance{2000};

    explicit JumpDetector(const Clock& clock) : m_clock(clock) {}

    /// True when the two clocks have moved more than two seconds apart since the last look.
    [[nodiscard]] bool hasJumped()
    {
        const Milliseconds difference = m_clock.now().time_since_epoch() - m_clock.monotonic().time_since_epoch();
        const bool jumped = m_difference && std::chrono::abs(difference - *m_difference) > kTolerance;
        // A slow drift of the wall clock (NTP) must not add up to a jump.
        m_difference = difference;
        return jumped;
    }

private:
    const Clock& m_clock;
    std::optional<Milliseconds> m_difference;
};

} // namespace xuanhao
