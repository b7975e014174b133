// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/drawpage.h"

#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "ui/support/datetext.h"
#include "ui/widgets/countdown.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kColumns = 5;
constexpr int kColumnsOnSite = 8; // the widest plates fit beside each other on the smallest screen

} // namespace

DrawPage::DrawPage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(applicantCase.session()->session.batch() &&
                           applicantCase.session()->session.batch()->kind == DrawKind::OnSite
                       ? tr("On-site draw")
                       : tr("Random draw"),
                   applicantCase, context)
    , m_countdown(new Countdown)
    , m_numbers(new QButtonGroup(this))
    , m_withoutFour(new QCheckBox(tr("Draw only numbers with&out 4")))
    , m_timer(new QTimer(this))
{
    header()->addWidget(m_countdown);
    m_withoutFour->setObjectName(QStringLiteral("withoutFourCheckBox"));
    m_withoutFour->setVisible(!isOnSite());
    connect(m_numbers, &QButtonGroup::idClicked, this, &Page::commandsChanged);
    rebuild();
    body()->addWidget(m_withoutFour);
    m_timer->setInterval(200);
    connect(m_timer, &QTimer::timeout, this, &DrawPage::step);
    m_timer->start();
    connect(&applicantCase, &ApplicantCase::changed, this, [this] {
        if (theCase().page() == CasePage::Draw)
            rebuild();
    });
    step();
}

bool DrawPage::isOnSite() const
{
    const auto& batch = session().session.batch();
    return batch && batch->kind == DrawKind::OnSite;
}

bool DrawPage::offersAside() const
{
    const OfficeReference* office = context().services.office.reference();
    return !isOnSite() && office && office->profile.draw.backupLife.count() > 0;
}

/// Shows what is held now; a number that was picked stays picked while it is there.
void DrawPage::rebuild()
{
    const auto& batch = session().session.batch();
    const auto& aside = session().session.aside();
    if (m_area && batch == m_shownBatch && aside == m_shownAside)
        return;
    const bool isNewBatch = !m_shownBatch || !batch || m_shownBatch->numbers != batch->numbers;
    const int picked = m_numbers->checkedId();
    for (QAbstractButton* button : m_numbers->buttons())
        m_numbers->removeButton(button);
    if (m_area)
        m_area->deleteLater();
    m_shownBatch = batch;
    m_shownAside = aside;
    m_asideTime = nullptr;
    m_area = new QWidget;
    auto* layout = new QVBoxLayout(m_area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (batch) {
        const auto size = isOnSite() ? PlateButton::Size::Small : PlateButton::Size::Normal;
        std::vector<SerialIndex> numbers = batch->numbers;
        if (batch->aside) // it stands below, among those kept aside
            std::erase(numbers, *batch->aside);
        layout->addWidget(plates(numbers, QStringLiteral("drawn%1Button"), size));
        if (isNewBatch)
            m_withoutFour->setChecked(batch->withoutFour);
    }
    if (offersAside()) {
        m_asideTime = new QLabel;
        m_asideTime->setObjectName(QStringLiteral("asideLabel"));
        layout->addWidget(m_asideTime);
        if (aside)
            layout->addWidget(
                plates(aside->numbers, QStringLiteral("aside%1Button"), PlateButton::Size::Normal));
    }
    body()->insertWidget(0, m_area);
    if (QAbstractButton* button = m_numbers->button(picked))
        button->setChecked(true);
    if (QAbstractButton* first = m_numbers->buttons().value(0))
        setFirstField(first);
    sayWhatLapsed();
    step();
    Q_EMIT commandsChanged();
}

void DrawPage::sayWhatLapsed()
{
    if (theCase().lapsed() == Passing::BatchLapsed)
        banner().showMessage(Tone::Info,
                             tr("This batch has gone back to the pool; what was kept aside is still held."));
    else if (theCase().lapsed() == Passing::AsideLapsed)
        banner().showMessage(Tone::Info,
                             tr("Time is up. The numbers kept aside have gone back to the pool."));
    else
        banner().clear();
}

QWidget* DrawPage::plates(const std::vector<SerialIndex>& numbers, const QString& name,
                          PlateButton::Size size)
{
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(size == PlateButton::Size::Small ? 4 : 10);
    const int columns = size == PlateButton::Size::Small ? kColumnsOnSite : kColumns;
    const OfficeReference* office = context().services.office.reference();
    int i = 0;
    for (const SerialIndex number : numbers) {
        auto* button =
            new PlateButton(context().plateFont, plateKind(), office ? office->authority : QString(),
                            SerialRules::of(plateKind()).serialAt(number), size);
        button->setObjectName(name.arg(i + 1));
        button->setAccessibleName(plateText(number));
        m_numbers->addButton(button, static_cast<int>(number));
        grid->addWidget(button, i / columns, i % columns);
        ++i;
    }
    grid->setColumnStretch(columns, 1);
    return area;
}

void DrawPage::step()
{
    const OfficeReference* office = context().services.office.reference();
    if (!office)
        return;
    const auto& batch = session().session.batch();
    const Instant now = context().services.connection.serverNow();
    m_countdown->setVisible(batch.has_value());
    if (batch && isOnSite())
        m_countdown->setTime(batch->expiresAt - now, office->profile.onSite.life,
                             tr("then the first number is taken"));
    else if (batch)
        m_countdown->setTime(batch->expiresAt - now, office->profile.draw.batchLife,
                             tr("then these numbers go back to the pool"));
    stepAside();
}

void DrawPage::stepAside()
{
    if (!m_asideTime)
        return;
    const auto& aside = session().session.aside();
    if (!aside) {
        m_asideTime->setText(
            tr("Kept aside: nothing yet. One number of each batch can be kept while others are drawn."));
        return;
    }
    const Milliseconds left = aside->expiresAt - context().services.connection.serverNow();
    m_asideTime->setText(tr("Kept aside, for %1 more").arg(minutesAndSeconds(left)));
}

QList<PageCommand> DrawPage::commands()
{
    const bool isFree = !theCase().isBusy();
    const bool hasPicked = m_numbers->checkedButton() != nullptr;
    const auto number = static_cast<SerialIndex>(hasPicked ? m_numbers->checkedId() : 0);
    QList<PageCommand> all{parkCommand()};
    if (!isOnSite())
        all.append({.id = QStringLiteral("draw"),
                    .text = tr("Draw again, %1 left").arg(session().quotas.draws),
                    .key = QKeySequence(QStringLiteral("Ctrl+R")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = isFree && !theCase().refusalFor(command::Draw{}),
                    .run = [this] {
                        theCase().draw({DrawKind::Random, m_withoutFour->isChecked()}, showingFailure());
                    }});
    if (offersAside())
        all.append({.id = QStringLiteral("aside"),
                    .text = tr("Keep aside"),
                    .key = QKeySequence(QStringLiteral("Ctrl+K")),
                    .kind = PageCommand::Kind::Normal,
                    .isEnabled = isFree && hasPicked && !theCase().refusalFor(command::KeepAside{number}),
                    .run = [this, number] { theCase().keepAside(number, showingFailure()); }});
    all.append({.id = QStringLiteral("primary"),
                .text = hasPicked ? tr("Choose %1").arg(plateText(number)) : tr("Choose a number"),
                .key = Qt::Key_F9,
                .kind = PageCommand::Kind::Primary,
                .isEnabled = isFree && hasPicked,
                .run = [this, number] { theCase().chooseDrawn(number, showingFailure()); }});
    return all;
}

} // namespace xuanhao
