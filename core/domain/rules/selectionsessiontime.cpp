// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/check.h"
#include "core/domain/rules/selectionsession.h"

#include <algorithm>

// What time does to a session; docs/protocol.md has the table.

namespace xuanhao {

Passing SelectionSession::advance(Context& context)
{
    const std::optional<Instant> due = nextDeadline(context.profile);
    if (!due || context.now < *due)
        return Passing::Nothing;
    // It counts from its own instant, so that a late call changes nothing of what the applicant is given.
    m_lastActAt = *due;
    if (m_stage == Stage::Composing && m_compose->locked) {
        const SerialIndex number = *m_compose->locked;
        m_compose.reset();
        settle(number, ChoiceMode::Composed, *due, context);
        return Passing::ComposeChose;
    }
    if (m_stage == Stage::Drawn)
        return endDrawn(*due, context);
    const Stage before = m_stage;
    if (before == Stage::Preparing || before == Stage::Choosing) {
        end(EndReason::Idle, context.desk);
        return Passing::WentIdle;
    }
    releaseNumbers(context.desk);
    m_stage = Stage::Choosing;
    return before == Stage::Composing ? Passing::ComposeEmpty : Passing::ChoiceLapsed;
}

void SelectionSession::prolongChoice(Instant until, NumberDesk& desk)
{
    XUANHAO_CHECK(m_stage == Stage::AwaitingCode);
    if (until <= m_choice->heldUntil)
        return;
    m_choice->heldUntil = until;
    desk.choose(m_choice->number, until);
}

/// The batch, or what was kept aside, comes to its end; whichever is due first.
Passing SelectionSession::endDrawn(Instant due, Context& context)
{
    if (m_batch && m_batch->expiresAt == due) {
        if (m_batch->kind == DrawKind::OnSite) {
            settleDrawn(m_batch->numbers.front(), ChoiceMode::DrawnOnSite, due, context);
            return Passing::BatchChose;
        }
        releaseBatch(context.desk);
        m_stage = m_aside ? Stage::Drawn : Stage::Choosing;
        return Passing::BatchLapsed;
    }
    for (const SerialIndex number : m_aside->numbers) {
        if (!m_batch || m_batch->aside != number)
            context.desk.release(number);
    }
    if (m_batch && m_batch->aside) {
        context.desk.prolong(*m_batch->aside, m_batch->expiresAt);
        m_batch->aside.reset();
    }
    m_aside.reset();
    m_stage = m_batch ? Stage::Drawn : Stage::Choosing;
    return Passing::AsideLapsed;
}

std::optional<Instant> SelectionSession::nextDeadline(const Profile& profile) const
{
    switch (m_stage) {
    case Stage::Preparing:
    case Stage::Choosing:
        return m_lastActAt + profile.sessionIdle;
    case Stage::Composing:
        return m_compose->deadline;
    case Stage::Drawn:
        if (m_batch && m_aside)
            return std::min(m_batch->expiresAt, m_aside->expiresAt);
        return m_batch ? m_batch->expiresAt : m_aside->expiresAt;
    case Stage::AwaitingCode:
        return m_choice->heldUntil;
    case Stage::Reserved:
    case Stage::Ended:
        return std::nullopt;
    }
    checkFailed("a known stage", __FILE__, __LINE__);
}

Passing SelectionSession::lapsedSince(const SelectionSession& earlier) const
{
    if (m_stage == Stage::Drawn && earlier.m_stage == Stage::Drawn) {
        if (earlier.m_batch && !m_batch)
            return Passing::BatchLapsed;
        return earlier.m_aside && !m_aside ? Passing::AsideLapsed : Passing::Nothing;
    }
    if (m_stage != Stage::Choosing)
        return Passing::Nothing;
    switch (earlier.m_stage) {
    case Stage::Composing:
        // A locked number became the choice at the deadline, whether or not anybody has seen that.
        return earlier.m_compose->locked ? Passing::ChoiceLapsed : Passing::ComposeEmpty;
    case Stage::Drawn:
        // On site the first number became the choice.
        if (earlier.m_batch && earlier.m_batch->kind == DrawKind::OnSite)
            return Passing::ChoiceLapsed;
        return earlier.m_aside ? Passing::AsideLapsed : Passing::BatchLapsed;
    case Stage::AwaitingCode:
        return Passing::ChoiceLapsed;
    case Stage::Preparing:
    case Stage::Choosing:
    case Stage::Reserved:
    case Stage::Ended:
        return Passing::Nothing;
    }
    checkFailed("a known stage", __FILE__, __LINE__);
}

} // namespace xuanhao
