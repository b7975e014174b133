// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/officepage.h"

#include "core/services/connection.h"
#include "core/services/lookupservice.h"
#include "core/services/officeservice.h"
#include "ui/selection/cancelaccountdialog.h"
#include "ui/support/accesstext.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/support/wordtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

QString businessWord(BusinessKind kind)
{
    return wordFor(kind);
}

} // namespace

OfficePage::OfficePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Office and division"), applicantCase, context)
    , m_divisions(new QListWidget)
    , m_business(new ChoiceBox<BusinessKind>(context.services.office.reference()
                                                 ? context.services.office.reference()->profile.businessKinds
                                                 : allBusinessKinds(),
                                             businessWord))
    , m_access(new QLabel)
    , m_sendCode(new QPushButton(tr("Send the code again")))
{
    const OfficeReference* office = context.services.office.reference();
    QGridLayout* form = addForm();
    auto* officeName = new QLabel(office ? office->name : QString());
    officeName->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addField(form, QStringLiteral("office"), tr("Vehicle office"), officeName);
    m_divisions->setObjectName(QStringLiteral("divisionListWidget"));
    m_divisions->setMinimumHeight(9 * 30);
    m_divisions->setUniformItemSizes(true);
    if (office) {
        tellMaintenance(*office);
        for (const Division& division : office->divisions) {
            const bool isOpen = division.state == DivisionState::Open;
            const QString state = isOpen ? tr("open")
                                  : division.state == DivisionState::Closed
                                      ? tr("closed: %1").arg(division.stateText)
                                      : tr("maintenance: %1").arg(division.stateText);
            auto* item =
                new QListWidgetItem(themeIcon(isOpen ? QStringLiteral("ok") : QStringLiteral("warning")),
                                    tr("%1 · %2").arg(division.name, state), m_divisions);
            item->setData(Qt::UserRole, division.code);
            item->setSizeHint({0, 30});
            if (division.code == applicantCase.officeDraft().division)
                m_divisions->setCurrentItem(item);
        }
    }
    if (!m_divisions->currentItem() && m_divisions->count() > 0)
        m_divisions->setCurrentRow(0);
    addField(form, QStringLiteral("division"), tr("&Division"), m_divisions);
    m_business->setObjectName(QStringLiteral("businessComboBox"));
    m_business->setValue(applicantCase.officeDraft().business);
    addField(form, QStringLiteral("business"), tr("Kind of &business"), m_business);
    addField(form, QStringLiteral("account"), tr("Account"), makeAccount());
    addField(form, QStringLiteral("access"), tr("Own sign-in"), makeAccess());
    setFirstField(m_divisions);
    connect(m_divisions, &QListWidget::currentRowChanged, this, &OfficePage::storeDraft);
    connect(m_business, &QComboBox::currentIndexChanged, this, &OfficePage::storeDraft);
    connect(m_divisions, &QListWidget::itemActivated, m_business, [this] { m_business->setFocus(); });
    storeDraft();
    const auto& session = applicantCase.session();
    if (session && session->session.endReason() == EndReason::Idle)
        banner().showMessage(Tone::Info, sentenceFor(EndReason::Idle));
}

/// B1: what is planned within a day is said before anybody begins.
void OfficePage::tellMaintenance(const OfficeReference& office)
{
    const Instant now = context().services.connection.serverNow();
    QStringList lines;
    for (const MaintenanceWindow& window : office.maintenance) {
        if (window.to <= now || window.from > now + std::chrono::hours(24))
            continue;
        lines.append(tr("Maintenance from %1 to %2: %3. No selection begins in that time.")
                         .arg(shortDateTime(window.from), shortDateTime(window.to), window.text));
    }
    if (lines.isEmpty())
        return;
    auto* label = new QLabel(lines.join(QLatin1Char('\n')));
    label->setObjectName(QStringLiteral("maintenanceLabel"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    header()->addWidget(label);
}

/// What nobody has checked, how long the account lives without a selection, and its end at the applicant's
/// wish.
QWidget* OfficePage::makeAccount()
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    const AccountView account = theCase().account().value_or(AccountView());
    QString text = sentenceFor(account.facts);
    if (account.selectBefore)
        text += QLatin1Char('\n') +
                tr("Cancelled without a pre-selection before %1.").arg(shortDateTime(*account.selectBefore));
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("accountLabel"));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    auto* cancel = new QPushButton(tr("Cancel the account…"));
    cancel->setObjectName(QStringLiteral("cancelAccountButton"));
    cancel->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
    layout->addWidget(label, 1);
    layout->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, [this] {
        auto* dialog = new CancelAccountDialog(theCase(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    return line;
}

/// The applicant's own affair: said once, in one quiet line below what the clerk works at.
QWidget* OfficePage::makeAccess()
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    m_access->setObjectName(QStringLiteral("accessLabel"));
    m_access->setWordWrap(true);
    m_access->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_access->setFocusPolicy(Qt::NoFocus);
    m_sendCode->setObjectName(QStringLiteral("sendAccessCodeButton"));
    m_sendCode->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
    layout->addWidget(m_access, 1);
    layout->addWidget(m_sendCode);
    connect(m_sendCode, &QPushButton::clicked, this, &OfficePage::sendCode);
    showAccess(theCase().account() ? theCase().account()->access : AccessView());
    return line;
}

void OfficePage::showAccess(const AccessView& access)
{
    m_access->setText(sentenceFor(access));
    m_sendCode->setVisible(access.state != AccessState::PasswordSet);
    m_sendCode->setText(access.state == AccessState::NoCode ? tr("Send a code") : tr("Send the code again"));
}

void OfficePage::sendCode()
{
    if (!theCase().account())
        return;
    m_sendCode->setEnabled(false);
    context().services.lookup.sendAccessCode(
        theCase().account()->id,
        [self = QPointer<OfficePage>(this)](const Expected<AccessView, Failure>& answer) {
            if (!self)
                return;
            self->m_sendCode->setEnabled(true);
            if (!answer) {
                self->showFailure(answer.error());
                return;
            }
            self->banner().clear();
            self->showAccess(*answer);
            self->theCase().takeAccess(*answer); // this page is made anew after parking
        });
}

void OfficePage::storeDraft()
{
    const QListWidgetItem* item = m_divisions->currentItem();
    const auto& session = theCase().session();
    // Looking back at this page does not end the on-site draw that is under way.
    const SessionWay way =
        session && session->session.isLive() ? session->session.way() : SessionWay::Preselection;
    theCase().setOfficeDraft(
        {item ? item->data(Qt::UserRole).toString() : QString(), m_business->value(), way});
}

void OfficePage::start()
{
    storeDraft();
    if (theCase().officeDraft().division.isEmpty()) {
        banner().showMessage(Tone::Error, tr("Choose the division."));
        banner().letFade();
        return;
    }
    theCase().openSession(showingFailure());
}

QList<PageCommand> OfficePage::commands()
{
    return {parkCommand(), primary(theCase().isBusy() ? tr("Asking the central server…") : tr("Start"),
                                   [this] { start(); })};
}

QString OfficePage::help() const
{
    return tr(
        "Choose the division at which the vehicle will be registered and what the applicant comes for. "
        "Start asks the central server whether this person may pre-select now; nothing is used up by it.");
}

} // namespace xuanhao
