// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/codepage.h"

#include "core/domain/identity/mobilenumber.h"
#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "ui/selection/witnessdialog.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/plateview.h"

#include <QGridLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kPlateWidth = 300; // leaves room for a message above the code field

QString smsWord(SmsState state)
{
    switch (state) {
    case SmsState::Queued:
        return CodePage::tr("is being handed to the gateway");
    case SmsState::Sent:
        return CodePage::tr("has been sent");
    case SmsState::Failed:
        return CodePage::tr("could not be sent; send it again");
    case SmsState::Delivered:
        return CodePage::tr("has arrived on the mobile phone");
    case SmsState::Undelivered:
        return CodePage::tr("has not reached the mobile phone");
    }
    return {};
}

/// Why no code arrives and what can be done; empty while one can.
QString troubleSentence(const SessionView& view)
{
    if (!view.codeTrouble)
        return {};
    const bool isHeld = view.session.choice().has_value();
    switch (*view.codeTrouble) {
    case CodeTrouble::NoGateway:
        return isHeld ? CodePage::tr(
                            "This office has no SMS gateway. The number is held on; two members of staff may "
                            "witness the identity.")
                      : CodePage::tr(
                            "This office has no SMS gateway. Two members of staff may witness the identity.");
    case CodeTrouble::GatewayDown:
        return isHeld ? CodePage::tr(
                            "The SMS gateway does not answer; the server keeps trying. The number is held "
                            "on; two members of staff may witness the identity.")
                      : CodePage::tr(
                            "The SMS gateway does not answer; the server keeps trying. Two members of staff "
                            "may witness the identity.");
    case CodeTrouble::Refused:
        return CodePage::tr(
            "The SMS gateway does not take the message for this mobile number. Two members of "
            "staff may witness the identity.");
    case CodeTrouble::Undelivered:
        return CodePage::tr(
            "The network does not reach this mobile phone. Send the code again, or two members "
            "of staff witness the identity.");
    }
    return {};
}

} // namespace

CodePage::CodePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("SMS code"), applicantCase, context)
    , m_countdown(new Countdown)
    , m_about(new QLabel)
    , m_sms(new QLabel)
    , m_trouble(new QLabel)
    , m_code(new CodeEdit)
    , m_timer(new QTimer(this))
{
    const auto& choice = session().session.choice();
    m_countdown->setVisible(choice.has_value());
    header()->addWidget(m_countdown);
    if (choice) {
        const OfficeReference* office = context.services.office.reference();
        auto* plate = new PlateView(context.plateFont);
        plate->setPicture({.kind = plateKind(),
                           .side = PlateSide::Front,
                           .authority = office ? office->authority : QString(),
                           .serial = SerialRules::of(plateKind()).serialAt(choice->number),
                           .state = PlateState::Normal,
                           .currentSlot = {}});
        plate->setObjectName(QStringLiteral("chosenPlateView"));
        plate->setFixedSize(kPlateWidth, plate->heightForWidth(kPlateWidth));
        body()->addWidget(plate, 0, Qt::AlignLeft);
    }
    m_about->setWordWrap(true);
    m_sms->setObjectName(QStringLiteral("smsStateLabel"));
    m_sms->setWordWrap(true);
    body()->addWidget(m_about);
    body()->addWidget(m_sms);
    m_trouble->setObjectName(QStringLiteral("codeTroubleLabel"));
    m_trouble->setWordWrap(true);
    body()->addWidget(m_trouble);
    QGridLayout* form = addForm();
    m_code->setObjectName(QStringLiteral("codeLineEdit"));
    m_code->setMaximumWidth(220);
    QFont large = m_code->font();
    large.setPointSizeF(large.pointSizeF() + 6);
    large.setLetterSpacing(QFont::AbsoluteSpacing, 6);
    m_code->setFont(large);
    addField(form, QStringLiteral("code"), tr("&Code from the SMS"), m_code);
    m_timer->setInterval(250);
    connect(m_timer, &QTimer::timeout, this, &CodePage::step);
    m_timer->start();
    connect(&applicantCase, &ApplicantCase::changed, this, &CodePage::refresh);
    // The applicant waits for it: the first code goes out by itself, as soon as the case is free.
    connect(&applicantCase, &ApplicantCase::busyChanged, this, &CodePage::sendFirst);
    refresh();
    step();
    sendFirst();
}

void CodePage::sendFirst()
{
    if (m_hasAsked || !canSend() || session().code || theCase().isBusy() ||
        theCase().page() != CasePage::Code)
        return;
    m_hasAsked = true;
    send();
}

bool CodePage::canSend() const
{
    return session().codeTrouble != CodeTrouble::NoGateway;
}

qint64 CodePage::secondsToResend() const
{
    if (!session().code)
        return 0;
    const auto left = session().code->resendAt - context().services.connection.serverNow();
    return qMax(qint64{0}, qint64{(left.count() + 999) / 1000});
}

void CodePage::refresh()
{
    if (theCase().page() != CasePage::Code)
        return;
    const SessionView& view = session();
    const auto mobile =
        MobileNumber::parse(theCase().account() ? theCase().account()->data.mobile : QString());
    const QString to = mobile ? mobile->masked() : QString();
    if (const auto& choice = view.session.choice())
        m_about->setText(tr("%1 · %2. The number is held for the applicant until the code is entered.")
                             .arg(plateText(choice->number), wordFor(choice->mode)));
    else
        m_about->setText(tr("The applicant proves the mobile number before choosing."));
    if (view.code)
        m_sms->setText(tr("The SMS to %1 of %2 %3. Tries left: %4.")
                           .arg(to, officeClockText(view.code->sentAt), smsWord(view.code->sms))
                           .arg(view.code->attemptsLeft));
    else
        m_sms->setText(tr("No code has been sent to %1 yet.").arg(to));
    m_trouble->setVisible(view.codeTrouble.has_value());
    m_trouble->setText(troubleSentence(view));
    Q_EMIT commandsChanged();
}

void CodePage::step()
{
    const OfficeReference* office = context().services.office.reference();
    const auto& choice = session().session.choice();
    if (choice && office) {
        const auto left = choice->heldUntil - context().services.connection.serverNow();
        m_countdown->setTime(left, office->profile.code.hold, tr("then the number goes back to the pool"));
    }
    const qint64 wait = secondsToResend();
    if (wait != m_shownWait) {
        m_shownWait = wait;
        Q_EMIT commandsChanged();
    }
}

void CodePage::send()
{
    theCase().sendCode(showingFailure());
    m_code->setFocus();
}

void CodePage::witness()
{
    auto* dialog = new WitnessDialog(theCase(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CodePage::confirm()
{
    if (m_code->text().isEmpty()) {
        banner().showMessage(Tone::Info, tr("Enter the digits the applicant has received."));
        banner().letFade();
        m_code->setFocus();
        return;
    }
    theCase().confirmCode(m_code->text(), [self = QPointer<CodePage>(this),
                                           show = showingFailure()](const std::optional<Failure>& failure) {
        // A wrong code makes room for the next one; what central has not judged is sent again as it is.
        if (self && failure && failure->kind == Failure::Kind::Problem)
            self->m_code->clear();
        show(failure);
    });
}

QList<PageCommand> CodePage::commands()
{
    const bool isFree = !theCase().isBusy();
    const auto& choice = session().session.choice();
    const qint64 wait = secondsToResend();
    QList<PageCommand> all;
    all.append(parkCommand());
    if (choice)
        all.append({.id = QStringLiteral("giveUp"),
                    .text = tr("Give this number back"),
                    .key = {},
                    .kind = PageCommand::Kind::Danger,
                    .isEnabled = isFree,
                    .run = [this] { theCase().giveUpChoice(showingFailure()); }});
    if (session().codeTrouble)
        all.append({.id = QStringLiteral("witness"),
                    .text = tr("Witness the identity"),
                    .key = {},
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = isFree,
                    .run = [this] { witness(); }});
    all.append({.id = QStringLiteral("sendCode"),
                .text = !session().code ? tr("Send the code")
                        : wait > 0      ? tr("Send again in %1 s").arg(wait)
                                        : tr("Send again"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = isFree && wait == 0 && canSend(),
                .run = [this] { send(); }});
    all.append(primary(choice ? tr("Confirm %1").arg(plateText(choice->number)) : tr("Confirm the code"),
                       [this] { confirm(); }));
    return all;
}

} // namespace xuanhao
