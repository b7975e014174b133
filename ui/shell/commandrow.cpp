// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/commandrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kPrimaryWidth = 168;

void describe(QPushButton& button, const PageCommand& command)
{
    const QString key = command.key.toString(QKeySequence::NativeText);
    button.setText(key.isEmpty() ? command.text : QStringLiteral("%1 (%2)").arg(command.text, key));
    button.setAccessibleName(command.text);
    button.setEnabled(command.isEnabled);
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

QPushButton* CommandRow::makeButton(const PageCommand& command)
{
    auto* button = new QPushButton;
    button->setObjectName(command.id + QStringLiteral("Button"));
    if (command.kind == PageCommand::Kind::Primary) {
        button->setProperty(theme::kKindProperty, QStringLiteral("primary"));
        button->setMinimumWidth(kPrimaryWidth);
        QFont bold = button->font();
        bold.setBold(true);
        button->setFont(bold);
    } else if (command.kind == PageCommand::Kind::Danger) {
        button->setProperty(theme::kKindProperty, QStringLiteral("danger"));
    } else if (command.kind == PageCommand::Kind::Back) {
        button->setIcon(themeIcon(QStringLiteral("back")));
    }
    connect(button, &QPushButton::clicked, this, [this, id = command.id] { run(id); });
    if (!command.key.isEmpty()) {
        auto* shortcut = new QShortcut(command.key, button);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, button, [button] {
            if (button->isEnabled())
                button->click();
        });
    }
    describe(*button, command);
    m_buttons.insert(command.id, button);
    return button;
}

void CommandRow::run(const QString& id)
{
    for (const PageCommand& command : m_commands) {
        if (command.id == id && command.run) {
            const auto action = command.run; // the list may be replaced while it runs
            action();
            return;
        }
    }
}

bool CommandRow::hasSameButtons(const QList<PageCommand>& commands) const
{
    return commands.size() == m_commands.size() &&
           std::equal(commands.begin(), commands.end(), m_commands.begin(),
                      [](const PageCommand& a, const PageCommand& b) {
                          return a.id == b.id && a.kind == b.kind && a.key == b.key;
                      });
}

void CommandRow::setCommands(const QList<PageCommand>& commands)
{
    const bool isSame = hasSameButtons(commands);
    m_commands = commands;
    if (!isSame) {
        makeButtons();
        return;
    }
    for (const PageCommand& command : commands)
        describe(*m_buttons.value(command.id), command);
}

void CommandRow::makeButtons()
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
    m_buttons.clear();
    for (const PageCommand& command : m_commands) {
        if (command.kind == PageCommand::Kind::Back)
            m_layout->addWidget(makeButton(command));
    }
    m_layout->addStretch(1);
    for (const PageCommand::Kind kind :
         {PageCommand::Kind::Danger, PageCommand::Kind::Normal, PageCommand::Kind::Primary}) {
        for (const PageCommand& command : m_commands) {
            if (command.kind == kind)
                m_layout->addWidget(makeButton(command));
        }
    }
    if (QPushButton* same = m_buttons.value(QString(focusedName).remove(QStringLiteral("Button")));
        same && same->isEnabled())
        same->setFocus();
}

} // namespace xuanhao
