// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/printdesk.h"

#include "core/services/connection.h"
#include "core/services/sheetservice.h"
#include "core/services/staffservice.h"
#include "ui/print/previewdialog.h"
#include "ui/support/errortext.h"
#include "ui/support/gaptext.h"

#include <QDir>
#include <QPointer>

#include <algorithm>

namespace xuanhao {

namespace {

QString keyOf(SheetKind kind, const QString& subject)
{
    return wireWord(kind) + QLatin1Char(' ') + subject;
}

} // namespace

PrintDesk::PrintDesk(CounterServices services, Forms forms, const PrintSetup& setup, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_setup(setup)
    , m_settings(setup.settingsFile)
    , m_papers(services, std::move(forms))
{
    connect(&services.staff, &StaffService::changed, this, &PrintDesk::noteShift);
    connect(&services.sheets, &SheetService::wentUp, this, &PrintDesk::noteWentUp);
}

void PrintDesk::noteShift()
{
    const auto& current = m_services.staff.current();
    const QString clerk = current ? current->staff : QString();
    if (clerk == m_clerk)
        return; // locked, and back
    m_clerk = clerk;
    m_shiftFrom = m_services.connection.serverNow();
}

void PrintDesk::findPrinters()
{
    if (m_isSearching)
        return;
    m_isSearching = true;
    Q_EMIT changed();
    m_search.findPrinters([this](const std::optional<QStringList>& names) {
        if (names)
            m_printers = *names; // those that were known stay
        m_isSilent = !names;
        m_isSearching = false;
        Q_EMIT changed();
    });
}

PrintGaps PrintDesk::gapsOf(const QString& text) const
{
    return isEverydayText(text) ? PrintGaps() : printGaps(text, m_papers.fonts());
}

const QString& PrintDesk::printer(SheetKind kind) const
{
    return kind == SheetKind::Receipt && m_setup.receiptPrinter ? *m_setup.receiptPrinter : m_setup.printer;
}

void PrintDesk::setPrinter(SheetKind kind, const QString& printer)
{
    if (kind == SheetKind::Receipt)
        m_setup.receiptPrinter = printer;
    else
        m_setup.printer = printer;
    Q_EMIT changed();
}

bool PrintDesk::setSetting(const QString& printer, const PrinterSetting& setting)
{
    return m_settings.set(printer, setting);
}

QString PrintDesk::printerText() const
{
    if (m_isSearching)
        return tr("looking for printers…");
    if (m_setup.printer.isEmpty())
        return tr("PDF file");
    if (m_isSilent)
        return tr("%1 (the print system does not answer)").arg(m_setup.printer);
    return m_printers.contains(m_setup.printer) ? m_setup.printer : tr("%1 (not found)").arg(m_setup.printer);
}

Paper PrintDesk::application(const AccountView& account, const SessionView& session,
                             const QString& reason) const
{
    const PrinterSetting setting = m_settings.of(m_setup.printer);
    return m_papers.application(account, session, reason, setting.hasBack, setting.stock);
}

Paper PrintDesk::receipt(const AccountView& account, const SessionView& session, const QString& reason) const
{
    return m_papers.receipt(account, session, reason, m_setup.receiptPaper);
}

QString PrintDesk::overflowSentence(const Printout& printout)
{
    const FormCheck check = printout.check();
    if (check.mayPrint())
        return {};
    QStringList names;
    bool isRoomMissing = false;
    for (const Overflow& overflow : check.overflows)
        isRoomMissing = isRoomMissing || !overflow.isCode;
    for (const Overflow& overflow : check.overflows)
        names.append(overflow.isCode && isRoomMissing
                         ? tr("%1 (no bar code can be made of it)").arg(overflow.name)
                         : overflow.name);
    if (!isRoomMissing)
        return tr("Nothing was printed: no bar code can be made of %1: it is empty, too long or has other "
                  "characters.")
            .arg(names.join(QStringLiteral("、")));
    return tr("Nothing was printed: this does not fit into its place on the form: %1. Shorten it and print "
              "again.")
        .arg(names.join(QStringLiteral("、")));
}

QString PrintDesk::sentenceFor(const Spooled& spooled)
{
    switch (spooled.outcome) {
    case Spooled::Outcome::Sent:
        return tr("Sent to %1. Look at the paper: is it there, and can it be read?").arg(spooled.where);
    case Spooled::Outcome::Waiting:
        return tr("Sent to %1, which stands still: the paper waits there. Let the printer go on, or print on "
                  "another "
                  "one.")
            .arg(spooled.where);
    case Spooled::Outcome::NoPaper:
        return tr("Sent to %1, which has no paper. Put paper in; the sheet comes out then.")
            .arg(spooled.where);
    case Spooled::Outcome::Saved:
        return tr("Saved as %1.").arg(QDir::toNativeSeparators(spooled.where));
    case Spooled::Outcome::NoPrinter:
        return tr("The printer %1 is not there. Choose another one in the preview (Ctrl+P).")
            .arg(spooled.where);
    case Spooled::Outcome::NotAccepted:
        return tr("The printer %1 did not accept the paper. Check it, then print again (F8).")
            .arg(spooled.where);
    case Spooled::Outcome::NotWritten:
        return tr("The PDF file could not be written to %1. Check the folder, then print again (F8).")
            .arg(QDir::toNativeSeparators(spooled.where));
    case Spooled::Outcome::TooSmall:
        return tr("The printer %1 has no paper of this size. Choose another printer, then print again (F8).")
            .arg(spooled.where);
    case Spooled::Outcome::NoAnswer:
        return tr("%1 has not answered; the paper may still come out. Look at the printer. If nothing comes, "
                  "choose another printer or a PDF file in the preview (Ctrl+P).")
            .arg(QDir::toNativeSeparators(spooled.where));
    }
    return {};
}

void PrintDesk::finish(const Done& done, const Result& result)
{
    m_isBusy = false;
    Q_EMIT changed();
    done(result);
}

Printout PrintDesk::shown(const Paper& paper, int nth) const
{
    return paper.make(nth, m_services.connection.serverNow());
}

void PrintDesk::print(const Paper& paper, const Done& done)
{
    if (m_isBusy) {
        done({false, tr("Another paper is being printed; wait a moment.")});
        return;
    }
    const Printout first = shown(paper, 1);
    if (const QString problem = overflowSentence(first); !problem.isEmpty()) {
        done({false, problem});
        return;
    }
    m_isBusy = true;
    Q_EMIT changed();
    const QString hash = contentHashOf(first.content);
    if (paper.reason.isEmpty() && needsReasonForMore(paper.kind))
        recordWithReason(paper, hash, done);
    else
        record(paper, hash, done);
}

void PrintDesk::recordWithReason(const Paper& paper, const QString& contentHash, const Done& done)
{
    m_services.sheets.find(
        {.kind = paper.kind, .subject = paper.subject, .limit = 1},
        [self = QPointer<PrintDesk>(this), wanted = paper, contentHash,
         done](const Expected<SheetPage, Failure>& before) mutable {
            if (!self)
                return;
            // What waits is not at central; whoever can't ask goes by what is known here.
            const QList<WaitingSheet> waiting = self->m_services.sheets.waiting();
            const bool isFurther =
                (before && !before->lines.isEmpty()) || self->printedBefore(wanted) > 0 ||
                std::any_of(waiting.begin(), waiting.end(), [&](const WaitingSheet& sheet) {
                    return sheet.request.kind == wanted.kind && sheet.request.subject == wanted.subject;
                });
            if (isFurther)
                wanted.reason = tr("printed again at the counter");
            self->record(wanted, contentHash, done);
        });
}

void PrintDesk::record(const Paper& paper, const QString& contentHash, const Done& done)
{
    const QString printer = targetOf(paper);
    const SheetRequest request{.kind = paper.kind,
                               .subject = paper.subject,
                               .printer = printer.isEmpty() ? QStringLiteral("pdf") : printer,
                               .copies = paper.copies,
                               .reason = paper.reason,
                               .contentHash = contentHash};
    m_services.sheets.record(
        request, printedBefore(paper),
        [self = QPointer<PrintDesk>(this), paper, done](const Expected<RecordedSheet, Failure>& reply) {
            if (!self)
                return;
            if (!reply) {
                self->finish(done, {false, xuanhao::sentenceFor(reply.error())});
                return;
            }
            const Printout printout = allCopies(paper, reply->nth, reply->at);
            // What the n-th printing says is longer than what the first one said.
            if (const QString problem = overflowSentence(printout); !problem.isEmpty()) {
                if (!reply->sheet.isEmpty())
                    self->tellOutcome(reply->sheet, SheetOutcome::NotPrinted);
                self->finish(done, {false, problem});
            } else {
                self->spool(paper, printout, *reply, done);
            }
        });
}

Printout PrintDesk::allCopies(const Paper& paper, int nth, Instant at)
{
    Printout all = paper.make(nth, at);
    for (int copy = 1; copy < paper.copies; ++copy)
        all.pages += paper.make(nth + copy, at).pages;
    return all;
}

int PrintDesk::printedBefore(const Paper& paper) const
{
    const auto sheet = last(paper.kind, paper.subject);
    return qMax(paper.printed, sheet && !sheet->sheet.isEmpty() ? sheet->nth : 0);
}

void PrintDesk::noteWentUp(const QString& mark, const QString& sheet)
{
    for (LastSheet& last : m_last) {
        if (last.mark != mark)
            continue;
        last.sheet = sheet;
        if (last.outcome != SheetOutcome::Spooled)
            tellOutcome(sheet, last.outcome);
    }
    Q_EMIT changed();
}

void PrintDesk::spool(const Paper& paper, const Printout& printout, const RecordedSheet& recorded,
                      const Done& done)
{
    const QString printer = targetOf(paper);
    const QString pdf = QDir(m_setup.pdfFolder).filePath(printout.fileName + QStringLiteral(".pdf"));
    m_spooler.spool(printout, {printer, m_settings.of(printer).offset}, pdf, m_papers.sharedFonts(),
                    [this, kind = paper.kind, subject = paper.subject, copies = paper.copies, recorded,
                     byHand = byHandSentence(printout.check().gaps), done](const Spooled& spooled) {
                        QStringList said{sentenceFor(spooled)};
                        if (spooled.isDone() && !byHand.isEmpty())
                            said.append(byHand);
                        if (recorded.sheet.isEmpty())
                            said.append(tr("The line is down: the record of this sheet goes up by itself "
                                           "later."));
                        const QString message = said.join(QLatin1Char(' '));
                        SheetOutcome outcome = SheetOutcome::Spooled;
                        if (!spooled.isDone() && spooled.outcome != Spooled::Outcome::NoAnswer)
                            outcome = SheetOutcome::NotPrinted;
                        else if (spooled.outcome == Spooled::Outcome::Saved)
                            outcome = SheetOutcome::Printed;
                        m_last.insert(keyOf(kind, subject), {recorded.mark, recorded.sheet,
                                                             recorded.nth + copies - 1, message, outcome});
                        // Nobody needs to look at what is known already.
                        if (outcome != SheetOutcome::Spooled && !recorded.sheet.isEmpty())
                            tellOutcome(recorded.sheet, outcome);
                        if (spooled.isDone())
                            Q_EMIT paperPrinted(kind, message);
                        finish(done, {spooled.isDone(), message});
                    });
}

void PrintDesk::tellOutcome(const QString& sheet, SheetOutcome outcome)
{
    m_services.sheets.recordOutcome(
        sheet, outcome, [sheet](const Expected<SheetOutcomeReply, Failure>& reply) {
            if (!reply) // the record then says no more than that it was spooled
                qWarning("What became of sheet %s was not recorded: %s", qUtf8Printable(sheet),
                         qUtf8Printable(reply.error().detail));
        });
}

std::optional<PrintDesk::LastSheet> PrintDesk::last(SheetKind kind, const QString& subject) const
{
    const auto found = m_last.constFind(keyOf(kind, subject));
    return found == m_last.constEnd() ? std::nullopt : std::optional(*found);
}

void PrintDesk::sayOutcome(const QString& sheet, SheetOutcome outcome, const Done& done)
{
    m_services.sheets.recordOutcome(sheet, outcome,
                                    [self = QPointer<PrintDesk>(this), sheet, outcome,
                                     done](const Expected<SheetOutcomeReply, Failure>& reply) {
                                        if (!self)
                                            return;
                                        if (!reply) {
                                            done({false, xuanhao::sentenceFor(reply.error())});
                                            return;
                                        }
                                        for (LastSheet& last : self->m_last) {
                                            if (last.sheet != sheet)
                                                continue;
                                            last.outcome = outcome;
                                            last.message.clear();
                                        }
                                        Q_EMIT self->changed();
                                        done({true, {}});
                                    });
}

void PrintDesk::preview(const std::function<Paper(const QString&)>& paperOf, int printed, QWidget* parent)
{
    auto* dialog = new PreviewDialog(*this, paperOf, printed, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

int PrintDesk::printings(const SessionView& session) const
{
    const auto sheet = last(SheetKind::Application, session.id);
    return qMax(session.prints, sheet ? sheet->nth : 0);
}

void PrintDesk::previewApplication(const AccountView& account, const SessionView& session, QWidget* parent)
{
    preview([this, account, session](const QString& reason) { return application(account, session, reason); },
            printings(session), parent);
}

} // namespace xuanhao
