// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/datetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace xuanhao {

QString longDate(QDate date)
{
    const QLocale locale;
    if (locale.language() == QLocale::Chinese) {
        static const char16_t* const kDays[] = {u"一", u"二", u"三", u"四", u"五", u"六", u"日"};
        return QStringLiteral("%1年%2月%3日(星期%4)")
            .arg(date.year())
            .arg(date.month())
            .arg(date.day())
            .arg(QString::fromUtf16(kDays[date.dayOfWeek() - 1]));
    }
    return locale.toString(date, QStringLiteral("d MMMM yyyy (dddd)"));
}

QString shortDateTime(Instant instant)
{
    return officeDate(instant).toString(QStringLiteral("MM-dd ")) + officeClockText(instant).left(5);
}

QString dateTime(Instant instant)
{
    return toIsoDate(officeDate(instant)) + QLatin1Char(' ') + officeClockText(instant).left(5);
}

QString preciseTime(Instant instant)
{
    // "2026-11-23T10:42:17.250+08:00"
    return toOfficeIso(instant).left(23).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString minutesAndSeconds(Milliseconds duration)
{
    const auto seconds = qMax(qint64{0}, qint64{(duration.count() + 999) / 1000});
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace xuanhao
