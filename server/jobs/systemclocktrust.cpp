// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/systemclocktrust.h"

#include <sys/timex.h>

namespace xuanhao {

ClockTrust judgeClock(const ClockReport& report)
{
    // Without a time service the kernel knows no error; it then reports its largest one, which means nothing.
    if (!report.isDisciplined)
        return ClockTrust::Unsynchronised;
    return report.estimatedErrorUs > 1'000'000 ? ClockTrust::OffByASecond : ClockTrust::Synchronised;
}

ClockReport systemClockReport()
{
    timex state{};
    const int code = adjtimex(&state);
    return {.isDisciplined = code >= 0 && code != TIME_ERROR && (state.status & STA_UNSYNC) == 0,
            .estimatedErrorUs = state.esterror};
}

} // namespace xuanhao
