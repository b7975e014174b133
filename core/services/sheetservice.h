// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/sessionview.h"
#include "core/protocol/sheetmessages.h"
#include "core/services/failure.h"

#include <QObject>

#include <functional>
#include <optional>

namespace xuanhao {

/// A sheet that may be spooled now.
struct RecordedSheet
{
    QString mark;  ///< names it at this counter
    QString sheet; ///< its id at central; empty while the record waits for the line
    int nth = 1;
    Instant at{};
};

/// A record that central does not have yet.
struct WaitingSheet
{
    SheetRequest request;
    std::optional<Failure> refusal; ///< why central did not take it when it was told last
};

/// What this counter keeps of results itself, for a time without a line: of each the form and the receipt as
/// lines of the list, newest first. `at` is when the result was there, `nth` how often the sheet was printed
/// as far as this counter knows; who printed it, and where, is not known.
struct KeptSheets
{
    SheetPage page;
    int unreadable = 0; ///< results that are damaged and left out
};

/// A result as this counter keeps it, ready to be printed.
struct KeptResult
{
    AccountView account;
    SessionView session;
    int atCentral = 0; ///< printings of the sheet's kind that central has recorded, as far as is known here
    int printed = 0;   ///< with those whose records wait
};

/// The record of every sheet that leaves this counter, and of what came out of the printer (C2). What the
/// hand-over and the day report say of a counter comes from here, too.
class SheetService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    template <typename T>
    using Answer = std::function<void(Expected<T, Failure>)>;

    /// Records a sheet before it is spooled; `request` needs neither time nor clerk. Without an answer of
    /// central, or while a record of the same kind and subject waits, this one waits here, also through a
    /// restart, and goes up by itself (F4). The sheet is then counted from `printed`, the printings that are
    /// known at central, and the waiting ones.
    virtual void record(const SheetRequest& request, int printed, Answer<RecordedSheet> answer) = 0;
    /// Oldest first. What central refuses stays and is told of again.
    [[nodiscard]] virtual QList<WaitingSheet> waiting() const = 0;
    /// How many records of an earlier run are damaged; they stay in the database and don't go up. Nothing:
    /// none of an earlier run could be read.
    [[nodiscard]] virtual std::optional<int> unreadable() const = 0;
    /// Tells central what came out; may be told again, the last word holds.
    virtual void recordOutcome(const QString& sheet, SheetOutcome outcome,
                               Answer<SheetOutcomeReply> answer) = 0;
    virtual void find(const SheetQuery& query, Answer<SheetPage> answer) = 0;
    /// What this counter keeps of its own results (C2, F4); `text` as the look-up takes it, or a whole name;
    /// empty: all.
    virtual void findKept(const QString& text, const QString& after, Answer<KeptSheets> answer) = 0;
    /// A result that is kept here, to print a sheet of this kind; nothing: there is none, or it is damaged.
    virtual void openKept(const QString& session, SheetKind kind,
                          Answer<std::optional<KeptResult>> answer) = 0;
    virtual void report(const CounterReportQuery& query, Answer<CounterReport> answer) = 0;

Q_SIGNALS:
    void waitingChanged();
    /// A record that waited is at central now.
    void wentUp(const QString& mark, const QString& sheet);
};

} // namespace xuanhao
