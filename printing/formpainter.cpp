// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formpainter.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace xuanhao {

namespace {

/// PDF 1.4 has no number above 32,767 (ISO 19005-1, 6.1.12). From here on, in mm, a page has its origin in
/// the middle, and lines are painted in pieces.
constexpr double kFarthest = 325;

QPointF originOf(const QSizeF& page)
{
    return qMax(page.width(), page.height()) <= kFarthest ? QPointF()
                                                          : QRectF({}, page).center() * kUnitsPerMm;
}

/// Paints the items of a page in hundredths of a millimetre.
class PagePainter
{
public:
    PagePainter(QPainter& painter, const FormFonts& fonts, QPointF origin)
        : m_painter(painter)
        , m_fonts(fonts)
        , m_origin(origin)
        , m_toDevice(painter.deviceTransform())
        , m_fromDevice(m_toDevice.inverted())
    {}

    void operator()(const LineItem& item) const { stroke(item.rect); }

    void operator()(const BoxItem& item) const
    {
        constexpr double kStroke = 0.22;
        const QRectF& box = item.rect;
        if (item.hasFrame) {
            stroke({box.left(), box.top(), box.width(), kStroke});
            stroke({box.left(), box.bottom() - kStroke, box.width(), kStroke});
            stroke({box.left(), box.top(), kStroke, box.height()});
            stroke({box.right() - kStroke, box.top(), kStroke, box.height()});
        }
        if (!item.isTicked)
            return;
        const auto at = [&](double x, double y) {
            return units({box.left() + x * box.width(), box.top() + y * box.height()});
        };
        QPainterPath tick(at(0.14, 0.52));
        tick.lineTo(at(0.40, 0.82));
        tick.lineTo(at(0.92, 0.06));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(Qt::black, 0.5 * kUnitsPerMm, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setRenderHint(QPainter::Antialiasing); // all else has its edges on whole dots
        m_painter.drawPath(tick);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    void operator()(const TextItem& item) const
    {
        m_painter.setPen(Qt::black);
        for (const QList<TextRun>& line : item.text.lines) {
            for (const TextRun& run : line) {
                if (run.isMissing) {
                    missing(run, item.text.size);
                } else {
                    m_painter.setFont(m_fonts.font(item.text.size, item.text.weight, run.order));
                    m_painter.drawText(units(run.baseline), run.text);
                }
            }
        }
    }

    void operator()(const BarsItem& item) const
    {
        for (const QRectF& bar : item.bars)
            fill(bar);
    }

private:
    [[nodiscard]] QPointF units(const QPointF& mm) const { return mm * kUnitsPerMm - m_origin; }
    [[nodiscard]] QRectF onDevice(const QRectF& mm) const
    {
        return m_toDevice.mapRect(QRectF(units(mm.topLeft()), mm.size() * kUnitsPerMm));
    }
    void fillDots(const QRectF& dots) const
    {
        const QRectF rect = m_fromDevice.mapRect(dots);
        if (qMax(rect.width(), rect.height()) <= kFarthest * kUnitsPerMm)
            return m_painter.fillRect(rect, Qt::black);
        const bool isWide = dots.width() > dots.height();
        const QSizeF half(isWide ? std::floor(dots.width() / 2) : dots.width(),
                          isWide ? dots.height() : std::floor(dots.height() / 2));
        const QPointF middle =
            dots.topLeft() + (isWide ? QPointF(half.width(), 0) : QPointF(0, half.height()));
        fillDots({dots.topLeft(), half});
        fillDots({middle, dots.bottomRight()});
    }
    /// Fills with edges on whole device dots: bars stay crisp and keep their sum of widths.
    void fill(const QRectF& mm) const
    {
        const QRectF rect = onDevice(mm);
        const double left = std::round(rect.left());
        const double top = std::round(rect.top());
        fillDots({left, top, qMax(1.0, std::round(rect.right()) - left),
                  qMax(1.0, std::round(rect.bottom()) - top)});
    }
    /// The same for lines, but all lines of one width get the same number of dots across.
    void stroke(const QRectF& mm) const
    {
        const QRectF rect = onDevice(mm);
        const bool isHorizontal = rect.width() > rect.height();
        const double across = isHorizontal ? rect.height() : rect.width();
        const double dots = qMax(1.0, std::round(across));
        const QPointF start(std::round(rect.left()), std::round(rect.top()));
        // The far end lies where a line that ends there begins, plus that line's dots: corners close.
        if (isHorizontal)
            fillDots({start, QSizeF(std::round(rect.right() - across) + dots - start.x(), dots)});
        else
            fillDots({start, QSizeF(dots, std::round(rect.bottom() - across) + dots - start.y())});
    }
    /// The Geta mark 〓, with the character's code below.
    void missing(const TextRun& run, double size) const
    {
        const double em = size * kMmPerPoint;
        const double left = run.baseline.x() + (run.width - em) / 2;
        fill({left + 0.08 * em, run.baseline.y() - 0.74 * em, 0.84 * em, 0.2 * em});
        fill({left + 0.08 * em, run.baseline.y() - 0.22 * em, 0.84 * em, 0.2 * em});
        const QString code = codePointName(run.text.toUcs4().value(0));
        m_painter.setFont(m_fonts.font(size * kCodeShare, FontWeight::Normal));
        const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(code) / kUnitsPerMm;
        const QPointF baseline(run.baseline.x() + (run.width - width) / 2,
                               run.baseline.y() + (0.06 + kCodeShare * 0.75) * em);
        m_painter.drawText(units(baseline), code);
    }

    QPainter& m_painter;
    const FormFonts& m_fonts;
    QPointF m_origin;
    QTransform m_toDevice; ///< of the page; nothing turns or scales it while it is painted
    QTransform m_fromDevice;
};

} // namespace

void paintPage(QPainter& painter, double dotsPerMm, const FormPage& page, const FormFonts& fonts)
{
    painter.save();
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.scale(dotsPerMm / kUnitsPerMm, dotsPerMm / kUnitsPerMm);
    const QPointF origin = originOf(page.size);
    painter.translate(origin);
    const PagePainter paint(painter, fonts, origin);
    for (const FormItem& item : page.items)
        std::visit(paint, item);
    painter.restore();
}

} // namespace xuanhao
