// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// What the kernel's clock discipline says about a clock (F7). Pure, for tests.
struct ClockReport
{
    bool isDisciplined = false; ///< some time service corrects the clock
    std::int64_t estimatedErrorUs = 0;
};

[[nodiscard]] ClockTrust judgeClock(const ClockReport& report);
/// Asks the kernel (adjtimex, read only).
[[nodiscard]] ClockReport systemClockReport();

} // namespace xuanhao
