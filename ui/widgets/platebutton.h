// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/plateart.h"

#include <QAbstractButton>

namespace xuanhao {

/// A drawn number as a small plate that can be picked.
class PlateButton final : public QAbstractButton
{
    Q_OBJECT

public:
    PlateButton(const PlateFont& font, PlateKind kind, const QString& authority, const QString& serial,
                QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlatePainter m_painter;
    PlatePicture m_picture;
};

} // namespace xuanhao
