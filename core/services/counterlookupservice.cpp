// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterlookupservice.h"

#include "core/services/failures.h"

namespace xuanhao {

namespace {

template <typename T>
Expected<T, Failure> readReply(const Expected<CentralAnswer, CallFailure>& result)
{
    if (!result)
        return Unexpected{toFailure(result.error())};
    JsonReader reader(result->body);
    T reply = T::read(reader);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{badAnswer(result->requestId, error->text())};
    return reply;
}

} // namespace

void CounterLookupService::search(const SearchRequest& request, Answer<SearchReply> answer)
{
    m_client.send({EndpointId::Search, {}, request.toJson()}, this,
                  [answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                      answer(readReply<SearchReply>(result));
                  });
}

void CounterLookupService::showAccount(const QString& account, Answer<AccountView> answer)
{
    m_client.send({EndpointId::ShowAccount, {{QStringLiteral("account"), account}}}, this,
                  [answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
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
                  [answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                      answer(readReply<AccountView>(result));
                  });
}

void CounterLookupService::recordPrint(const QString& session, const PrintRequest& request,
                                       Answer<PrintReply> answer)
{
    const OutgoingWrite write{
        EndpointId::RecordPrint, {{QStringLiteral("session"), session}}, request.toJson()};
    const auto prepared = m_sender.prepare(QStringLiteral("print:") + session, write);
    if (!prepared) {
        const Failure failure = toFailure(prepared.error());
        QMetaObject::invokeMethod(
            this, [answer, failure] { answer(Unexpected{failure}); }, Qt::QueuedConnection);
        return;
    }
    // A printing that got no answer was not spooled: the waiting record stands for this one, too.
    sendPrint(*prepared, std::move(answer));
}

void CounterLookupService::sendPrint(const PreparedWrite& prepared, Answer<PrintReply> answer)
{
    m_sender.send(prepared, this,
                  [this, prepared, answer = std::move(answer)](Expected<CentralAnswer, CallFailure> result) {
                      const auto reply = readReply<PrintReply>(result);
                      if (reply || (!result && !result.error().leavesOutcomeOpen())) {
                          const auto finished = m_sender.finish(prepared.operation);
                          if (!finished)
                              qWarning("Forgetting an answered printing failed: %s",
                                       qUtf8Printable(finished.error().detail));
                      }
                      answer(reply);
                  });
}

} // namespace xuanhao
