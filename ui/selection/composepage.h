// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QLabel;
class QPushButton;
class QTimer;

namespace xuanhao {

class CodeEdit;
class Countdown;
class KeyPad;
class PlateSlots;

/// Self-compose: plate, on-screen keyboard, captcha, verify and lock, and the server's deadline (B4–B9).
class ComposePage final : public CaseStepPage
{
    Q_OBJECT

public:
    ComposePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;
    void activate() override;
    /// Shows the time left now; also called by its own timer.
    void step();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addKeyboard();
    /// Gives plate and keys the room there is.
    void fitKeyboard();
    void addCaptcha();
    void refresh();
    void verify();
    void askForCaptcha();
    void renewCaptcha();
    [[nodiscard]] bool needsCaptcha() const;
    [[nodiscard]] bool isLocked() const;
    /// Whether the locked number can be taken now, before the window ends (`modern`).
    [[nodiscard]] bool maySubmit() const;

    Countdown* m_countdown;
    PlateSlots* m_plate = nullptr;
    KeyPad* m_pad = nullptr;
    QLabel* m_state;
    QLabel* m_matches;
    QLabel* m_examples;
    QWidget* m_captchaArea;
    QLabel* m_captchaImage;
    CodeEdit* m_captchaAnswer;
    QTimer* m_timer;
    bool m_couldSubmit = false;
    bool m_mayAskForCaptcha = true;
};

} // namespace xuanhao
