// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

namespace xuanhao {

/// The door to time. Nothing but SystemClock asks the operating system.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall time; may jump when somebody sets the PC's clock.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Never jumps; goes on while the machine sleeps.
    [[nodiscard]] virtual MonotonicInstant monotonic() const = 0;
};

} // namespace xuanhao
