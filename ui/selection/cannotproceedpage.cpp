// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/cannotproceedpage.h"

#include "core/services/casedesk.h"
#include "ui/print/printdesk.h"
#include "ui/support/errortext.h"
#include "ui/support/wordtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace xuanhao {

namespace {

/// What the applicant can do, for the paper that is taken home; waysOut() speaks to the clerk.
QStringList waysForApplicant(const Failure& failure)
{
    if (!failure.problem)
        return {};
    switch (failure.problem->code) {
    case ProblemCode::Listed: {
        QStringList ways{CannotProceedPage::tr("Appeal to the vehicle office"),
                         CannotProceedPage::tr("Apply again after the date named above")};
        if (failure.problem->facts.value(QLatin1String("onSite")).toBool())
            ways.prepend(CannotProceedPage::tr("Take part in the on-site draw at the vehicle office"));
        return ways;
    }
    case ProblemCode::DivisionClosed:
    case ProblemCode::Maintenance:
        return {CannotProceedPage::tr("Apply again when it is open"),
                CannotProceedPage::tr("Apply at another division")};
    case ProblemCode::NotOpenYet:
        return {CannotProceedPage::tr("Apply again when it is open")};
    case ProblemCode::InvoiceNameDiffers:
        return {CannotProceedPage::tr("Have the seller make out the invoice in the owner's name")};
    case ProblemCode::PlateKindNotServed:
        return {CannotProceedPage::tr("Apply at the place named above")};
    default:
        return {};
    }
}

bool mustBeLookedAt(const ApplicantCase& applicantCase)
{
    const auto obstacle = applicantCase.obstacle();
    return obstacle && obstacle->problem && obstacle->problem->code == ProblemCode::OperationExpired;
}

} // namespace

CannotProceedPage::CannotProceedPage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("The case can't go on"), applicantCase, context)
{
    const Failure failure = applicantCase.obstacle().value_or(Failure{});
    auto* panel = new QFrame;
    panel->setObjectName(QStringLiteral("obstaclePanel"));
    panel->setAutoFillBackground(true);
    QPalette colours = panel->palette();
    colours.setColor(QPalette::Window, theme::kWarnSoft);
    panel->setPalette(colours);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto* row = new QHBoxLayout;
    auto* icon = new QLabel;
    icon->setPixmap(themeIcon(QStringLiteral("warning")).pixmap(32, 32));
    auto* sentence = new QLabel(obstacleSentence());
    sentence->setObjectName(QStringLiteral("obstacleLabel"));
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = sentence->font();
    large.setPointSizeF(large.pointSizeF() + 2);
    large.setBold(true);
    sentence->setFont(large);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(sentence, 1);
    layout->addLayout(row);
    const QStringList ways = waysOut(failure);
    if (!ways.isEmpty()) {
        auto* heading = new QLabel(tr("What can be done:"));
        QFont bold = heading->font();
        bold.setBold(true);
        heading->setFont(bold);
        layout->addWidget(heading);
        for (const QString& way : ways) {
            auto* line = new QLabel(QStringLiteral("·  ") + way);
            line->setWordWrap(true);
            layout->addWidget(line);
        }
    }
    if (!failure.requestId.isEmpty()) {
        auto* small = new QLabel(tr("Request %1").arg(failure.requestId));
        small->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QFont smaller = small->font();
        smaller.setPointSizeF(smaller.pointSizeF() - 1.5);
        small->setFont(smaller);
        layout->addWidget(small);
    }
    body()->addWidget(panel);
}

QString CannotProceedPage::obstacleSentence() const
{
    const auto& session = theCase().session();
    const auto reason = session ? session->session.endReason() : std::nullopt;
    if (reason && !mustBeLookedAt(theCase()))
        return sentenceFor(*reason);
    return sentenceFor(theCase().obstacle().value_or(Failure{}));
}

QList<PageCommand> CannotProceedPage::commands()
{
    const bool isFree = !theCase().isBusy();
    // Before "start" the way back is the office page; with a session it is the vehicle, where VIN,
    // certificate or invoice are entered once more.
    const auto& session = theCase().session();
    const CasePage back = session ? CasePage::Vehicle : CasePage::Office;
    // After the preparation there is nothing to correct any more, but something to look at.
    const bool canGoBack =
        !session || session->session.stage() == Stage::Preparing || mustBeLookedAt(theCase());
    QList<PageCommand> all{{.id = QStringLiteral("back"),
                            .text = tr("Back"),
                            .key = Qt::Key_Escape,
                            .kind = PageCommand::Kind::Back,
                            .isEnabled = isFree && canGoBack,
                            .run = [this, back] { theCase().showPage(back); }},
                           parkCommand()};
    if (offersOnSite())
        all.append({.id = QStringLiteral("onSite"),
                    .text = tr("On-site draw"),
                    .key = QKeySequence(QStringLiteral("Ctrl+O")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = isFree,
                    .run = [this] { openOnSite(); }});
    // Paper is Chinese in every language of the program, and these sentences are in the program's own.
    if (QLocale().language() == QLocale::Chinese)
        all.append({.id = QStringLiteral("print"),
                    .text = tr("Print for the applicant"),
                    .key = Qt::Key_F8,
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = true,
                    .run = [this] { print(); }});
    all.append(slipCommand([] { return QStringList{QStringLiteral("本单和申请人的身份证明")}; }));
    all.append(primary(tr("End this case"), [this] { end(); }));
    return all;
}

/// The blacklist leaves the on-site draw open (B8).
bool CannotProceedPage::offersOnSite() const
{
    const auto obstacle = theCase().obstacle();
    return obstacle && obstacle->problem && obstacle->problem->code == ProblemCode::Listed &&
           obstacle->problem->facts.value(QLatin1String("onSite")).toBool();
}

void CannotProceedPage::openOnSite()
{
    OpenSessionRequest draft = theCase().officeDraft();
    draft.way = SessionWay::OnSite;
    theCase().setOfficeDraft(draft);
    theCase().openSession(showingFailure());
}

void CannotProceedPage::end()
{
    CaseDesk& desk = context().services.cases;
    if (!theCase().session() || !theCase().session()->session.isLive()) {
        desk.close(&theCase());
        return;
    }
    theCase().abandon(
        [self = QPointer<CannotProceedPage>(this), &desk](const std::optional<Failure>& failure) {
            if (self && failure)
                self->showFailure(*failure);
            else if (self)
                desk.close(&self->theCase());
        });
}

void CannotProceedPage::print()
{
    const Papers& papers = context().printDesk.papers();
    const Failure obstacle = theCase().obstacle().value_or(Failure{});
    const QStringList ways = waysForApplicant(obstacle);
    const auto& account = theCase().account();
    if (account && obstacle.problem && obstacle.problem->code == ProblemCode::Listed) {
        const auto& entries = account->listings;
        const auto barring = std::find_if(entries.begin(), entries.end(),
                                          [](const ListingView& entry) { return entry.isBarring; });
        const auto reason = barring == entries.end() ? std::nullopt : listingReasonFromWire(barring->reason);
        if (reason)
            return printPaper(papers.listing(*account, *barring, wordFor(*reason), ways));
    }
    printPaper(papers.refusal(theCase(), obstacleSentence(), ways));
}

} // namespace xuanhao
