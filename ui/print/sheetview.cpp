// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/sheetview.h"

#include "printing/formpainter.h"

#include <QPainter>

namespace xuanhao {

namespace {

constexpr double kGap = 5; ///< mm between two pages

}

SheetView::SheetView(Printout printout, const FormFonts& fonts, QWidget* parent)
    : QWidget(parent)
    , m_printout(std::move(printout))
    , m_fonts(fonts)
{
    setObjectName(QStringLiteral("sheetView"));
    setAccessibleName(tr("Preview of the form"));
    setFixedSize(sizeHint());
}

void SheetView::setPrintout(const Printout& printout)
{
    m_printout = printout;
    setFixedSize(sizeHint());
    update();
}

void SheetView::setScale(double dotsPerMm)
{
    m_scale = qBound(1.0, dotsPerMm, 20.0);
    setFixedSize(sizeHint());
    update();
}

QSizeF SheetView::pagesSize() const
{
    QSizeF size;
    for (const FormPage& page : m_printout.pages)
        size = {qMax(size.width(), page.size.width()), size.height() + page.size.height() + kGap};
    return size - QSizeF(0, kGap);
}

QSize SheetView::sizeHint() const
{
    return (pagesSize() * m_scale).toSize();
}

void SheetView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    double top = 0;
    for (const FormPage& page : m_printout.pages) {
        painter.save();
        painter.translate(0, top * m_scale);
        painter.fillRect(QRectF(QPointF(), page.size * m_scale), Qt::white);
        paintPage(painter, m_scale, page, m_fonts);
        painter.restore();
        top += page.size.height() + kGap;
    }
}

} // namespace xuanhao
