// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/failures.h"
#include "core/services/officeservice.h"
#include "core/sync/poolmirror.h"

namespace xuanhao {

namespace {

bool isSame(const QJsonObject& a, const QJsonObject& b)
{
    return toCanonicalJson(a) == toCanonicalJson(b);
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
         m_context.client.newOperation()},
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

} // namespace xuanhao
