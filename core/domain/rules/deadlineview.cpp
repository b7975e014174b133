// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/deadlineview.h"

#include "core/base/check.h"

#include <algorithm>

namespace xuanhao {

namespace {

/// Quartz is good to 0.01 %, a clock that is being corrected runs up to 0.05 % off; this covers both ends.
constexpr int kDriftDivisor = 1000;
/// Every reading is cut to whole milliseconds: the two ends of the span and the drift.
constexpr Milliseconds kRounding{3};

} // namespace

ServerTimeSample ServerTimeSample::fromReply(Instant serverNow, MonotonicInstant sentAt,
                                             MonotonicInstant receivedAt)
{
    XUANHAO_CHECK(receivedAt >= sentAt);
    const MonotonicInstant midpoint = sentAt + (receivedAt - sentAt) / 2;
    return {serverNow, midpoint, receivedAt - midpoint};
}

DeadlineView::DeadlineView(Instant deadline, ServerTimeSample sample)
    : m_deadline(deadline)
    , m_sample(sample)
{}

void DeadlineView::take(const ServerTimeSample& sample)
{
    const MonotonicInstant at = sample.midpoint + sample.uncertainty;
    const bool isBetter = sample.uncertainty + kRounding <= uncertaintyAt(at);
    const Instant latestByNew = sample.serverNow + 2 * sample.uncertainty + kRounding;
    const bool wasSetBack = latestByNew < earliestServerTime(at);
    if (isBetter || wasSetBack)
        m_sample = sample;
}

Instant DeadlineView::earliestServerTime(MonotonicInstant now) const
{
    return estimatedServerTime(now) - uncertaintyAt(now);
}

Milliseconds DeadlineView::remaining(MonotonicInstant now) const
{
    return std::max(Milliseconds(0), m_deadline - estimatedServerTime(now));
}

bool DeadlineView::mayConfirm(MonotonicInstant now) const
{
    return earliestServerTime(now) >= m_deadline;
}

Milliseconds DeadlineView::uncertaintyAt(MonotonicInstant now) const
{
    const Milliseconds elapsed = std::max(Milliseconds(0), now - m_sample.midpoint);
    return m_sample.uncertainty + elapsed / kDriftDivisor + kRounding;
}

Instant DeadlineView::estimatedServerTime(MonotonicInstant now) const
{
    return m_sample.serverNow + (now - m_sample.midpoint);
}

} // namespace xuanhao
