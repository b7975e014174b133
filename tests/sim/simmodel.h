// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"
#include "tests/sim/simalarm.h"
#include "tests/sim/simview.h"

#include <map>
#include <string>
#include <unordered_map>

namespace xuanhao::sim {

/// Who may hold which number, as the answers say, in the order in which central gave them. It knows no rule
/// of the server but that a hold lasts until the instant it was answered with, a reservation for ever.
class SimModel
{
public:
    explicit SimModel(Alarm alarm)
        : m_alarm(std::move(alarm))
    {}

    /// Whether the request could make the session let go of a number.
    enum class Asked { Act, OnlyTime };
    /// A session in an answer that is no repeat. `now`: central's clock; `real`: one that nobody sets.
    void seen(const SimView& view, Asked asked, Instant now, MonotonicInstant real);
    /// Central locked a number for the session, or said that it is taken.
    void judged(const SimView& view, Number number);
    /// Central drew what the session shows now.
    void drawn(const SimView& view);
    /// An answer about the session never left central: it may have let something go.
    void lostSight(const QString& session);

    /// Before the commits that a fail-over loses; backTo() takes back what was seen since.
    void mark() { m_isMarked = true; }
    void backToMark();
    /// From now on the instants in the database need not be in the order of the events.
    void clockJumped() { m_hasClockJumped = true; }

    /// Holds what was answered against the rows.
    void compare(SqlConnection& sql) const;
    /// Whether every part of a large pool was drawn equally often, but for chance; of what was released when
    /// the run began.
    void judgeDraws(SqlConnection& sql, Instant start) const;

    [[nodiscard]] std::size_t reserved() const { return m_reserved.size(); }

private:
    struct Hold
    {
        QString session;
        std::optional<Instant> until;
        MonotonicInstant realUntil; ///< the same instant by a clock that nobody sets
    };
    struct Verdict
    {
        Number number;
        QString session;
        Instant at;
        bool isLocked;
        bool isUnsafe;
    };
    struct Window
    {
        Instant deadline;
        MonotonicInstant endsAt; ///< by a clock that nobody sets
    };

    void checkWindow(const SimView& view, Instant now, MonotonicInstant real);
    void checkBatch(const SimView& view) const;
    void checkTaken(const SimView& view, Number number, const Hold& hold, MonotonicInstant real) const;

    Alarm m_alarm;
    std::unordered_map<Number, Hold> m_holds;
    std::map<QString, std::vector<Number>> m_ofSession;
    std::map<QString, Number> m_reserved;
    std::map<QString, Number> m_unsafeReserved; ///< since mark()
    std::map<QString, Window> m_windows;
    std::vector<Verdict> m_verdicts;
    std::vector<Number> m_drawn;
    bool m_isMarked = false;
    bool m_hasClockJumped = false;
};

} // namespace xuanhao::sim
