// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterlookupservice.h"

#include "core/services/scopedwrite.h"

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
    sendInScope<AccessView>(m_sender, QStringLiteral("access:") + account,
                            {EndpointId::SendAccessCode, {{QStringLiteral("account"), account}}, {}}, this,
                            std::move(answer));
}

} // namespace xuanhao
