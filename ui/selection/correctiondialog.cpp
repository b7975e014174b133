// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/correctiondialog.h"

#include "core/domain/identity/documentnumber.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/identity/personname.h"
#include "ui/support/errortext.h"
#include "ui/support/fieldcheck.h"
#include "ui/support/wordtext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeedit.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

CorrectionDialog::CorrectionDialog(ApplicantCase& applicantCase, Instant serverNow, QWidget* parent)
    : QDialog(parent)
    , m_case(applicantCase)
    , m_serverNow(serverNow)
    , m_banner(new Banner)
    , m_document(new CodeEdit)
    , m_name(new QLineEdit)
    , m_mobile(new CodeEdit)
    , m_reason(new QLineEdit)
{
    setObjectName(QStringLiteral("correctionDialog"));
    setWindowTitle(tr("Correct the applicant's data"));
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(m_banner);
    auto* form = new QFormLayout;
    const AccountDraft& person = m_case.account()->data;
    m_document->setText(person.documentNumber);
    m_name->setText(person.name);
    m_mobile->setText(person.mobile);
    m_reason->setMaxLength(200);
    m_document->setObjectName(QStringLiteral("correctDocumentLineEdit"));
    m_name->setObjectName(QStringLiteral("correctNameLineEdit"));
    m_mobile->setObjectName(QStringLiteral("correctMobileLineEdit"));
    m_reason->setObjectName(QStringLiteral("correctReasonLineEdit"));
    form->addRow(wordFor(person.documentKind), m_document);
    form->addRow(fieldWord(QStringLiteral("name")), m_name);
    form->addRow(fieldWord(QStringLiteral("mobile")), m_mobile);
    form->addRow(tr("Reason, recorded"), m_reason);
    layout->addLayout(form);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel (Esc)"));
    cancel->setObjectName(QStringLiteral("cancelCorrectionButton"));
    auto* save = new QPushButton(tr("Save the correction"));
    save->setObjectName(QStringLiteral("saveCorrectionButton"));
    save->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    save->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &CorrectionDialog::submit);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    for (QLineEdit* edit :
         {static_cast<QLineEdit*>(m_document), m_name, static_cast<QLineEdit*>(m_mobile), m_reason})
        connect(edit, &QLineEdit::textChanged, m_banner, &Banner::clear);
    m_name->setFocus();
}

void CorrectionDialog::submit()
{
    const AccountDraft& person = m_case.account()->data;
    const FieldCheck document = FieldCheck::of(
        DocumentNumber::parse(person.documentKind, m_document->text(), officeDate(m_serverNow)));
    const FieldCheck name = FieldCheck::of(PersonName::parse(m_name->text()));
    const FieldCheck mobile = FieldCheck::of(MobileNumber::parse(m_mobile->text()));
    QStringList problems;
    if (document.error)
        problems.append(sentenceFor(*document.error, wordFor(person.documentKind)));
    if (name.error)
        problems.append(sentenceFor(*name.error, fieldWord(QStringLiteral("name"))));
    if (mobile.error)
        problems.append(sentenceFor(*mobile.error, fieldWord(QStringLiteral("mobile"))));
    if (m_reason->text().trimmed().size() < 2)
        problems.append(tr("State the reason of the correction."));
    if (!problems.isEmpty()) {
        m_banner->showMessage(Tone::Error, problems.join(QLatin1Char('\n')));
        return;
    }
    AccountCorrection correction;
    correction.reason = m_reason->text().trimmed();
    if (m_document->text() != person.documentNumber)
        correction.documentNumber = m_document->text();
    if (m_name->text() != person.name)
        correction.name = m_name->text();
    if (m_mobile->text() != person.mobile)
        correction.mobile = m_mobile->text();
    correction.overrides.append(overridesFor(document, QStringLiteral("documentNumber"), correction.reason));
    correction.overrides.append(overridesFor(mobile, QStringLiteral("mobile"), correction.reason));
    m_case.correctAccount(correction,
                          [self = QPointer<CorrectionDialog>(this)](const std::optional<Failure>& failure) {
                              if (!self)
                                  return;
                              if (failure)
                                  self->m_banner->showMessage(Tone::Error, sentenceFor(*failure));
                              else
                                  self->accept();
                          });
}

} // namespace xuanhao
