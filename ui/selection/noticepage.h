// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QCheckBox;

namespace xuanhao {

/// Step 1: the notice of use, which the applicant must accept (B2).
class NoticePage final : public CaseStepPage
{
    Q_OBJECT

public:
    NoticePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;

private:
    void accept();

    QCheckBox* m_accepted;
};

} // namespace xuanhao
