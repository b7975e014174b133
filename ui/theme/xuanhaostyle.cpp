// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/xuanhaostyle.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QStyleOptionComboBox>
#include <QWidget>

namespace xuanhao {

namespace {

struct ButtonColours
{
    QColor fill;
    QColor border;
    QColor text;
};

ButtonColours buttonColours(const QStyleOption& option, const QString& kind)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isDown =
        option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On);
    const bool isHovered = isEnabled && option.state.testFlag(QStyle::State_MouseOver);
    if (!isEnabled)
        return {theme::kSunken, theme::kBorder, theme::kMuted};
    if (kind == QLatin1String("primary"))
        return {isDown || isHovered ? theme::kAccentPressed : theme::kAccent, theme::kAccentPressed,
                Qt::white};
    if (kind == QLatin1String("danger"))
        return {isDown || isHovered ? theme::kErrorSoft : theme::kSurface, theme::kError, theme::kError};
    if (kind == QLatin1String("quiet"))
        return {isDown      ? theme::kSunken
                : isHovered ? theme::kAccentSoft
                            : QColor(Qt::transparent),
                QColor(Qt::transparent), theme::kAccent};
    return {isDown      ? theme::kSunken
            : isHovered ? theme::kAccentSoft
                        : theme::kSurface,
            theme::kBorderStrong, theme::kText};
}

void drawBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    const qreal half = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), theme::kRadius, theme::kRadius);
    painter.restore();
}

QString kindOf(const QWidget* widget)
{
    return widget ? widget->property(theme::kKindProperty).toString() : QString();
}

bool hasError(const QWidget* widget)
{
    return widget && widget->property("hasError").toBool();
}

void drawField(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isReadOnly = option.state.testFlag(QStyle::State_ReadOnly);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor border = hasError(widget) ? theme::kError
                          : isFocused      ? theme::kAccent
                                           : theme::kBorderStrong;
    drawBox(painter, option.rect, isEnabled && !isReadOnly ? theme::kSurface : theme::kSunken, border,
            isFocused || hasError(widget) ? 2 : 1);
}

} // namespace

XuanhaoStyle::XuanhaoStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void XuanhaoStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    if (element == PE_PanelButtonCommand) {
        const ButtonColours colours = buttonColours(*option, kindOf(widget));
        drawBox(*painter, option->rect, colours.fill, colours.border, 1);
        return;
    }
    if (element == PE_FrameFocusRect) {
        if (option->state.testFlag(State_KeyboardFocusChange) || option->state.testFlag(State_HasFocus))
            drawBox(*painter, option->rect, Qt::transparent, theme::kAccent, 2);
        return;
    }
    if (element == PE_PanelLineEdit && widget && widget->inherits("QLineEdit") &&
        !qobject_cast<const QComboBox*>(widget->parentWidget())) {
        drawField(*painter, *option, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void XuanhaoStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (element == CE_PushButtonLabel) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy(*button);
            copy.palette.setColor(QPalette::ButtonText, buttonColours(*option, kindOf(widget)).text);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void XuanhaoStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            combo && !combo->editable) {
            drawField(*painter, *option, widget);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(theme::kMuted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            const QPointF middle = QRectF(arrow).center();
            painter->drawPolyline(
                QPolygonF{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
            painter->restore();
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int XuanhaoStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme::kGap;
    case PM_ButtonMargin:
        return 12;
    case PM_DefaultFrameWidth:
        return widget && widget->inherits("QLineEdit") ? 6 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    default: // the base style has a hundred more; these are all we change
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize XuanhaoStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result = result.expandedTo({88, theme::kButtonHeight});
    else if (type == CT_LineEdit || type == CT_ComboBox)
        result.setHeight(qMax(result.height(), theme::kFieldHeight));
    return result;
}

int XuanhaoStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returnData) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void applyTheme()
{
    QApplication::setStyle(new XuanhaoStyle);
    QPalette palette;
    palette.setColor(QPalette::Window, theme::kWindow);
    palette.setColor(QPalette::WindowText, theme::kText);
    palette.setColor(QPalette::Base, theme::kSurface);
    palette.setColor(QPalette::AlternateBase, theme::kWindow);
    palette.setColor(QPalette::Text, theme::kText);
    palette.setColor(QPalette::Button, theme::kSurface);
    palette.setColor(QPalette::ButtonText, theme::kText);
    palette.setColor(QPalette::Highlight, theme::kAccent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, theme::kMuted);
    palette.setColor(QPalette::Link, theme::kAccent);
    palette.setColor(QPalette::Mid, theme::kBorder);
    palette.setColor(QPalette::ToolTipBase, theme::kText);
    palette.setColor(QPalette::ToolTipText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::Text, theme::kMuted);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme::kMuted);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, theme::kMuted);
    QApplication::setPalette(palette);
    QFont font;
    font.setFamilies({QStringLiteral("Microsoft YaHei UI"), QStringLiteral("Noto Sans CJK SC"),
                      QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                      // Named, because automatic fallback does not find what is registered after the start.
                      QStringLiteral("SimSun-ExtB"), QStringLiteral("HanaMinA"), QStringLiteral("HanaMinB")});
    font.setPointSizeF(10.5);
    font.setStyleHint(QFont::SansSerif);
    QApplication::setFont(font);
}

} // namespace xuanhao
