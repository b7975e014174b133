// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QHash>
#include <QPainterPath>
#include <QString>

namespace xuanhao {

/// The outlines of the characters that stand on plates, read once from the two shipped fonts
/// (resources/fonts). Holds no fonts afterwards, so nothing depends on the font database.
class PlateFont
{
public:
    /// `han` and `latin` are the bytes of plate-han.otf and plate-latin.ttf. The error is English,
    /// for the log. Needs a QGuiApplication.
    static Expected<PlateFont, QString> fromData(const QByteArray& han, const QByteArray& latin);

    [[nodiscard]] bool covers(char32_t character) const { return m_outlines.contains(character); }
    /// The outline inside `box`: as high as the box; as wide too, except narrow characters (1),
    /// which stay narrow in the middle. Empty when the fonts lack the character.
    [[nodiscard]] QPainterPath outline(char32_t character, const QRectF& box) const;
    /// Words in one line, `height` high, beginning at the origin; for the bands.
    [[nodiscard]] QPainterPath line(const QString& text, double height) const;

private:
    PlateFont() = default;

    QHash<char32_t, QPainterPath> m_outlines; ///< bounding box at the origin, any unit
    double m_latinWidth = 0;                  ///< width of "0" in the same unit
};

} // namespace xuanhao
