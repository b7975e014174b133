// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QLabel;

namespace xuanhao {

class CodeEdit;

/// The person's session lives at another counter (B10): named, and asked for, so that it moves here without
/// anything being lost.
class ElsewherePage final : public CaseStepPage
{
    Q_OBJECT

public:
    ElsewherePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

private:
    [[nodiscard]] bool mayUseCode() const;
    [[nodiscard]] bool hasCode() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString codeText() const;
    void refresh();
    void moveByCode();

    QLabel* m_state;
    QLabel* m_codeState;
    CodeEdit* m_code;
};

} // namespace xuanhao
