// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/commandrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

namespace xuanhao {

namespace {

QPushButton* makeButton(const PageCommand& command)
{
    const QString key = command.key.toString(QKeySequence::NativeText);
    auto* button =
        new QPushButton(key.isEmpty() ? command.text : QStringLiteral("%1 (%2)").arg(command.text, key));
    button->setObjectName(command.id + QStringLiteral("Button"));
    button->setAccessibleName(command.text);
    button->setEnabled(command.isEnabled);
    // A click leaves the focus in the page: a space bar pressed there later must not press this button again.
    button->setFocusPolicy(Qt::TabFocus);
    if (command.kind == PageCommand::Kind::Primary) {
        button->setProperty(theme::kKindProperty, QStringLiteral("primary"));
        button->setMinimumWidth(168);
        QFont bold = button->font();
        bold.setBold(true);
        button->setFont(bold);
    } else if (command.kind == PageCommand::Kind::Danger) {
        button->setProperty(theme::kKindProperty, QStringLiteral("danger"));
    } else if (command.kind == PageCommand::Kind::Back) {
        button->setIcon(themeIcon(QStringLiteral("back")));
    }
    if (command.run)
        QObject::connect(button, &QPushButton::clicked, button, command.run);
    if (!command.key.isEmpty()) {
        auto* shortcut = new QShortcut(command.key, button);
        shortcut->setContext(Qt::WindowShortcut);
        QObject::connect(shortcut, &QShortcut::activated, button, [button] {
            if (button->isEnabled())
                button->click();
        });
    }
    return button;
}

} // namespace

CommandRow::CommandRow(QWidget* parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("commandRow"));
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::kSurface);
    setPalette(colours);
    m_layout->setContentsMargins(theme::kPagePadding, theme::kGap, theme::kPagePadding, theme::kGap);
    setFixedHeight(theme::kButtonHeight + 2 * theme::kGap);
}

void CommandRow::setCommands(const QList<PageCommand>& commands)
{
    const QWidget* focused = focusWidget();
    const QString focusedName = focused && focused->hasFocus() ? focused->objectName() : QString();
    // Hiding a focused button would hand the focus to its neighbour, which does something else.
    if (!focusedName.isEmpty() && window())
        window()->setFocus();
    // The button that is being clicked may be among those replaced: it must live until it returns.
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->setObjectName({});
            const auto shortcuts = old->findChildren<QShortcut*>();
            for (QShortcut* shortcut : shortcuts)
                shortcut->setEnabled(false);
            old->deleteLater();
        }
        delete item;
    }
    for (const PageCommand& command : commands) {
        if (command.kind == PageCommand::Kind::Back)
            m_layout->addWidget(makeButton(command));
    }
    m_layout->addStretch(1);
    for (const PageCommand::Kind kind :
         {PageCommand::Kind::Danger, PageCommand::Kind::Normal, PageCommand::Kind::Primary}) {
        for (const PageCommand& command : commands) {
            if (command.kind == kind)
                m_layout->addWidget(makeButton(command));
        }
    }
    if (auto* same = focusedName.isEmpty() ? nullptr : findChild<QPushButton*>(focusedName);
        same && same->isEnabled())
        same->setFocus();
}

} // namespace xuanhao
