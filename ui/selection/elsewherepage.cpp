// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/elsewherepage.h"

#include "core/services/casedesk.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/widgets/codeedit.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace xuanhao {

ElsewherePage::ElsewherePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Being served at another counter"), applicantCase, context)
    , m_state(new QLabel)
    , m_codeState(new QLabel)
    , m_code(new CodeEdit)
{
    auto* sentence = new QLabel(sentenceFor(applicantCase.obstacle().value_or(Failure{})));
    sentence->setObjectName(QStringLiteral("obstacleLabel"));
    QFont large = sentence->font();
    large.setPointSizeF(large.pointSizeF() + 2);
    large.setBold(true);
    sentence->setFont(large);
    m_state->setObjectName(QStringLiteral("moveStateLabel"));
    m_codeState->setObjectName(QStringLiteral("moveCodeStateLabel"));
    for (QLabel* label : {sentence, m_state, m_codeState}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        body()->addWidget(label);
    }
    QGridLayout* form = addForm();
    m_code->setObjectName(QStringLiteral("codeLineEdit"));
    m_code->setMaximumWidth(220);
    addField(form, QStringLiteral("code"), tr("&Code from the SMS"), m_code);
    connect(&applicantCase, &ApplicantCase::changed, this, &ElsewherePage::refresh);
    connect(m_code, &QLineEdit::textChanged, this, &Page::commandsChanged);
    refresh();
}

bool ElsewherePage::mayUseCode() const
{
    const auto& move = theCase().move();
    return move && move->state == MoveState::Asked && move->mayUseCode;
}

bool ElsewherePage::hasCode() const
{
    const auto& move = theCase().move();
    return move && move->state == MoveState::Asked && move->code;
}

QString ElsewherePage::stateText() const
{
    const auto& move = theCase().move();
    if (!move)
        return tr("When the applicant stands here now, ask that counter to hand the selection over. Number, "
                  "time and "
                  "chances stay as they are.");
    switch (move->state) {
    case MoveState::Asked:
        return tr("%1 has been asked to hand the selection over and sees it on the screen. The question is "
                  "open "
                  "until %2.")
            .arg(move->counterName, shortDateTime(move->expiresAt.value_or(Instant{})));
    case MoveState::Declined:
        return tr("%1 keeps the selection. Go on there, or ask again.").arg(move->counterName);
    case MoveState::None:
        return tr("The question has lapsed without an answer. Ask again.");
    }
    return {};
}

QString ElsewherePage::codeText() const
{
    const auto& code = theCase().move()->code;
    if (!code)
        return tr("%1 has not been heard of for a while. A code to the applicant's mobile moves the "
                  "selection, too.")
            .arg(theCase().move()->counterName);
    switch (code->sms) {
    case SmsState::Queued:
        return tr("The code is being handed to the gateway.");
    case SmsState::Sent:
        return tr("The code has been sent to the applicant's mobile.");
    case SmsState::Failed:
        return tr("The code could not be sent. Send it again.");
    case SmsState::Delivered:
        return tr("The code has arrived on the applicant's mobile.");
    case SmsState::Undelivered:
        return tr("The code has not reached the applicant's mobile. Send it again.");
    }
    return {};
}

void ElsewherePage::refresh()
{
    if (theCase().page() != CasePage::Elsewhere)
        return;
    m_state->setText(stateText());
    m_codeState->setVisible(mayUseCode() || hasCode());
    if (mayUseCode() || hasCode())
        m_codeState->setText(codeText());
    FieldRow* field = row(QStringLiteral("code"));
    const bool appears = hasCode() && !field->isVisible();
    field->setVisible(hasCode());
    if (appears)
        m_code->setFocus();
    Q_EMIT commandsChanged();
}

void ElsewherePage::moveByCode()
{
    theCase().moveByCode(m_code->text(), showingFailure());
}

QList<PageCommand> ElsewherePage::commands()
{
    const bool isFree = !theCase().isBusy();
    QList<PageCommand> all{backTo(CasePage::Office), parkCommand()};
    all.append({.id = QStringLiteral("close"),
                .text = tr("End this case"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = isFree,
                .run = [this] { context().services.cases.close(&theCase()); }});
    if (mayUseCode())
        all.append({.id = QStringLiteral("sendCode"),
                    .text = hasCode() ? tr("Send the code again") : tr("Send a code"),
                    .key = QKeySequence(QStringLiteral("Ctrl+R")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = isFree,
                    .run = [this] { theCase().sendMoveCode(showingFailure()); }});
    const auto& move = theCase().move();
    const bool isAsked = move && move->state == MoveState::Asked;
    if (hasCode())
        all.append({.id = QStringLiteral("primary"),
                    .text = tr("Move the selection here"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = isFree && !m_code->text().isEmpty(),
                    .run = [this] { moveByCode(); }});
    else
        all.append({.id = QStringLiteral("primary"),
                    .text = isAsked ? tr("Waiting for the other counter") : tr("Ask for the selection"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = isFree && !isAsked,
                    .run = [this] { theCase().askMove(showingFailure()); }});
    return all;
}

QString ElsewherePage::help() const
{
    return tr("A person chooses at one counter only. The other counter confirms that the applicant has come "
              "here; when "
              "it is dead, a code to the applicant's mobile does. Nothing is void and nothing is spent.");
}

} // namespace xuanhao
