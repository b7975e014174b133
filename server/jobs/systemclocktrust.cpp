// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/systemclocktrust.h"

#include <sys/timex.h>

namespace xuanhao {

namespace {

constexpr std::int64_t kMaxErrorUs = 1'000'000;

} // namespace

ClockTrust judgeClock(const ClockReport& report, ClockTrust before)
{
    // Without a time service the kernel knows no error; it then reports its largest one, which means nothing.
    if (!report.isDisciplined)
        return before == ClockTrust::OffByASecond ? before : ClockTrust::Unsynchronised;
    const bool isOff = report.estimatedErrorUs > kMaxErrorUs || report.maximumErrorUs > kMaxErrorUs;
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
