// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <QRegularExpression>
#include <QTime>

namespace xuanhao {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr qint64 kEpochJulianDay = 2440588; // 1970-01-01

struct OfficeTime
{
    QDate date;
    int millisecondOfDay;
};

std::int64_t daysSinceEpoch(QDate date)
{
    return date.toJulianDay() - kEpochJulianDay;
}

OfficeTime officeTime(Instant instant)
{
    const std::int64_t local = toMilliseconds(instant) + Milliseconds(kOfficeOffset).count();
    std::int64_t day = local / kMillisecondsPerDay;
    std::int64_t rest = local % kMillisecondsPerDay;
    if (rest < 0) {
        rest += kMillisecondsPerDay;
        --day;
    }
    return {QDate::fromJulianDay(kEpochJulianDay + day), static_cast<int>(rest)};
}

} // namespace

QDate officeDate(Instant instant)
{
    return officeTime(instant).date;
}

int officeMinuteOfDay(Instant instant)
{
    return officeTime(instant).millisecondOfDay / 60'000;
}

Instant officeMidnight(QDate date)
{
    return fromMilliseconds(daysSinceEpoch(date) * kMillisecondsPerDay) - kOfficeOffset;
}

QString toOfficeIso(Instant instant)
{
    const OfficeTime local = officeTime(instant);
    return local.date.toString(Qt::ISODate) + QLatin1Char('T') +
           QTime::fromMSecsSinceStartOfDay(local.millisecondOfDay).toString(QStringLiteral("HH:mm:ss.zzz")) +
           QStringLiteral("+08:00");
}

std::optional<Instant> instantFromIso(const QString& text)
{
    static const QRegularExpression kPattern(QStringLiteral(
        R"(^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?(Z|([+-])(\d{2}):(\d{2}))$)"));
    const QRegularExpressionMatch match = kPattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2), QStringLiteral("HH:mm:ss"));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    const int fraction = match.captured(3).leftJustified(3, QLatin1Char('0')).toInt();
    std::int64_t offsetMinutes = 0;
    if (match.captured(4) != QLatin1String("Z")) {
        const int hours = match.captured(6).toInt();
        const int minutes = match.captured(7).toInt();
        if (hours > 23 || minutes > 59)
            return std::nullopt;
        offsetMinutes = (hours * 60 + minutes) * (match.captured(5) == QLatin1String("-") ? -1 : 1);
    }
    return fromMilliseconds(daysSinceEpoch(date) * kMillisecondsPerDay + time.msecsSinceStartOfDay() +
                            fraction - offsetMinutes * 60'000);
}

QString officeClockText(Instant instant)
{
    return QTime::fromMSecsSinceStartOfDay(officeTime(instant).millisecondOfDay)
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace xuanhao
