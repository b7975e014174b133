// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace xuanhao {

/// Central's clock (F7). It goes on at the machine's steady pace when somebody sets the machine's clock, so
/// that nobody's window or hold ends early or late, and takes the new time over when no applicant's time
/// runs.
///
/// One thread calls learn(); any may read.
class SteadyClock final : public Clock
{
public:
    /// What is not more is taken over at once, in small steps; a time service corrects that much.
    static constexpr Milliseconds kSmall{1000};
    /// What was set back by then was a mistake and is not learnt.
    static constexpr std::chrono::seconds kPatience{30};

    /// How far wall time is ahead of monotonic time.
    using Offset = Milliseconds;

    /// `kept`: what a clock before this one had, on the same machine since it was switched on.
    explicit SteadyClock(const Clock& machine, std::optional<Offset> kept = std::nullopt);

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] MonotonicInstant monotonic() const override { return m_machine.monotonic(); }
    [[nodiscard]] Offset offset() const { return Offset(m_offset.load()); }
    /// How far the machine's clock is ahead.
    [[nodiscard]] Milliseconds error() const { return machineOffset() - offset(); }
    /// Whether a change of the machine's clock waits to be taken over.
    [[nodiscard]] bool isWaiting() const { return m_waitsSince.has_value(); }

    /// Called every second; `isTimeRunning` is asked only when there is something to take over. True when the
    /// time was set by more than kSmall.
    template <typename Asked>
    bool learn(const Asked& isTimeRunning)
    {
        return isRipe() && !isTimeRunning() && takeOver();
    }

private:
    [[nodiscard]] Offset machineOffset() const;
    [[nodiscard]] bool isRipe();
    [[nodiscard]] bool takeOver();

    const Clock& m_machine;
    std::atomic<std::int64_t> m_offset;
    MonotonicInstant m_learntAt;
    std::optional<MonotonicInstant> m_waitsSince;
};

} // namespace xuanhao
