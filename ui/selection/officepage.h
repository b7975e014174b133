// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"
#include "ui/widgets/choicebox.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace xuanhao {

/// Step 0: office and division, kind of business, "start" (B1, B3).
class OfficePage final : public CaseStepPage
{
    Q_OBJECT

public:
    OfficePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

private:
    void storeDraft();
    void start();
    void tellMaintenance(const OfficeReference& office);
    [[nodiscard]] QWidget* makeAccount();
    [[nodiscard]] QWidget* makeAccess();
    void showAccess(const AccessView& access);
    void sendCode();

    QListWidget* m_divisions;
    ChoiceBox<BusinessKind>* m_business;
    QLabel* m_access;
    QPushButton* m_sendCode;
};

} // namespace xuanhao
