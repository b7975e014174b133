// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/lookup/sheetspage.h"

#include "core/services/connection.h"
#include "core/services/lookupservice.h"
#include "core/services/sheetservice.h"
#include "printing/officecode.h"
#include "ui/print/printdesk.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/listtable.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kWidth = 1180;
constexpr Milliseconds kMoment(1);

/// "2", or "2–3" when one record is of several copies.
QString copyText(const SheetLine& line)
{
    return line.copies > 1 ? SheetsPage::tr("%1–%2").arg(line.nth).arg(line.nth + line.copies - 1)
                           : QString::number(line.nth);
}

} // namespace

SheetsPage::SheetsPage(const UiContext& context)
    : Page(tr("Printed papers"))
    , m_context(context)
    , m_text(new CodeEdit)
    , m_isToday(new QCheckBox(tr("Of this counter &today only")))
    , m_table(new QTableWidget)
    , m_waiting(new QLabel)
{
    setBodyWidth(kWidth);
    QGridLayout* form = addForm();
    m_text->setObjectName(QStringLiteral("sheetTextLineEdit"));
    // The input method stays on here: 粤 is typed with it. A scanner reads the form's code.
    m_text->setFixer([](QStringView text) {
        const auto code = OfficeCode::parse(text.trimmed().toString());
        return code ? code->caseNumber : text.trimmed().toString();
    });
    addField(form, QStringLiteral("text"), tr("&Case or number"), m_text);
    row(QStringLiteral("text"))
        ->setNote(
            tr("Empty: what this counter has printed. With a case number or a plate number: whatever was "
               "printed for it. The form's code can be scanned."));
    m_isToday->setObjectName(QStringLiteral("todayBox"));
    m_isToday->setChecked(true);
    body()->addWidget(m_isToday);
    setFirstField(m_text);
    m_waiting->setObjectName(QStringLiteral("waitingSheetsLabel"));
    m_waiting->setWordWrap(true);
    body()->addWidget(m_waiting);
    makeTable();
    body()->addWidget(m_table, 1);
    showWaiting();
    connect(&context.services.sheets, &SheetService::waitingChanged, this, [this] {
        showWaiting();
        ask({});
    });
    connect(m_isToday, &QCheckBox::toggled, this, [this] { ask({}); });
    connect(&context.printDesk, &PrintDesk::paperPrinted, this, [this](SheetKind, const QString& message) {
        banner().showMessage(Tone::Ok, message);
        ask({});
    });
    ask({});
}

void SheetsPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("sheetsTableWidget"));
    setUpList(*m_table, tr("Printed papers"),
              {tr("Printed at"), tr("Paper"), tr("Case number"), tr("Number"), tr("Applicant"), tr("Copy"),
               tr("Counter"), tr("Clerk"), tr("Printer"), tr("Reason"), tr("Came out")},
              {180, 100, 140, 95, 70, 50, 75, 75, 80, 100});
    m_table->setMinimumHeight(240);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &Page::commandsChanged);
}

void SheetsPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT commandsChanged();
}

void SheetsPage::ask(const QString& after)
{
    if (m_isBusy)
        return;
    setBusy(true);
    SheetQuery query;
    query.text = m_text->text().trimmed();
    if (m_isToday->isChecked() && query.text.isEmpty())
        query.day = officeDate(m_context.services.connection.serverNow());
    query.after = after;
    m_context.services.sheets.find(query, [self = QPointer<SheetsPage>(this), isMore = !after.isEmpty()](
                                              const Expected<SheetPage, Failure>& page) {
        if (!self)
            return;
        self->setBusy(false);
        if (page)
            self->take(*page, isMore);
        else
            self->showFailure(page.error());
    });
}

void SheetsPage::take(const SheetPage& page, bool isMore)
{
    if (!isMore) {
        m_lines.clear();
        m_table->setRowCount(0);
        if (page.lines.isEmpty())
            banner().showMessage(Tone::Info, tr("Nothing was printed."));
    }
    m_next = page.next;
    for (const SheetLine& line : page.lines)
        addRow(line);
    if (!isMore && !m_lines.isEmpty())
        m_table->selectRow(0);
    Q_EMIT commandsChanged();
}

void SheetsPage::showWaiting()
{
    const QList<WaitingSheet> all = m_context.services.sheets.waiting();
    QStringList said;
    if (!all.isEmpty())
        said.append(tr("%n sheet(s) were printed without a line; their records go up by themselves.", nullptr,
                       static_cast<int>(all.size())));
    for (const WaitingSheet& sheet : all) {
        if (sheet.refusal)
            said.append(tr("%1 of %2: central did not take the record. %3 Tell the administrator.")
                            .arg(wordFor(sheet.request.kind), dateTime(*sheet.request.printedAt),
                                 sentenceFor(*sheet.refusal)));
    }
    const std::optional<int> unreadable = m_context.services.sheets.unreadable();
    if (!unreadable)
        said.append(tr("Records of sheets that were printed without a line can't be read. Tell the "
                       "administrator."));
    else if (*unreadable > 0)
        said.append(tr("%n record(s) of sheets that were printed without a line can't be read and don't go "
                       "up. Tell the administrator.",
                       nullptr, *unreadable));
    m_waiting->setText(said.join(QLatin1Char('\n')));
    m_waiting->setVisible(!said.isEmpty());
}

void SheetsPage::addRow(const SheetLine& line)
{
    const bool isLate = line.recordedAt > line.at + SheetRequest::kPrompt;
    addLine(*m_table,
            {isLate ? tr("%1 (told later)").arg(dateTime(line.at)) : dateTime(line.at), wordFor(line.kind),
             line.caseNumber, line.number, line.maskedName, copyText(line), line.counterName, line.staffName,
             line.printer == QLatin1String("pdf") ? tr("PDF file") : line.printer, line.reason,
             wordFor(line.outcome)});
    m_lines.append(line);
}

const SheetLine* SheetsPage::selected() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_lines.size() ? &m_lines[row] : nullptr;
}

bool SheetsPage::canPrintAgain(const SheetLine& line)
{
    return line.kind == SheetKind::Application || line.kind == SheetKind::Receipt;
}

void SheetsPage::printAgain()
{
    const SheetLine* line = selected();
    if (!line || !canPrintAgain(*line) || m_isBusy)
        return;
    setBusy(true);
    LookupService& lookup = m_context.services.lookup;
    lookup.showSession(line->subject, [self = QPointer<SheetsPage>(this), kind = line->kind,
                                       &lookup](const Expected<SessionView, Failure>& session) {
        if (!self)
            return;
        if (!session) {
            self->setBusy(false);
            self->showFailure(session.error());
            return;
        }
        lookup.showAccount(session->account,
                           [self, kind, session = *session](const Expected<AccountView, Failure>& account) {
                               if (!self)
                                   return;
                               self->setBusy(false);
                               if (account)
                                   self->showPreview(*account, session, kind);
                               else
                                   self->showFailure(account.error());
                           });
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

QList<PageCommand> SheetsPage::commands()
{
    const SheetLine* line = selected();
    QList<PageCommand> all{{.id = QStringLiteral("handOver"),
                            .text = tr("Hand-over"),
                            .key = {},
                            .kind = PageCommand::Kind::Normal,
                            .isEnabled = !m_isBusy,
                            .run = [this] { printReport(SheetKind::HandOver); }},
                           {.id = QStringLiteral("dayReport"),
                            .text = tr("Day report"),
                            .key = {},
                            .kind = PageCommand::Kind::Normal,
                            .isEnabled = !m_isBusy,
                            .run = [this] { printReport(SheetKind::DayReport); }}};
    if (!m_next.isEmpty())
        all.append({.id = QStringLiteral("more"),
                    .text = tr("More"),
                    .key = {},
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = !m_isBusy,
                    .run = [this] { ask(m_next); }});
    all.append({.id = QStringLiteral("notPrinted"),
                .text = tr("Nothing came out"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = line && line->outcome != SheetOutcome::NotPrinted && !m_isBusy,
                .run = [this] { sayOutcome(SheetOutcome::NotPrinted); }});
    all.append({.id = QStringLiteral("printed"),
                .text = tr("It came out"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = line && line->outcome != SheetOutcome::Printed && !m_isBusy,
                .run = [this] { sayOutcome(SheetOutcome::Printed); }});
    all.append({.id = QStringLiteral("reprint"),
                .text = tr("Print again"),
                .key = Qt::Key_F8,
                .kind = PageCommand::Kind::Normal,
                .isEnabled = line && canPrintAgain(*line) && !m_isBusy,
                .run = [this] { printAgain(); }});
    all.append({.id = QStringLiteral("primary"),
                .text = m_isBusy ? tr("Asking the central server…") : tr("Search"),
                .key = Qt::Key_F9,
                .kind = PageCommand::Kind::Primary,
                .isEnabled = !m_isBusy,
                .run = [this] { ask({}); }});
    return all;
}

QString SheetsPage::help() const
{
    return tr(
        "Every paper is a record before it goes to the printer: who, when, which copy and why. The form and "
        "the receipt can be printed again here, with a reason; the copy's number stands on the paper. Other "
        "papers are printed again where they were printed first.");
}

} // namespace xuanhao
