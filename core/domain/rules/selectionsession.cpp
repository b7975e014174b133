// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/selectionsession.h"
#include "core/domain/rules/sessionjudge.h"

#include <algorithm>
#include <iterator>

namespace xuanhao {

namespace {

/// What an applicant can do to a number from anywhere; from a second terminal it voids the session (B10).
bool isAct(const Command& command)
{
    return std::holds_alternative<command::Verify>(command) ||
           std::holds_alternative<command::Submit>(command) || std::holds_alternative<command::Draw>(command);
}

} // namespace

/// Carries out, once more one function per command, what the judge lets through.
struct SelectionSession::Hand
{
    SelectionSession& session;
    Context& context;

    Outcome stepDone(bool& step) const
    {
        step = true;
        if (session.areDoneBefore(Step::Choose, context.profile))
            session.m_stage = Stage::Choosing;
        return Outcome::Accepted;
    }

    Expected<Outcome, Refusal> operator()(const command::AcceptNotice&) const
    {
        return stepDone(session.m_noticeAccepted);
    }
    Expected<Outcome, Refusal> operator()(const command::EnterVehicle&) const
    {
        return stepDone(session.m_vehicleEntered);
    }
    Expected<Outcome, Refusal> operator()(const command::ConfirmContact&) const
    {
        session.m_codeConfirmed = false; // a code confirms the mobile it was sent to, no other
        return stepDone(session.m_contactConfirmed);
    }
    Expected<Outcome, Refusal> operator()(const command::StartCompose&) const
    {
        const Profile::Compose& rules = context.profile.compose;
        const Instant deadline = context.now + rules.window;
        const bool isFixed = rules.commit == CommitMode::FixedAtDeadline;
        session.m_compose =
            ComposeWindow{.startedAt = context.now,
                          .deadline = deadline,
                          .earliestSubmit = isFixed ? deadline : context.now + rules.minInterval,
                          .locked = std::nullopt};
        session.m_stage = Stage::Composing;
        return Outcome::Accepted;
    }
    Expected<Outcome, Refusal> operator()(const command::Verify& command) const
    {
        --context.quotas.verifications;
        if (!context.desk.hold(command.number, session.m_compose->deadline + context.profile.code.hold))
            return Outcome::NumberTaken;
        --context.quotas.locks;
        session.m_compose->locked = command.number;
        return Outcome::NumberLocked;
    }
    Expected<Outcome, Refusal> operator()(const command::Clear&) const
    {
        context.desk.release(*session.m_compose->locked);
        session.m_compose->locked.reset();
        return Outcome::Accepted;
    }
    Expected<Outcome, Refusal> operator()(const command::Submit&) const
    {
        if (session.m_choice)
            return Outcome::Chosen;
        const SerialIndex number = *session.m_compose->locked;
        session.m_compose.reset();
        return session.settle(number, ChoiceMode::Composed, context.now, context);
    }
    Expected<Outcome, Refusal> operator()(const command::Draw& command) const
    {
        const Profile& rules = context.profile;
        const bool isOnSite = command.kind == DrawKind::OnSite;
        const Instant expiresAt = context.now + (isOnSite ? rules.onSite.life : rules.draw.batchLife);
        const int size = isOnSite ? rules.onSite.batchSize : rules.draw.batchSize;
        // The old batch goes back only when there is a new one: a refusal leaves it on the screen.
        std::vector<SerialIndex> numbers = context.desk.draw(size, command.withoutFour, expiresAt);
        if (numbers.empty())
            return Unexpected{Refusal::PoolTooSmall};
        XUANHAO_CHECK(numbers.size() <= static_cast<std::size_t>(size));
        --(isOnSite ? context.quotas.onSiteDraws : context.quotas.draws);
        if (isOnSite)
            session.releaseNumbers(context.desk);
        session.releaseBatch(context.desk);
        session.m_compose.reset();
        session.m_batch = Batch{std::move(numbers), expiresAt, command.kind, command.withoutFour, {}};
        session.m_stage = Stage::Drawn;
        if (session.m_aside)
            keepUntil(context.now + rules.draw.backupLife);
        return Outcome::BatchDrawn;
    }
    void keepUntil(Instant until) const
    {
        session.m_aside->expiresAt = until;
        for (const SerialIndex number : session.m_aside->numbers)
            context.desk.prolong(number, until);
    }
    Expected<Outcome, Refusal> operator()(const command::KeepAside& command) const
    {
        if (!session.m_aside)
            session.m_aside = Aside{{}, context.now + context.profile.draw.backupLife};
        session.m_aside->numbers.push_back(command.number);
        session.m_batch->aside = command.number;
        context.desk.prolong(command.number, session.m_aside->expiresAt);
        return Outcome::KeptAside;
    }
    Expected<Outcome, Refusal> operator()(const command::ChooseDrawn& command) const
    {
        const bool isOnSite = session.m_batch && session.m_batch->kind == DrawKind::OnSite;
        return session.settleDrawn(command.number, isOnSite ? ChoiceMode::DrawnOnSite : ChoiceMode::Drawn,
                                   context.now, context);
    }
    Expected<Outcome, Refusal> operator()(const command::ConfirmCode&) const
    {
        if (!session.m_choice)
            return stepDone(session.m_codeConfirmed);
        session.m_codeConfirmed = true;
        const Choice choice = *session.m_choice;
        session.m_choice.reset();
        return session.settle(choice.number, choice.mode, context.now, context);
    }
    Expected<Outcome, Refusal> operator()(const command::GiveUpChoice&) const
    {
        session.releaseNumbers(context.desk);
        session.m_stage = Stage::Choosing;
        return Outcome::Accepted;
    }
    Expected<Outcome, Refusal> operator()(const command::Abandon&) const
    {
        session.end(EndReason::GivenUp, context.desk);
        return Outcome::Accepted;
    }
};

SelectionSession::SelectionSession(CounterId terminal, Instant openedAt, SessionWay way)
    : m_terminal(std::move(terminal))
    , m_way(way)
    , m_lastActAt(openedAt)
{}

Expected<Outcome, Refusal> SelectionSession::handle(const Command& command, Context& context)
{
    const std::optional<Instant> due = nextDeadline(context.profile);
    if (due && context.now >= *due)
        return Unexpected{Refusal::WrongStage};
    const bool isForeign = isLive() && context.terminal != m_terminal;
    if (isForeign && isAct(command) && !wasAt(context.terminal)) {
        end(EndReason::SecondTerminal, context.desk);
        return Outcome::Voided;
    }
    const bool isSubmit = std::holds_alternative<command::Submit>(command);
    if (isSubmit && context.terminal == m_terminal) {
        if (m_stage == Stage::Composing && context.now < m_compose->earliestSubmit) {
            end(EndReason::EarlySubmission, context.desk);
            return Outcome::Voided;
        }
        if (m_reservation && m_reservation->mode == ChoiceMode::Composed)
            return Outcome::Reserved;
    }
    if (const std::optional<Refusal> refusal =
            refusalFor(command, context.profile, context.quotas, context.terminal))
        return Unexpected{*refusal};
    const Expected<Outcome, Refusal> outcome = std::visit(Hand{*this, context}, command);
    if (outcome)
        m_lastActAt = context.now;
    return outcome;
}

std::optional<Refusal> SelectionSession::refusalFor(const Command& command, const Profile& profile,
                                                    const Quotas& quotas, const CounterId& terminal) const
{
    if (!isLive())
        return Refusal::SessionOver;
    if (!(terminal == m_terminal))
        return Refusal::OtherTerminal;
    return std::visit(Judge{*this, profile, quotas}, command);
}

void SelectionSession::moveTo(const CounterId& terminal, Instant now)
{
    XUANHAO_CHECK(isLive());
    std::erase(m_formerTerminals, terminal);
    if (terminal != m_terminal)
        m_formerTerminals.push_back(m_terminal);
    m_terminal = terminal;
    m_lastActAt = now;
}

bool SelectionSession::wasAt(const CounterId& terminal) const
{
    return std::find(m_formerTerminals.begin(), m_formerTerminals.end(), terminal) != m_formerTerminals.end();
}

bool SelectionSession::isDone(Step step) const
{
    switch (step) {
    case Step::Notice:
        return m_noticeAccepted;
    case Step::Vehicle:
        return m_vehicleEntered;
    case Step::Contact:
        return m_contactConfirmed;
    case Step::Choose:
        return m_choice || m_reservation;
    case Step::Code:
        return m_codeConfirmed;
    case Step::Result:
        return m_stage == Stage::Reserved;
    }
    checkFailed("a known step", __FILE__, __LINE__);
}

Step SelectionSession::currentStep(const Profile& profile) const
{
    for (const Step step : profile.steps) {
        if (!isDone(step))
            return step;
    }
    return profile.steps.last();
}

std::vector<SerialIndex> SelectionSession::liveNumbers() const
{
    std::vector<SerialIndex> numbers;
    if (m_batch)
        numbers = m_batch->numbers;
    if (m_aside) {
        std::copy_if(m_aside->numbers.begin(), m_aside->numbers.end(), std::back_inserter(numbers),
                     [this](SerialIndex number) { return !m_batch || m_batch->aside != number; });
    }
    if (m_compose && m_compose->locked)
        numbers.push_back(*m_compose->locked);
    if (m_choice)
        numbers.push_back(m_choice->number);
    if (m_reservation)
        numbers.push_back(m_reservation->number);
    return numbers;
}

bool SelectionSession::areDoneBefore(Step step, const Profile& profile) const
{
    const qsizetype at = profile.steps.indexOf(step);
    return std::all_of(profile.steps.begin(), profile.steps.begin() + at,
                       [this](Step earlier) { return isDone(earlier); });
}

void SelectionSession::end(EndReason reason, NumberDesk& desk)
{
    releaseNumbers(desk);
    m_stage = Stage::Ended;
    m_endReason = reason;
}

/// Gives every number back; called on live sessions only, so a reserved number is never among them.
///
/// One that was locked or chosen comes back later: else the applicant could say to the second when somebody
/// else may take it (domain.md §2.4).
void SelectionSession::releaseNumbers(NumberDesk& desk)
{
    if (m_compose && m_compose->locked)
        desk.releaseLater(*m_compose->locked);
    if (m_choice)
        desk.releaseLater(m_choice->number);
    m_compose.reset();
    m_choice.reset();
    for (const SerialIndex number : liveNumbers())
        desk.release(number);
    m_batch.reset();
    m_aside.reset();
}

/// Gives the batch back, but for what is kept aside of it.
void SelectionSession::releaseBatch(NumberDesk& desk)
{
    if (!m_batch)
        return;
    for (const SerialIndex number : m_batch->numbers) {
        if (m_batch->aside != number)
            desk.release(number);
    }
    m_batch.reset();
}

/// One of the drawn numbers becomes the choice; all others go back.
Outcome SelectionSession::settleDrawn(SerialIndex number, ChoiceMode mode, Instant at, Context& context)
{
    for (const SerialIndex other : liveNumbers()) {
        if (other != number)
            context.desk.release(other);
    }
    m_batch.reset();
    m_aside.reset();
    return settle(number, mode, at, context);
}

/// The number is final once the code is confirmed, before or after the choice.
Outcome SelectionSession::settle(SerialIndex number, ChoiceMode mode, Instant at, Context& context)
{
    if (!m_codeConfirmed) {
        const Instant heldUntil = at + context.profile.code.hold;
        context.desk.choose(number, heldUntil);
        m_choice = Choice{number, mode, at, heldUntil};
        m_stage = Stage::AwaitingCode;
        return Outcome::Chosen;
    }
    context.desk.reserve(number);
    m_reservation = Reservation{
        number, mode, at,
        context.calendar.addWorkdays(officeDate(at), context.profile.reservation.validityWorkdays)};
    m_stage = Stage::Reserved;
    return Outcome::Reserved;
}

} // namespace xuanhao
