// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <QTime>

#include <array>

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

/// nullopt for what has no four digits of a year.
std::optional<std::chrono::year_month_day> fourDigitDay(QDate date)
{
    constexpr std::chrono::sys_days kFirst{std::chrono::year{1} / 1 / 1};
    constexpr std::chrono::sys_days kLast{std::chrono::year{9999} / 12 / 31};
    if (!date.isValid()) // its day number is the least there is
        return std::nullopt;
    const std::int64_t day = daysSinceEpoch(date);
    if (day < kFirst.time_since_epoch().count() || day > kLast.time_since_epoch().count())
        return std::nullopt;
    return std::chrono::sys_days(std::chrono::days(day));
}

/// Writes an instant or a day. Qt's own formats take microseconds each, and every answer holds a dozen.
class Digits
{
public:
    void add(char c) { m_text.at(m_size++) = c; }
    void add(int value, int digits)
    {
        m_size += static_cast<std::size_t>(digits);
        for (std::size_t at = m_size; digits > 0; --digits, value /= 10)
            m_text.at(--at) = static_cast<char>('0' + value % 10);
    }
    void add(std::chrono::year_month_day day)
    {
        add(static_cast<int>(day.year()), 4);
        add('-');
        add(static_cast<int>(static_cast<unsigned>(day.month())), 2);
        add('-');
        add(static_cast<int>(static_cast<unsigned>(day.day())), 2);
    }
    [[nodiscard]] QString result() const
    {
        return QString::fromLatin1(m_text.data(), static_cast<qsizetype>(m_size));
    }

private:
    std::array<char, 24> m_text{};
    std::size_t m_size = 0;
};

/// Reads from the left; after anything that does not fit it is never done.
class IsoReader
{
public:
    explicit IsoReader(QStringView text)
        : m_rest(text)
    {}

    [[nodiscard]] char16_t next() const { return m_rest.isEmpty() ? u'\0' : m_rest.front().unicode(); }
    [[nodiscard]] bool isDone() const { return m_fits && m_rest.isEmpty(); }
    void skip(char16_t c)
    {
        m_fits = m_fits && next() == c;
        m_rest = m_rest.mid(1);
    }
    [[nodiscard]] int number(int digits)
    {
        int value = 0;
        for (; digits > 0; --digits) {
            const char16_t c = next();
            m_fits = m_fits && c >= u'0' && c <= u'9';
            value = value * 10 + (c - u'0');
            m_rest = m_rest.mid(1);
        }
        return m_fits ? value : 0;
    }
    /// Thousandths, of one to three digits behind a point.
    [[nodiscard]] int fraction()
    {
        skip(u'.');
        int value = number(1) * 100;
        for (int weight = 10; weight > 0 && next() >= u'0' && next() <= u'9'; weight /= 10)
            value += number(1) * weight;
        return value;
    }

private:
    QStringView m_rest;
    bool m_fits = true;
};

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

QString toIsoDate(QDate date)
{
    const auto day = fourDigitDay(date);
    if (!day)
        return {};
    Digits text;
    text.add(*day);
    return text.result();
}

QString toOfficeIso(Instant instant)
{
    const OfficeTime local = officeTime(instant);
    const auto day = fourDigitDay(local.date);
    if (!day)
        return {};
    Digits text;
    text.add(*day);
    text.add('T');
    text.add(local.millisecondOfDay / 3'600'000, 2);
    text.add(':');
    text.add(local.millisecondOfDay / 60'000 % 60, 2);
    text.add(':');
    text.add(local.millisecondOfDay / 1'000 % 60, 2);
    text.add('.');
    text.add(local.millisecondOfDay % 1'000, 3);
    return text.result() + QLatin1String("+08:00");
}

std::optional<Instant> instantFromIso(const QString& text)
{
    IsoReader reader(text);
    const int year = reader.number(4);
    reader.skip(u'-');
    const int month = reader.number(2);
    reader.skip(u'-');
    const int day = reader.number(2);
    reader.skip(u'T');
    const int hour = reader.number(2);
    reader.skip(u':');
    const int minute = reader.number(2);
    reader.skip(u':');
    const int second = reader.number(2);
    const int millisecond = reader.next() == u'.' ? reader.fraction() : 0;
    std::int64_t offsetMinutes = 0;
    if (const char16_t sign = reader.next(); sign == u'+' || sign == u'-') {
        reader.skip(sign);
        const int hours = reader.number(2);
        reader.skip(u':');
        const int minutes = reader.number(2);
        if (hours > 23 || minutes > 59)
            return std::nullopt;
        offsetMinutes = (hours * 60 + minutes) * (sign == u'-' ? -1 : 1);
    } else {
        reader.skip(u'Z');
    }
    const QDate date(year, month, day);
    if (!reader.isDone() || !date.isValid() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return fromMilliseconds(daysSinceEpoch(date) * kMillisecondsPerDay + hour * 3'600'000 + minute * 60'000 +
                            second * 1'000 + millisecond - offsetMinutes * 60'000);
}

QString officeClockText(Instant instant)
{
    return QTime::fromMSecsSinceStartOfDay(officeTime(instant).millisecondOfDay)
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace xuanhao
