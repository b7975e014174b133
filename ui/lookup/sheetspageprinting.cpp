// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/connection.h"
#include "core/services/lookupservice.h"
#include "core/services/sheetservice.h"
#include "ui/lookup/sheetspage.h"
#include "ui/print/printdesk.h"

#include <QPointer>

// What the page of printed papers has printed, or says of a paper.

namespace xuanhao {

namespace {

constexpr Milliseconds kMoment(1);

} // namespace

bool SheetsPage::canPrintAgain(const SheetLine& line)
{
    return line.kind == SheetKind::Application || line.kind == SheetKind::Receipt;
}

void SheetsPage::printAgain()
{
    const SheetLine* line = selected();
    if (!line || !canPrintAgain(*line) || m_isBusy)
        return;
    if (m_isOwn) {
        printKept(line->subject, line->kind, {});
        return;
    }
    setBusy(true);
    LookupService& lookup = m_context.services.lookup;
    const auto notShown = [self = QPointer<SheetsPage>(this), subject = line->subject,
                           kind = line->kind](const Failure& failure) {
        self->setBusy(false);
        if (failure.isWithoutAnswer())
            self->printKept(subject, kind, failure);
        else
            self->showFailure(failure);
    };
    lookup.showSession(line->subject, [self = QPointer<SheetsPage>(this), kind = line->kind, notShown,
                                       &lookup](const Expected<SessionView, Failure>& session) {
        if (!self)
            return;
        if (!session) {
            notShown(session.error());
            return;
        }
        lookup.showAccount(session->account, [self, kind, notShown, session = *session](
                                                 const Expected<AccountView, Failure>& account) {
            if (!self)
                return;
            if (!account) {
                notShown(account.error());
                return;
            }
            self->setBusy(false);
            self->showPreview(*account, session, kind);
        });
    });
}

void SheetsPage::printKept(const QString& session, SheetKind kind, const std::optional<Failure>& reason)
{
    setBusy(true);
    m_context.services.sheets.openKept(
        session, kind,
        [self = QPointer<SheetsPage>(this), kind,
         reason](const Expected<std::optional<KeptResult>, Failure>& kept) {
            if (!self)
                return;
            self->setBusy(false);
            if (!kept || (!*kept && reason)) {
                self->showFailure(kept ? *reason : kept.error());
                return;
            }
            if (!*kept) {
                self->banner().showMessage(Tone::Error,
                                           tr("This result is not kept here any more, or is damaged."));
                return;
            }
            PrintDesk& desk = self->m_context.printDesk;
            desk.preview(
                [&desk, kind, result = **kept](const QString& reasonOfPrinting) {
                    Paper paper = kind == SheetKind::Receipt
                                      ? desk.receipt(result.account, result.session, reasonOfPrinting)
                                      : desk.application(result.account, result.session, reasonOfPrinting);
                    paper.printed = result.atCentral;
                    return paper;
                },
                (*kept)->printed, self);
        });
}

void SheetsPage::showPreview(const AccountView& account, const SessionView& session, SheetKind kind)
{
    PrintDesk& desk = m_context.printDesk;
    if (kind == SheetKind::Application)
        return desk.previewApplication(account, session, this);
    int printed = 0; // of the receipts of this session, those in the list
    for (const SheetLine& line : m_lines) {
        if (line.kind == kind && line.subject == session.id)
            printed = qMax(printed, line.nth + line.copies - 1);
    }
    desk.preview(
        [&desk, account, session](const QString& reason) { return desk.receipt(account, session, reason); },
        printed, this);
}

void SheetsPage::sayOutcome(SheetOutcome outcome)
{
    const SheetLine* line = selected();
    if (!line || m_isBusy)
        return;
    setBusy(true);
    m_context.printDesk.sayOutcome(line->sheet, outcome,
                                   [self = QPointer<SheetsPage>(this)](const PrintDesk::Result& result) {
                                       if (!self)
                                           return;
                                       self->setBusy(false);
                                       if (result.isDone)
                                           self->ask({});
                                       else
                                           self->banner().showMessage(Tone::Error, result.message);
                                   });
}

void SheetsPage::printReport(SheetKind kind)
{
    if (m_isBusy)
        return;
    setBusy(true);
    PrintDesk& desk = m_context.printDesk;
    const Instant now = m_context.services.connection.serverNow();
    const QDate today = officeDate(now);
    const bool isDay = kind == SheetKind::DayReport;
    const Instant from = isDay ? officeMidnight(today) : desk.shiftFrom();
    // What happened in this very moment belongs to it.
    const CounterReportQuery query{.from = from,
                                   .to = isDay ? officeMidnight(today.addDays(1)) : now + kMoment};
    m_context.services.sheets.report(query, [self = QPointer<SheetsPage>(this), &desk, isDay, today, from,
                                             now](const Expected<CounterReport, Failure>& report) {
        if (!self)
            return;
        self->setBusy(false);
        if (!report) {
            self->showFailure(report.error());
            return;
        }
        const Papers& papers = desk.papers();
        desk.print(isDay ? papers.dayReport(*report, today) : papers.handOver(*report, from, now),
                   [self](const PrintDesk::Result& result) {
                       if (self && !result.isDone)
                           self->banner().showMessage(Tone::Error, result.message);
                   });
    });
}

} // namespace xuanhao
