// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QLineEdit;

namespace xuanhao {

class CodeEdit;

/// Step 3: contact for the form and the last look before the choice (B2).
class ContactPage final : public CaseStepPage
{
    Q_OBJECT

public:
    ContactPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;

private:
    void addSummary();
    void storeDraft();
    void submit();
    void correct();

    CodeEdit* m_postcode;
    QLineEdit* m_address;
    CodeEdit* m_landline;
};

} // namespace xuanhao
