// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"
#include "printing/rarefonts.h"

namespace xuanhao {

/// "𮯰(U+2EBF0)、𫗧(U+2B5E7)": the screen may have no glyph either.
[[nodiscard]] QString shownCharacters(const QList<char32_t>& characters);
/// What is said of a text while it is entered: what won't be printed, and whether the second font package
/// would change that. Empty when everything is printed.
[[nodiscard]] QString gapWarning(const PrintGaps& gaps);
/// That the second font package would print some of them; empty when it would not.
[[nodiscard]] QString rarePackageSentence(const PrintGaps& gaps);
/// What the clerk writes in by hand on the sheet: fields, where they have names, and their characters; empty
/// when nothing.
[[nodiscard]] QString byHandSentence(const QList<GlyphGap>& gaps);

} // namespace xuanhao
