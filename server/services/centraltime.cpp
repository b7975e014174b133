// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/accountlife.h"
#include "server/services/centralunit.h"
#include "server/services/draws.h"
#include "server/services/office.h"
#include "server/services/operations.h"
#include "server/services/poolwork.h"
#include "server/services/reminders.h"
#include "server/services/sessionwork.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>

// What nobody asks for: the lease, what time alone does, an office that was imported anew.

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central")

/// Much longer than a lock of staff lasts.
constexpr std::chrono::hours kFailureMemory{24};

/// Longer than any window or hold has left: one that maintenance prolongs ends with it (72 h at most).
constexpr std::chrono::hours kSoon{80};

} // namespace

/// Who else wrote may have taken the lease: nobody can take it without having been seen here.
void Central::lookAtLease()
{
    if (!m_node)
        return;
    const LeaseRow lease = m_leases.lease(m_world.office.authority);
    if (m_sql.failure())
        return;
    const bool isOwn = lease.holder == m_node->name;
    if (m_isWriter && !isOwn)
        qCWarning(log).noquote() << "Another node writes now:" << lease.address;
    if (!m_isWriter && isOwn) {
        // Which requests the one before has seen, and whom it has heard, is not known here.
        clockWasSet();
        qCInfo(log).noquote() << "This node writes for" << m_world.office.authority << "in epoch"
                              << lease.epoch;
    }
    m_isWriter = isOwn;
    m_writerAddress = lease.address;
}

void Central::keepLease(MonotonicInstant now)
{
    if (!m_node)
        return;
    const QString& authority = m_world.office.authority;
    Unit unit(*this);
    LeaseRow lease = m_leases.lease(authority);
    if (m_sql.failure())
        return;
    const bool isOwn = lease.holder == m_node->name;
    if (!isOwn && !(lease == m_lease)) {
        m_lease = lease;
        m_leaseSeenAt = now;
    }
    if (!isOwn && !lease.holder.isEmpty() && now - m_leaseSeenAt < kLeaseSilence)
        return;
    ++lease.beat;
    if (!isOwn)
        lease = {m_node->name, m_node->address, lease.epoch + 1, lease.beat};
    m_leases.set(authority, lease);
    // The next unit of work reads everything anew, the lease as well.
    if (!unit.commit() || !isOwn)
        m_isStale = true;
}

void Central::giveUpLease()
{
    if (!m_node || !m_isWriter)
        return;
    Unit unit(*this);
    LeaseRow lease = m_leases.lease(m_world.office.authority);
    if (!unit.mayWrite() || lease.holder != m_node->name)
        return;
    lease.holder.clear();
    lease.address.clear();
    m_leases.set(m_world.office.authority, lease);
    m_isWriter = !unit.commit();
}

bool Central::isTimeRunning()
{
    const Unit unit(*this); // reads only
    SessionStore& sessions = m_world.stores.sessions;
    const std::vector<SessionId> soon = sessions.due(m_clock.now() + kSoon);
    const bool isSomebody = std::any_of(soon.begin(), soon.end(), [&](const SessionId& id) {
        const auto row = sessions.session(id);
        const Stage stage = row ? row->state.stage() : Stage::Ended;
        return stage == Stage::Composing || stage == Stage::Drawn || stage == Stage::AwaitingCode;
    });
    return isSomebody || m_sql.failure();
}

void Central::clockWasSet()
{
    m_guard = Guard(m_clock.now(), m_keys);
    m_world.presence = SessionPresence(m_clock.now());
}

void Central::letTimePass()
{
    const Instant now = m_clock.now();
    const bool isDone = tried([&] {
        Unit unit(*this);
        m_isAway |= !unit.mayWrite();
        if (!unit.mayWrite())
            return true;
        passTime(now);
        m_isAway = !unit.commit();
        return !m_isAway;
    });
    if (isDone || isUnreachable())
        return;
    // One that fails must not hold up the others.
    std::vector<SessionId> due;
    {
        const Unit unit(*this);
        due = m_world.stores.sessions.due(now);
    }
    for (const SessionId& id : due) {
        Unit unit(*this);
        if (!unit.mayWrite())
            return;
        advanceSession(m_world, id, now);
        (void)unit.commit();
    }
}

void Central::setRates(const RateLimits& rates)
{
    m_counterRate = RateLimiter(rates.counter);
    m_personRate = RateLimiter(rates.person);
}

Figures Central::figures()
{
    const Unit unit(*this); // reads only
    return FigureStore(m_sql).figures(m_clock.now());
}

void Central::passTime(Instant now)
{
    commitToDraws(m_world, now);
    if (m_isAway) // before anybody is judged by the time that has passed
        noteServiceTime(m_world, Presence::IsBack, now);
    letPoolTimePass(m_world, now);
    advanceDueSessions(m_world, now);
    closeUndecidedListings(now);
    settleDueAccounts(m_world, now);
}

void Central::closeUndecidedListings(Instant now)
{
    for (ListingRow& row : m_world.stores.listings.overdue(officeDate(now))) {
        if (!advance(row.listing, now))
            continue;
        m_world.stores.listings.decide(row.id, {.at = now,
                                                .state = row.listing.state,
                                                .staff = StaffId({}),
                                                .secondStaff = StaffId({}),
                                                .reason = QStringLiteral("undecided")});
        auditByItself(m_world, now, "listing.close", row.id.value());
    }
}

void Central::tidy()
{
    const Instant now = m_clock.now();
    Unit unit(*this);
    if (!unit.mayWrite()) {
        m_isAway = true;
        return;
    }
    m_world.stores.sessions.dropCaptchas(now);
    m_world.stores.staff.dropTokens(now);
    m_world.stores.applicants.dropFailures(now - kFailureMemory);
    forgetOldOperations(m_world, now);
    const QByteArray seen = reloadOffice();
    remindOfLastDays(m_world, now);
    noteServiceTime(m_world, m_isAway ? Presence::IsBack : Presence::GoesOn, now);
    m_isAway = !unit.commit();
    if (!m_isAway)
        m_officeSeen = seen;
}

QByteArray Central::reloadOffice()
{
    const auto row = m_world.stores.offices.office();
    if (!row || m_sql.failure() || officeHash(*row) == m_officeSeen)
        return m_officeSeen;
    auto office = readOffice(*row);
    auto smsTexts = SmsTexts::read(row->document);
    if (!office || !smsTexts)
        return m_officeSeen;
    m_world.office = *std::move(office);
    m_world.smsTexts = *std::move(smsTexts);
    recountProvisionalDays(m_world, m_clock.now());
    qCInfo(log) << "The office was imported anew.";
    return officeHash(*row);
}

} // namespace xuanhao
