// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/casesummary.h"

#include "core/domain/identity/documentnumber.h"
#include "core/services/applicantcase.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/invoicetext.h"
#include "ui/support/wordtext.h"
#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QLabel>

namespace xuanhao {

namespace {

constexpr int kLineCells = 8; // four labels with their values
constexpr int kPanelWidth = 232;

} // namespace

CaseSummary::CaseSummary(Shape shape, QWidget* parent)
    : QFrame(parent)
    , m_shape(shape)
    , m_grid(new QGridLayout(this))
{
    setObjectName(shape == Shape::Panel ? QStringLiteral("caseSummaryPanel")
                                        : QStringLiteral("caseSummaryLine"));
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::kSurface);
    setPalette(colours);
    m_grid->setContentsMargins(16, shape == Shape::Panel ? 16 : 6, 16, shape == Shape::Panel ? 16 : 6);
    m_grid->setSpacing(shape == Shape::Panel ? 2 : 12);
    if (shape == Shape::Panel) {
        setFixedWidth(kPanelWidth);
        m_grid->setAlignment(Qt::AlignTop);
    }
}

CaseSummary::Rows CaseSummary::rowsOf(const ApplicantCase& applicantCase) const
{
    Rows rows;
    const AccountDraft& person =
        applicantCase.account() ? applicantCase.account()->data : applicantCase.accountDraft();
    rows.append({tr("Applicant"), person.name});
    if (!person.documentNumber.isEmpty())
        rows.append({tr("Document"), maskedDocument(person.documentNumber)});
    rows.append({tr("User type"), wordFor(person.userType)});
    if (const auto& account = applicantCase.account()) {
        rows.append({tr("Facts"), wordFor(account->facts.standing)});
        if (account->selectBefore && !applicantCase.session())
            rows.append({tr("Select before"), shortDateTime(*account->selectBefore)});
    }
    const auto& session = applicantCase.session();
    if (!session)
        return rows;
    rows.append({tr("Case number"), session->caseNumber});
    rows.append({tr("Business"), wordFor(session->business)});
    if (session->vehicle)
        rows.append({tr("VIN"), session->vehicle->vin.right(8)});
    if (session->plateKind)
        rows.append({tr("Plate kind"), wordFor(*session->plateKind)});
    if (session->invoice)
        rows.append({tr("Invoice picture"), wordFor(session->invoice->state)});
    const Quotas& left = session->quotas;
    const Quotas& limit = session->limits;
    rows.append({tr("Verifications and locks left today"), QStringLiteral("%1 / %2 · %3 / %4")
                                                               .arg(left.verifications)
                                                               .arg(limit.verifications)
                                                               .arg(left.locks)
                                                               .arg(limit.locks)});
    if (session->vehicle && limit.onSiteDraws > 0)
        rows.append({tr("Random and on-site draws left"), QStringLiteral("%1 / %2 · %3 / %4")
                                                              .arg(left.draws)
                                                              .arg(limit.draws)
                                                              .arg(left.onSiteDraws)
                                                              .arg(limit.onSiteDraws)});
    else if (session->vehicle)
        rows.append(
            {tr("Draws left for this vehicle"), QStringLiteral("%1 / %2").arg(left.draws).arg(limit.draws)});
    return rows;
}

void CaseSummary::show(const ApplicantCase* applicantCase)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!applicantCase)
        return;
    int index = 0;
    const Rows rows = rowsOf(*applicantCase);
    for (const auto& [label, value] : rows) {
        if (value.isEmpty())
            continue;
        if (m_shape == Shape::Line && index >= kLineCells)
            break;
        auto* labelWidget = new QLabel(label);
        QPalette muted = labelWidget->palette();
        muted.setColor(QPalette::WindowText, theme::kMuted);
        labelWidget->setPalette(muted);
        QFont small = labelWidget->font();
        small.setPointSizeF(small.pointSizeF() - 1.5);
        labelWidget->setFont(small);
        auto* valueWidget = new QLabel(value);
        valueWidget->setTextInteractionFlags(Qt::TextSelectableByMouse);
        valueWidget->setFocusPolicy(Qt::NoFocus);
        if (m_shape == Shape::Panel) {
            valueWidget->setWordWrap(true);
            m_grid->addWidget(labelWidget, index++, 0);
            m_grid->addWidget(valueWidget, index, 0);
            m_grid->setRowMinimumHeight(index++, 28);
        } else {
            m_grid->addWidget(labelWidget, 0, index++);
            m_grid->addWidget(valueWidget, 0, index++);
        }
    }
    if (m_shape == Shape::Line) {
        // The column that was the last one of a shorter line must not stay wide.
        for (int column = 0; column < m_grid->columnCount(); ++column)
            m_grid->setColumnStretch(column, 0);
        m_grid->setColumnStretch(index, 1);
    }
}

} // namespace xuanhao
