// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/stepstrip.h"

#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace xuanhao {

namespace {

constexpr int kHeight = 44;
constexpr int kDisc = 22;
constexpr int kDiscGap = 6;
constexpr qreal kLeastGap = 10; // between two steps
constexpr qreal kMargin = 6;    // right of a text that breaks, so that it breaks once only

/// How wide a text is that may break once: after a word, or in its middle where words have no spaces.
qreal brokenWidth(const QString& text, const QFontMetricsF& metrics)
{
    const qreal whole = metrics.horizontalAdvance(text);
    if (!text.contains(QLatin1Char(' ')))
        return text.isEmpty() || text[0].unicode() < 0x2E80 ? whole : whole / 2 + metrics.height();
    qreal best = whole;
    for (qsizetype space = text.indexOf(QLatin1Char(' ')); space >= 0;
         space = text.indexOf(QLatin1Char(' '), space + 1))
        best = std::min(best, std::max(metrics.horizontalAdvance(text.left(space)),
                                       metrics.horizontalAdvance(text.mid(space + 1))));
    return best;
}

/// The width of every step: as its text wants it, with the same room between all; where that is too
/// little, as its text wants it when it breaks once.
QList<qreal> cellsOf(const QStringList& steps, const QFont& boldFont, qreal width)
{
    const QFontMetricsF metrics(boldFont);
    const auto cellsFor = [&](auto widthOf) {
        QList<qreal> cells;
        for (const QString& step : steps)
            cells.append(kDisc + kDiscGap + widthOf(step));
        return cells;
    };
    QList<qreal> cells = cellsFor([&](const QString& step) { return metrics.horizontalAdvance(step); });
    const auto count = static_cast<qreal>(steps.size());
    const auto gapOf = [&] { return (width - std::accumulate(cells.begin(), cells.end(), 0.0)) / count; };
    if (gapOf() < kLeastGap)
        cells = cellsFor([&](const QString& step) { return brokenWidth(step, metrics) + kMargin; });
    const qreal gap = gapOf();
    for (qreal& cell : cells)
        cell = gap > 0 ? cell + gap : width / count;
    return cells;
}

} // namespace

StepStrip::StepStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("stepStrip"));
    setFixedHeight(kHeight);
}

void StepStrip::setSteps(const QStringList& steps, int current)
{
    m_steps = steps;
    m_current = current;
    setAccessibleName(current >= 0 && current < steps.size()
                          ? tr("Step %1 of %2: %3").arg(current).arg(steps.size() - 1).arg(steps[current])
                          : QString());
    update();
}

QSize StepStrip::sizeHint() const
{
    return {600, kHeight};
}

void StepStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::kSurface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::kBorder);
    if (m_steps.isEmpty())
        return;
    QFont boldFont = font();
    boldFont.setBold(true);
    boldFont.setPointSizeF(boldFont.pointSizeF() - 1);
    const QList<qreal> cells = cellsOf(m_steps, boldFont, width() - 2 * theme::kGapLarge);
    qreal left = theme::kGapLarge;
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool isDone = i < m_current;
        const bool isCurrent = i == m_current;
        const QColor colour = isCurrent ? theme::kAccent : isDone ? theme::kOk : theme::kMuted;
        const QRectF area(left, 0, cells[i], height() - 1);
        left += cells[i];
        const QRectF disc(area.left(), area.center().y() - kDisc / 2.0, kDisc, kDisc);
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(isCurrent ? theme::kAccent : isDone ? theme::kOkSoft : theme::kSurface);
        painter.drawEllipse(disc);
        QFont font = this->font();
        font.setBold(isCurrent);
        font.setPointSizeF(font.pointSizeF() - 1);
        painter.setFont(font);
        painter.setPen(isCurrent ? Qt::white : colour);
        if (isDone) {
            painter.setPen(QPen(theme::kOk, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF{disc.center() + QPointF(-5, 0), disc.center() + QPointF(-1.5, 3.5),
                                           disc.center() + QPointF(5, -4)});
        } else {
            painter.drawText(disc, Qt::AlignCenter, QString::number(i));
        }
        painter.setPen(isCurrent ? theme::kText : colour);
        const QRectF label = area.adjusted(kDisc + kDiscGap, 0, -4, 0);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, m_steps[i]);
    }
}

} // namespace xuanhao
