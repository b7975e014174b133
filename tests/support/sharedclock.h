// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace xuanhao::test {

/// A clock that moves only when told, for programs with several threads. Wall time can be set apart.
class SharedClock final : public Clock
{
public:
    explicit SharedClock(Instant start)
        : m_now(toMilliseconds(start))
    {}

    [[nodiscard]] Instant now() const override { return fromMilliseconds(m_now + m_ahead); }
    [[nodiscard]] MonotonicInstant monotonic() const override
    {
        return MonotonicInstant(Milliseconds(m_now.load()));
    }

    void advance(Milliseconds by) { m_now += by.count(); }
    /// Somebody sets the wall clock; monotonic time does not notice.
    void jumpWall(Milliseconds by) { m_ahead += by.count(); }

private:
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_ahead{0};
};

} // namespace xuanhao::test
