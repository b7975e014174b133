// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"

#include <QDate>
#include <QMap>
#include <QSet>

namespace xuanhao {

/// A date that was counted in working days. Provisional when the count ran through a year whose
/// arrangement of holidays is not known (D1); it is counted again when the calendar is imported.
struct CountedDate
{
    QDate date;
    bool isProvisional = false;

    friend bool operator==(const CountedDate&, const CountedDate&) = default;
};

/// Working days by the arrangements of the State Council, which the office imports every year.
class Calendar
{
public:
    /// Reads {"2026": {"holidays": ["2026-01-01", …], "workdays": ["2026-01-04", …]}, …}. Refuses days
    /// outside their year, make-up days that are no weekend, days that are both, and years without a single
    /// holiday (stubs of what is not arranged yet).
    static Expected<Calendar, JsonError> fromJson(const QByteArray& text);
    [[nodiscard]] QJsonObject toJson() const;

    /// A year without arrangement follows the weekdays.
    [[nodiscard]] bool isWorkday(QDate date) const;
    [[nodiscard]] bool knowsYear(int year) const { return m_years.contains(year); }
    /// The n-th working day after `from`, which itself does not count (n ≥ 1; Order 164 Art. 92).
    [[nodiscard]] CountedDate addWorkdays(QDate from, int n) const;
    /// Working days after `from` up to and including `to`; 0 when `to` is not later.
    [[nodiscard]] int workdaysBetween(QDate from, QDate to) const;

private:
    struct Year
    {
        QSet<QDate> holidays;
        QSet<QDate> workdays;
    };

    QMap<int, Year> m_years;
};

} // namespace xuanhao
