// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

#include <QDialog>

class QLineEdit;

namespace xuanhao {

class Banner;

/// Cancels the account because the applicant asks for it, for instance to register as a learner (A3, A5).
class CancelAccountDialog final : public QDialog
{
    Q_OBJECT

public:
    CancelAccountDialog(ApplicantCase& applicantCase, QWidget* parent);

private:
    void submit();

    ApplicantCase& m_case;
    Banner* m_banner;
    QLineEdit* m_reason;
};

} // namespace xuanhao
