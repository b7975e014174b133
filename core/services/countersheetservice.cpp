// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countersheetservice.h"

#include "core/services/scopedwrite.h"

namespace xuanhao {

void CounterSheetService::record(const SheetRequest& request, Answer<SheetReply> answer)
{
    // By what it says: another sheet about the same subject is another record.
    const QString scope = QStringLiteral("sheet:") + wireWord(request.kind) + QLatin1Char(':') +
                          request.subject + QLatin1Char(':') + request.contentHash;
    sendInScope<SheetReply>(m_sender, scope, {EndpointId::RecordSheet, {}, request.toJson()}, this,
                            std::move(answer));
}

// Not by way of OperationSender: a waiting word would stand for one that was said after it. A repeat changes
// nothing.
void CounterSheetService::recordOutcome(const QString& sheet, SheetOutcome outcome,
                                        Answer<SheetOutcomeReply> answer)
{
    m_client.send({EndpointId::RecordSheetOutcome,
                   {{QStringLiteral("sheet"), sheet}},
                   SheetOutcomeRequest{outcome}.toJson(),
                   m_client.newOperation()},
                  this, [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<SheetOutcomeReply>(result));
                  });
}

void CounterSheetService::find(const SheetQuery& query, Answer<SheetPage> answer)
{
    m_client.send({EndpointId::FindSheets, {}, query.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<SheetPage>(result));
                  });
}

void CounterSheetService::report(const CounterReportQuery& query, Answer<CounterReport> answer)
{
    m_client.send({EndpointId::CounterReport, {}, query.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<CounterReport>(result));
                  });
}

} // namespace xuanhao
