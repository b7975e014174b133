// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/cancelaccountdialog.h"

#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

CancelAccountDialog::CancelAccountDialog(ApplicantCase& applicantCase, QWidget* parent)
    : QDialog(parent)
    , m_case(applicantCase)
    , m_banner(new Banner)
    , m_reason(new QLineEdit)
{
    setObjectName(QStringLiteral("cancelAccountDialog"));
    setWindowTitle(tr("Cancel the account"));
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(m_banner);
    auto* text = new QLabel(
        tr("The applicant's own sign-in ends with the account. The applicant may be registered again "
           "at once, also as another user type."));
    text->setWordWrap(true);
    layout->addWidget(text);
    auto* form = new QFormLayout;
    m_reason->setMaxLength(200);
    m_reason->setObjectName(QStringLiteral("cancelAccountReasonLineEdit"));
    m_reason->setAccessibleName(tr("Reason, recorded"));
    form->addRow(tr("Reason, recorded"), m_reason);
    layout->addLayout(form);
    auto* buttons = new QHBoxLayout;
    auto* back = new QPushButton(tr("Back (Esc)"));
    back->setObjectName(QStringLiteral("keepAccountButton"));
    auto* cancel = new QPushButton(tr("Cancel the account"));
    cancel->setObjectName(QStringLiteral("confirmCancelAccountButton"));
    cancel->setProperty(theme::kKindProperty, QStringLiteral("danger"));
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(cancel, &QPushButton::clicked, this, &CancelAccountDialog::submit);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(cancel);
    layout->addLayout(buttons);
    connect(m_reason, &QLineEdit::textChanged, m_banner, &Banner::clear);
    m_reason->setFocus();
}

void CancelAccountDialog::submit()
{
    if (m_reason->text().trimmed().size() < 2) {
        m_banner->showMessage(Tone::Error, tr("State the reason of the cancellation."));
        return;
    }
    m_case.cancelAccount({m_reason->text().trimmed()},
                         [self = QPointer<CancelAccountDialog>(this)](const std::optional<Failure>& failure) {
                             if (!self)
                                 return;
                             if (failure)
                                 self->m_banner->showMessage(Tone::Error, sentenceFor(*failure));
                             else
                                 self->accept();
                         });
}

} // namespace xuanhao
