// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterstaffservice.h"

#include "core/services/failures.h"

namespace xuanhao {

CounterStaffService::CounterStaffService(CentralClient& client, QObject* parent)
    : StaffService(parent)
    , m_client(client)
{
    connect(&client, &CentralClient::failed, this, [this](const CallFailure& failure) {
        // The sign-in has run out: the case stays, the same person signs in again.
        if (failure.problem && failure.problem->code == ProblemCode::SignInFirst && m_current)
            lock();
    });
}

void CounterStaffService::signIn(const QString& staff, const QString& password, Answer answer)
{
    if (m_isLocked && m_current && m_current->staff != staff) {
        const Problem problem{ProblemCode::Forbidden,
                              QStringLiteral("another person has locked this counter"),
                              {{QStringLiteral("lockedBy"), m_current->staff}}};
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), problem] { answer(problemFailure(problem)); },
            Qt::QueuedConnection);
        return;
    }
    m_client.send({EndpointId::SignIn, {}, SignInRequest{staff, password}.toJson()}, this,
                  [this, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                      if (!result)
                          return answer(toFailure(result.error()));
                      JsonReader reader(result->body);
                      SignInReply reply = SignInReply::read(reader);
                      if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
                          return answer(badAnswer(result->requestId, error->reason));
                      m_client.setToken(reply.token);
                      m_current = std::move(reply);
                      m_isLocked = false;
                      Q_EMIT changed();
                      answer(std::nullopt);
                  });
}

void CounterStaffService::signOut()
{
    if (!m_current)
        return;
    // The token is gone here at once, whatever central answers; there it ends by itself.
    m_client.send({EndpointId::SignOut}, this, [this](const Expected<CentralAnswer, CallFailure>&) {
        if (!m_current)
            m_client.setToken({});
    });
    m_current.reset();
    m_isLocked = false;
    Q_EMIT changed();
}

void CounterStaffService::lock()
{
    if (!m_current || m_isLocked)
        return;
    m_isLocked = true;
    Q_EMIT changed();
}

} // namespace xuanhao
