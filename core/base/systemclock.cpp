// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"

#include <ctime>

namespace xuanhao {

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

MonotonicInstant SystemClock::monotonic() const
{
#ifdef __linux__
    // std::chrono's stands still while the machine sleeps.
    timespec since{};
    clock_gettime(CLOCK_BOOTTIME, &since);
    return MonotonicInstant(std::chrono::floor<Milliseconds>(std::chrono::seconds(since.tv_sec) +
                                                             std::chrono::nanoseconds(since.tv_nsec)));
#else
    return MonotonicInstant(
        std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()));
#endif
}

} // namespace xuanhao
