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
    enum class Size {
        Normal,
        Small, ///< fifty of them fit the page
    };

    PlateButton(const PlateFont& font, PlateKind kind, const QString& authority, const QString& serial,
                Size size = Size::Normal, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int frameWidth() const;

    PlatePainter m_painter;
    PlatePicture m_picture;
    Size m_size;
};

} // namespace xuanhao
