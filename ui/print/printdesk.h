// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/sheetservice.h"
#include "printing/rarefonts.h"
#include "ui/print/papers.h"
#include "ui/print/printersettings.h"
#include "ui/print/spooler.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace xuanhao {

/// How this counter prints, as its settings say.
struct PrintSetup
{
    QString printer; ///< empty: PDF
    QString pdfFolder;
    std::optional<QString> receiptPrinter = {}; ///< nothing: the printer of everything else
    ReceiptPaper receiptPaper = ReceiptPaper::A5;
    QString settingsFile = {}; ///< of PrinterSettings
};

/// Prints papers: checks that everything fits, has each sheet recorded by central, then spools it. "Spooled"
/// is not "printed": the clerk says what came out, or prints again (C2).
class PrintDesk final : public QObject
{
    Q_OBJECT

public:
    /// `isDone`: the printer's queue has it, or the file is written. `message` is a sentence for the clerk.
    struct Result
    {
        bool isDone = false;
        QString message;
    };
    using Done = std::function<void(const Result&)>;

    PrintDesk(CounterServices services, Forms forms, const PrintSetup& setup, QObject* parent = nullptr);

    [[nodiscard]] const Papers& papers() const { return m_papers; }

    /// Asks the system for its printers in a thread of its own: a dead network printer may block for long.
    void findPrinters();
    [[nodiscard]] QStringList printers() const { return m_printers; }
    /// Where papers of this kind go: a printer's name, or an empty text for a file.
    [[nodiscard]] const QString& printer(SheetKind kind) const;
    void setPrinter(SheetKind kind, const QString& printer);
    /// What of a text can't be printed. Opens the fonts only for a text that is not an everyday one.
    [[nodiscard]] PrintGaps gapsOf(const QString& text) const;
    [[nodiscard]] PrinterSetting settingOf(const QString& printer) const { return m_settings.of(printer); }
    bool setSetting(const QString& printer, const PrinterSetting& setting);
    /// For the status bar: the printer's name, "PDF file" or "looking for printers".
    [[nodiscard]] QString printerText() const;
    /// While a paper is recorded or spooled; one at a time.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// The application form on the present printer, as set for it.
    [[nodiscard]] Paper application(const AccountView& account, const SessionView& session,
                                    const QString& reason) const;
    [[nodiscard]] Paper receipt(const AccountView& account, const SessionView& session,
                                const QString& reason) const;
    /// Why it can't be printed, or an empty text.
    [[nodiscard]] static QString overflowSentence(const Printout& printout);
    /// Since when the present clerk has worked here, as far as this program knows.
    [[nodiscard]] Instant shiftFrom() const { return m_shiftFrom; }
    /// The paper as it would look now as its n-th printing.
    [[nodiscard]] Printout shown(const Paper& paper, int nth) const;
    /// Prints a paper. While another is on its way the answer says so, and nothing is recorded.
    void print(const Paper& paper, const Done& done);
    /// Opens the preview of a paper that has been printed `printed` times; it prints through this desk.
    void preview(const std::function<Paper(const QString& reason)>& paperOf, int printed, QWidget* parent);
    /// How often a session's form was printed, also when the session was read before the last time.
    [[nodiscard]] int printings(const SessionView& session) const;
    void previewApplication(const AccountView& account, const SessionView& session, QWidget* parent);

    /// The sheet of this kind about this subject that was printed here last.
    struct LastSheet
    {
        QString mark;  ///< RecordedSheet::mark
        QString sheet; ///< its id at central; empty while its record waits for the line
        int nth = 1;   ///< of its last copy
        QString message;
        SheetOutcome outcome = SheetOutcome::Spooled;
    };
    [[nodiscard]] std::optional<LastSheet> last(SheetKind kind, const QString& subject) const;
    /// The clerk says what came out of the printer.
    void sayOutcome(const QString& sheet, SheetOutcome outcome, const Done& done);

Q_SIGNALS:
    void changed();
    /// A paper has gone to the printer or into a file; `message` says where.
    void paperPrinted(SheetKind kind, const QString& message);

private:
    void noteShift();
    [[nodiscard]] QString targetOf(const Paper& paper) const
    {
        return paper.printer.value_or(printer(paper.kind));
    }
    [[nodiscard]] static QString sentenceFor(const Spooled& spooled);
    /// Has a paper recorded whose reason nobody was asked for: from its second printing on one is given.
    void recordWithReason(const Paper& paper, const QString& contentHash, const Done& done);
    void record(const Paper& paper, const QString& contentHash, const Done& done);
    void spool(const Paper& paper, const Printout& printout, const RecordedSheet& recorded, const Done& done);
    void noteWentUp(const QString& mark, const QString& sheet);
    /// How many printings are known at central, as far as is known here.
    [[nodiscard]] int printedBefore(const Paper& paper) const;
    /// The pages of every copy; each says which one it is.
    static Printout allCopies(const Paper& paper, int nth, Instant at);
    /// What the program itself knows of a sheet.
    void tellOutcome(const QString& sheet, SheetOutcome outcome);
    void finish(const Done& done, const Result& result);

    CounterServices m_services;
    PrintSetup m_setup;
    PrinterSettings m_settings;
    Papers m_papers;
    Spooler m_spooler;
    Spooler m_search; ///< a thread of its own: no paper waits for a print system that is slow to tell its
                      ///< printers
    QStringList m_printers;
    bool m_isSearching = false;
    bool m_isSilent = false; ///< the print system, when it was asked last
    bool m_isBusy = false;
    QString m_clerk;
    Instant m_shiftFrom{};
    QHash<QString, LastSheet> m_last;
};

} // namespace xuanhao
