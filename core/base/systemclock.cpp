// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"

namespace xuanhao {

Instant SystemClock::now() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

MonotonicInstant SystemClock::monotonic() const
{
    return MonotonicInstant(
        std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()));
}

} // namespace xuanhao
