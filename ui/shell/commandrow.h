// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <QFrame>
#include <QHash>

class QHBoxLayout;
class QPushButton;

namespace xuanhao {

/// The buttons of the page, always at the same place: back on the left, the primary one on the right.
class CommandRow final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandRow(QWidget* parent = nullptr);

    /// Buttons that stay are changed in place: a press and its release must meet the same button, however
    /// often a countdown changes its text.
    void setCommands(const QList<PageCommand>& commands);

private:
    [[nodiscard]] bool hasSameButtons(const QList<PageCommand>& commands) const;
    void makeButtons();
    QPushButton* makeButton(const PageCommand& command);
    void run(const QString& id);

    QHBoxLayout* m_layout;
    QList<PageCommand> m_commands;
    QHash<QString, QPushButton*> m_buttons;
};

} // namespace xuanhao
