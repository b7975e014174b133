// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

namespace xuanhao {

/// The steps of the wizard on top of the page: done, current, open; always all of them.
class StepStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StepStrip(QWidget* parent = nullptr);

    /// `current` is an index into `steps`; those before it count as done.
    void setSteps(const QStringList& steps, int current);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_steps;
    int m_current = 0;
};

} // namespace xuanhao
