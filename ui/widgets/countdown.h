// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QWidget>

namespace xuanhao {

/// Time that runs out, as text and bar; never by colour alone. Shows what it is told and counts nothing.
class Countdown final : public QWidget
{
    Q_OBJECT

public:
    explicit Countdown(QWidget* parent = nullptr);

    /// Whether there is something left to do before the end, or it is only waited for.
    enum class Pace { Hurry, Wait };

    /// `note` says what happens at the end.
    void setTime(Milliseconds remaining, Milliseconds whole, const QString& note, Pace pace = Pace::Hurry);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Milliseconds m_remaining{0};
    Milliseconds m_whole{1};
    QString m_note;
    Pace m_pace = Pace::Hurry;
};

} // namespace xuanhao
