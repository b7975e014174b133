// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/uicontext.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace xuanhao {

class Banner;

/// Who works here: staff number and password. Also the lock screen (F12).
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(const UiContext& context, QWidget* parent = nullptr);

    /// Gives the focus to the first empty field.
    void activate();
    /// Shows the state of connection and lock as it is now.
    void refresh();

private:
    void signIn();

    UiContext m_context;
    QLabel* m_office;
    QLabel* m_hint;
    Banner* m_banner;
    QLineEdit* m_staff;
    QLineEdit* m_password;
    QPushButton* m_button;
    QPushButton* m_other;
};

} // namespace xuanhao
