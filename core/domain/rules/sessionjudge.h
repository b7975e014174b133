// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace xuanhao {

/// One function per command; the table stage × command of docs/protocol.md in code.
struct SelectionSession::Judge
{
    using Answer = std::optional<Refusal>;

    const SelectionSession& session;
    const Profile& profile;
    const Quotas& quotas;

    [[nodiscard]] bool isAt(Stage stage) const { return session.m_stage == stage; }
    /// A step may be done again, to correct it, as long as nothing has been chosen from (A7).
    [[nodiscard]] Answer step(Step step) const
    {
        if (!isAt(Stage::Preparing))
            return Refusal::WrongStage;
        if (!session.areDoneBefore(step, profile))
            return Refusal::StepMissing;
        return std::nullopt;
    }

    Answer operator()(const command::AcceptNotice&) const { return step(Step::Notice); }
    Answer operator()(const command::EnterVehicle&) const { return step(Step::Vehicle); }
    Answer operator()(const command::ConfirmContact&) const { return step(Step::Contact); }
    Answer operator()(const command::StartCompose&) const
    {
        if (!isAt(Stage::Choosing))
            return isAt(Stage::Preparing) ? Refusal::StepMissing : Refusal::WrongStage;
        if (session.m_way == SessionWay::OnSite)
            return Refusal::OnSiteOnly;
        if (!profile.compose.enabled)
            return Refusal::ComposeNotOffered;
        if (quotas.verifications <= 0)
            return Refusal::NoVerificationsLeft;
        if (quotas.locks <= 0) // a window in which nothing can be locked only wastes the applicant's time
            return Refusal::NoLocksLeft;
        return std::nullopt;
    }
    Answer operator()(const command::Verify&) const
    {
        if (!isAt(Stage::Composing))
            return Refusal::WrongStage;
        if (session.m_compose->locked)
            return Refusal::KeyboardClosed;
        if (quotas.verifications <= 0)
            return Refusal::NoVerificationsLeft;
        if (quotas.locks <= 0)
            return Refusal::NoLocksLeft;
        return std::nullopt;
    }
    Answer operator()(const command::Clear&) const
    {
        if (!isAt(Stage::Composing))
            return Refusal::WrongStage;
        if (!session.m_compose->locked)
            return Refusal::NothingToClear;
        return std::nullopt;
    }
    /// After the deadline a submission only confirms what central has chosen already (B9).
    Answer operator()(const command::Submit&) const
    {
        if (isAt(Stage::Preparing))
            return Refusal::WrongStage;
        const bool hasLocked = session.m_compose && session.m_compose->locked;
        const bool hasChosen = session.m_choice && session.m_choice->mode == ChoiceMode::Composed;
        if (!hasLocked && !hasChosen)
            return Refusal::NothingLocked;
        return std::nullopt;
    }
    Answer operator()(const command::Draw& command) const
    {
        // Out of a window in which nothing is locked the applicant may change to the draw (B7).
        const bool hasLocked = isAt(Stage::Composing) && session.m_compose->locked;
        if (hasLocked)
            return Refusal::KeyboardClosed;
        if (!isAt(Stage::Choosing) && !isAt(Stage::Drawn) && !isAt(Stage::Composing))
            return isAt(Stage::Preparing) ? Refusal::StepMissing : Refusal::WrongStage;
        // The on-site draw binds: one of its numbers is taken.
        if (session.m_batch && session.m_batch->kind == DrawKind::OnSite)
            return Refusal::WrongStage;
        return command.kind == DrawKind::OnSite ? onSite() : random();
    }
    [[nodiscard]] Answer random() const
    {
        if (session.m_way == SessionWay::OnSite)
            return Refusal::OnSiteOnly;
        if (!profile.draw.enabled)
            return Refusal::DrawNotOffered;
        if (quotas.draws <= 0)
            return Refusal::NoDrawsLeft;
        return std::nullopt;
    }
    [[nodiscard]] Answer onSite() const
    {
        if (!profile.onSite.enabled)
            return Refusal::OnSiteNotOffered;
        if (quotas.onSiteDraws <= 0)
            return Refusal::NoOnSiteDrawsLeft;
        return std::nullopt;
    }
    Answer operator()(const command::KeepAside& command) const
    {
        if (!isAt(Stage::Drawn) || !session.m_batch)
            return Refusal::WrongStage;
        if (profile.draw.backupLife.count() == 0 || session.m_batch->kind == DrawKind::OnSite)
            return Refusal::AsideNotOffered;
        if (!isIn(session.m_batch->numbers, command.number))
            return Refusal::NotInBatch;
        if (session.m_batch->aside)
            return Refusal::AsideTaken;
        return std::nullopt;
    }
    Answer operator()(const command::ChooseDrawn& command) const
    {
        if (!isAt(Stage::Drawn))
            return Refusal::WrongStage;
        if (!isIn(session.liveNumbers(), command.number))
            return Refusal::NotInBatch;
        return std::nullopt;
    }
    [[nodiscard]] static bool isIn(const std::vector<SerialIndex>& numbers, SerialIndex number)
    {
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    }
    Answer operator()(const command::ConfirmCode&) const
    {
        if (isAt(Stage::AwaitingCode))
            return std::nullopt;
        if (isAt(Stage::Preparing) && profile.codeBeforeChoice())
            return step(Step::Code);
        return Refusal::NoChoice;
    }
    Answer operator()(const command::GiveUpChoice&) const
    {
        if (!isAt(Stage::AwaitingCode))
            return Refusal::NoChoice;
        return std::nullopt;
    }
    Answer operator()(const command::Abandon&) const { return std::nullopt; }
};

} // namespace xuanhao
