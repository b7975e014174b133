// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/fonts.h"

#include "core/base/unicode.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace xuanhao {

namespace {

/// Planes 2 and 3 hold Han characters only, each ends with two code points that are none.
bool isOnHanPlane(char32_t character)
{
    return character >= 0x20000 && character < 0x40000 && (character & 0xFFFE) != 0xFFFE;
}

} // namespace

QStringList standardFormFamilies()
{
    return {QStringLiteral("Liberation Serif"),  QStringLiteral("Times New Roman"),
            QStringLiteral("Noto Serif CJK SC"), QStringLiteral("SimSun"),
            QStringLiteral("SimSun-ExtB"),       QStringLiteral("Noto Sans CJK SC"),
            QStringLiteral("SimSun-ExtG"),       QStringLiteral("HanaMinA"),
            QStringLiteral("HanaMinB")};
}

FormFonts::FormFonts(const QStringList& families)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : families) {
        if (!installed.contains(family))
            continue;
        QFont font(family);
        font.setPixelSize(100);
        font.setStyleStrategy(QFont::NoFontMerging); // the family alone, no fallback
        const QRawFont raw = QRawFont::fromFont(font);
        if (!raw.isValid())
            continue;
        m_families.append(family);
        m_rawFonts.append(raw);
    }
    m_hanFirst = m_families;
    std::stable_partition(m_hanFirst.begin(), m_hanFirst.end(), [this](const QString& family) {
        return m_rawFonts[m_families.indexOf(family)].supportsCharacter(u'中');
    });
}

QFont FormFonts::font(double points, FontWeight weight, FontOrder order) const
{
    QFont result;
    result.setFamilies(order == FontOrder::HanFirst ? m_hanFirst : m_families);
    result.setPixelSize(static_cast<int>(std::lround(points * kMmPerPoint * kUnitsPerMm)));
    result.setBold(weight == FontWeight::Bold);
    result.setHintingPreference(QFont::PreferNoHinting);
    result.setKerning(false);
    return result;
}

bool FormFonts::covers(char32_t character) const
{
    return isPrintable(character) && familyOf(character, FontOrder::LatinFirst) >= 0;
}

qsizetype FormFonts::familyOf(char32_t character, FontOrder order) const
{
    for (const QString& family : order == FontOrder::HanFirst ? m_hanFirst : m_families) {
        const qsizetype place = m_families.indexOf(family);
        if (m_rawFonts[place].supportsCharacter(character))
            return place;
    }
    return -1;
}

QList<quint32> FormFonts::glyphs(char32_t character) const
{
    QList<quint32> result;
    for (const QRawFont& font : m_rawFonts)
        result.append(font.glyphIndexesForString(textOf(character)).value(0));
    return result;
}

bool isPrintable(char32_t character)
{
    if (showsNothing(character) || isVariationSelector(character) || character == QChar::ReplacementCharacter)
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction marks and the like would change what is read
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_PrivateUse: // means another character in each font
        return false;
    case QChar::Other_NotAssigned:
        return isOnHanPlane(character);
    default:
        return true;
    }
}

QList<char32_t> glyphCheck(const QString& text, const FormFonts& fonts)
{
    QList<char32_t> missing;
    for (const char32_t character : text.toUcs4()) {
        if (!fonts.covers(character) && !missing.contains(character))
            missing.append(character);
    }
    return missing;
}

QString codePointName(char32_t character)
{
    return QStringLiteral("U+%1").arg(static_cast<quint32>(character), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace xuanhao
