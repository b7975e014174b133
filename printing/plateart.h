// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/platefont.h"
#include "printing/plategeometry.h"

#include <QString>

#include <optional>

class QPainter;

namespace xuanhao {

/// How a plate is shown.
enum class PlateState {
    Normal,    ///< legal colours
    Composing, ///< open slots outlined, the current one framed
    Taken,     ///< faded, with the band 已被预选
    Lapsed,    ///< grey, with the band 已失效
    Sample,    ///< with the band 样例
    Print,     ///< black outlines, sparing the toner
};

/// What stands on a plate.
struct PlatePicture
{
    PlateKind kind = PlateKind::SmallCar;
    PlateSide side = PlateSide::Front;
    QString authority; ///< "粤G"
    QString serial;    ///< a space is an open slot; a short serial leaves the last slots open
    PlateState state = PlateState::Normal;
    std::optional<int> currentSlot; ///< serial position, for Composing
};

/// Paints a plate to scale, for widgets, PDF and printers alike (B13, G3). Never mirrored, never themed.
class PlatePainter
{
public:
    explicit PlatePainter(PlateFont font)
        : m_font(std::move(font))
    {}

    /// Paints into the middle of `target` (see fittedPlateRect). Characters the fonts lack stay empty.
    void paint(QPainter& painter, const QRectF& target, const PlatePicture& picture) const;

private:
    void paintSlots(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate,
                    double scale) const;
    void paintCharacters(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate) const;
    void paintBand(QPainter& painter, const PlatePicture& picture, const PlateGeometry& plate) const;

    PlateFont m_font;
};

/// The plate for a screen reader: "粤 G, A 1 2 B 3"; an open slot is said as "_".
[[nodiscard]] QString spokenPlate(const QString& authority, const QString& serial, int serialLength);

} // namespace xuanhao
