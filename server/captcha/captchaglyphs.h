// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPolygonF>
#include <QString>

namespace xuanhao {

/// Capital letters and digits that nobody takes for another: no G, I, L, O, Q, S, Z, 0, 1, 2.
inline constexpr char16_t kCaptchaAlphabet[] = u"ABCDEFHJKMNPRTUVWXY3456789";
inline constexpr int kCaptchaAlphabetSize = 26;

inline constexpr double kGlyphWidth = 10;
inline constexpr double kGlyphHeight = 14;

/// The strokes of a character of the alphabet as finely divided lines in a box of kGlyphWidth ×
/// kGlyphHeight, y downwards. Fine, so that bending the points bends the strokes.
[[nodiscard]] QList<QPolygonF> glyphStrokes(QChar character);

} // namespace xuanhao
