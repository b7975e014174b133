// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace xuanhao {

/// Help of the page in front and the keys that work everywhere (F1).
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    HelpDialog(const QString& heading, const QString& pageHelp, QWidget* parent);
};

} // namespace xuanhao
