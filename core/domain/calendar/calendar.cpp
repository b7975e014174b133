// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/calendar/calendar.h"

#include "core/base/check.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace xuanhao {

namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2999;

bool isWeekend(QDate date)
{
    return date.dayOfWeek() > Qt::Friday;
}

std::optional<QDate> dayFrom(const QJsonValue& value)
{
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    if (!date.isValid() || toIsoDate(date) != value.toString())
        return std::nullopt;
    return date;
}

/// One list of days of one year; `problem` is set to the first that is wrong.
class DayListReader
{
public:
    DayListReader(int year, const QJsonObject& lists)
        : m_year(year)
        , m_lists(lists)
    {}

    template <typename Judge>
    QSet<QDate> read(const QString& key, Judge judge)
    {
        QSet<QDate> days;
        const QString path = QStringLiteral("%1.%2").arg(m_year).arg(key);
        const QJsonValue list = m_lists.value(key);
        if (!list.isArray())
            fail(path, QStringLiteral("must be a list of days"));
        const QJsonArray items = list.toArray();
        for (qsizetype i = 0; i < items.size() && !m_error; ++i) {
            const std::optional<QDate> day = dayFrom(items[i]);
            const QString reason = day ? reasonAgainst(*day, days, judge)
                                       : QStringLiteral("must be an existing day like 2026-11-23");
            if (!reason.isEmpty())
                fail(QStringLiteral("%1[%2]").arg(path).arg(i), reason);
            else
                days.insert(*day);
        }
        return days;
    }
    [[nodiscard]] const std::optional<JsonError>& error() const { return m_error; }

private:
    template <typename Judge>
    QString reasonAgainst(QDate day, const QSet<QDate>& seen, Judge judge) const
    {
        if (day.year() != m_year)
            return QStringLiteral("is not a day of %1").arg(m_year);
        if (seen.contains(day))
            return QStringLiteral("stands twice");
        return judge(day);
    }
    void fail(const QString& path, const QString& reason)
    {
        if (!m_error)
            m_error = JsonError{path, reason, 0};
    }

    int m_year;
    const QJsonObject& m_lists;
    std::optional<JsonError> m_error;
};

std::optional<int> yearFrom(const QString& key)
{
    const int year = key.toInt();
    if (year < kFirstYear || year > kLastYear || key != QString::number(year))
        return std::nullopt;
    return year;
}

std::optional<JsonError> unknownKeyIn(const QString& year, const QJsonObject& lists)
{
    const QStringList keys = lists.keys();
    for (const QString& key : keys) {
        if (key != u"holidays" && key != u"workdays")
            return JsonError{year + QLatin1Char('.') + key, QStringLiteral("is not known here"), 0};
    }
    return std::nullopt;
}

QJsonArray sortedDays(const QSet<QDate>& days)
{
    QList<QDate> sorted(days.begin(), days.end());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray result;
    for (const QDate day : sorted)
        result.append(toIsoDate(day));
    return result;
}

} // namespace

Expected<Calendar, JsonError> Calendar::fromJson(const QByteArray& text)
{
    const auto root = parseJsonObject(text);
    if (!root)
        return Unexpected{root.error()};
    const auto refused = [&text](JsonError error) {
        error.line = lineOfJsonPath(text, error.path);
        return Unexpected{std::move(error)};
    };

    Calendar calendar;
    const QStringList keys = root->keys();
    for (const QString& key : keys) {
        const std::optional<int> year = yearFrom(key);
        if (!year)
            return refused({key, QStringLiteral("must be a year from 2000"), 0});
        if (!root->value(key).isObject())
            return refused({key, QStringLiteral("must be an object"), 0});
        const QJsonObject lists = root->value(key).toObject();
        if (auto unknown = unknownKeyIn(key, lists))
            return refused(*std::move(unknown));

        DayListReader reader(*year, lists);
        Year days;
        days.holidays = reader.read(QStringLiteral("holidays"), [](QDate) { return QString(); });
        days.workdays = reader.read(QStringLiteral("workdays"), [&days](QDate day) {
            if (days.holidays.contains(day))
                return QStringLiteral("is a holiday as well");
            return isWeekend(day) ? QString() : QStringLiteral("is no Saturday or Sunday");
        });
        if (reader.error())
            return refused(*reader.error());
        // An empty year is the stub of an arrangement that is not out yet: taken for one, it would make
        // wrong dates look certain.
        if (days.holidays.isEmpty())
            return refused({key + QStringLiteral(".holidays"),
                            QStringLiteral("must not be empty; leave out a year that is not arranged yet"),
                            0});
        calendar.m_years.insert(*year, days);
    }
    return calendar;
}

QJsonObject Calendar::toJson() const
{
    QJsonObject result;
    for (auto year = m_years.begin(); year != m_years.end(); ++year)
        result.insert(QString::number(year.key()),
                      QJsonObject{{QStringLiteral("holidays"), sortedDays(year->holidays)},
                                  {QStringLiteral("workdays"), sortedDays(year->workdays)}});
    return result;
}

bool Calendar::isWorkday(QDate date) const
{
    const auto year = m_years.constFind(date.year());
    if (year != m_years.constEnd()) {
        if (year->workdays.contains(date))
            return true;
        if (year->holidays.contains(date))
            return false;
    }
    return date.isValid() && !isWeekend(date);
}

CountedDate Calendar::addWorkdays(QDate from, int n) const
{
    XUANHAO_CHECK(from.isValid() && n >= 1);
    CountedDate result{.date = from};
    for (int left = n; left > 0;) {
        result.date = result.date.addDays(1);
        // Days stepped over count too: an arrangement could make a working day of any of them.
        result.isProvisional = result.isProvisional || !knowsYear(result.date.year());
        left -= isWorkday(result.date) ? 1 : 0;
    }
    return result;
}

int Calendar::workdaysBetween(QDate from, QDate to) const
{
    XUANHAO_CHECK(from.isValid() && to.isValid());
    int count = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1))
        count += isWorkday(day) ? 1 : 0;
    return count;
}

} // namespace xuanhao
