// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointF>

namespace xuanhao {

/// A point of a glyph's contour as TrueType has it (OpenType 1.9, "glyf"): on the curve, or the control point
/// of a quadratic Bézier curve; between two control points lies one on the curve, half way.
struct OutlinePoint
{
    QPointF at; ///< units of the font
    bool onCurve = true;

    friend bool operator==(const OutlinePoint&, const OutlinePoint&) = default;
};

using Contour = QList<OutlinePoint>; ///< closed

/// The same contour with as few points as keep every part of it within twice the tolerance and a unit (of the
/// font; > 0) of where it was. Corners stay, and so does the direction. Points on the curve come out rounded.
[[nodiscard]] Contour withFewerPoints(const Contour& contour, double tolerance);

} // namespace xuanhao
