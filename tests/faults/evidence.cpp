// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/evidence.h"

#include "core/domain/plates/serialrules.h"

#include <algorithm>

namespace xuanhao::faults {

namespace {

/// Whether it can make a session let go of a number.
bool mayRelease(const Entry& entry)
{
    return !entry.operation.isEmpty();
}

std::int64_t endOf(const sim::Holding& holding)
{
    return holding.until ? toMilliseconds(*holding.until) : kNever;
}

} // namespace

void Evidence::add(const Entry& entry)
{
    if (!entry.operation.isEmpty()) {
        m_acts.insert(entry.operation,
                      {entry.endpoint, entry.status, entry.subject, entry.answerHash, entry.stage});
        m_acknowledged += entry.isAcknowledged() ? 1 : 0;
        if (entry.status == 0)
            m_doubted.insert(entry.subject, true);
    }
    if (entry.status != 200 || entry.stage.isEmpty())
        return;
    if (entry.verified && !entry.isLocked)
        m_verdicts[*entry.verified].push_back({entry.subject.toStdString(), {entry.sent, entry.answered}});
    Session& session = m_sessions[entry.subject];
    // A draw gives back everything drawn before, and may draw the same again.
    std::vector<sim::Number> gone;
    for (const auto& [number, held] : session.has) {
        const bool isShown = std::any_of(entry.holdings.begin(), entry.holdings.end(),
                                         [&](const sim::Holding& shown) { return shown.number == number; });
        if (!isShown || entry.endpoint == EndpointId::Draw)
            gone.push_back(number);
    }
    for (const sim::Number number : gone)
        release(session, number, entry);
    for (const sim::Holding& shown : entry.holdings) {
        const auto [place, isNew] = session.has.try_emplace(shown.number);
        Held& held = place->second;
        if (isNew) {
            held.session = entry.subject;
            held.number = shown.number;
            held.taken = {mayRelease(entry) ? entry.sent : session.lastSent, entry.answered};
        }
        held.released = {endOf(shown), kNever};
        held.isReserved = !shown.until;
    }
    session.lastSent = entry.sent;
}

void Evidence::release(Session& session, sim::Number number, const Entry& entry)
{
    const auto found = session.has.find(number);
    Held held = std::move(found->second);
    session.has.erase(found);
    const std::int64_t promised = held.released.from;
    if (!mayRelease(entry) && promised > entry.answered)
        m_tooEarly.append(QStringLiteral("gone before its time: %1").arg(toldOf(held)));
    // No earlier than it was taken, which was in the same answer as nothing else.
    held.released = {std::max(held.taken.from, mayRelease(entry) ? std::min(entry.sent, promised) : promised),
                     entry.answered};
    held.released.from = std::min(held.released.from, held.released.to);
    held.isSeenReleased = true;
    held.isReserved = false;
    m_held[number].push_back(std::move(held));
}

void Evidence::finish()
{
    for (Session& session : m_sessions) {
        for (auto& [number, held] : session.has)
            m_held[number].push_back(std::move(held));
        session.has.clear();
    }
    for (auto& [number, all] : m_held) {
        std::stable_sort(all.begin(), all.end(),
                         [](const Held& one, const Held& other) { return one.taken.to < other.taken.to; });
    }
}

QString toldOf(const Held& held)
{
    const auto bound = [](std::int64_t at) {
        return at == kNever ? QStringLiteral("…") : toOfficeIso(fromMilliseconds(at)).mid(11, 12);
    };
    return QStringLiteral("%1 at session %2, taken %3–%4, released %5–%6")
        .arg(SerialRules::ordinary().serialAt(held.number), QString::fromLatin1(held.session),
             bound(held.taken.from), bound(held.taken.to), bound(held.released.from),
             bound(held.released.to));
}

} // namespace xuanhao::faults
