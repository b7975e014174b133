// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace xuanhao {

/// Shown instead of the main window when the program can't begin: what is wrong and who can help.
class StartProblem final : public QWidget
{
    Q_OBJECT

public:
    StartProblem(const QString& sentence, const QString& detail, QWidget* parent = nullptr);
};

} // namespace xuanhao
