// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationsender.h"
#include "core/services/sheetservice.h"

#include <QObject>

namespace xuanhao {

class CounterSheetService final : public QObject, public SheetService
{
    Q_OBJECT

public:
    CounterSheetService(CentralClient& client, OperationSender& sender, QObject* parent = nullptr)
        : QObject(parent)
        , m_client(client)
        , m_sender(sender)
    {}

    void record(const SheetRequest& request, Answer<SheetReply> answer) override;
    void recordOutcome(const QString& sheet, SheetOutcome outcome, Answer<SheetOutcomeReply> answer) override;
    void find(const SheetQuery& query, Answer<SheetPage> answer) override;
    void report(const CounterReportQuery& query, Answer<CounterReport> answer) override;

private:
    CentralClient& m_client;
    OperationSender& m_sender;
};

} // namespace xuanhao
