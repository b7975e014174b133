// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/noticepage.h"

#include "core/services/officeservice.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace xuanhao {

NoticePage::NoticePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Notice"), applicantCase, context)
    , m_accepted(new QCheckBox(tr("The applicant has &read the notice and accepts it")))
{
    const OfficeReference* office = context.services.office.reference();
    const OfficeText* notice = office ? office->text(QStringLiteral("notice")) : nullptr;
    auto* text = new QLabel(notice ? notice->body : QString());
    text->setObjectName(QStringLiteral("noticeLabel"));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont readable = text->font();
    readable.setPointSizeF(readable.pointSizeF() + 1);
    text->setFont(readable);
    body()->addWidget(text);
    m_accepted->setObjectName(QStringLiteral("acceptCheckBox"));
    header()->addWidget(m_accepted);
    connect(m_accepted, &QCheckBox::toggled, this, [this] { banner().fade(); });
    setFirstField(m_accepted);
}

void NoticePage::accept()
{
    if (!m_accepted->isChecked()) {
        banner().showMessage(Tone::Error,
                             tr("Show the notice to the applicant and tick that it is accepted."));
        banner().letFade();
        m_accepted->setFocus();
        return;
    }
    theCase().acceptNotice(showingFailure());
}

QList<PageCommand> NoticePage::commands()
{
    return {backTo(CasePage::Office), parkCommand(), primary(tr("Next"), [this] { accept(); })};
}

} // namespace xuanhao
