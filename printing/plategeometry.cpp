// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/plategeometry.h"

#include "core/base/check.h"

namespace xuanhao {

namespace {

constexpr double kDotDiameter = 10;

QRectF dotAt(double x, double y, double diameter = kDotDiameter)
{
    return {x - diameter / 2, y - diameter / 2, diameter, diameter};
}

/// 440×140, seven characters in one row.
PlateGeometry oneRow()
{
    PlateGeometry plate{.size = {440, 140}, .characters = {}, .dot = {}, .mark = {}};
    for (const double x : {15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5})
        plate.characters.append(QRectF(x, 25, 45, 90));
    plate.dot = dotAt(134.5, 70);
    return plate;
}

/// 480×140, eight characters, the mark in the place of the dot.
PlateGeometry newEnergy()
{
    PlateGeometry plate{.size = {480, 140}, .characters = {QRectF(15.5, 25, 45, 90)}, .dot = {}, .mark = {}};
    for (const double x : {69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5})
        plate.characters.append(QRectF(x, 25, 43, 90));
    plate.mark = QRectF(120, 27, 34, 34);
    return plate;
}

/// 440×220, province and letter above the serial; smaller plates have the same proportions in
/// their own height and width (their exact metrics are in no public text).
PlateGeometry twoRows(const QSizeF& size)
{
    const double sx = size.width() / 440;
    const double sy = size.height() / 220;
    PlateGeometry plate{.size = size, .characters = {}, .dot = {}, .mark = {}};
    for (const double x : {110.0, 250.0})
        plate.characters.append(QRectF(x * sx, 15 * sy, 80 * sx, 60 * sy));
    for (const double x : {27.0, 107.0, 187.0, 267.0, 347.0})
        plate.characters.append(QRectF(x * sx, 90 * sy, 65 * sx, 110 * sy));
    plate.dot = dotAt(220 * sx, 45 * sy, kDotDiameter * qMin(sx, sy));
    return plate;
}

} // namespace

PlateGeometry plateGeometry(PlateKind kind, PlateSide side)
{
    switch (kind) {
    case PlateKind::LargeCar:
        return side == PlateSide::Front ? oneRow() : twoRows({440, 220});
    case PlateKind::SmallCar:
        return oneRow();
    case PlateKind::Motorcycle:
    case PlateKind::Moped:
        return twoRows({220, 140});
    case PlateKind::LowSpeed:
        return twoRows({300, 165});
    case PlateKind::Trailer:
        return twoRows({440, 220});
    case PlateKind::LargeNewEnergy:
    case PlateKind::SmallNewEnergy:
        return newEnergy();
    }
    XUANHAO_CHECK(false); // no such kind
}

double plateAspectRatio(PlateKind kind, PlateSide side)
{
    const QSizeF size = plateGeometry(kind, side).size;
    return size.width() / size.height();
}

QRectF fittedPlateRect(PlateKind kind, PlateSide side, const QRectF& target)
{
    const QSizeF size = plateGeometry(kind, side).size.scaled(target.size(), Qt::KeepAspectRatio);
    QRectF rect(QPointF(), size);
    rect.moveCenter(target.center());
    return rect;
}

QRectF slotRect(PlateKind kind, PlateSide side, int position, const QRectF& target)
{
    const PlateGeometry plate = plateGeometry(kind, side);
    XUANHAO_CHECK(position >= 0 && position + kAuthorityCharacters < plate.characters.size());
    const QRectF fitted = fittedPlateRect(kind, side, target);
    const double scale = fitted.width() / plate.size.width();
    const QRectF& box = plate.characters[position + kAuthorityCharacters];
    return {fitted.topLeft() + box.topLeft() * scale, box.size() * scale};
}

} // namespace xuanhao
