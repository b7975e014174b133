// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/countdown.h"

#include "ui/support/datetext.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace xuanhao {

namespace {

constexpr qint64 kMinutesFrom = 120;
constexpr qint64 kHurry = 30;
constexpr qint64 kLast = 10;

qint64 secondsOf(Milliseconds time)
{
    return qMax(qint64{0}, qint64{(time.count() + 999) / 1000});
}

} // namespace

Countdown::Countdown(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("countdown"));
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Countdown::sizeHint() const
{
    return {420, 40};
}

void Countdown::setTime(Milliseconds remaining, Milliseconds whole, const QString& note, Pace pace)
{
    m_pace = pace;
    const bool saysOther = secondsOf(remaining) != secondsOf(m_remaining) || note != m_note;
    m_remaining = remaining;
    m_whole = std::max(whole, Milliseconds(1));
    m_note = note;
    if (saysOther)
        setAccessibleName(tr("%n second(s) left", nullptr, static_cast<int>(secondsOf(remaining))) +
                          QLatin1Char(' ') + note);
    update();
}

void Countdown::paintEvent(QPaintEvent*)
{
    const qint64 seconds = secondsOf(m_remaining);
    const bool isHurry = m_pace == Pace::Hurry && seconds <= kHurry;
    const QColor colour = !isHurry ? theme::kAccent : seconds <= kLast ? theme::kError : theme::kWarn;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 5);
    large.setBold(true);
    painter.setFont(large);
    painter.setPen(colour);
    QString text = seconds > kMinutesFrom ? tr("%1 left").arg(minutesAndSeconds(m_remaining))
                                          : tr("%n second(s) left", nullptr, static_cast<int>(seconds));
    if (isHurry && seconds > 0)
        text += QStringLiteral(" · ") + tr("hurry");
    const QRect textArea(0, 0, width(), 28);
    painter.drawText(textArea, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.setFont(font());
    painter.setPen(theme::kMuted);
    const int used = QFontMetrics(large).horizontalAdvance(text) + 20;
    painter.drawText(textArea.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_note);
    const QRectF bar(0, 31, width(), 7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::kSunken);
    painter.drawRoundedRect(bar, 3.5, 3.5);
    const double part = qBound(0.0, double(m_remaining.count()) / double(m_whole.count()), 1.0);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * part, bar.height()), 3.5, 3.5);
}

} // namespace xuanhao
