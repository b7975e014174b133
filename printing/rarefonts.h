// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/fonts.h"

namespace xuanhao {

/// What of a text paper can't show.
struct PrintGaps
{
    QList<char32_t> characters;  ///< each once: printed as 〓 with its code, to be written in by hand
    QList<char32_t> inRareFonts; ///< those of them that the second font package would bring

    friend bool operator==(const PrintGaps&, const PrintGaps&) = default;
};

/// Says which characters of a text can't be printed, and whether the package of rare characters
/// (HanaMinA and HanaMinB) would help. With that package installed it never would.
[[nodiscard]] PrintGaps printGaps(const QString& text, const FormFonts& fonts);

/// Whether the package of rare characters has this Han character.
[[nodiscard]] bool isInRareFonts(char32_t character);

/// Whether every font of paper that has Han characters has all of these: ASCII, the dot of minority names,
/// full-width brackets and the 20 902 Han characters of GBK. Asked first, because opening the fonts
/// takes megabytes and nearly all names are of this kind.
[[nodiscard]] bool isEverydayText(const QString& text);

/// Registers the font files (.ttf, .otf, .ttc) of a folder for this program alone and answers how many. A
/// folder that is not there is no fault: on Debian the fonts are packages of the system.
int registerFonts(const QString& folder);

/// Registers the CJK face beside the program (folder `fonts`). Before the first text is drawn: fonts that
/// come later are not looked at by automatic fallback.
void registerProgramFonts();
/// Registers the package of rare characters (`fonts/rare`): 53 MB are read, so not before the first page
/// stands, but before a name is shown or FormFonts are made. Families that a list names are found also when
/// they come later, by texts that are laid out then.
void registerRareFonts();

} // namespace xuanhao
