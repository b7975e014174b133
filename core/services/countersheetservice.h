// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationsender.h"
#include "core/services/sheetservice.h"
#include "core/services/staffservice.h"

#include <QTimer>

namespace xuanhao {

class CounterSheetService final : public SheetService
{
    Q_OBJECT

public:
    CounterSheetService(DbThread& storage, CentralClient& client, OperationSender& sender,
                        const ServerClock& serverClock, const StaffService& staff, QObject* parent = nullptr);

    /// Reads what waits from an earlier run.
    void load();
    /// Tells central what waits, one after the other, as soon as nobody can take it for a sheet that is not
    /// printed yet; while nobody is signed in nothing.
    void sendWaiting();
    /// Takes results that are not to be kept any longer out of the database (E6), by central's time only,
    /// once a day.
    void endOldResults();

    void record(const SheetRequest& request, int printed, Answer<RecordedSheet> answer) override;
    [[nodiscard]] QList<WaitingSheet> waiting() const override;
    [[nodiscard]] std::optional<int> unreadable() const override { return m_unreadable; }
    void recordOutcome(const QString& sheet, SheetOutcome outcome, Answer<SheetOutcomeReply> answer) override;
    void find(const SheetQuery& query, Answer<SheetPage> answer) override;
    void findKept(const QString& text, const QString& after, Answer<KeptSheets> answer) override;
    void openKept(const QString& session, SheetKind kind, Answer<std::optional<KeptResult>> answer) override;
    void report(const CounterReportQuery& query, Answer<CounterReport> answer) override;

private:
    struct Waiting
    {
        PreparedWrite write;
        SheetRequest request;
        std::optional<Failure> refusal = {};
        bool isRenewed = false;
    };

    [[nodiscard]] int copiesWaiting(SheetKind kind, const QString& subject) const;
    void sendFrom(qsizetype index);
    void take(qsizetype index, const Expected<CentralAnswer, CallFailure>& result);
    /// A new operation for a record whose own is older than central remembers.
    bool renew(Waiting& sheet);
    void finish(const QString& operation);
    /// Central has recorded a sheet: keeps its number with the result, for a time without a line.
    void note(const SheetRequest& sheet, int nth);

    DbThread& m_storage;
    CentralClient& m_client;
    OperationSender& m_sender;
    const ServerClock& m_serverClock;
    const StaffService& m_staff;
    QList<Waiting> m_waiting;
    QTimer m_retry;
    QDate m_endedOn; ///< when old results were ended last
    bool m_isSending = false;
    std::optional<int> m_unreadable = 0;
};

} // namespace xuanhao
