// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/codes.h"
#include "server/services/sessionwork.h"

// What holds a session on beyond its deadlines: outages and planned maintenance.

namespace xuanhao {

/// A choice whose hold ends while central can send no codes is held on (B11): for another hold, again and
/// again, but not into the next day, so that no outage keeps a number for ever. A mobile that cannot be
/// reached is no outage; time enough to witness the identity is left.
void SessionWork::prolongChoice(NumberDesk& numbers)
{
    const auto& choice = state().choice();
    if (state().stage() != Stage::AwaitingCode || m_caller.now < choice->heldUntil ||
        officeDate(m_caller.now) != officeDate(choice->chosenAt))
        return;
    const auto trouble = codeTrouble(m_world, m_row.id);
    if (trouble != CodeTrouble::NoGateway && trouble != CodeTrouble::GatewayDown)
        return;
    m_row.state.prolongChoice(m_caller.now + m_world.office.profile.code.hold, numbers);
    audit(m_world, nobodyAt(m_caller.now), "session.prolong", m_row.id.value());
    save();
}

/// In planned maintenance the office can do nothing for the applicant: what would run out then, or so soon
/// afterwards that no time was left, has its whole time again from the end of it on (E3). Says the same
/// however late it is asked.
void SessionWork::restInMaintenance(NumberDesk& numbers)
{
    const Profile& profile = m_world.office.profile;
    for (const MaintenanceWindow& window : m_world.stores.maintenance.windows(m_row.authority)) {
        const auto deadline = state().nextDeadline(profile);
        if (!deadline || m_caller.now < window.from || *deadline < window.from)
            continue;
        const Stage stage = state().stage();
        if (stage == Stage::AwaitingCode && *deadline < window.to + profile.code.hold)
            m_row.state.prolongChoice(window.to + profile.code.hold, numbers);
        else if ((stage == Stage::Preparing || stage == Stage::Choosing) &&
                 *deadline < window.to + profile.sessionIdle)
            m_row.state.restUntil(window.to);
        else
            continue;
        audit(m_world, nobodyAt(m_caller.now), "session.prolong", m_row.id.value(),
              {{QStringLiteral("until"), toOfficeIso(window.to)}});
        save();
    }
}

void SessionWork::holdFor(Instant until)
{
    if (state().stage() != Stage::AwaitingCode)
        return;
    ClaimDesk numbers = desk();
    m_row.state.prolongChoice(until, numbers);
    save();
}

} // namespace xuanhao
