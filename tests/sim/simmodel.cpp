// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simmodel.h"

#include <algorithm>
#include <array>
#include <set>

namespace xuanhao::sim {

namespace {

const QString kComposed = QStringLiteral("composed");

struct SegmentTimes
{
    Instant opensAt;
    Instant composeAt; ///< the same, for a first release
};

/// By the first number; every number is of one.
std::map<Number, SegmentTimes> segmentsIn(SqlConnection& sql)
{
    std::map<Number, SegmentTimes> segments;
    sql.query(
        "SELECT first_index, released_at, coalesce(compose_at, released_at) FROM segment WHERE kind = 2", {},
        [&](const SqlRow& row) {
            segments.emplace(static_cast<Number>(row.integer(0)),
                             SegmentTimes{row.instant(1), row.instant(2)});
        });
    return segments;
}

} // namespace

void SimModel::seen(const SimView& view, Asked asked, Instant now, MonotonicInstant real)
{
    if (view.serverTime != now)
        m_alarm(kDeadline,
                QStringLiteral("session %1 was answered at another time than central's").arg(view.id));
    checkWindow(view, now, real);
    checkBatch(view);
    std::vector<Number>& before = m_ofSession[view.id];
    for (const Number number : before) {
        const auto hold = m_holds.find(number);
        if (hold == m_holds.end() || hold->second.session != view.id)
            continue;
        if (asked == Asked::OnlyTime)
            checkTaken(view, number, hold->second, real);
        m_holds.erase(hold);
    }
    before.clear();
    for (const Holding& holding : view.holdings) {
        const auto other = m_holds.find(holding.number);
        if (other != m_holds.end() && other->second.session != view.id &&
            (!other->second.until || real < other->second.realUntil))
            m_alarm(kTwoHolders, QStringLiteral("number %1 is at session %2 while session %3 has it")
                                     .arg(holding.number)
                                     .arg(view.id, other->second.session));
        m_holds.insert_or_assign(holding.number,
                                 Hold{view.id, holding.until, real + (holding.until.value_or(now) - now)});
        before.push_back(holding.number);
    }
    if (view.reserved)
        (m_isMarked ? m_unsafeReserved : m_reserved).insert_or_assign(view.id, *view.reserved);
    if (!view.isLive())
        m_ofSession.erase(view.id);
}

/// What time alone took back had its time.
void SimModel::checkTaken(const SimView& view, Number number, const Hold& hold, MonotonicInstant real) const
{
    const bool isStillThere =
        std::any_of(view.holdings.begin(), view.holdings.end(),
                    [number](const Holding& holding) { return holding.number == number; });
    if (!isStillThere && (!hold.until || real < hold.realUntil))
        m_alarm(kDeadline, QStringLiteral("number %1 was taken from session %2 %3 ms before its time")
                               .arg(number)
                               .arg(view.id)
                               .arg((hold.realUntil - real).count()));
}

/// A window lasts as long as it was given, by the time that really passes.
void SimModel::checkWindow(const SimView& view, Instant now, MonotonicInstant real)
{
    const auto known = m_windows.find(view.id);
    if (view.stage == QLatin1String("composing")) {
        if (now >= *view.deadline)
            m_alarm(kDeadline, QStringLiteral("session %1 composes after its deadline").arg(view.id));
        if (known == m_windows.end() || known->second.deadline != *view.deadline)
            m_windows.insert_or_assign(view.id, Window{*view.deadline, real + (*view.deadline - now)});
        else if (real > known->second.endsAt)
            m_alarm(kDeadline, QStringLiteral("session %1 composes for too long").arg(view.id));
        return;
    }
    if (known == m_windows.end())
        return;
    const bool isByTime = view.stage == QLatin1String("choosing") || view.mode == kComposed;
    if (isByTime && real < known->second.endsAt)
        m_alarm(kDeadline, QStringLiteral("the window of session %1 was over %2 ms before its time")
                               .arg(view.id)
                               .arg((known->second.endsAt - real).count()));
    m_windows.erase(known);
}

void SimModel::checkBatch(const SimView& view) const
{
    const std::set<Number> different(view.batch.begin(), view.batch.end());
    if (different.size() != view.batch.size())
        m_alarm(kDraw, QStringLiteral("a batch of session %1 has a number twice").arg(view.id));
}

void SimModel::judged(const SimView& view, Number number)
{
    m_verdicts.push_back({number, view.id, view.serverTime, view.isVerifiedLocked, m_isMarked});
}

void SimModel::drawn(const SimView& view)
{
    m_drawn.insert(m_drawn.end(), view.batch.begin(), view.batch.end());
}

void SimModel::judgeDraws(SqlConnection& sql, Instant start) const
{
    constexpr std::size_t kParts = 10;
    constexpr double kLimit = 45.1; // of chi-square with nine degrees of freedom: once in a million fair runs
    std::vector<Number> released;
    sql.query("SELECT first_index, last_index FROM segment WHERE kind = 2 AND released_at <= $1 ORDER BY "
              "first_index",
              {start}, [&](const SqlRow& row) {
                  for (auto number = row.integer(0); number <= row.integer(1); ++number)
                      released.push_back(static_cast<Number>(number));
              });
    std::array<double, kParts> counts{};
    double all = 0;
    for (const Number number : m_drawn) {
        const auto found = std::lower_bound(released.begin(), released.end(), number);
        if (found == released.end() || *found != number)
            continue;
        counts.at(static_cast<std::size_t>(found - released.begin()) * kParts / released.size()) += 1;
        ++all;
    }
    const double expected = all / kParts;
    double sum = 0;
    for (const double count : counts)
        sum += (count - expected) * (count - expected) / expected;
    if (sum > kLimit)
        m_alarm(kDraw, QStringLiteral("%1 numbers were drawn with chi-square %2").arg(all).arg(sum));
}

void SimModel::lostSight(const QString& session)
{
    const auto known = m_ofSession.find(session);
    if (known == m_ofSession.end())
        return;
    for (const Number number : known->second)
        m_holds.erase(number);
    m_ofSession.erase(known);
    m_windows.erase(session);
}

void SimModel::backToMark()
{
    m_isMarked = false;
    m_unsafeReserved.clear();
    std::erase_if(m_verdicts, [](const Verdict& verdict) { return verdict.isUnsafe; });
    // What holds again, the next answers say.
    m_holds.clear();
    m_ofSession.clear();
    m_windows.clear();
}

void SimModel::compare(SqlConnection& sql) const
{
    struct Claim
    {
        QString session;
        QString state;
        Instant from;
        std::optional<Instant> to;
    };
    std::unordered_map<Number, std::vector<Claim>> claims;
    sql.query("SELECT serial_index, session, state, claimed_at, ended_at FROM claim WHERE kind = 2", {},
              [&](const SqlRow& row) {
                  claims[static_cast<Number>(row.integer(0))].push_back(
                      {row.text(1), row.text(2), row.instant(3), row.optionalInstant(4)});
              });
    auto reserved = m_reserved;
    reserved.insert(m_unsafeReserved.begin(), m_unsafeReserved.end());
    for (const auto& [session, number] : reserved) {
        const auto& its = claims[number];
        const bool isThere = std::any_of(its.begin(), its.end(), [&id = session](const Claim& claim) {
            return claim.session == id && claim.state == QLatin1String("reserved") && !claim.to;
        });
        if (!isThere)
            m_alarm(kAnswerGone,
                    QStringLiteral("session %1 was told that number %2 is its own").arg(session).arg(number));
    }
    if (m_hasClockJumped)
        return;
    const auto segments = segmentsIn(sql);
    for (const Verdict& verdict : m_verdicts) {
        const auto& its = claims[verdict.number];
        const auto after = segments.upper_bound(verdict.number);
        const SegmentTimes& times = std::prev(after)->second;
        if (verdict.isLocked && (verdict.at < times.opensAt || verdict.at < times.composeAt))
            m_alarm(kTooEarly,
                    QStringLiteral("session %1 composed number %2").arg(verdict.session).arg(verdict.number));
        if (!verdict.isLocked && verdict.at < times.opensAt)
            continue; // not released yet: nobody has it
        const bool isJustified = std::any_of(its.begin(), its.end(), [&](const Claim& claim) {
            if (verdict.isLocked)
                return claim.session == verdict.session && claim.from == verdict.at;
            return claim.from <= verdict.at && (!claim.to || *claim.to >= verdict.at);
        });
        if (!isJustified)
            m_alarm(kVerdict,
                    QStringLiteral("session %1 was told that number %2 is %3")
                        .arg(verdict.session)
                        .arg(verdict.number)
                        .arg(verdict.isLocked ? QStringLiteral("its own") : QStringLiteral("taken")));
    }
}

} // namespace xuanhao::sim
