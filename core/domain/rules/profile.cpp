// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/profile.h"

#include <chrono>

namespace xuanhao {

namespace {

constexpr int kDaysSearched = 60;

} // namespace

QString wireWord(Step step)
{
    switch (step) {
    case Step::Notice:
        return QStringLiteral("notice");
    case Step::Vehicle:
        return QStringLiteral("vehicle");
    case Step::Contact:
        return QStringLiteral("contact");
    case Step::Choose:
        return QStringLiteral("choose");
    case Step::Code:
        return QStringLiteral("code");
    case Step::Result:
        return QStringLiteral("result");
    }
    checkFailed("a known step", __FILE__, __LINE__);
}

bool Profile::codeBeforeChoice() const
{
    return steps.indexOf(Step::Code) < steps.indexOf(Step::Choose);
}

bool Profile::isOpeningDay(QDate date, const Calendar& calendar) const
{
    return openingHours.roundTheClock || !openingHours.workdaysOnly || calendar.isWorkday(date);
}

bool Profile::isOpenAt(Instant now, const Calendar& calendar) const
{
    if (openingHours.roundTheClock)
        return true;
    const int minute = officeMinuteOfDay(now);
    return isOpeningDay(officeDate(now), calendar) && minute >= openingHours.fromMinute &&
           minute < openingHours.toMinute;
}

std::optional<Instant> Profile::opensNext(Instant now, const Calendar& calendar) const
{
    if (isOpenAt(now, calendar))
        return std::nullopt;
    const QDate today = officeDate(now);
    for (int day = 0; day <= kDaysSearched; ++day) {
        const QDate date = today.addDays(day);
        const Instant opens = officeMidnight(date) + std::chrono::minutes(openingHours.fromMinute);
        if (opens > now && isOpeningDay(date, calendar))
            return opens;
    }
    return std::nullopt;
}

} // namespace xuanhao
