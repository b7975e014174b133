// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/composepage.h"

#include "core/base/clock.h"
#include "core/services/composemodel.h"
#include "core/services/officeservice.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/plateslots.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kColumnWidth = 340;
constexpr int kBodyWidth = 1000;
constexpr QSize kPadSize(640, 260);
// Plate, keys and captcha stand in the window at once, also below a message: in the 90 s nobody scrolls. A
// screen of 1280x720 logical pixels (1920x1080 at 150 %) leaves less than this below the strips.
constexpr int kShortPage = 480;
constexpr int kShortPlateWidth = 270;
constexpr int kShortPadHeight = 194;
constexpr int kExamples = 12;

} // namespace

ComposePage::ComposePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Self-compose"), applicantCase, context)
    , m_countdown(new Countdown)
    , m_state(new QLabel)
    , m_matches(new QLabel)
    , m_examples(new QLabel)
    , m_captchaArea(new QWidget)
    , m_captchaImage(new QLabel)
    , m_captchaAnswer(new CodeEdit)
    , m_timer(new QTimer(this))
{
    header()->addWidget(m_countdown);
    m_state->setObjectName(QStringLiteral("composeStateLabel"));
    m_state->setWordWrap(true);
    m_matches->setObjectName(QStringLiteral("matchesLabel"));
    addKeyboard();
    addCaptcha();
    m_timer->setInterval(100);
    m_timer->setTimerType(Qt::PreciseTimer); // coarse timers of Windows would show whole seconds late
    connect(m_timer, &QTimer::timeout, this, &ComposePage::step);
    m_timer->start();
    connect(&applicantCase, &ApplicantCase::changed, this, &ComposePage::refresh);
    refresh();
    step();
}

void ComposePage::addKeyboard()
{
    ComposeModel* model = theCase().compose();
    if (!model)
        return;
    setBodyWidth(kBodyWidth);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::kGapLarge);
    auto* left = new QVBoxLayout;
    left->setSpacing(theme::kGap);
    left->setAlignment(Qt::AlignTop);
    const OfficeReference* office = context().services.office.reference();
    m_plate =
        new PlateSlots(context().plateFont, plateKind(), office ? office->authority : QString(), *model);
    m_matches->setWordWrap(true);
    m_matches->setFixedWidth(kColumnWidth);
    left->addWidget(m_plate);
    left->addWidget(m_matches);
    left->addWidget(m_captchaArea);
    left->addWidget(m_state);
    m_pad = new KeyPad(*model);
    columns->addLayout(left);
    auto* right = new QVBoxLayout;
    right->setSpacing(theme::kGap);
    right->setAlignment(Qt::AlignTop);
    m_examples->setObjectName(QStringLiteral("examplesLabel"));
    m_examples->setWordWrap(true);
    m_examples->setMaximumWidth(kPadSize.width());
    right->addWidget(m_pad);
    right->addWidget(m_examples);
    columns->addLayout(right, 1);
    body()->addLayout(columns);
    fitKeyboard();
    connect(model, &ComposeModel::changed, this, [this, model, typed = model->serial()]() mutable {
        // The model also changes with the pool and while the case is busy; that mends nothing.
        if (std::exchange(typed, model->serial()) != typed)
            banner().fade();
        refresh();
        Q_EMIT commandsChanged();
    });
}

void ComposePage::fitKeyboard()
{
    if (!m_plate)
        return;
    const bool isShort = height() < kShortPage;
    const int plateWidth = isShort ? kShortPlateWidth : kColumnWidth;
    setHeadingBeside(isShort);
    m_plate->setFixedSize(plateWidth, m_plate->heightForWidth(plateWidth));
    m_pad->setMaximumSize(kPadSize.width(), isShort ? kShortPadHeight : kPadSize.height());
}

void ComposePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitKeyboard();
}

void ComposePage::addCaptcha()
{
    auto* grid = new QGridLayout(m_captchaArea);
    grid->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Characters of the &picture"));
    label->setBuddy(m_captchaAnswer);
    m_captchaImage->setObjectName(QStringLiteral("captchaLabel"));
    m_captchaImage->setFixedSize(150, 56);
    m_captchaImage->setScaledContents(true);
    m_captchaImage->setAccessibleName(tr("Picture with four characters"));
    m_captchaAnswer->setObjectName(QStringLiteral("captchaLineEdit"));
    m_captchaAnswer->setAccessibleName(tr("Characters of the picture"));
    m_captchaAnswer->setMaxLength(8);
    auto* renew = new QPushButton(tr("Another picture"));
    renew->setObjectName(QStringLiteral("renewCaptchaButton"));
    connect(renew, &QPushButton::clicked, this, &ComposePage::renewCaptcha);
    connect(m_captchaAnswer, &QLineEdit::returnPressed, this, &ComposePage::verify);
    connect(m_captchaAnswer, &QLineEdit::textEdited, this, [this] { banner().fade(); });
    // Picture and answer side by side, so that a message above never pushes the answer off the page.
    renew->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
    grid->addWidget(label, 0, 0);
    grid->addWidget(renew, 0, 1, Qt::AlignRight);
    grid->addWidget(m_captchaImage, 1, 0);
    grid->addWidget(m_captchaAnswer, 1, 1);
    grid->setColumnStretch(1, 1);
    m_captchaArea->setMaximumWidth(kColumnWidth);
    m_state->setFixedWidth(kColumnWidth);
    // The page is made while "start" is still being answered; the picture is asked for when that is done.
    connect(&theCase(), &ApplicantCase::busyChanged, this, &ComposePage::askForCaptcha);
    askForCaptcha();
}

void ComposePage::askForCaptcha()
{
    if (!m_mayAskForCaptcha || !needsCaptcha() || isLocked() || theCase().captcha() || theCase().isBusy())
        return;
    renewCaptcha();
}

bool ComposePage::needsCaptcha() const
{
    const OfficeReference* office = context().services.office.reference();
    return office && office->profile.compose.needsCaptcha;
}

bool ComposePage::maySubmit() const
{
    const OfficeReference* office = context().services.office.reference();
    const auto earliest = theCase().earliestSubmit();
    return office && office->profile.compose.commit == CommitMode::MinInterval && earliest &&
           earliest->mayConfirm(context().services.clock.monotonic());
}

bool ComposePage::isLocked() const
{
    const auto& window = session().session.composeWindow();
    return window && window->locked;
}

void ComposePage::activate()
{
    if (needsCaptcha() && !isLocked())
        m_captchaAnswer->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason); // keys of the PC come here and press nothing
}

void ComposePage::renewCaptcha()
{
    m_captchaAnswer->clear();
    // One question at a time: a refusal must not be answered with the next question.
    m_mayAskForCaptcha = false;
    theCase().newCaptcha([self = QPointer<ComposePage>(this)](const std::optional<Failure>& failure) {
        if (!self)
            return;
        self->m_mayAskForCaptcha = !failure;
        if (!failure)
            return;
        self->showFailure(*failure);
        if (failure->problem) // central says no: perhaps the window is over
            self->theCase().refresh(self->showingFailure());
    });
}

void ComposePage::refresh()
{
    if (theCase().page() != CasePage::Compose || !theCase().compose())
        return;
    const SessionView& view = session();
    const ComposeModel& model = *theCase().compose();
    const auto& window = view.session.composeWindow();
    m_captchaArea->setVisible(needsCaptcha() && !isLocked());
    if (const auto& captcha = theCase().captcha()) {
        QPixmap picture;
        picture.loadFromData(captcha->png);
        m_captchaImage->setPixmap(picture);
    }
    m_matches->setText(tr("Fit: %1 · left today: verify %2/%3, lock %4/%5")
                           .arg(model.matchCount())
                           .arg(view.quotas.verifications)
                           .arg(view.limits.verifications)
                           .arg(view.quotas.locks)
                           .arg(view.limits.locks));
    const QStringList examples = model.matches(kExamples);
    m_examples->setText(
        examples.isEmpty()
            ? tr("Any place can be filled first; free numbers that fit are listed here.")
            : tr("%1 leads to: %2")
                  .arg(model.wildcard(),
                       examples.join(QStringLiteral("　")) +
                           (examples.size() == kExamples ? QStringLiteral("　…") : QString())));
    m_examples->setVisible(!isLocked() && !model.isComplete());
    if (isLocked() && window) {
        m_state->clear();
        const bool isFixed = window->earliestSubmit == window->deadline;
        banner().showMessage(
            Tone::Ok, isFixed
                          ? tr("%1 is locked for the applicant. It is submitted at %2, not earlier. Clear "
                               "starts again; the lock stays spent.")
                                .arg(plateText(*window->locked), officeClockText(window->deadline))
                          : tr("%1 is locked for the applicant. It can be taken from %2 on. Clear starts "
                               "again; the lock stays spent.")
                                .arg(plateText(*window->locked), officeClockText(window->earliestSubmit)));
    } else if (view.lastVerify && !view.lastVerify->isLocked && view.lastVerify->serial != model.serial() &&
               model.serial().isEmpty()) {
        QStringList near;
        for (const QString& serial : view.lastVerify->nearSerials)
            near.append(serial);
        banner().showMessage(Tone::Warning,
                             tr("%1 has been taken by somebody else. Verifications left today: %2.")
                                 .arg(view.lastVerify->serial)
                                 .arg(view.quotas.verifications));
        if (!near.isEmpty())
            banner().addText(tr("Near and free: %1").arg(near.join(QStringLiteral("  "))));
    }
}

void ComposePage::step()
{
    const auto deadline = theCase().composeDeadline();
    const auto& window = session().session.composeWindow();
    if (!deadline || !window)
        return;
    m_countdown->setTime(deadline->remaining(context().services.clock.monotonic()),
                         window->deadline - window->startedAt,
                         tr("Submitted by the server at %1").arg(officeClockText(window->deadline)),
                         isLocked() ? Countdown::Pace::Wait : Countdown::Pace::Hurry);
    if (m_couldSubmit != maySubmit()) {
        m_couldSubmit = !m_couldSubmit;
        Q_EMIT commandsChanged();
    }
}

void ComposePage::verify()
{
    ComposeModel* model = theCase().compose();
    if (!model || theCase().isBusy() || isLocked())
        return;
    if (!model->isComplete()) {
        banner().showMessage(Tone::Info, tr("Press the keys of the screen until the number is complete."));
        banner().letFade();
        return;
    }
    if (needsCaptcha() && m_captchaAnswer->text().isEmpty()) {
        banner().showMessage(Tone::Info, tr("Enter the characters of the picture, then verify."));
        banner().letFade();
        m_captchaAnswer->setFocus();
        return;
    }
    const QString answer = m_captchaAnswer->text();
    m_captchaAnswer->clear();
    theCase().verify(answer, showingFailure());
}

void ComposePage::keyPressEvent(QKeyEvent* event)
{
    if (!event->text().trimmed().isEmpty())
        m_state->setText(
            tr("The number is entered with the keys on the screen; the PC's keyboard has no effect on it."));
    Page::keyPressEvent(event);
}

QList<PageCommand> ComposePage::commands()
{
    const bool isFree = !theCase().isBusy();
    const ComposeModel* model = theCase().compose();
    QList<PageCommand> all;
    all.append({.id = QStringLiteral("draw"),
                .text = tr("No number to be found? Random draw"),
                .key = QKeySequence(QStringLiteral("Ctrl+R")),
                .kind = PageCommand::Kind::Normal,
                .isEnabled = isFree && !theCase().refusalFor(command::Draw{}),
                .run = [this] { theCase().draw({}, showingFailure()); }});
    all.append({.id = QStringLiteral("clear"),
                .text = tr("Clear"),
                .key = {},
                .kind = PageCommand::Kind::Normal,
                .isEnabled = isFree,
                .run = [this] {
                    banner().clear();
                    if (isLocked())
                        theCase().clearNumber(showingFailure());
                    else if (theCase().compose())
                        theCase().compose()->clear();
                }});
    if (isLocked() && maySubmit())
        all.append({.id = QStringLiteral("primary"),
                    .text = tr("Take this number"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = isFree,
                    .run = [this] { theCase().submitNumber(showingFailure()); }});
    else
        all.append({.id = QStringLiteral("primary"),
                    .text = isLocked() ? tr("Locked, waiting for the end") : tr("Verify and lock"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = isFree && !isLocked() && model && model->isComplete(),
                    .run = [this] { verify(); }});
    return all;
}

QString ComposePage::help() const
{
    return tr("The applicant names the characters and the clerk presses them, in any order: press a place on "
              "the plate first to fill "
              "it first. Grey keys lead to no free number. Verify asks the server; a free number is locked "
              "until the window ends.");
}

} // namespace xuanhao
