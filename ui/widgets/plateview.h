// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/plateart.h"

#include <QWidget>

namespace xuanhao {

/// A plate to look at, drawn to scale.
class PlateView : public QWidget
{
    Q_OBJECT

public:
    explicit PlateView(const PlateFont& font, QWidget* parent = nullptr);

    void setPicture(const PlatePicture& picture);
    [[nodiscard]] const PlatePicture& picture() const { return m_picture; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Where the plate is painted.
    [[nodiscard]] QRectF plateArea() const;

private:
    PlatePainter m_painter;
    PlatePicture m_picture;
};

} // namespace xuanhao
