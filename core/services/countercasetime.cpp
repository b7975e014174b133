// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/failures.h"
#include "core/services/officeservice.h"
#include "core/services/staffservice.h"
#include "core/sync/poolmirror.h"

namespace xuanhao {

namespace {

constexpr Milliseconds kReadingWait{2'000};
constexpr Milliseconds kQuietWait{13'000};

} // namespace

void CounterCase::newCaptcha(Answer answer)
{
    if (m_isBusy)
        return;
    if (!m_record.session)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    setBusy(true);
    m_context.client.send({EndpointId::NewCaptcha, {{QStringLiteral("session"), m_record.session->id}}}, this,
                          [this, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                              m_captcha.reset();
                              std::optional<Failure> failure;
                              if (result) {
                                  JsonReader reader(result->body);
                                  CaptchaReply captcha = CaptchaReply::read(reader);
                                  if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
                                      failure = badAnswer(result->requestId, error->reason);
                                  else
                                      m_captcha = std::move(captcha);
                              } else {
                                  failure = toFailure(result.error());
                              }
                              Q_EMIT changed();
                              setBusy(false);
                              answer(failure);
                          });
}

void CounterCase::refresh(Answer answer)
{
    if (m_record.session)
        readSession(m_record.session->id, std::move(answer));
    else if (m_record.account)
        readAccount(std::move(answer));
    else
        answerLater(answer, std::nullopt);
}

void CounterCase::readSession(const QString& session, Answer answer)
{
    m_isReading = true;
    const int changes = m_changes;
    m_context.client.send(
        {EndpointId::ShowSession, {{QStringLiteral("session"), session}}}, this,
        [this, changes, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
            m_isReading = false;
            m_nextReading = m_context.clock.monotonic() + kReadingWait;
            if (!result)
                return answer(toFailure(result.error()));
            auto view = SessionView::fromJson(result->body);
            if (!view)
                return answer(badAnswer(result->requestId, view.error().text()));
            takeSample(*result);
            // A change was sent meanwhile; its own answer is newer than this one.
            if (changes != m_changes)
                return answer(std::nullopt);
            if (!isNews(*view)) // most readings only tell that nothing has happened
                return answer(std::nullopt);
            takeSession(*std::move(view), After::Reading);
            const auto saved = save();
            Q_EMIT changed();
            if (saved)
                answer(std::nullopt);
            else
                answer(toFailure(saved.error()));
        });
}

void CounterCase::readAccount(Answer answer)
{
    m_context.client.send({EndpointId::ShowAccount, {{QStringLiteral("account"), m_record.account->id}}},
                          this,
                          [this, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                              if (!result)
                                  return answer(toFailure(result.error()));
                              JsonReader reader(result->body);
                              AccountView view = AccountView::read(reader);
                              if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
                                  return answer(badAnswer(result->requestId, error->reason));
                              takeAccount(std::move(view));
                              store();
                              Q_EMIT changed();
                              // A valid selection first (B13), then one that is under way.
                              const auto& reserved = m_record.account->reservedSession;
                              const auto& session = reserved ? reserved : m_record.account->liveSession;
                              if (session && !m_record.session)
                                  readSession(*session, answer);
                              else
                                  answer(std::nullopt);
                          });
}

void CounterCase::takeAccount(AccountView view)
{
    m_record.account = std::move(view);
    if (m_record.accountDraft.documentNumber.isEmpty())
        m_record.accountDraft = m_record.account->data;
}

void CounterCase::takeAccess(const AccessView& access)
{
    if (!m_record.account)
        return;
    m_record.account->access = access;
    store();
    Q_EMIT changed();
}

bool CounterCase::isOtherCounters(const SessionView& view) const
{
    return view.session.isLive() && !(view.session.terminal() == CounterId(m_context.client.counter()));
}

void CounterCase::takeSession(SessionView view, After after)
{
    if (after == After::Reading && isOtherCounters(view)) {
        m_record.session.reset();
        updateWatch();
        updateDeadline();
        updateCompose();
        // B10: one person, one terminal. Named, and left alone.
        m_record.obstacle = problemFailure({ProblemCode::SessionLive,
                                            QStringLiteral("the session lives at another counter"),
                                            {{QStringLiteral("session"), view.id},
                                             {QStringLiteral("counter"), view.counterName},
                                             {QStringLiteral("openedAt"), toOfficeIso(view.openedAt)}}});
        return;
    }
    if (sessionElsewhere() == view.id) // it has come here
        m_record.obstacle.reset();
    m_move.reset();
    takeDrafts(view);
    const auto end = view.session.endReason();
    if (end == EndReason::EarlySubmission || end == EndReason::SecondTerminal) {
        Problem problem = Problem::refused(Refusal::SessionOver);
        problem.facts.insert(QStringLiteral("endReason"), wireWord(*end));
        m_record.obstacle = problemFailure(std::move(problem));
    }
    // Commands of the clerk are no lapse; while nothing else is done, what has lapsed is still worth saying.
    const bool isSame = m_record.session && m_record.session->id == view.id;
    const bool isReady = view.session.stage() == Stage::Choosing || view.session.stage() == Stage::Drawn;
    if (after == After::Verb || !isSame || !isReady)
        m_record.lapsed = Passing::Nothing;
    else if (const Passing lapsed = view.session.lapsedSince(m_record.session->session);
             lapsed != Passing::Nothing)
        m_record.lapsed = lapsed;
    m_record.session = std::move(view);
    updateWatch();
    updateDeadline();
    updateCompose();
}

/// What central has fills what this counter has not typed: of a session that was not here before.
void CounterCase::takeDrafts(const SessionView& view)
{
    if (m_record.session && m_record.session->id == view.id)
        return;
    if (view.vehicle && m_record.vehicleDraft.vin.isEmpty())
        m_record.vehicleDraft = *view.vehicle;
    const ContactDraft& contact = m_record.contactDraft;
    if (view.contact && contact.address.isEmpty() && contact.postcode.isEmpty() && contact.landline.isEmpty())
        m_record.contactDraft = *view.contact;
    if (m_record.officeDraft.division.isEmpty())
        m_record.officeDraft = {view.division, view.business, view.session.way()};
}

/// Whether the view says anything but a later time.
bool CounterCase::isNews(const SessionView& view) const
{
    if (!m_record.session || m_record.obstacle)
        return true;
    SessionView same = view;
    same.serverTime = m_record.session->serverTime;
    same.poolVersion = m_record.session->poolVersion; // others choose, too
    return toCanonicalJson(same.toJson()) != toCanonicalJson(m_record.session->toJson());
}

void CounterCase::takeSample(const CentralAnswer& reply)
{
    const auto serverTime = instantFromIso(reply.body.value(QStringLiteral("serverTime")).toString());
    if (serverTime)
        m_context.serverClock.take(ServerTimeSample::fromReply(*serverTime, reply.sentAt, reply.receivedAt));
}

void CounterCase::updateWatch()
{
    const auto& session = m_record.session;
    const bool isChoosing =
        session && session->plateKind &&
        (session->session.stage() == Stage::Choosing || session->session.stage() == Stage::Composing);
    const std::optional<PlateKind> wanted = isChoosing ? session->plateKind : std::nullopt;
    if (wanted == m_watched)
        return;
    if (m_watched)
        m_context.pools.unwatch(*m_watched);
    m_watched = wanted;
    if (m_watched)
        m_context.pools.watch(*m_watched);
}

void CounterCase::updateDeadline()
{
    const auto& session = m_record.session;
    const bool isComposing = session && session->session.stage() == Stage::Composing;
    const auto& sample = m_context.serverClock.sample();
    if (!isComposing || !sample) {
        m_deadline.reset();
        m_earliestSubmit.reset();
        return;
    }
    const auto follow = [&](std::optional<DeadlineView>& view, Instant deadline) {
        if (view && view->deadline() == deadline)
            view->take(*sample);
        else
            view.emplace(deadline, *sample);
    };
    follow(m_deadline, session->session.composeWindow()->deadline);
    follow(m_earliestSubmit, session->session.composeWindow()->earliestSubmit);
}

void CounterCase::updateCompose()
{
    const auto& session = m_record.session;
    const bool isComposing =
        session && session->session.stage() == Stage::Composing && session->plateKind && profile();
    if (!isComposing) {
        // The page may still hold the model while it hears of the change.
        if (m_compose)
            m_compose.release()->deleteLater();
        m_composeStarted.reset();
        return;
    }
    const SelectionSession::ComposeWindow& window = *session->session.composeWindow();
    if (!m_compose || m_composeStarted != window.startedAt) {
        if (m_compose)
            m_compose.release()->deleteLater();
        m_compose = std::make_unique<ComposeModel>(SerialRules::of(*session->plateKind),
                                                   m_context.pools.index(*session->plateKind),
                                                   profile()->compose.shuffle, m_context.random);
        m_composeStarted = window.startedAt;
    }
    m_compose->setOpen(!m_isBusy && !window.locked);
}

void CounterCase::clockJumped()
{
    m_deadline.reset();
    m_earliestSubmit.reset();
    m_nextReading = m_context.clock.monotonic() + kReadingWait;
    if (m_record.session && m_record.session->session.isLive() && m_context.client.hasToken()) {
        qInfo("The PC slept or its clock was set; case %s is asked again", qUtf8Printable(m_record.id));
        refresh([](const std::optional<Failure>&) {});
    }
}

void CounterCase::confirmAtDeadline()
{
    const MonotonicInstant now = m_context.clock.monotonic();
    if (!m_deadline || !m_deadline->mayConfirm(now))
        return;
    if (m_compose)
        m_compose->setOpen(false);
    if (m_record.session->session.composeWindow()->locked && !m_hasWaiting) {
        performAtSession(EndpointId::Submit, {}, [](const std::optional<Failure>&) {});
        return;
    }
    if (now >= m_nextReading && !m_isReading)
        refresh([](const std::optional<Failure>&) {});
}

void CounterCase::repeatWaiting()
{
    const auto waiting = m_context.sender.waiting(scope());
    if (!waiting || !*waiting) {
        m_hasWaiting = !waiting;
        return;
    }
    const bool isConfirmation = (*waiting)->write.endpoint == EndpointId::Submit;
    const bool isComposing = m_record.session && m_record.session->session.stage() == Stage::Composing;
    if (isConfirmation && isComposing) {
        updateDeadline();
        if (!m_earliestSubmit || !m_earliestSubmit->mayConfirm(m_context.clock.monotonic()))
            return;
    } else if (isConfirmation) {
        dropConfirmation(**waiting);
        refresh([](const std::optional<Failure>&) {});
        return;
    }
    setBusy(true);
    transmit(**waiting, [](const std::optional<Failure>&) {});
}

void CounterCase::step()
{
    const MonotonicInstant now = m_context.clock.monotonic();
    storeDraftWhenDue(now);
    if (m_isForgotten || m_isBusy || !m_context.client.hasToken())
        return;
    if (m_hasWaiting && now >= m_nextRepeat) {
        m_nextRepeat = now + kReadingWait;
        repeatWaiting();
        return;
    }
    if (sessionElsewhere().isEmpty())
        m_move.reset();
    if (m_move && !m_isReading && now >= m_nextReading) {
        readMove();
        return;
    }
    const auto& session = m_record.session;
    if (!session || !session->session.isLive())
        return;
    if (session->session.stage() == Stage::Composing) {
        updateDeadline();
        confirmAtDeadline();
        return;
    }
    const bool waitsForSms =
        session->codeTrouble || (session->code && session->code->sms == SmsState::Queued);
    const auto due = profile() ? session->session.nextDeadline(*profile()) : std::nullopt;
    const bool isOverdue =
        due && m_context.serverClock.sample() && m_context.serverClock.now() > *due + kReadingWait;
    // Central hears that somebody works here, and the counter whether another one asks for the session (B10).
    const bool isAttended = m_context.staff.current() && !m_context.staff.isLocked();
    const bool isQuiet = isAttended && now >= m_nextReading + kQuietWait;
    if ((waitsForSms || isOverdue || isQuiet) && now >= m_nextReading && !m_isReading)
        refresh([](const std::optional<Failure>&) {});
}

} // namespace xuanhao
