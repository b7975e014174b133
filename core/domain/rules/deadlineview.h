// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

namespace xuanhao {

/// One look at the server's clock: it showed `serverNow` at some moment within `uncertainty` of `midpoint`.
struct ServerTimeSample
{
    Instant serverNow;
    MonotonicInstant midpoint;
    Milliseconds uncertainty;

    /// A reply that was stamped between sending the request and receiving the reply.
    [[nodiscard]] static ServerTimeSample fromReply(Instant serverNow, MonotonicInstant sentAt,
                                                    MonotonicInstant receivedAt);
};

/// The server's deadline as a counter sees it: from a clock that never jumps, never by counting ticks, and
/// never early (B9). The PC's wall clock plays no part.
///
/// Both clocks may run up to one part in a thousand apart. When the PC sleeps and its clock stands still,
/// the view is late, which is harmless: the server chooses by itself.
class DeadlineView
{
public:
    DeadlineView(Instant deadline, ServerTimeSample sample);

    /// Takes another sample when it is the better one by now, or shows that the server's clock was set back.
    void take(const ServerTimeSample& sample);

    [[nodiscard]] Instant deadline() const { return m_deadline; }
    /// The server's clock shows at least this at `now`, whatever the delay of the reply was.
    [[nodiscard]] Instant earliestServerTime(MonotonicInstant now) const;
    /// The time to show: by the middle of the request, never below zero.
    [[nodiscard]] Milliseconds remaining(MonotonicInstant now) const;
    /// Whether a submission sent at `now` cannot reach the server before its deadline.
    [[nodiscard]] bool mayConfirm(MonotonicInstant now) const;

private:
    [[nodiscard]] Milliseconds uncertaintyAt(MonotonicInstant now) const;
    [[nodiscard]] Instant estimatedServerTime(MonotonicInstant now) const;

    Instant m_deadline;
    ServerTimeSample m_sample;
};

} // namespace xuanhao
