// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/platefont.h"

#include <QRawFont>
#include <QTransform>

namespace xuanhao {

namespace {

constexpr double kUnitsPerEm = 1000;
constexpr double kNarrow = 0.8; ///< below this share of the width of "0" a character stays narrow

bool isLatin(char32_t character)
{
    return character < 0x80;
}

void readOutlines(const QRawFont& font, const QString& characters, QHash<char32_t, QPainterPath>& outlines)
{
    for (const char32_t character : characters.toUcs4()) {
        if (!font.supportsCharacter(character))
            continue;
        const QList<quint32> glyphs = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
        QPainterPath path = font.pathForGlyph(glyphs.value(0));
        const QRectF bounds = path.boundingRect();
        if (bounds.isEmpty())
            continue;
        path.translate(-bounds.topLeft());
        path.setFillRule(Qt::WindingFill);
        outlines.insert(character, path);
    }
}

} // namespace

Expected<PlateFont, QString> PlateFont::fromData(const QByteArray& han, const QByteArray& latin)
{
    const QString hanCharacters =
        QStringLiteral("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
                       "挂学警港澳使领已被预选失效样例培训");
    const QString latinCharacters = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    PlateFont font;
    const std::pair<const QByteArray&, const QString&> parts[] = {{han, hanCharacters},
                                                                  {latin, latinCharacters}};
    for (const auto& [data, characters] : parts) {
        const QRawFont raw(data, kUnitsPerEm, QFont::PreferNoHinting);
        if (!raw.isValid())
            return Unexpected{QStringLiteral("A plate font cannot be read (%1 bytes)").arg(data.size())};
        readOutlines(raw, characters, font.m_outlines);
        for (const char32_t character : characters.toUcs4()) {
            if (!font.covers(character))
                return Unexpected{
                    QStringLiteral("A plate font lacks %1").arg(QString::fromUcs4(&character, 1))};
        }
    }
    font.m_latinWidth = font.m_outlines.value(U'0').boundingRect().width();
    return font;
}

QPainterPath PlateFont::outline(char32_t character, const QRectF& box) const
{
    const QPainterPath path = m_outlines.value(character);
    if (path.isEmpty())
        return {};
    const QSizeF size = path.boundingRect().size();
    const double share = isLatin(character) ? size.width() / m_latinWidth : 1;
    const double width = share < kNarrow ? box.width() * share : box.width();
    QTransform fit;
    fit.translate(box.center().x() - width / 2, box.top());
    fit.scale(width / size.width(), box.height() / size.height());
    return fit.map(path);
}

QPainterPath PlateFont::line(const QString& text, double height) const
{
    QPainterPath result;
    result.setFillRule(Qt::WindingFill);
    double x = 0;
    for (const char32_t character : text.toUcs4()) {
        const double width = isLatin(character) ? height * 0.55 : height;
        result.addPath(outline(character, QRectF(x, 0, width, height)));
        x += width + height * 0.18;
    }
    return result;
}

} // namespace xuanhao
