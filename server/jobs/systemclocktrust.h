// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// What the kernel's clock discipline says about a clock (F7).
struct ClockReport
{
    bool isDisciplined = false;        ///< some time service corrects the clock
    std::int64_t estimatedErrorUs = 0; ///< microseconds, as the time service guesses
    /// Microseconds, what the clock is off by at most: the time service sets it, and the kernel adds 500 µs
    /// for every second in which the service says nothing. At 16 s it calls the clock undisciplined.
    std::int64_t maximumErrorUs = 0;
};

/// The rule, on readings of the kernel alone.
///
/// A disciplined clock may decide about the 90 seconds while the estimated error is at most one second and
/// the largest possible one at most two. A clock that nothing has disciplined knows no error: it is warned of
/// and used, because an office must be able to work without a time service. But one that was judged to be off
/// (`before`) does not become better by the kernel's giving it up: that lasts until it is disciplined again,
/// or central is started anew.
[[nodiscard]] ClockTrust judgeClock(const ClockReport& report, ClockTrust before);
/// Asks the kernel (adjtimex, read only).
[[nodiscard]] ClockReport systemClockReport();

} // namespace xuanhao
