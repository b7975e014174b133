// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

class QAbstractButton;

namespace xuanhao {

class ComposeModel;

/// The on-screen keyboard: 34 keys in the model's random order; keys that can't lead to a free number
/// stay in their place, grey, and can't be pressed (B4, B5).
class KeyPad final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyPad(ComposeModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QAbstractButton* key(int place) const { return m_keys[place]; }

private:
    void refresh();
    void press(int place);

    ComposeModel& m_model;
    QList<QAbstractButton*> m_keys;
    QAbstractButton* m_backspace;
};

} // namespace xuanhao
