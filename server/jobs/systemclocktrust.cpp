// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/systemclocktrust.h"

#include <sys/timex.h>

namespace xuanhao {

namespace {

constexpr std::int64_t kMostEstimatedUs = 1'000'000;
// While the time service is silent the kernel adds 500 ppm, far more than real clocks drift.
// systemd-timesyncd asks every 2048 s at most by default and so reaches 1.03 s with a clock that is right;
// that office must not be closed.
constexpr std::int64_t kMostPossibleUs = 2'000'000;

} // namespace

ClockTrust judgeClock(const ClockReport& report, ClockTrust before)
{
    // Without a time service the kernel knows no error; it then reports its largest one, which means nothing.
    if (!report.isDisciplined)
        return before == ClockTrust::OffByASecond ? before : ClockTrust::Unsynchronised;
    const bool isOff = report.estimatedErrorUs > kMostEstimatedUs || report.maximumErrorUs > kMostPossibleUs;
    return isOff ? ClockTrust::OffByASecond : ClockTrust::Synchronised;
}

ClockReport systemClockReport()
{
    timex state{};
    const int code = adjtimex(&state);
    return {.isDisciplined = code >= 0 && code != TIME_ERROR && (state.status & STA_UNSYNC) == 0,
            .estimatedErrorUs = state.esterror,
            .maximumErrorUs = state.maxerror};
}

} // namespace xuanhao
