// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/drawpage.h"

#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/platebutton.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kColumns = 5;

} // namespace

DrawPage::DrawPage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Random draw"), applicantCase, context)
    , m_countdown(new Countdown)
    , m_numbers(new QButtonGroup(this))
    , m_withoutFour(new QCheckBox(tr("Draw only numbers with&out 4")))
    , m_timer(new QTimer(this))
{
    header()->addWidget(m_countdown);
    m_withoutFour->setObjectName(QStringLiteral("withoutFourCheckBox"));
    addNumbers();
    body()->addWidget(m_withoutFour);
    m_timer->setInterval(200);
    connect(m_timer, &QTimer::timeout, this, &DrawPage::step);
    m_timer->start();
    connect(&applicantCase, &ApplicantCase::changed, this, [this] {
        if (theCase().page() == CasePage::Draw)
            addNumbers();
    });
    step();
}

void DrawPage::addNumbers()
{
    const auto& batch = session().session.batch();
    if (!batch)
        return;
    const QList<QAbstractButton*> old = m_numbers->buttons();
    if (old.size() == static_cast<qsizetype>(batch->numbers.size()) && !old.isEmpty() &&
        m_numbers->property("firstNumber").toUInt() == batch->numbers.front())
        return;
    if (!old.isEmpty())
        old.first()->parentWidget()->deleteLater();
    for (QAbstractButton* button : old)
        m_numbers->removeButton(button);
    m_numbers->setProperty("firstNumber", batch->numbers.front());
    m_withoutFour->setChecked(batch->withoutFour);
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(10);
    const OfficeReference* office = context().services.office.reference();
    for (std::size_t i = 0; i < batch->numbers.size(); ++i) {
        const SerialIndex number = batch->numbers[i];
        auto* button =
            new PlateButton(context().plateFont, plateKind(), office ? office->authority : QString(),
                            SerialRules::of(plateKind()).serialAt(number));
        button->setObjectName(QStringLiteral("drawn%1Button").arg(i + 1));
        button->setAccessibleName(plateText(number));
        m_numbers->addButton(button, static_cast<int>(number));
        grid->addWidget(button, static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
    }
    body()->insertWidget(0, area);
    connect(m_numbers, &QButtonGroup::idClicked, this, &Page::commandsChanged, Qt::UniqueConnection);
    if (QAbstractButton* first = m_numbers->buttons().value(0))
        setFirstField(first);
    Q_EMIT commandsChanged();
}

void DrawPage::step()
{
    const auto& batch = session().session.batch();
    const OfficeReference* office = context().services.office.reference();
    if (!batch || !office)
        return;
    m_countdown->setTime(batch->expiresAt - context().services.connection.serverNow(),
                         office->profile.draw.batchLife, tr("then these numbers go back to the pool"));
}

QList<PageCommand> DrawPage::commands()
{
    const bool isFree = !theCase().isBusy();
    const int chosen = m_numbers->checkedId();
    const bool hasChosen = m_numbers->checkedButton() != nullptr;
    const auto number = static_cast<SerialIndex>(chosen);
    return {parkCommand(),
            {.id = QStringLiteral("draw"),
             .text = tr("Draw again, %1 left").arg(session().quotas.draws),
             .key = QKeySequence(QStringLiteral("Ctrl+R")),
             .kind = PageCommand::Kind::Normal,
             .isEnabled = isFree && !theCase().refusalFor(command::Draw{}),
             .run = [this] { theCase().draw(m_withoutFour->isChecked(), showingFailure()); }},
            {.id = QStringLiteral("primary"),
             .text = hasChosen ? tr("Choose %1").arg(plateText(number)) : tr("Choose a number"),
             .key = Qt::Key_F9,
             .kind = PageCommand::Kind::Primary,
             .isEnabled = isFree && hasChosen,
             .run = [this, number] { theCase().chooseDrawn(number, showingFailure()); }}};
}

} // namespace xuanhao
