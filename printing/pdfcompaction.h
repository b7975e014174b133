// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>

namespace xuanhao {

/// What a glyph of a font (its PostScript name) says in a text: Qt takes any character that the font draws
/// alike (⼭, Kangxi radical 46, for 山).
using Spelling = std::function<char16_t(char16_t, const QByteArray& font)>;

/// A PDF as QPdfWriter makes it, showing the same in fewer bytes: fonts by lighterFont(), every stream but
/// the metadata (ISO 19005-1, 6.7.2) packed as well as deflate can. Text taken from it is spelled as told.
/// Anything else comes back as it is.
[[nodiscard]] QByteArray compacted(const QByteArray& pdf, const Spelling& spelling);

} // namespace xuanhao
