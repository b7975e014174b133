// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/accountlife.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace xuanhao {

namespace {

constexpr std::array kEnds{AccountEnd::NoSelection, AccountEnd::Lapsed, AccountEnd::LearnerProof,
                           AccountEnd::AtTheCounter};
/// Longer than the longest time of a profile with a New Year's holiday in every month.
constexpr int kDaysSearched = 1000;

struct Span
{
    Instant from;
    Instant until;
};

Instant opensAt(QDate day, const Profile& profile)
{
    const auto& hours = profile.openingHours;
    return officeMidnight(day) + std::chrono::minutes(hours.roundTheClock ? 0 : hours.fromMinute);
}

Instant closesAt(QDate day, const Profile& profile)
{
    const auto& hours = profile.openingHours;
    return hours.roundTheClock ? officeMidnight(day.addDays(1))
                               : officeMidnight(day) + std::chrono::minutes(hours.toMinute);
}

/// In their order, without overlaps.
std::vector<Span> merged(const QList<ServiceGap>& gaps)
{
    std::vector<Span> spans;
    for (const ServiceGap& gap : gaps)
        spans.push_back({gap.from, gap.until.value_or(Instant::max())});
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> result;
    for (const Span& span : spans) {
        if (!result.empty() && span.from <= result.back().until)
            result.back().until = std::max(result.back().until, span.until);
        else
            result.push_back(span);
    }
    return result;
}

/// Nothing after it can be known.
bool isWithinOpenGap(Instant at, const std::vector<Span>& gaps)
{
    return !gaps.empty() && gaps.back().until == Instant::max() && gaps.back().from <= at;
}

bool touches(const std::vector<Span>& gaps, const Span& span)
{
    return std::any_of(gaps.begin(), gaps.end(),
                       [&](const Span& gap) { return gap.from < span.until && span.from < gap.until; });
}

/// When `idle` of counted time has passed since `from`.
std::optional<Instant> afterCounted(Instant from, Milliseconds idle, const Profile& profile,
                                    const Calendar& calendar, const std::vector<Span>& gaps)
{
    Milliseconds left = idle;
    // What is left of a day outside of the gaps, piece by piece.
    const auto count = [&](Instant begin, Instant end) -> std::optional<Instant> {
        if (begin >= end)
            return std::nullopt;
        if (end - begin >= left)
            return begin + left;
        left -= end - begin;
        return std::nullopt;
    };
    for (int nth = 0; nth < kDaysSearched; ++nth) {
        const QDate day = officeDate(from).addDays(nth);
        if (isWithinOpenGap(officeMidnight(day), gaps))
            break;
        if (!profile.isOpeningDay(day, calendar))
            continue;
        Instant at = std::max(from, officeMidnight(day));
        const Instant midnight = officeMidnight(day.addDays(1));
        for (const Span& gap : gaps) {
            if (gap.until <= at)
                continue;
            if (const auto end = count(at, std::min(gap.from, midnight)))
                return end;
            at = std::max(at, gap.until);
        }
        if (const auto end = count(at, midnight))
            return end;
    }
    return std::nullopt;
}

std::optional<Instant> endOfFirstFullDay(Instant from, const Profile& profile, const Calendar& calendar,
                                         const std::vector<Span>& gaps)
{
    for (int nth = 0; nth < kDaysSearched; ++nth) {
        const QDate day = officeDate(from).addDays(nth);
        if (isWithinOpenGap(officeMidnight(day), gaps))
            break;
        const Span open{opensAt(day, profile), closesAt(day, profile)};
        if (profile.isOpeningDay(day, calendar) && from <= open.from && !touches(gaps, open))
            return open.until;
    }
    return std::nullopt;
}

} // namespace

QString wireWord(AccountEnd end)
{
    switch (end) {
    case AccountEnd::NoSelection:
        return QStringLiteral("noSelection");
    case AccountEnd::Lapsed:
        return QStringLiteral("lapsed");
    case AccountEnd::LearnerProof:
        return QStringLiteral("learnerProof");
    case AccountEnd::AtTheCounter:
        return QStringLiteral("atTheCounter");
    }
    checkFailed("a known end", __FILE__, __LINE__);
}

std::optional<AccountEnd> accountEndFromWire(const QString& word)
{
    for (const AccountEnd end : kEnds) {
        if (wireWord(end) == word)
            return end;
    }
    return std::nullopt;
}

bool bars(AccountEnd end)
{
    return end == AccountEnd::NoSelection || end == AccountEnd::Lapsed;
}

std::optional<Instant> selectionDeadline(Instant registeredAt, const Profile& profile,
                                         const Calendar& calendar, const QList<ServiceGap>& gaps)
{
    if (!profile.account.isProlonged)
        return registeredAt + profile.account.idle;
    const std::vector<Span> spans = merged(gaps);
    const auto counted = afterCounted(registeredAt, profile.account.idle, profile, calendar, spans);
    const auto fullDay = endOfFirstFullDay(registeredAt, profile, calendar, spans);
    if (!counted || !fullDay)
        return std::nullopt;
    return std::max(*counted, *fullDay);
}

} // namespace xuanhao
