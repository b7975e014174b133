// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"
#include "ui/widgets/platebutton.h"

class QButtonGroup;
class QCheckBox;
class QLabel;
class QTimer;

namespace xuanhao {

class Countdown;

/// The drawn numbers that are held for the applicant: a batch of the random draw with what was kept aside of
/// earlier ones, or the fifty of the on-site draw (B8).
class DrawPage final : public CaseStepPage
{
    Q_OBJECT

public:
    DrawPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    /// Shows the time left now; also called by its own timer.
    void step();

private:
    [[nodiscard]] bool isOnSite() const;
    [[nodiscard]] bool offersAside() const;
    void rebuild();
    [[nodiscard]] QWidget* plates(const std::vector<SerialIndex>& numbers, const QString& name,
                                  PlateButton::Size size);
    void stepAside();
    void sayWhatLapsed();

    Countdown* m_countdown;
    QButtonGroup* m_numbers;
    QCheckBox* m_withoutFour;
    QTimer* m_timer;
    QWidget* m_area = nullptr;
    QLabel* m_asideTime = nullptr;
    std::optional<SelectionSession::Batch> m_shownBatch;
    std::optional<SelectionSession::Aside> m_shownAside;
};

} // namespace xuanhao
