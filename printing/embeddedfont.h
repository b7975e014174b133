// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace xuanhao {

/// A TrueType font as Qt embeds it, with the same glyphs in less space: on a grid of 1024 units per em, with
/// as few points as keep each outline within 4/1024 em (0.014 mm at 10.5 pt, two thirds of a dot at 1200
/// dpi), and without tables that a CIDFontType2 does not need (ISO 32000-1, 9.9). None where the font is not
/// one of simple glyphs.
[[nodiscard]] std::optional<QByteArray> lighterFont(const QByteArray& font);

} // namespace xuanhao
