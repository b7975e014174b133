// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/casedesk.h"

#include <QFrame>
#include <QStringList>

class QHBoxLayout;

namespace xuanhao {

/// The open cases side by side, at most nine; the one in front stands out (Ctrl+1…9).
class CaseStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit CaseStrip(CaseDesk& cases, QWidget* parent = nullptr);

    /// Shows the cases as they are; `front` is the one on screen, or nullptr.
    void refresh(const ApplicantCase* front);

Q_SIGNALS:
    void caseChosen(xuanhao::ApplicantCase* chosen);

private:
    void addCase(int place, ApplicantCase* item, bool isFront);

    CaseDesk& m_cases;
    QHBoxLayout* m_layout;
    QStringList m_shown;
};

} // namespace xuanhao
