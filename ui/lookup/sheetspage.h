// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "core/protocol/sessionview.h"
#include "core/protocol/sheetmessages.h"
#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"

class QCheckBox;
class QLabel;
class QTableWidget;

namespace xuanhao {

class CodeEdit;

/// Which papers were printed, by whom, for what reason and what came out; the application form and the
/// receipt are printed again from here (C2). Without a line it lists the results that this counter keeps
/// itself, and prints from those (F4).
class SheetsPage final : public Page
{
    Q_OBJECT

public:
    explicit SheetsPage(const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

private:
    void makeTable();
    /// Asks from the beginning, or for the page after the last line.
    void ask(const QString& after);
    /// The same of what this counter keeps itself.
    void askOwn(const QString& after);
    void take(const SheetPage& page, bool isMore);
    void addRow(const SheetLine& line);
    /// Whose list it is: this counter's own one knows less.
    void showSource(bool isOwn);
    /// Whose list it is, what central does not have yet, and why it did not take it.
    void showNotes();
    [[nodiscard]] QStringList waitingNotes() const;
    /// Where the same paper stands in the own list, which has it once; else the first row.
    [[nodiscard]] int rowOf(const SheetLine& line) const;
    [[nodiscard]] const SheetLine* selected() const;
    [[nodiscard]] static bool canPrintAgain(const SheetLine& line);
    void printAgain();
    void showPreview(const AccountView& account, const SessionView& session, SheetKind kind);
    /// Prints from what this counter keeps; where it keeps nothing, says why central was not asked.
    void printKept(const QString& session, SheetKind kind, const std::optional<Failure>& reason);
    void sayOutcome(SheetOutcome outcome);
    /// Prints what this clerk leaves to the next, or the counter's day.
    void printReport(SheetKind kind);
    void setBusy(bool isBusy);

    UiContext m_context;
    CodeEdit* m_text;
    QCheckBox* m_isToday;
    QTableWidget* m_table;
    QLabel* m_notes;
    QList<SheetLine> m_lines;
    QString m_next; ///< where the list goes on; empty: it is complete
    bool m_isBusy = false;
    bool m_mustAskAgain = false; ///< somebody asked while it was busy
    bool m_isOwn = false;        ///< the list is what this counter keeps itself
    int m_unreadable = 0;        ///< of the own list
    bool m_wasOnline = false;
};

} // namespace xuanhao
