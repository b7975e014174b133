// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/ids.h"

#include <chrono>
#include <map>

namespace xuanhao {

/// When the counter of a live session has last asked for it with somebody signed in. An attended counter does
/// so several times a minute; one that is off, locked, signed out or has closed the case does not.
class SessionPresence
{
public:
    /// Longer than a counter's pause between two readings, with room for a lost one.
    static constexpr std::chrono::seconds kSilence{60};

    /// Before `startedAt` nobody was listening: silence counts from then.
    explicit SessionPresence(Instant startedAt)
        : m_startedAt(startedAt)
    {}

    void heard(const SessionId& session, Instant now) { m_heardAt.insert_or_assign(session, now); }
    void forget(const SessionId& session) { m_heardAt.erase(session); }
    [[nodiscard]] bool isSilent(const SessionId& session, Instant now) const
    {
        const auto found = m_heardAt.find(session);
        return now - (found == m_heardAt.end() ? m_startedAt : found->second) >= kSilence;
    }

private:
    Instant m_startedAt;
    std::map<SessionId, Instant> m_heardAt;
};

} // namespace xuanhao
