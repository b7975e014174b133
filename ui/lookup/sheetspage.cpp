// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/lookup/sheetspage.h"

#include "core/services/connection.h"
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

#include <utility>

namespace xuanhao {

namespace {

enum Column { At, Kind, CaseNumber, Number, Applicant, Copy, Counter, Clerk, Printer, Reason, CameOut };
constexpr int kWidth = 1180;

/// "2", or "2–3" when one record is of several copies.
QString copyText(const SheetLine& line)
{
    return line.copies > 1 ? SheetsPage::tr("%1–%2").arg(line.nth).arg(line.nth + line.copies - 1)
                           : QString::number(line.nth);
}

/// When it was printed; of what central was told later, by whom.
QString printedAtText(const SheetLine& line)
{
    const QString at = dateTime(line.at);
    if (line.recordedAt <= line.at + SheetRequest::kPrompt)
        return at;
    return line.toldByName.isEmpty() ? SheetsPage::tr("%1 (told later)").arg(at)
                                     : SheetsPage::tr("%1 (told later by %2)").arg(at, line.toldByName);
}

} // namespace

SheetsPage::SheetsPage(const UiContext& context)
    : Page(tr("Printed papers"))
    , m_context(context)
    , m_text(new CodeEdit)
    , m_isToday(new QCheckBox(tr("Of this counter &today only")))
    , m_table(new QTableWidget)
    , m_notes(new QLabel)
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
    m_isToday->setObjectName(QStringLiteral("todayBox"));
    m_isToday->setChecked(true);
    body()->addWidget(m_isToday);
    setFirstField(m_text);
    m_notes->setObjectName(QStringLiteral("sheetNotesLabel"));
    m_notes->setWordWrap(true);
    body()->addWidget(m_notes);
    makeTable();
    body()->addWidget(m_table, 1);
    showSource(false);
    Connection& connection = context.services.connection;
    m_wasOnline = connection.state() == ConnectionState::Online;
    connect(&connection, &Connection::changed, this, [this] {
        const bool isOnline = m_context.services.connection.state() == ConnectionState::Online;
        if (isOnline && !m_wasOnline && (m_isOwn || m_isBusy))
            ask({});
        m_wasOnline = isOnline;
    });
    connect(&context.services.sheets, &SheetService::waitingChanged, this, [this] {
        showNotes();
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
              {212, 100, 140, 95, 70, 50, 75, 75, 80, 90, 80});
    m_table->setMinimumHeight(240);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &Page::commandsChanged);
}

void SheetsPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT commandsChanged();
    if (!isBusy && std::exchange(m_mustAskAgain, false))
        QMetaObject::invokeMethod(
            this, [this] { ask({}); }, Qt::QueuedConnection);
}

void SheetsPage::ask(const QString& after)
{
    if (m_isBusy) {
        m_mustAskAgain = m_mustAskAgain || after.isEmpty();
        return;
    }
    // The line's own heartbeat finds out when it is there again; nobody waits for that here.
    if (m_context.services.connection.state() == ConnectionState::Offline || (m_isOwn && !after.isEmpty()))
        return askOwn(m_isOwn ? after : QString());
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
        if (page) {
            self->showSource(false);
            self->take(*page, isMore);
        } else if (page.error().isWithoutAnswer()) {
            self->askOwn({});
        } else {
            self->showFailure(page.error());
        }
    });
}

void SheetsPage::askOwn(const QString& after)
{
    setBusy(true);
    m_context.services.sheets.findKept(m_text->text().trimmed(), after,
                                       [self = QPointer<SheetsPage>(this), isMore = !after.isEmpty()](
                                           const Expected<KeptSheets, Failure>& kept) {
                                           if (!self)
                                               return;
                                           self->setBusy(false);
                                           if (!kept) {
                                               self->showFailure(kept.error());
                                               return;
                                           }
                                           self->m_unreadable = kept->unreadable;
                                           self->showSource(true);
                                           self->take(kept->page, isMore);
                                       });
}

void SheetsPage::showSource(bool isOwn)
{
    m_isOwn = isOwn;
    m_isToday->setVisible(!isOwn);
    row(QStringLiteral("text"))
        ->setNote(isOwn ? tr("Empty: every result kept at this counter. Or a case number, a plate number, a "
                             "whole name, a document, mobile or VIN, the last three also by their last 4 to "
                             "8 characters.")
                        : tr("Empty: what this counter has printed. With a case number or a plate number: "
                             "whatever was printed for it. The form's code can be scanned."));
    m_table->horizontalHeaderItem(At)->setText(isOwn ? tr("Reserved at") : tr("Printed at"));
    m_table->horizontalHeaderItem(Copy)->setText(isOwn ? tr("Times") : tr("Copy"));
    for (const Column column : {Clerk, Printer, Reason, CameOut})
        m_table->setColumnHidden(column, isOwn);
    showNotes();
}

void SheetsPage::take(const SheetPage& page, bool isMore)
{
    const SheetLine* chosen = selected();
    const SheetLine before = chosen ? *chosen : SheetLine();
    if (!isMore) {
        m_lines.clear();
        m_table->setRowCount(0);
        banner().fade(); // an earlier list was empty
        if (page.lines.isEmpty()) {
            QString empty = tr("Nothing was printed.");
            if (m_isOwn)
                empty = m_text->text().trimmed().isEmpty()
                            ? tr("No result is kept at this counter.")
                            : tr("No result kept at this counter fits this. What other counters did can be "
                                 "found when the line is back.");
            banner().showMessage(Tone::Info, empty);
            banner().letFade();
        }
    }
    m_next = page.next;
    for (const SheetLine& line : page.lines)
        addRow(line);
    if (!isMore && !m_lines.isEmpty())
        m_table->selectRow(m_isOwn ? rowOf(before) : 0);
    Q_EMIT commandsChanged();
}

void SheetsPage::showNotes()
{
    QStringList said;
    if (m_isOwn)
        said.append(
            tr("⚠ The line is down or central does not answer: these are the results that this counter "
               "keeps itself, not central's list of papers. Form and receipt can be printed again "
               "all the same; the records go up by themselves."));
    if (m_isOwn && m_unreadable > 0)
        said.append(
            tr("%n result(s) are damaged and left out. Tell the administrator.", nullptr, m_unreadable));
    said += waitingNotes();
    m_notes->setText(said.join(QLatin1Char('\n')));
    m_notes->setVisible(!said.isEmpty());
}

QStringList SheetsPage::waitingNotes() const
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
    return said;
}

void SheetsPage::addRow(const SheetLine& line)
{
    addLine(*m_table, {printedAtText(line), wordFor(line.kind), line.caseNumber, line.number, line.maskedName,
                       copyText(line), line.counterName, line.staffName,
                       line.printer == QLatin1String("pdf") ? tr("PDF file") : line.printer, line.reason,
                       wordFor(line.outcome)});
    m_lines.append(line);
}

int SheetsPage::rowOf(const SheetLine& line) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines[row].kind == line.kind && m_lines[row].subject == line.subject)
            return row;
    }
    return 0;
}

const SheetLine* SheetsPage::selected() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_lines.size() ? &m_lines[row] : nullptr;
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
                .isEnabled = line && !m_isOwn && line->outcome != SheetOutcome::NotPrinted && !m_isBusy,
                .run = [this] { sayOutcome(SheetOutcome::NotPrinted); }});
    all.append({.id = QStringLiteral("printed"),
                .text = tr("It came out"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = line && !m_isOwn && line->outcome != SheetOutcome::Printed && !m_isBusy,
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
        "papers are printed again where they were printed first. Without a line the list is of the results "
        "that "
        "this counter keeps itself.");
}

} // namespace xuanhao
