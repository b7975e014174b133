// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/plateview.h"

#include <QPainter>

namespace xuanhao {

namespace {

constexpr int kPadding = 3;

} // namespace

PlateView::PlateView(const PlateFont& font, QWidget* parent)
    : QWidget(parent)
    , m_painter(font)
{
    setLayoutDirection(Qt::LeftToRight);
    setMinimumSize(176, 56);
}

void PlateView::setPicture(const PlatePicture& picture)
{
    m_picture = picture;
    setAccessibleName(spokenPlate(picture.authority, picture.serial, serialLength(picture.kind)));
    updateGeometry();
    update();
}

QSize PlateView::sizeHint() const
{
    constexpr int kWidth = 440;
    return {kWidth, heightForWidth(kWidth)};
}

int PlateView::heightForWidth(int width) const
{
    return static_cast<int>(width / plateAspectRatio(m_picture.kind)) + 2 * kPadding;
}

QRectF PlateView::plateArea() const
{
    return QRectF(rect()).adjusted(kPadding, kPadding, -kPadding, -kPadding);
}

void PlateView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_painter.paint(painter, plateArea(), m_picture);
}

} // namespace xuanhao
