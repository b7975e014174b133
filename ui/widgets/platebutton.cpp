// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/platebutton.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace xuanhao {

PlateButton::PlateButton(const PlateFont& font, PlateKind kind, const QString& authority,
                         const QString& serial, Size size, QWidget* parent)
    : QAbstractButton(parent)
    , m_painter(font)
    , m_size(size)
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
    const int height = m_size == Size::Small ? 27 : 46;
    const int frame = 2 * frameWidth();
    return {static_cast<int>(height * plateAspectRatio(m_picture.kind)) + frame, height + frame};
}

int PlateButton::frameWidth() const
{
    return m_size == Size::Small ? 4 : 6;
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
    const int frame = frameWidth();
    m_painter.paint(painter, QRectF(rect()).adjusted(frame, frame, -frame, -frame), m_picture);
}

} // namespace xuanhao
