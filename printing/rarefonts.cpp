// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/rarefonts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>

#include <algorithm>
#include <array>

namespace xuanhao {

namespace {

struct CharacterRange
{
    char32_t first;
    char32_t last;
};

/// The Han characters of HanaMinA and HanaMinB of 2017-09-04 (Debian's fonts-hanazono): GB 18030-2022 whole
/// but for U+9FEB…U+9FEF, and the compatibility ideographs. The test compares this with the fonts.
constexpr std::array kRareFonts{
    CharacterRange{0x3400, 0x4DB5},   CharacterRange{0x4E00, 0x9FEA},   CharacterRange{0xF900, 0xFA6D},
    CharacterRange{0xFA70, 0xFAD9},   CharacterRange{0x20000, 0x2A6D6}, CharacterRange{0x2A700, 0x2B734},
    CharacterRange{0x2B740, 0x2B81D}, CharacterRange{0x2B820, 0x2CEA1}, CharacterRange{0x2CEB0, 0x2EBE0},
    CharacterRange{0x2F800, 0x2FA1D},
};

constexpr std::array kEveryday{
    CharacterRange{0x20, 0x7E},
    CharacterRange{0xB7, 0xB7},
    CharacterRange{0x4E00, 0x9FA5},
    CharacterRange{0xFF08, 0xFF09},
};

template <std::size_t Size>
bool isIn(const std::array<CharacterRange, Size>& ranges, char32_t character)
{
    return std::any_of(ranges.begin(), ranges.end(), [character](const CharacterRange& range) {
        return character >= range.first && character <= range.last;
    });
}

QString besideProgram(const char* folder)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QLatin1String(folder));
}

} // namespace

PrintGaps printGaps(const QString& text, const FormFonts& fonts)
{
    PrintGaps gaps{glyphCheck(text, fonts), {}};
    std::copy_if(gaps.characters.begin(), gaps.characters.end(), std::back_inserter(gaps.inRareFonts),
                 isInRareFonts);
    return gaps;
}

bool isInRareFonts(char32_t character)
{
    return isIn(kRareFonts, character);
}

bool isEverydayText(const QString& text)
{
    const QList<uint> characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](char32_t character) { return isIn(kEveryday, character); });
}

int registerFonts(const QString& folder)
{
    int registered = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(
        {QStringLiteral("*.ttf"), QStringLiteral("*.otf"), QStringLiteral("*.ttc")}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) {
        if (QFontDatabase::addApplicationFont(file.filePath()) >= 0)
            ++registered;
        else
            qWarning("The font file %s can't be used.", qUtf8Printable(file.filePath()));
    }
    return registered;
}

void registerProgramFonts()
{
    registerFonts(besideProgram("fonts"));
}

void registerRareFonts()
{
    registerFonts(besideProgram("fonts/rare"));
}

} // namespace xuanhao
