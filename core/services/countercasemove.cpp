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

void CounterCase::decideMove(const MoveDecisionRequest& request, Answer answer)
{
    performAtSession(EndpointId::DecideMove, request.toJson(), std::move(answer));
}

/// The session that was asked for is over: a new one may begin here.
bool CounterCase::endsElsewhere(const PreparedWrite& prepared, const Problem& problem)
{
    const EndpointId endpoint = prepared.write.endpoint;
    const bool isAboutMove = endpoint == EndpointId::AskMove || endpoint == EndpointId::SendMoveCode ||
                             endpoint == EndpointId::MoveByCode;
    const bool isOver = problem.code == ProblemCode::NotFound || refusalOf(problem) == Refusal::SessionOver;
    if (!isAboutMove || !isOver || sessionElsewhere().isEmpty())
        return false;
    m_record.obstacle.reset();
    m_move.reset();
    m_record.shownPage.reset();
    store();
    Q_EMIT changed();
    return true;
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
    if (view.isHere) // until it has been read, the page stays, and it is asked for again
        readSession(view.session, [](const std::optional<Failure>&) {});
    else
        Q_EMIT changed();
}

} // namespace xuanhao
