// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/plateart.h"

#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace xuanhao {

namespace {

// Screen approximations; the standard gives chromaticities (domain.md §1.7).
constexpr QRgb kBlue = 0xff0b3fa0;
constexpr QRgb kYellow = 0xfff5b400;
constexpr QRgb kNewEnergyYellow = 0xfff5d000;
constexpr QRgb kGreen = 0xff45c08a;
constexpr QRgb kMarkGreen = 0xff0a7a4b;
constexpr QRgb kBlack = 0xff101010;
constexpr QRgb kSlotOnDark = 0xffffd400;
constexpr QRgb kSlotOnLight = 0xff0b57d0;
constexpr QRgb kTakenRed = 0xffb3261e;
constexpr QRgb kLapsedGrey = 0xff5f6368;

constexpr double kCornerRadius = 10;
constexpr double kFrameInset = 5;
constexpr double kFrameWidth = 2.2;
constexpr double kOutlineWidth = 0.8;
/// Province and letter of the large new-energy plate stand on yellow: this share of the width,
constexpr double kYellowShare = 116.25 / 480; // between letter and mark

bool isDark(PlateKind kind)
{
    return kind == PlateKind::SmallCar || kind == PlateKind::Moped;
}

QColor inkOf(PlateKind kind)
{
    return isDark(kind) ? QColor(Qt::white) : QColor(kBlack);
}

/// Leaves `saturation` (0…1) of the colour's own.
QColor faded(const QColor& color, double saturation)
{
    const double grey = qGray(color.rgb());
    const auto mix = [&](int channel) { return int(std::lround(grey + (channel - grey) * saturation)); };
    return {mix(color.red()), mix(color.green()), mix(color.blue())};
}

double saturationOf(PlateState state)
{
    switch (state) {
    case PlateState::Taken:
        return 0.4;
    case PlateState::Lapsed:
        return 0;
    case PlateState::Normal:
    case PlateState::Composing:
    case PlateState::Sample:
    case PlateState::Print:
        break;
    }
    return 1;
}

QBrush fieldBrush(PlateKind kind, const QSizeF& size, double saturation)
{
    const auto color = [&](QRgb rgb) { return faded(QColor(rgb), saturation); };
    switch (kind) {
    case PlateKind::SmallCar:
    case PlateKind::Moped:
        return color(kBlue);
    case PlateKind::LargeCar:
    case PlateKind::Motorcycle:
    case PlateKind::LowSpeed:
    case PlateKind::Trailer:
        return color(kYellow);
    case PlateKind::SmallNewEnergy: {
        QLinearGradient gradient(0, 0, 0, size.height());
        gradient.setColorAt(0, Qt::white);
        gradient.setColorAt(0.12, Qt::white);
        gradient.setColorAt(0.9, color(kGreen));
        gradient.setColorAt(1, color(kGreen));
        return gradient;
    }
    case PlateKind::LargeNewEnergy: {
        QLinearGradient gradient(0, 0, size.width(), 0); // two hard fields
        gradient.setColorAt(0, color(kNewEnergyYellow));
        gradient.setColorAt(kYellowShare, color(kNewEnergyYellow));
        gradient.setColorAt(kYellowShare + 0.0001, color(kGreen));
        gradient.setColorAt(1, color(kGreen));
        return gradient;
    }
    }
    return {};
}

QRectF inset(const QSizeF& size, double by)
{
    return QRectF(QPointF(), size).adjusted(by, by, -by, -by);
}

void paintField(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate)
{
    const QRectF whole(QPointF(), plate.size);
    if (picture.state == PlateState::Print) {
        painter.setPen(QPen(Qt::black, kOutlineWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inset(plate.size, kOutlineWidth / 2), kCornerRadius, kCornerRadius);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(fieldBrush(picture.kind, plate.size, saturationOf(picture.state)));
    painter.drawRoundedRect(whole, kCornerRadius, kCornerRadius);
    // The embossed rim catches a little light; on light plates a little shade, to part them from paper.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isDark(picture.kind) ? QColor(255, 255, 255, 40) : QColor(0, 0, 0, 46), 1.4));
    painter.drawRoundedRect(inset(plate.size, 0.7), kCornerRadius - 0.7, kCornerRadius - 0.7);
    painter.setPen(QPen(faded(inkOf(picture.kind), saturationOf(picture.state)), kFrameWidth));
    painter.drawRoundedRect(inset(plate.size, kFrameInset), kCornerRadius - 3, kCornerRadius - 3);
}

void setInk(QPainter& painter, const PlatePicture& picture)
{
    if (picture.state == PlateState::Print) {
        painter.setPen(QPen(Qt::black, kOutlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(inkOf(picture.kind), saturationOf(picture.state)));
    }
}

/// A disc holding an E that is a plug: two prongs, a body, a cable.
QPainterPath newEnergyMark(const QRectF& box)
{
    QPainterPath disc;
    disc.addEllipse(QRectF(0, 0, 100, 100));
    QPainterPath plug;
    plug.addRoundedRect(QRectF(36, 24, 15, 52), 7, 7); // back of the E
    plug.addRoundedRect(QRectF(40, 24, 40, 11), 3, 3); // upper prong
    plug.addRoundedRect(QRectF(40, 65, 40, 11), 3, 3); // lower prong
    plug.addRoundedRect(QRectF(40, 44.5, 26, 11), 3, 3);
    QPainterPath cable;
    cable.addRoundedRect(QRectF(14, 45.5, 26, 9), 4.5, 4.5);
    QTransform fit;
    fit.translate(box.left(), box.top());
    fit.scale(box.width() / 100, box.height() / 100);
    plug.setFillRule(Qt::WindingFill); // the parts overlap
    return fit.map(disc.subtracted(plug.simplified().united(cable)));
}

QString bandText(PlateState state)
{
    switch (state) {
    case PlateState::Taken:
        return QStringLiteral("已被预选");
    case PlateState::Lapsed:
        return QStringLiteral("已失效");
    case PlateState::Sample:
        return QStringLiteral("样例");
    case PlateState::Normal:
    case PlateState::Composing:
    case PlateState::Print:
        break;
    }
    return {};
}

bool isOpenSlot(const QString& serial, qsizetype position)
{
    return position >= serial.size() || serial[position] == QLatin1Char(' ');
}

} // namespace

void PlatePainter::paint(QPainter& painter, const QRectF& target, const PlatePicture& picture) const
{
    const PlateGeometry plate = plateGeometry(picture.kind, picture.side);
    const QRectF fitted = fittedPlateRect(picture.kind, picture.side, target);
    const double scale = fitted.width() / plate.size.width();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.translate(fitted.topLeft());
    painter.scale(scale, scale);
    paintField(painter, picture, plate);
    if (picture.state == PlateState::Composing)
        paintSlots(painter, picture, plate, scale);
    paintCharacters(painter, picture, plate);
    if (!bandText(picture.state).isEmpty())
        paintBand(painter, picture, plate);
    painter.restore();
}

void PlatePainter::paintSlots(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate,
                              double scale) const
{
    const QColor ink = inkOf(picture.kind);
    for (qsizetype i = kAuthorityCharacters; i < plate.characters.size(); ++i) {
        const qsizetype position = i - kAuthorityCharacters;
        const bool isCurrent = picture.currentSlot == position;
        if (isOpenSlot(picture.serial, position)) {
            QColor fill = ink;
            fill.setAlphaF(0.10F);
            QColor edge = ink;
            edge.setAlphaF(isCurrent ? 0.F : 0.6F);
            painter.setBrush(fill);
            painter.setPen(QPen(edge, 1.6));
            painter.drawRoundedRect(plate.characters[i].adjusted(0.8, 0.8, -0.8, -0.8), 4, 4);
        }
        if (isCurrent) {
            const double width = qMin(4 / scale, 5.0); // four pixels, yet never into the neighbour
            const QRectF frame = plate.characters[i].adjusted(-2.5, -2.5, 2.5, 2.5);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(QColor(isDark(picture.kind) ? kSlotOnDark : kSlotOnLight), width));
            painter.drawRoundedRect(frame, 5, 5);
        }
    }
}

void PlatePainter::paintCharacters(QPainter& painter, const PlatePicture& picture,
                                   const PlateGeometry& plate) const
{
    setInk(painter, picture);
    const QString text =
        picture.authority.leftJustified(kAuthorityCharacters, QLatin1Char(' '), true) + picture.serial;
    for (qsizetype i = 0; i < qMin(text.size(), plate.characters.size()); ++i)
        painter.drawPath(m_font.outline(text[i].unicode(), plate.characters[i]));
    if (plate.dot)
        painter.drawEllipse(*plate.dot);
    if (plate.mark) {
        if (picture.state != PlateState::Print)
            painter.setBrush(faded(QColor(kMarkGreen), saturationOf(picture.state)));
        painter.drawPath(newEnergyMark(*plate.mark));
    }
}

void PlatePainter::paintBand(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate) const
{
    const QSizeF size = plate.size;
    const double height = size.height() * 0.27;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(QPointF(), size), kCornerRadius, kCornerRadius);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.translate(size.width() / 2, size.height() / 2);
    painter.rotate(-qMin(14.0, qRadiansToDegrees(std::atan2(size.height(), size.width()))));
    const double reach = std::hypot(size.width(), size.height());
    QColor band(picture.state == PlateState::Taken ? kTakenRed : kLapsedGrey);
    band.setAlphaF(0.94F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(band);
    painter.drawRect(QRectF(-reach / 2, -height / 2, reach, height));
    QPainterPath words = m_font.line(bandText(picture.state), height * 0.6);
    words.translate(-words.boundingRect().center());
    painter.setBrush(Qt::white);
    painter.drawPath(words);
}

QString spokenPlate(const QString& authority, const QString& serial, int serialLength)
{
    const auto spaced = [](const QString& text) {
        return text.split(QString(), Qt::SkipEmptyParts).join(QLatin1Char(' '));
    };
    QString filled = serial.leftJustified(serialLength, QLatin1Char(' '));
    filled.replace(QLatin1Char(' '), QLatin1Char('_'));
    return spaced(authority) + QStringLiteral(", ") + spaced(filled);
}

} // namespace xuanhao
