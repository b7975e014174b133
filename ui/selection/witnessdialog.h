// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

#include <QDialog>

class QLineEdit;

namespace xuanhao {

class Banner;
class CodeEdit;

/// A second member of staff signs beside the clerk that the applicant is who the document says, while no SMS
/// code can tell (B11).
class WitnessDialog final : public QDialog
{
    Q_OBJECT

public:
    WitnessDialog(ApplicantCase& applicantCase, QWidget* parent);

private:
    void submit();

    ApplicantCase& m_case;
    Banner* m_banner;
    QLineEdit* m_reason;
    CodeEdit* m_second;
    QLineEdit* m_password;
};

} // namespace xuanhao
