// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QLabel;
class QTimer;

namespace xuanhao {

class CodeEdit;
class Countdown;
class PlateView;

/// The SMS code: after the choice, which is held for it, or before it where the profile wants so (B11).
class CodePage final : public CaseStepPage
{
    Q_OBJECT

public:
    CodePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    /// Shows the times left now; also called by its own timer.
    void step();

private:
    void refresh();
    void sendFirst();
    void send();
    void witness();
    void confirm();
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] qint64 secondsToResend() const;

    Countdown* m_countdown;
    QLabel* m_about;
    QLabel* m_sms;
    QLabel* m_trouble; ///< why no code reaches the applicant
    CodeEdit* m_code;
    QTimer* m_timer;
    qint64 m_shownWait = -1; ///< seconds until the code can be sent again, as the button says
    bool m_hasAsked = false;
};

} // namespace xuanhao
