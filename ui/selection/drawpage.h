// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QButtonGroup;
class QCheckBox;
class QTimer;

namespace xuanhao {

class Countdown;

/// Random draw: one batch of held numbers to choose from (B8).
class DrawPage final : public CaseStepPage
{
    Q_OBJECT

public:
    DrawPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    /// Shows the time left now; also called by its own timer.
    void step();

private:
    void addNumbers();

    Countdown* m_countdown;
    QButtonGroup* m_numbers;
    QCheckBox* m_withoutFour;
    QTimer* m_timer;
};

} // namespace xuanhao
