// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/resultpage.h"

#include "core/services/casedesk.h"
#include "core/services/officeservice.h"
#include "ui/print/printdesk.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/support/invoicetext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/plateview.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace xuanhao {

ResultPage::ResultPage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Result"), applicantCase, context)
    , m_printed(new QLabel)
{
    if (session().session.reservation())
        addReservation();
    else
        addEnd();
    connect(&applicantCase, &ApplicantCase::changed, this, &ResultPage::refresh);
    connect(&context.printDesk, &PrintDesk::changed, this, &ResultPage::refresh);
    refresh();
}

void ResultPage::addEnd()
{
    const auto reason = session().session.endReason();
    banner().showMessage(Tone::Warning, reason ? sentenceFor(*reason) : tr("The selection is over."));
}

void ResultPage::addReservation()
{
    const auto& reservation = *session().session.reservation();
    const OfficeReference* office = context().services.office.reference();
    banner().showMessage(Tone::Ok, tr("Pre-selection succeeded. The number is reserved for the applicant."));
    // Above the plate: what the printer did is to be seen without scrolling.
    m_printed->setObjectName(QStringLiteral("printedLabel"));
    m_printed->setWordWrap(true);
    body()->addWidget(m_printed);
    auto* plate = new PlateView(context().plateFont);
    plate->setPicture({.kind = plateKind(),
                       .side = PlateSide::Front,
                       .authority = office ? office->authority : QString(),
                       .serial = SerialRules::of(plateKind()).serialAt(reservation.number),
                       .state = PlateState::Normal,
                       .currentSlot = {}});
    plate->setObjectName(QStringLiteral("resultPlateView"));
    plate->setFixedSize(plate->sizeHint());
    body()->addWidget(plate, 0, Qt::AlignLeft);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto add = [grid](const QString& label, const QString& value, bool isStrong) {
        const int index = grid->rowCount();
        auto* valueWidget = new QLabel(value);
        valueWidget->setWordWrap(true);
        valueWidget->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (isStrong) {
            QFont bold = valueWidget->font();
            bold.setBold(true);
            bold.setPointSizeF(bold.pointSizeF() + 2);
            valueWidget->setFont(bold);
            valueWidget->setMinimumHeight(QFontMetrics(bold).height()); // a short window would squeeze it
        }
        grid->addWidget(new QLabel(label), index, 0, Qt::AlignRight | Qt::AlignTop);
        grid->addWidget(valueWidget, index, 1);
    };
    QString last = longDate(reservation.lastDay.date);
    if (reservation.lastDay.isProvisional)
        last += QLatin1Char(' ') + tr("(provisional: next year's holidays are not published yet)");
    add(tr("Register by"), last, true);
    const Division* division = office ? office->division(session().division) : nullptr;
    add(tr("Where"),
        division ? tr("%1, %2, %3").arg(division->name, division->place, division->phone) : QString(), false);
    add(tr("Case number"), session().caseNumber, false);
    add(tr("Mode"), wordFor(reservation.mode), false);
    add(tr("Plate kind"), wordFor(plateKind()), false);
    if (const auto& invoice = session().invoice; invoice && invoice->state != InvoiceState::Accepted)
        add(tr("Invoice picture"), sentenceFor(*invoice), false);
    body()->addLayout(grid);
}

void ResultPage::refresh()
{
    if (theCase().page() != CasePage::Result)
        return;
    const int printings = context().printDesk.printings(session());
    QStringList said{printings == 0 ? tr("The form has not been printed yet.")
                                    : tr("The form has been printed %n time(s).", nullptr, printings)};
    for (const SheetKind kind : {SheetKind::Application, SheetKind::Receipt}) {
        if (const auto last = context().printDesk.last(kind, session().id); last && !last->message.isEmpty())
            said.append(last->message);
    }
    m_printed->setText(said.join(QLatin1Char('\n')));
    Q_EMIT commandsChanged();
}

void ResultPage::send(const Paper& paper)
{
    context().printDesk.print(
        paper, [self = QPointer<ResultPage>(this), kind = paper.kind](const PrintDesk::Result& result) {
            if (!self)
                return;
            if (!result.isDone)
                self->banner().showMessage(Tone::Error, result.message);
            const auto last = self->context().printDesk.last(kind, self->session().id);
            if (!last || !last->sheet.isEmpty()) // without a line there is nothing to read anew
                self->theCase().refresh(self->showingFailure());
            self->refresh();
        });
}

void ResultPage::print()
{
    send(context().printDesk.application(*theCase().account(), session(), {}));
}

void ResultPage::printReceipt()
{
    send(context().printDesk.receipt(*theCase().account(), session(), {}));
}

bool ResultPage::isAwaited() const
{
    const auto last = context().printDesk.last(SheetKind::Application, session().id);
    return last && last->outcome == SheetOutcome::Spooled && !last->sheet.isEmpty();
}

void ResultPage::sayPrinted()
{
    const auto last = context().printDesk.last(SheetKind::Application, session().id);
    if (!last)
        return;
    context().printDesk.sayOutcome(last->sheet, SheetOutcome::Printed,
                                   [self = QPointer<ResultPage>(this)](const PrintDesk::Result& result) {
                                       if (self && !result.isDone)
                                           self->banner().showMessage(Tone::Error, result.message);
                                   });
}

void ResultPage::preview()
{
    context().printDesk.previewApplication(*theCase().account(), session(), this);
}

QList<PageCommand> ResultPage::commands()
{
    const bool isReserved = session().session.reservation().has_value();
    const bool isPrinted = context().printDesk.printings(session()) > 0;
    QList<PageCommand> all;
    if (isReserved) {
        all.append({.id = QStringLiteral("preview"),
                    .text = tr("Preview"),
                    .key = QKeySequence(QStringLiteral("Ctrl+P")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = true,
                    .run = [this] { preview(); }});
        all.append({.id = QStringLiteral("receipt"),
                    .text = tr("Receipt"),
                    .key = QKeySequence(QStringLiteral("Shift+F8")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = !context().printDesk.isBusy(),
                    .run = [this] { printReceipt(); }});
        all.append({.id = QStringLiteral("print"),
                    .text = isPrinted ? tr("Print again") : tr("Print the form"),
                    .key = Qt::Key_F8,
                    .kind = isPrinted ? PageCommand::Kind::Normal : PageCommand::Kind::Primary,
                    .isEnabled = !context().printDesk.isBusy(),
                    .run = [this] { print(); }});
    }
    if (isReserved && isAwaited()) {
        all.append({.id = QStringLiteral("close"),
                    .text = tr("Close the case"),
                    .key = {},
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = true,
                    .run = [this] { context().services.cases.close(&theCase()); }});
        all.append({.id = QStringLiteral("primary"),
                    .text = tr("The form is printed"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = true,
                    .run = [this] { sayPrinted(); }});
        return all;
    }
    all.append({.id = isReserved && !isPrinted ? QStringLiteral("close") : QStringLiteral("primary"),
                .text = isReserved && !isPrinted ? tr("Close, print later") : tr("Close the case"),
                .key = Qt::Key_F9,
                .kind = isReserved && !isPrinted ? PageCommand::Kind::Normal : PageCommand::Kind::Primary,
                .isEnabled = true,
                .run = [this] { context().services.cases.close(&theCase()); }});
    return all;
}

} // namespace xuanhao
