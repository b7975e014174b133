// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

namespace xuanhao::test {

/// A clock that moves only when told. Wall and monotonic time can drift apart.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(Instant start)
        : m_now(start)
    {}

    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] MonotonicInstant monotonic() const override { return m_monotonic; }

    void advance(Milliseconds by)
    {
        m_now += by;
        m_monotonic += by;
    }
    /// Somebody sets the wall clock; monotonic time does not notice.
    void jumpWall(Milliseconds by) { m_now += by; }
    void setNow(Instant now) { m_now = now; }

private:
    Instant m_now;
    MonotonicInstant m_monotonic{Milliseconds(1'000'000)};
};

} // namespace xuanhao::test
