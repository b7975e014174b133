// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QList>
#include <QRawFont>
#include <QString>
#include <QStringList>

namespace xuanhao {

enum class FontWeight { Normal, Bold };

/// Which face of the families is asked first: quotes, dashes and dots of a Chinese text are as wide as its
/// characters.
enum class FontOrder { LatinFirst, HanFirst };

/// A point in mm.
inline constexpr double kMmPerPoint = 25.4 / 72;
/// Pages are painted in hundredths of a millimetre, so that fonts have whole pixel sizes there and
/// the same metrics on every device.
inline constexpr double kUnitsPerMm = 100;

/// The families of printed text, in order. Latin comes first, because PDF readers otherwise lose
/// digits that stand beside letters; then a Song face, which forms are set in; then Han fonts with
/// rare characters, Windows' own before those of the second font package, whose common characters have
/// Japanese forms. Never "Noto Sans CJK" without region, for the same reason.
[[nodiscard]] QStringList standardFormFamilies();

/// The fonts of a form: which families, and which characters they really have.
///
/// Qt would take any other installed font for a missing character; what this class does not cover is
/// printed as 〓 with its code instead (C3).
class FormFonts
{
public:
    /// Families that are not installed are left out.
    explicit FormFonts(const QStringList& families = standardFormFamilies());

    [[nodiscard]] const QStringList& families() const { return m_families; }
    /// A font whose pixels are hundredths of a millimetre.
    [[nodiscard]] QFont font(double points, FontWeight weight, FontOrder order = FontOrder::LatinFirst) const;
    /// True when it is printable and one of the families itself has a glyph.
    [[nodiscard]] bool covers(char32_t character) const;
    /// The place in families() of the one it is drawn with; -1 when none has it.
    [[nodiscard]] qsizetype familyOf(char32_t character, FontOrder order) const;
    /// Its glyph in each family, 0 where it has none.
    [[nodiscard]] QList<quint32> glyphs(char32_t character) const;

private:
    QStringList m_families;
    QStringList m_hanFirst; ///< the same, those with Han characters before the others
    QList<QRawFont> m_rawFonts;
};

/// Whether paper shows a character when a font has it: no control, nothing that turns the text around or is
/// not to be seen, no variation selector (the first font has few variants and would show the usual shape),
/// nothing private (HanaMinA has 1402 characters of its own there) and only what Unicode has. On the planes
/// of Han the fonts are believed: Qt 6.4 knows Unicode 14, while extensions H to J are younger.
[[nodiscard]] bool isPrintable(char32_t character);

/// The characters of a text that cannot be printed, each once, in order.
[[nodiscard]] QList<char32_t> glyphCheck(const QString& text, const FormFonts& fonts);

/// "U+2EBF0".
[[nodiscard]] QString codePointName(char32_t character);

} // namespace xuanhao
