// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterlookupservice.h"

#include "core/services/replies.h"

namespace xuanhao {

void CounterLookupService::search(const SearchRequest& request, Answer<SearchReply> answer)
{
    m_client.send({EndpointId::Search, {}, request.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<SearchReply>(result));
                  });
}

void CounterLookupService::showAccount(const QString& account, Answer<AccountView> answer)
{
    m_client.send({EndpointId::ShowAccount, {{QStringLiteral("account"), account}}}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<AccountView>(result));
                  });
}

void CounterLookupService::showSession(const QString& session, Answer<SessionView> answer)
{
    m_client.send({EndpointId::ShowSession, {{QStringLiteral("session"), session}}}, this,
                  [answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                      if (!result)
                          return answer(Unexpected{toFailure(result.error())});
                      auto view = SessionView::fromJson(result->body);
                      if (view)
                          answer(*std::move(view));
                      else
                          answer(Unexpected{badAnswer(result->requestId, view.error().text())});
                  });
}

void CounterLookupService::findAccount(const AccountQuery& query, Answer<AccountView> answer)
{
    m_client.send({EndpointId::FindAccount, {}, query.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<AccountView>(result));
                  });
}

void CounterLookupService::sendAccessCode(const QString& account, Answer<AccessView> answer)
{
    // One that got no answer waits in the scope: it stands for this one, too.
    const auto prepared =
        m_sender.prepare(QStringLiteral("access:") + account,
                         {EndpointId::SendAccessCode, {{QStringLiteral("account"), account}}, {}});
    if (!prepared) {
        const Failure failure = toFailure(prepared.error());
        QMetaObject::invokeMethod(
            this, [answer, failure] { answer(Unexpected{failure}); }, Qt::QueuedConnection);
        return;
    }
    m_sender.send(*prepared, this,
                  [this, operation = prepared->operation,
                   answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      const auto reply = readReply<AccessView>(result);
                      if (reply || (!result && !result.error().leavesOutcomeOpen())) {
                          const auto finished = m_sender.finish(operation);
                          if (!finished)
                              qWarning("Forgetting an answered change failed: %s",
                                       qUtf8Printable(finished.error().detail));
                      }
                      answer(reply);
                  });
}

} // namespace xuanhao
