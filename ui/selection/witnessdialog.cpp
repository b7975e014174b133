// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/witnessdialog.h"

#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeedit.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

WitnessDialog::WitnessDialog(ApplicantCase& applicantCase, QWidget* parent)
    : QDialog(parent)
    , m_case(applicantCase)
    , m_banner(new Banner)
    , m_reason(new QLineEdit)
    , m_second(new CodeEdit)
    , m_password(new QLineEdit)
{
    setObjectName(QStringLiteral("witnessDialog"));
    setWindowTitle(tr("Witness the identity"));
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(m_banner);
    auto* about =
        new QLabel(tr("Both of you have compared the applicant with the original of the document. Both "
                      "names, the reason and the time are recorded."));
    about->setWordWrap(true);
    layout->addWidget(about);
    auto* form = new QFormLayout;
    m_reason->setObjectName(QStringLiteral("witnessReasonLineEdit"));
    m_reason->setMaxLength(200);
    m_second->setObjectName(QStringLiteral("secondStaffLineEdit"));
    m_second->setMaxLength(40);
    m_second->setFixer([](QStringView text) { return text.trimmed().toString(); });
    m_password->setObjectName(QStringLiteral("secondPasswordLineEdit"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(128);
    const auto add = [form](const QString& text, QLineEdit* edit) {
        edit->setAccessibleName(text);
        form->addRow(text, edit);
    };
    add(tr("What was compared, recorded"), m_reason);
    add(tr("Staff number of the second person"), m_second);
    add(tr("Password of the second person"), m_password);
    layout->addLayout(form);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel (Esc)"));
    cancel->setObjectName(QStringLiteral("cancelWitnessButton"));
    auto* sign = new QPushButton(tr("Sign together"));
    sign->setObjectName(QStringLiteral("signWitnessButton"));
    sign->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    sign->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(sign, &QPushButton::clicked, this, &WitnessDialog::submit);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(sign);
    layout->addLayout(buttons);
    for (QLineEdit* edit : {m_reason, static_cast<QLineEdit*>(m_second), m_password})
        connect(edit, &QLineEdit::textChanged, m_banner, &Banner::fade);
    m_reason->setFocus();
}

void WitnessDialog::submit()
{
    if (m_reason->text().trimmed().size() < 2 || m_second->text().isEmpty() || m_password->text().isEmpty()) {
        m_banner->showMessage(Tone::Error,
                              tr("State what was compared; the second person enters staff number and "
                                 "password."));
        m_banner->letFade();
        return;
    }
    m_case.witnessIdentity({.reason = m_reason->text().trimmed(),
                            .secondStaff = m_second->text(),
                            .secondPassword = m_password->text()},
                           [self = QPointer<WitnessDialog>(this)](const std::optional<Failure>& failure) {
                               if (!self)
                                   return;
                               if (!failure) {
                                   self->accept();
                                   return;
                               }
                               self->m_banner->showMessage(Tone::Error, sentenceFor(*failure));
                               self->m_banner->letFade();
                           });
    m_password->clear(); // it stays in no field longer than needed
}

} // namespace xuanhao
