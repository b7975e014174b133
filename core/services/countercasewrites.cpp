// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/failures.h"
#include "core/sync/poolmirror.h"

// How a write goes to central, and what its answer does to the case.

namespace xuanhao {

namespace {

constexpr Milliseconds kRepeatWait{3'000};

/// What central says of an account that has ended meanwhile.
AccountEndView accountEndIn(const Problem& problem)
{
    const auto fact = [&](const char* key) { return problem.facts.value(QLatin1String(key)).toString(); };
    return {accountEndFromWire(fact("reason")).value_or(AccountEnd::NoSelection),
            instantFromIso(fact("at")).value_or(Instant{})};
}

bool isInputProblem(ProblemCode code)
{
    return code == ProblemCode::InvalidField || code == ProblemCode::WarningNotOverridden ||
           code == ProblemCode::InvoiceMissing || code == ProblemCode::InvoicePictureMissing ||
           code == ProblemCode::InvoicePictureRefused || code == ProblemCode::ConsentMissing ||
           code == ProblemCode::AgentMissing;
}

bool isExpired(const Failure& failure)
{
    return failure.problem && failure.problem->code == ProblemCode::OperationExpired;
}

/// Whether the quota that refuses leaves no way to a number at all today.
bool leavesNoWay(Refusal refusal, const Quotas& quotas, const Profile& profile)
{
    const bool isQuota = refusal == Refusal::NoVerificationsLeft || refusal == Refusal::NoLocksLeft ||
                         refusal == Refusal::NoDrawsLeft || refusal == Refusal::NoOnSiteDrawsLeft;
    const bool canCompose = profile.compose.enabled && quotas.verifications > 0 && quotas.locks > 0;
    const bool canDraw = profile.draw.enabled && quotas.draws > 0;
    const bool canDrawOnSite = profile.onSite.enabled && quotas.onSiteDraws > 0;
    return isQuota && !canCompose && !canDraw && !canDrawOnSite;
}

} // namespace

void CounterCase::perform(const OutgoingWrite& write, Answer answer)
{
    if (m_isBusy)
        return;
    keepDraft();
    const auto prepared = m_context.sender.prepare(scope(), write);
    if (!prepared)
        return answerLater(answer, toFailure(prepared.error()));
    m_hasWaiting = true;
    setBusy(true);
    if (prepared->write == write)
        return transmit(*prepared, std::move(answer));
    if (prepared->write.endpoint == EndpointId::Submit) {
        dropConfirmation(*prepared);
        setBusy(false);
        return perform(write, std::move(answer));
    }
    // An earlier change has no answer yet. Central has to say what became of it before the next one.
    const EndpointId waiting = prepared->write.endpoint;
    transmit(*prepared, [this, write, waiting,
                         answer = std::move(answer)](const std::optional<Failure>& failure) {
        const bool isSameCreation = !failure && waiting == write.endpoint &&
                                    (waiting == EndpointId::Register || waiting == EndpointId::OpenSession);
        // Before anything else the clerk looks at what has become of it.
        if (m_hasWaiting || isSameCreation || (failure && isExpired(*failure)))
            answer(failure);
        else
            perform(write, answer);
    });
}

void CounterCase::dropConfirmation(const PreparedWrite& prepared)
{
    // A submission that comes back in a later window would be early (B9); it only confirms, and central
    // has chosen without it.
    const auto finished = m_context.sender.finish(prepared.operation);
    m_hasWaiting = !finished;
}

void CounterCase::transmit(const PreparedWrite& prepared, Answer answer)
{
    ++m_changes;
    m_context.sender.send(
        prepared, this,
        [this, prepared, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
            ++m_changes;
            m_nextRepeat = m_context.clock.monotonic() + kRepeatWait;
            if (result)
                return takeReply(prepared, *result, answer);
            const Failure failure = toFailure(result.error());
            if (!result.error().leavesOutcomeOpen())
                return takeProblem(prepared, failure, answer);
            setBusy(false);
            answer(failure);
        });
}

void CounterCase::takeReply(const PreparedWrite& prepared, const CentralAnswer& reply, const Answer& answer)
{
    // A question about a session elsewhere leaves it there.
    const bool isAboutMove =
        prepared.write.endpoint == EndpointId::AskMove || prepared.write.endpoint == EndpointId::SendMoveCode;
    const auto oldObstacle = isAboutMove ? m_record.obstacle : std::exchange(m_record.obstacle, std::nullopt);
    if (!takeBody(prepared, reply)) {
        m_record.obstacle = oldObstacle;
        // Central has done it, but what it says can't be read: the repeat will tell.
        setBusy(false);
        answer(badAnswer(reply.requestId, QStringLiteral("the answer is none of this request")));
        return;
    }
    // The picture is half of a step: the page stays until the vehicle itself is taken.
    if (prepared.write.endpoint != EndpointId::SendInvoice)
        m_record.shownPage.reset();
    const auto saved = save(prepared.operation);
    m_hasWaiting = !saved;
    Q_EMIT changed();
    setBusy(false);
    if (saved)
        answer(std::nullopt);
    else
        answer(toFailure(saved.error()));
}

bool CounterCase::takeBody(const PreparedWrite& prepared, const CentralAnswer& reply)
{
    const EndpointId endpoint = prepared.write.endpoint;
    if (endpoint == EndpointId::Register || endpoint == EndpointId::CorrectAccount ||
        endpoint == EndpointId::CancelAccount) {
        JsonReader reader(reply.body);
        AccountView view = AccountView::read(reader);
        if (reader.finish(JsonReader::UnknownKeys::Ignore))
            return false;
        m_record.accountDraft = draftFor(view);
        takeAccount(std::move(view));
        return true;
    }
    if (endpoint == EndpointId::AskMove || endpoint == EndpointId::SendMoveCode) {
        JsonReader reader(reply.body);
        MoveView view = MoveView::read(reader);
        if (reader.finish(JsonReader::UnknownKeys::Ignore))
            return false;
        takeMove(view);
        return true;
    }
    auto view = SessionView::fromJson(reply.body);
    if (!view)
        return false;
    // The stored answer of a repeated operation carries the time of the first answer.
    if (!prepared.isRepeat)
        takeSample(reply);
    if (endpoint == EndpointId::Verify)
        m_captcha.reset();
    const bool wasTaken = endpoint == EndpointId::Verify && view->lastVerify && !view->lastVerify->isLocked;
    // Handed over, the session is another counter's.
    takeSession(*std::move(view), endpoint == EndpointId::DecideMove ? After::Reading : After::Verb);
    // The next number is a new number: its keys are laid out anew (B4).
    if (m_compose && (wasTaken || endpoint == EndpointId::Clear))
        m_compose->clear();
    if (wasTaken && m_record.session->plateKind)
        m_context.pools.refresh(*m_record.session->plateKind);
    return true;
}

void CounterCase::takeProblem(const PreparedWrite& prepared, const Failure& failure, const Answer& answer)
{
    const auto finished = m_context.sender.finish(prepared.operation);
    m_hasWaiting = !finished;
    const Problem& problem = *failure.problem;
    if (problem.code == ProblemCode::AlreadyReserved)
        return landOnReserved(problem.facts.value(QStringLiteral("session")).toString(), failure, answer);
    if (problem.code == ProblemCode::AccountEnded && m_record.account) {
        m_record.account->ended = accountEndIn(problem);
        m_record.accountDraft = draftFor(*m_record.account);
        m_record.shownPage.reset();
        store();
        Q_EMIT changed();
    }
    if (problem.code == ProblemCode::CaptchaWrong || problem.code == ProblemCode::CaptchaExpired)
        m_captcha.reset();
    if (endsElsewhere(prepared, problem)) {
        setBusy(false);
        return answer(failure);
    }
    const auto refusal = refusalOf(problem);
    const bool isOver = refusal && m_record.session && profile() &&
                        leavesNoWay(*refusal, m_record.session->quotas, *profile());
    // A session that lives waits until maintenance is over, where it stands.
    const bool isPause =
        problem.code == ProblemCode::Maintenance && m_record.session && m_record.session->session.isLive();
    const bool isStop = (isObstacle(problem) && !isPause) || isOver;
    if (isStop) {
        m_record.obstacle = failure;
        m_record.shownPage.reset();
        store();
        Q_EMIT changed();
    }
    const bool mayBeOutdated = !isStop && m_record.session && !isInputProblem(problem.code);
    if (mayBeOutdated || isExpired(failure)) {
        // What is shown here was not what central has.
        refresh([this, failure, answer](const std::optional<Failure>&) {
            setBusy(false);
            answer(failure);
        });
        return;
    }
    setBusy(false);
    answer(failure);
}

void CounterCase::landOnReserved(const QString& session, const Failure& failure, const Answer& answer)
{
    readSession(session, [this, failure, answer](const std::optional<Failure>& readFailure) {
        setBusy(false);
        if (readFailure)
            answer(failure);
        else
            answer(std::nullopt);
    });
}

} // namespace xuanhao
