// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>

namespace xuanhao {

/// A point in time, UTC, whole milliseconds. Everything stored or sent uses it.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

/// A point on a clock that never jumps; only differences mean anything.
struct MonotonicTimeline
{
    using duration = Milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonotonicTimeline>;
    static constexpr bool is_steady = true;
};
using MonotonicInstant = MonotonicTimeline::time_point;

[[nodiscard]] constexpr std::int64_t toMilliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}
[[nodiscard]] constexpr Instant fromMilliseconds(std::int64_t milliseconds)
{
    return Instant(Milliseconds(milliseconds));
}

/// Days, quotas and deadlines are of the office's zone, Asia/Shanghai, whatever TZ says (F7).
/// China has had one zone without summer time since 1992; the offset is therefore a constant,
/// and no zone database has to be shipped for Windows.
inline constexpr std::chrono::hours kOfficeOffset{8};

/// The calendar day at the office at that instant.
[[nodiscard]] QDate officeDate(Instant instant);
/// The minutes since midnight at the office, 0…1439.
[[nodiscard]] int officeMinuteOfDay(Instant instant);
/// 00:00 at the office on that day.
[[nodiscard]] Instant officeMidnight(QDate date);

/// "2026-11-23"; empty for no day, or one beyond the years 1…9999.
[[nodiscard]] QString toIsoDate(QDate date);
/// RFC 3339 with milliseconds and the office's offset: "2026-11-23T10:42:17.250+08:00".
[[nodiscard]] QString toOfficeIso(Instant instant);
/// Reads RFC 3339 with a numeric offset or Z, 0…3 decimals; nullopt for anything else.
[[nodiscard]] std::optional<Instant> instantFromIso(const QString& text);
/// "10:42:17" at the office.
[[nodiscard]] QString officeClockText(Instant instant);

} // namespace xuanhao
