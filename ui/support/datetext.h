// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QDate>
#include <QString>

namespace xuanhao {

/// "2026年12月14日(星期一)", in English "14 December 2026 (Monday)".
[[nodiscard]] QString longDate(QDate date);
/// "11-23 10:42" at the office.
[[nodiscard]] QString shortDateTime(Instant instant);
/// "2026-11-23 10:42" at the office.
[[nodiscard]] QString dateTime(Instant instant);
/// "2026-11-23 10:42:17.250" at the office: evidence.
[[nodiscard]] QString preciseTime(Instant instant);
/// "1:04" or "64 seconds" style: minutes and seconds of a duration, rounded up, never negative.
[[nodiscard]] QString minutesAndSeconds(Milliseconds duration);

} // namespace xuanhao
