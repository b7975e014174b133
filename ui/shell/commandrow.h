// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <QFrame>

class QHBoxLayout;

namespace xuanhao {

/// The buttons of the page, always at the same place: back on the left, the primary one on the right.
class CommandRow final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandRow(QWidget* parent = nullptr);

    void setCommands(const QList<PageCommand>& commands);

private:
    QHBoxLayout* m_layout;
};

} // namespace xuanhao
