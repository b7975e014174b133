// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/casedesk.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QTimer;

namespace xuanhao {

/// Another counter asks for one of this counter's cases (B10), in front or parked: hand it over or keep it.
class MoveStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit MoveStrip(CaseDesk& cases, QWidget* parent = nullptr);

    /// Looks for a question; also called by its own timer.
    void step();

private:
    void decide(MoveDecision decision);

    CaseDesk& m_cases;
    QPointer<ApplicantCase> m_asked;
    QString m_counter; ///< which counter the strip names
    QLabel* m_text;
    QPushButton* m_confirm;
    QPushButton* m_decline;
    QTimer* m_timer;
};

} // namespace xuanhao
