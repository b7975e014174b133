// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

namespace xuanhao {

/// Why this person can't be served now, since when, by which rule, and what can be done instead (B1).
class CannotProceedPage final : public CaseStepPage
{
    Q_OBJECT

public:
    CannotProceedPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;

private:
    [[nodiscard]] bool offersOnSite() const;
    void openOnSite();
    [[nodiscard]] QString obstacleSentence() const;
    void print();
    void end();
};

} // namespace xuanhao
