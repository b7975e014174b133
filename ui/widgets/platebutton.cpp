// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/platebutton.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace xuanhao {

PlateButton::PlateButton(const PlateFont& font, PlateKind kind, const QString& authority,
                         const QString& serial, QWidget* parent)
    : QAbstractButton(parent)
    , m_painter(font)
{
    m_picture.kind = kind;
    m_picture.authority = authority;
    m_picture.serial = serial;
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(sizeHint());
}

QSize PlateButton::sizeHint() const
{
    constexpr int kHeight = 46;
    return {static_cast<int>(kHeight * plateAspectRatio(m_picture.kind)) + 12, kHeight + 12};
}

void PlateButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || hasFocus()) {
        painter.setPen(QPen(isChecked() ? theme::kAccent : theme::kBorderStrong, isChecked() ? 3 : 1.5));
        painter.setBrush(isChecked() ? theme::kAccentSoft : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
    }
    m_painter.paint(painter, QRectF(rect()).adjusted(6, 6, -6, -6), m_picture);
}

} // namespace xuanhao
