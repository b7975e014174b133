// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/choosepage.h"

#include "core/services/officeservice.h"
#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace xuanhao {

ChoosePage::ChoosePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Choose the number"), applicantCase, context)
    , m_withoutFour(new QCheckBox(tr("Draw only numbers with&out 4")))
{
    const OfficeReference* office = context.services.office.reference();
    const SessionView& view = session();
    sayWhatLapsed();
    const auto composeRefusal = applicantCase.refusalFor(command::StartCompose{});
    const auto drawRefusal = applicantCase.refusalFor(command::Draw{});
    const auto onSiteRefusal = applicantCase.refusalFor(command::Draw{DrawKind::OnSite, false});
    const bool isOnSiteOnly = view.session.way() == SessionWay::OnSite;
    m_withoutFour->setObjectName(QStringLiteral("withoutFourCheckBox"));
    if (isOnSiteOnly)
        addOnSiteCard(tr("On-site draw (F9)"), onSiteRefusal)->addWidget(m_withoutFour);
    else
        addFreeCards(composeRefusal, drawRefusal);
    if (!isOnSiteOnly && office && office->profile.onSite.enabled)
        addOnSiteCard(tr("On-site draw (Ctrl+O)"), onSiteRefusal);
}

/// What people on the blacklist are kept from.
void ChoosePage::addFreeCards(const std::optional<Refusal>& composeRefusal,
                              const std::optional<Refusal>& drawRefusal)
{
    const OfficeReference* office = context().services.office.reference();
    const SessionView& view = session();
    const bool isFixed = !office || office->profile.compose.commit == CommitMode::FixedAtDeadline;
    const qint64 window = office ? office->profile.compose.window.count() : 0;
    addCard(tr("Self-compose (F9)"),
            isFixed ? tr("The applicant composes the number on the on-screen keyboard. The window lasts %1 "
                         "seconds by "
                         "the server's clock; the locked number is submitted at its end, not earlier.")
                          .arg(window)
                    : tr("The applicant composes the number on the on-screen keyboard. The window lasts %1 "
                         "seconds by "
                         "the server's clock; a locked number can be taken after %2 seconds.")
                          .arg(window)
                          .arg(office->profile.compose.minInterval.count()),
            tr("Left today: %1 of %2 verifications, %3 of %4 locks")
                .arg(view.quotas.verifications)
                .arg(view.limits.verifications)
                .arg(view.quotas.locks)
                .arg(view.limits.locks),
            composeRefusal ? sentenceFor(*composeRefusal) : QString());
    addCard(tr("Random draw (Ctrl+R)"),
            tr("The server draws %1 free numbers; the applicant chooses one of them while they are held.")
                .arg(office ? office->profile.draw.batchSize : 0),
            tr("Left for this vehicle: %1 of %2 draws").arg(view.quotas.draws).arg(view.limits.draws),
            drawRefusal ? sentenceFor(*drawRefusal) : QString())
        ->addWidget(m_withoutFour);
}

QVBoxLayout* ChoosePage::addOnSiteCard(const QString& heading, const std::optional<Refusal>& refusal)
{
    const OfficeReference* office = context().services.office.reference();
    const SessionView& view = session();
    const Profile::OnSite rules = office ? office->profile.onSite : Profile::OnSite{};
    return addCard(
        heading,
        tr("The server draws %1 free numbers; the applicant chooses one of them within %2 seconds. After "
           "that the first number is taken.")
            .arg(rules.batchSize)
            .arg(rules.life.count()),
        tr("Left for this vehicle: %1 of %2 on-site draws")
            .arg(view.quotas.onSiteDraws)
            .arg(view.limits.onSiteDraws),
        refusal ? sentenceFor(*refusal) : QString());
}

void ChoosePage::sayWhatLapsed()
{
    const Quotas& left = session().quotas;
    const QString whatIsLeft =
        tr("Left today: %1 verifications and %2 locks; for this vehicle: %3 draws. The applicant can choose "
           "again at once.")
            .arg(left.verifications)
            .arg(left.locks)
            .arg(left.draws);
    switch (theCase().lapsed()) {
    case Passing::ComposeEmpty:
        banner().showMessage(Tone::Info, tr("Time is up. No number was locked, so none has been chosen."));
        break;
    case Passing::BatchLapsed:
        banner().showMessage(Tone::Info,
                             tr("Time is up. None of the drawn numbers was chosen; they have gone "
                                "back to the pool."));
        break;
    case Passing::AsideLapsed:
        banner().showMessage(Tone::Info,
                             tr("Time is up. The numbers kept aside have gone back to the pool."));
        break;
    case Passing::ChoiceLapsed:
        banner().showMessage(Tone::Info,
                             tr("The code was not confirmed in time. The number has gone back to the pool; "
                                "this does not count against the applicant."));
        break;
    case Passing::Nothing:
    case Passing::ComposeChose:
    case Passing::BatchChose:
    case Passing::WentIdle:
        return;
    }
    if (session().session.way() == SessionWay::OnSite)
        banner().addText(tr("On-site draws left for this vehicle: %1").arg(left.onSiteDraws));
    else if ((left.verifications > 0 && left.locks > 0) || left.draws > 0)
        banner().addText(whatIsLeft);
}

QVBoxLayout* ChoosePage::addCard(const QString& heading, const QString& text, const QString& left,
                                 const QString& why)
{
    auto* card = new QFrame;
    card->setAutoFillBackground(true);
    QPalette colours = card->palette();
    colours.setColor(QPalette::Window, theme::kSurface);
    card->setPalette(colours);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 16, 20, 16);
    auto* title = new QLabel(heading);
    QFont bold = title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1.5);
    title->setFont(bold);
    auto* description = new QLabel(text);
    description->setWordWrap(true);
    auto* remaining = new QLabel(left);
    QFont strong = remaining->font();
    strong.setBold(true);
    remaining->setFont(strong);
    layout->addWidget(title);
    layout->addWidget(description);
    layout->addWidget(remaining);
    if (!why.isEmpty()) {
        auto* reason = new QLabel(QStringLiteral("⚠ ") + why);
        reason->setWordWrap(true);
        QPalette warn = reason->palette();
        warn.setColor(QPalette::WindowText, theme::kWarn);
        reason->setPalette(warn);
        layout->addWidget(reason);
    }
    body()->addWidget(card);
    return layout;
}

void ChoosePage::drawOnSite()
{
    theCase().draw({DrawKind::OnSite, m_withoutFour->isChecked()}, showingFailure());
}

QList<PageCommand> ChoosePage::commands()
{
    const bool isFree = !theCase().isBusy();
    const bool canDrawOnSite =
        isFree && !theCase().refusalFor(command::Draw{DrawKind::OnSite, m_withoutFour->isChecked()});
    QList<PageCommand> all{parkCommand(),
                           {.id = QStringLiteral("abandon"),
                            .text = tr("End the selection"),
                            .key = {},
                            .kind = PageCommand::Kind::Danger,
                            .isEnabled = isFree,
                            .run = [this] { theCase().abandon(showingFailure()); }}};
    if (session().session.way() == SessionWay::OnSite) {
        all.append({.id = QStringLiteral("primary"),
                    .text = tr("Start the on-site draw"),
                    .key = Qt::Key_F9,
                    .kind = PageCommand::Kind::Primary,
                    .isEnabled = canDrawOnSite,
                    .run = [this] { drawOnSite(); }});
        return all;
    }
    const OfficeReference* office = context().services.office.reference();
    if (office && office->profile.onSite.enabled)
        all.append({.id = QStringLiteral("onSite"),
                    .text = tr("On-site draw"),
                    .key = QKeySequence(QStringLiteral("Ctrl+O")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = canDrawOnSite,
                    .run = [this] { drawOnSite(); }});
    all.append({.id = QStringLiteral("draw"),
                .text = tr("Random draw"),
                .key = QKeySequence(QStringLiteral("Ctrl+R")),
                .kind = PageCommand::Kind::Normal,
                .isEnabled = isFree && !theCase().refusalFor(command::Draw{}),
                .run = [this] {
                    theCase().draw({DrawKind::Random, m_withoutFour->isChecked()}, showingFailure());
                }});
    all.append({.id = QStringLiteral("primary"),
                .text = tr("Start self-composing"),
                .key = Qt::Key_F9,
                .kind = PageCommand::Kind::Primary,
                .isEnabled = isFree && !theCase().refusalFor(command::StartCompose{}),
                .run = [this] { theCase().startCompose(showingFailure()); }});
    return all;
}

} // namespace xuanhao
