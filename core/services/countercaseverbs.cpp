// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uuid.h"
#include "core/services/countercase.h"
#include "core/services/failures.h"
#include "core/services/officeservice.h"
#include "core/sync/poolmirror.h"

namespace xuanhao {

namespace {

constexpr Milliseconds kRepeatWait{3'000};

bool isSame(const QJsonObject& a, const QJsonObject& b)
{
    return toCanonicalJson(a) == toCanonicalJson(b);
}

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

void CounterCase::registerApplicant(Answer answer)
{
    const bool isRegistered = m_record.account && !m_record.account->ended;
    if (isRegistered && isSame(m_record.account->data.toJson(), m_record.accountDraft.toJson()))
        return finishStep(answer);
    perform({EndpointId::Register, {}, m_record.accountDraft.toJson()}, std::move(answer));
}

void CounterCase::correctAccount(const AccountCorrection& correction, Answer answer)
{
    if (!m_record.account)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    perform({EndpointId::CorrectAccount,
             {{QStringLiteral("account"), m_record.account->id}},
             correction.toJson()},
            std::move(answer));
}

void CounterCase::cancelAccount(const CancelAccountRequest& request, Answer answer)
{
    if (!m_record.account)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    perform(
        {EndpointId::CancelAccount, {{QStringLiteral("account"), m_record.account->id}}, request.toJson()},
        std::move(answer));
}

void CounterCase::openSession(Answer answer)
{
    if (!m_record.account)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    const OutgoingWrite open{EndpointId::OpenSession,
                             {{QStringLiteral("account"), m_record.account->id}},
                             m_record.officeDraft.toJson()};
    const auto& session = m_record.session;
    if (session && session->session.stage() == Stage::Preparing) {
        if (session->division == m_record.officeDraft.division &&
            session->business == m_record.officeDraft.business &&
            session->session.way() == m_record.officeDraft.way)
            return finishStep(answer);
        // The office of a session is fixed; another office is another session.
        return performAtSession(EndpointId::Abandon, {},
                                [this, open, answer](const std::optional<Failure>& failure) {
                                    if (failure)
                                        answer(failure);
                                    else
                                        perform(open, answer);
                                });
    }
    perform(open, std::move(answer));
}

void CounterCase::acceptNotice(Answer answer)
{
    const OfficeReference* reference = m_context.office.reference();
    const OfficeText* notice = reference ? reference->text(QStringLiteral("notice")) : nullptr;
    if (!notice)
        return answerLater(answer, Failure{Failure::Kind::NoAnswer, {}, {}, QStringLiteral("no notice yet")});
    if (m_record.session && m_record.session->session.isDone(Step::Notice))
        return finishStep(answer);
    performAtSession(EndpointId::AcceptNotice, NoticeRequest{notice->version}.toJson(), std::move(answer));
}

void CounterCase::sendVehicle(Answer answer)
{
    if (m_record.session && m_record.session->session.isDone(Step::Vehicle) && m_record.session->vehicle &&
        isSame(m_record.session->vehicle->toJson(), m_record.vehicleDraft.toJson()))
        return finishStep(answer);
    performAtSession(EndpointId::EnterVehicle, m_record.vehicleDraft.toJson(), std::move(answer));
}

void CounterCase::confirmContact(Answer answer)
{
    if (m_record.session && m_record.session->session.isDone(Step::Contact) && m_record.session->contact &&
        isSame(m_record.session->contact->toJson(), m_record.contactDraft.toJson()))
        return finishStep(answer);
    performAtSession(EndpointId::ConfirmContact, m_record.contactDraft.toJson(), std::move(answer));
}

void CounterCase::startCompose(Answer answer)
{
    performAtSession(EndpointId::StartCompose, {}, std::move(answer));
}

void CounterCase::verify(const QString& captchaAnswer, Answer answer)
{
    if (!m_compose || !m_compose->isComplete())
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    const VerifyRequest request{m_compose->serial(), m_captcha ? m_captcha->id : QString(), captchaAnswer};
    performAtSession(EndpointId::Verify, request.toJson(), std::move(answer));
}

void CounterCase::clearNumber(Answer answer)
{
    performAtSession(EndpointId::Clear, {}, std::move(answer));
}

void CounterCase::draw(const DrawRequest& request, Answer answer)
{
    performAtSession(EndpointId::Draw, request.toJson(), std::move(answer));
}

void CounterCase::keepAside(SerialIndex number, Answer answer)
{
    performOnDrawn(EndpointId::KeepAside, number, std::move(answer));
}

void CounterCase::chooseDrawn(SerialIndex number, Answer answer)
{
    performOnDrawn(EndpointId::ChooseDrawn, number, std::move(answer));
}

void CounterCase::performOnDrawn(EndpointId endpoint, SerialIndex number, Answer answer)
{
    if (!m_record.session || !m_record.session->plateKind)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    const SerialRules& rules = SerialRules::of(*m_record.session->plateKind);
    if (number >= rules.size())
        return answerLater(answer, problemFailure(Problem::refused(Refusal::NotInBatch)));
    performAtSession(endpoint, ChooseRequest{rules.serialAt(number)}.toJson(), std::move(answer));
}

void CounterCase::sendCode(Answer answer)
{
    performAtSession(EndpointId::SendCode, {}, std::move(answer));
}

void CounterCase::confirmCode(const QString& code, Answer answer)
{
    performAtSession(EndpointId::ConfirmCode, CodeRequest{code}.toJson(), std::move(answer));
}

// Not by way of OperationSender: it stores what it sends, and a password is not to be stored.
void CounterCase::witnessIdentity(const WitnessRequest& request, Answer answer)
{
    if (m_isBusy)
        return;
    if (!m_record.session)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    setBusy(true);
    ++m_changes;
    m_context.client.send(
        {EndpointId::WitnessIdentity,
         {{QStringLiteral("session"), m_record.session->id}},
         request.toJson(),
         randomUuid(m_context.random)},
        this, [this, answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
            ++m_changes;
            const std::optional<Failure> failure = takeWitnessed(result);
            setBusy(false);
            answer(failure);
            // What became of an answer that was lost is asked at once.
            if (!result && result.error().leavesOutcomeOpen())
                refresh([](const std::optional<Failure>&) {});
        });
}

std::optional<Failure> CounterCase::takeWitnessed(const Expected<CentralAnswer, CallFailure>& result)
{
    if (!result)
        return toFailure(result.error());
    auto view = SessionView::fromJson(result->body);
    if (!view)
        return badAnswer(result->requestId, view.error().text());
    takeSample(*result);
    takeSession(*std::move(view), After::Verb);
    m_record.shownPage.reset();
    const auto saved = save();
    Q_EMIT changed();
    return saved ? std::nullopt : std::optional(toFailure(saved.error()));
}

void CounterCase::submitNumber(Answer answer)
{
    // An honest counter is never early, whoever presses the button (B9).
    if (!m_earliestSubmit || !m_earliestSubmit->mayConfirm(m_context.clock.monotonic()))
        return answerLater(answer, problemFailure(Problem::refused(Refusal::WrongStage)));
    performAtSession(EndpointId::Submit, {}, std::move(answer));
}

void CounterCase::giveUpChoice(Answer answer)
{
    performAtSession(EndpointId::GiveUpChoice, {}, std::move(answer));
}

void CounterCase::abandon(Answer answer)
{
    performAtSession(EndpointId::Abandon, {}, std::move(answer));
}

void CounterCase::recordPrint(const PrintRequest& request,
                              std::function<void(Expected<PrintReply, Failure>)> answer)
{
    m_lastPrint.reset();
    performAtSession(
        EndpointId::RecordPrint, request.toJson(), [this, answer](std::optional<Failure> failure) {
            if (failure)
                answer(Unexpected{*failure});
            else if (m_lastPrint)
                answer(*m_lastPrint);
            else
                answer(Unexpected{badAnswer({}, QStringLiteral("the printing was not counted"))});
        });
}

void CounterCase::finishStep(const Answer& answer)
{
    // Nothing was changed on an earlier page: on to where the case stands.
    if (m_isBusy)
        return;
    m_record.shownPage.reset();
    m_record.obstacle.reset();
    store();
    Q_EMIT changed();
    answerLater(answer, std::nullopt);
}

void CounterCase::performAtSession(EndpointId endpoint, const QJsonObject& body, Answer answer)
{
    if (!m_record.session)
        return answerLater(answer, problemFailure(Problem::refused(Refusal::StepMissing)));
    perform({endpoint, {{QStringLiteral("session"), m_record.session->id}}, body}, std::move(answer));
}

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
        if (m_hasWaiting || isSameCreation)
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
    if (endpoint == EndpointId::RecordPrint) {
        JsonReader reader(reply.body);
        const PrintReply print = PrintReply::read(reader);
        if (reader.finish(JsonReader::UnknownKeys::Ignore))
            return false;
        m_lastPrint = print;
        if (m_record.session)
            m_record.session->prints = std::max(m_record.session->prints, print.nth);
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
    if ((isObstacle(problem) && !isPause) || isOver) {
        m_record.obstacle = failure;
        m_record.shownPage.reset();
        store();
        Q_EMIT changed();
    } else if (m_record.session && !isInputProblem(problem.code)) {
        // What is shown here was not what central has.
        readSession(m_record.session->id, [this, failure, answer](const std::optional<Failure>&) {
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
