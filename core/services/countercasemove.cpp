// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/failures.h"

// A session that lives at another counter comes here, or one from here goes there (B10).

namespace xuanhao {

namespace {

constexpr Milliseconds kMoveWait{3'000};

} // namespace

QString CounterCase::sessionElsewhere() const
{
    const auto& problem = m_record.obstacle ? m_record.obstacle->problem : std::nullopt;
    if (!problem || problem->code != ProblemCode::SessionLive)
        return {};
    return problem->facts.value(QLatin1String("session")).toString();
}

void CounterCase::performElsewhere(EndpointId endpoint, const QJsonObject& body, Answer answer)
{
    const QString session = sessionElsewhere();
    if (session.isEmpty())
        return answerLater(answer, problemFailure(Problem::refused(Refusal::WrongStage)));
    perform({endpoint, {{QStringLiteral("session"), session}}, body}, std::move(answer));
}

void CounterCase::askMove(Answer answer)
{
    performElsewhere(EndpointId::AskMove, {}, std::move(answer));
}

void CounterCase::sendMoveCode(Answer answer)
{
    performElsewhere(EndpointId::SendMoveCode, {}, std::move(answer));
}

void CounterCase::moveByCode(const QString& code, Answer answer)
{
    performElsewhere(EndpointId::MoveByCode, CodeRequest{code}.toJson(), std::move(answer));
}

void CounterCase::decideMove(MoveDecision decision, Answer answer)
{
    performAtSession(EndpointId::DecideMove, MoveDecisionRequest{decision}.toJson(), std::move(answer));
}

/// Whether the other counter has answered meanwhile.
void CounterCase::readMove()
{
    m_isReading = true;
    m_context.client.send({EndpointId::ShowMove, {{QStringLiteral("session"), sessionElsewhere()}}}, this,
                          [this](Expected<CentralAnswer, CallFailure> result) {
                              m_isReading = false;
                              m_nextReading = m_context.clock.monotonic() + kMoveWait;
                              if (!result)
                                  return;
                              JsonReader reader(result->body);
                              const MoveView view = MoveView::read(reader);
                              if (!reader.finish(JsonReader::UnknownKeys::Ignore))
                                  takeMove(view);
                          });
}

void CounterCase::takeMove(const MoveView& view)
{
    if (sessionElsewhere() != view.session)
        return;
    m_move = view;
    if (!view.isHere) {
        Q_EMIT changed();
        return;
    }
    m_move.reset();
    m_record.obstacle.reset();
    readSession(view.session, [](std::optional<Failure>) {});
}

} // namespace xuanhao
