// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

#include <QDialog>

class QLineEdit;

namespace xuanhao {

class Banner;
class CodeEdit;

/// Corrects a mistyped name, number or mobile before the selection, with a reason (A7).
class CorrectionDialog final : public QDialog
{
    Q_OBJECT

public:
    CorrectionDialog(ApplicantCase& applicantCase, Instant serverNow, QWidget* parent);

private:
    void submit();

    ApplicantCase& m_case;
    Instant m_serverNow;
    Banner* m_banner;
    CodeEdit* m_document;
    QLineEdit* m_name;
    CodeEdit* m_mobile;
    QLineEdit* m_reason;
};

} // namespace xuanhao
