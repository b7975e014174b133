// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/casestrip.h"

#include "ui/shell/steptitles.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace xuanhao {

namespace {

constexpr int kNameWidth = 72; // nine cases must fit beside each other on the smallest screen

QString nameOf(const ApplicantCase& item)
{
    return item.account() ? item.account()->data.name : item.accountDraft().name;
}

} // namespace

CaseStrip::CaseStrip(CaseDesk& cases, QWidget* parent)
    : QFrame(parent)
    , m_cases(cases)
    , m_layout(new QHBoxLayout(this))
{
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::kSunken);
    setPalette(colours);
    m_layout->setContentsMargins(16, 6, 16, 6);
}

void CaseStrip::refresh(const ApplicantCase* front)
{
    const QList<ApplicantCase*> cases = m_cases.cases();
    QStringList wanted;
    for (const ApplicantCase* item : cases)
        wanted.append(item->id() + nameOf(*item) + pageWord(item->page()) +
                      (item == front ? QLatin1Char('*') : QLatin1Char(' ')));
    if (wanted == m_shown && m_layout->count() > 0)
        return;
    m_shown = wanted;
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    setVisible(!cases.isEmpty());
    m_layout->addWidget(new QLabel(tr("Open cases:")));
    for (int i = 0; i < cases.size(); ++i)
        addCase(i, cases[i], cases[i] == front);
    m_layout->addStretch(1);
}

void CaseStrip::addCase(int place, ApplicantCase* item, bool isFront)
{
    const QString name = nameOf(*item).isEmpty()
                             ? tr("new")
                             : fontMetrics().elidedText(nameOf(*item), Qt::ElideRight, kNameWidth);
    auto* button = new QPushButton(isFront ? tr("%1 · %2").arg(name, pageWord(item->page())) : name);
    button->setToolTip(tr("%1 · %2 (Ctrl+%3)").arg(nameOf(*item), pageWord(item->page())).arg(place + 1));
    button->setAccessibleName(button->toolTip());
    button->setObjectName(QStringLiteral("case%1Button").arg(place + 1));
    button->setFocusPolicy(Qt::NoFocus);
    button->setProperty(theme::kKindProperty, isFront ? QStringLiteral("primary") : QString());
    connect(button, &QPushButton::clicked, this, [this, chosen = QPointer<ApplicantCase>(item)] {
        if (chosen)
            Q_EMIT caseChosen(chosen);
    });
    m_layout->addWidget(button);
}

} // namespace xuanhao
