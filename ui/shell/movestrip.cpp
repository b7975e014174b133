// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/movestrip.h"

#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace xuanhao {

MoveStrip::MoveStrip(CaseDesk& cases, QWidget* parent)
    : QFrame(parent)
    , m_cases(cases)
    , m_text(new QLabel)
    , m_confirm(new QPushButton(tr("Hand the case over")))
    , m_decline(new QPushButton(tr("Keep it here")))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("moveStrip"));
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::kWarnSoft);
    setPalette(colours);
    m_text->setObjectName(QStringLiteral("moveStripLabel"));
    m_text->setWordWrap(true);
    m_confirm->setObjectName(QStringLiteral("confirmMoveButton"));
    m_decline->setObjectName(QStringLiteral("declineMoveButton"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kGapLarge, theme::kGap, theme::kGapLarge, theme::kGap);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_decline);
    layout->addWidget(m_confirm);
    // Typing goes on in the page: the strip takes the focus from nobody.
    for (QPushButton* button : {m_confirm, m_decline})
        button->setFocusPolicy(Qt::TabFocus);
    connect(m_confirm, &QPushButton::clicked, this, [this] { decide(MoveDecision::Confirm); });
    connect(m_decline, &QPushButton::clicked, this, [this] { decide(MoveDecision::Decline); });
    m_timer->setInterval(500);
    connect(m_timer, &QTimer::timeout, this, &MoveStrip::step);
    m_timer->start();
    hide();
}

void MoveStrip::step()
{
    ApplicantCase* asked = nullptr;
    for (ApplicantCase* candidate : m_cases.cases()) {
        if (!asked && candidate->session() && candidate->session()->moveAsked)
            asked = candidate;
    }
    const QString counter = asked ? asked->session()->moveAsked->counter : QString();
    if (asked && (asked != m_asked || counter != m_counter))
        m_text->setText(tr("%1 asks for the case of %2: the applicant is said to stand there now.")
                            .arg(asked->session()->moveAsked->counterName,
                                 asked->account() ? asked->account()->data.name : QString()));
    m_asked = asked;
    m_counter = counter;
    for (QPushButton* button : {m_confirm, m_decline})
        button->setEnabled(asked && !asked->isBusy());
    setVisible(asked != nullptr);
}

void MoveStrip::decide(MoveDecision decision)
{
    if (!m_asked)
        return;
    m_asked->decideMove({decision, m_counter},
                        [self = QPointer<MoveStrip>(this)](const std::optional<Failure>& failure) {
                            if (self && failure)
                                self->m_text->setText(sentenceFor(*failure));
                        });
    step();
}

} // namespace xuanhao
