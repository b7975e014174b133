// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platekind.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

namespace xuanhao {

/// Most vehicles carry the same plate twice; large cars have a two-row plate at the back.
enum class PlateSide { Front, Rear };

/// Where everything stands on a plate, in mm from its upper left corner (GA 36-2018; domain.md §1.7).
struct PlateGeometry
{
    QSizeF size;
    QList<QRectF> characters; ///< province, office letter, then the serial
    std::optional<QRectF> dot;
    std::optional<QRectF> mark; ///< the new-energy mark
};

/// Number of characters before the serial: province and office letter.
inline constexpr int kAuthorityCharacters = 2;

[[nodiscard]] PlateGeometry plateGeometry(PlateKind kind, PlateSide side = PlateSide::Front);

/// Width divided by height.
[[nodiscard]] double plateAspectRatio(PlateKind kind, PlateSide side = PlateSide::Front);

/// The largest rectangle of the plate's shape in the middle of `target`.
[[nodiscard]] QRectF fittedPlateRect(PlateKind kind, PlateSide side, const QRectF& target);

/// Where the box of a serial character stands when the plate is painted into `target`: the keyboard
/// page lays its accessible slots over it. `position` is 0…serialLength-1.
[[nodiscard]] QRectF slotRect(PlateKind kind, PlateSide side, int position, const QRectF& target);

} // namespace xuanhao
