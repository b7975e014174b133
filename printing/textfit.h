// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/fonts.h"

#include <QRectF>
#include <QString>

#include <optional>

namespace xuanhao {

enum class TextAlign { Left, Centre, Right };

/// How a text is set: its size in points, and how small it may become before it is refused.
struct TextStyle
{
    double size = 10.5;
    double smallest = 8;
    FontWeight weight = FontWeight::Normal;
    TextAlign align = TextAlign::Left;
    int maxLines = 2;
};

/// A piece of a line: text, or one character no font has (drawn as 〓 with its code below).
struct TextRun
{
    QString text; ///< the missing character itself when `isMissing`
    bool isMissing = false;
    QPointF baseline; ///< left end, mm
    double width = 0; ///< mm
};

struct FittedText
{
    double size = 0; ///< points
    FontWeight weight = FontWeight::Normal;
    QList<QList<TextRun>> lines;
    QRectF bounds; ///< around all lines, mm
};

/// Sets a text into a rectangle (mm): as large as the style says, else smaller by half points down to
/// its smallest size, then in more lines; nullopt when it does not fit. Nothing is ever cut. Line
/// breaks and tabs become spaces; every other control is shown as missing.
[[nodiscard]] std::optional<FittedText> fitText(const QString& text, const QRectF& rect,
                                                const TextStyle& style, const FormFonts& fonts);

/// Sets a text upright, one character below the other, in the middle of a rectangle.
[[nodiscard]] std::optional<FittedText> fitVertical(const QString& text, const QRectF& rect,
                                                    const TextStyle& style, const FormFonts& fonts);

/// Size of the code under a 〓, as a share of the text's size.
inline constexpr double kCodeShare = 0.46;

} // namespace xuanhao
