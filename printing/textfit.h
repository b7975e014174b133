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

/// From line to line of a fitted text, in sizes.
inline constexpr double kLinePitch = 1.25;
/// The same where a line has a 〓 with its code below.
inline constexpr double kLinePitchWithCode = 1.7;

/// A piece of a line: text, or one character no font has (drawn as 〓 with its code below).
struct TextRun
{
    QString text; ///< the missing character itself when `isMissing`
    bool isMissing = false;
    FontOrder order = FontOrder::LatinFirst;
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
/// breaks, tabs and spaces that no font has become plain spaces; every other control is shown as missing.
[[nodiscard]] std::optional<FittedText> fitText(const QString& text, const QRectF& rect,
                                                const TextStyle& style, const FormFonts& fonts);

/// Sets a text upright, one character below the other, in the middle of a rectangle.
[[nodiscard]] std::optional<FittedText> fitVertical(const QString& text, const QRectF& rect,
                                                    const TextStyle& style, const FormFonts& fonts);

/// A line of running text: its runs begin at 0, 0.
struct FlowedLine
{
    QList<TextRun> runs;
    double width = 0;  ///< mm
    double height = 0; ///< mm; more where a code hangs below a 〓
};

/// Breaks a text into as many lines of `width` mm as it needs, the first one indented by `indent` ems, at the
/// style's size; `pitch` is the height of a line in sizes. Each line of the text begins anew. nullopt when a
/// single character is wider than the line.
[[nodiscard]] std::optional<QList<FlowedLine>> flowText(const QString& text, double width, double indent,
                                                        double pitch, const TextStyle& style,
                                                        const FormFonts& fonts);

/// Puts flowed lines below each other, the first one's top at `rect`'s; aligned as the style says.
[[nodiscard]] FittedText placeLines(const QList<FlowedLine>& lines, const QRectF& rect,
                                    const TextStyle& style);

/// Size of the code under a 〓, as a share of the text's size.
inline constexpr double kCodeShare = 0.46;

} // namespace xuanhao
