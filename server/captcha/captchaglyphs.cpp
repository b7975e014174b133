// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/captcha/captchaglyphs.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace xuanhao {

namespace {

struct Glyph
{
    char16_t character;
    std::string_view path; ///< M x y, L x y, C x1 y1 x2 y2 x y as in SVG
};

constexpr std::array<Glyph, kCaptchaAlphabetSize> kGlyphs{{
    {u'A', "M 0 14 L 5 0 L 10 14 M 2 9.5 L 8 9.5"},
    {u'B', "M 1 14 L 1 0 L 5 0 C 10 0 10 6.6 5 6.6 L 1 6.6 M 5 6.6 C 11.5 6.6 11.5 14 5 14 L 1 14"},
    {u'C', "M 9.5 3 C 7 -1.6 0.5 -1 0.5 7 C 0.5 15 7 15.6 9.5 11"},
    {u'D', "M 1 0 L 1 14 L 4 14 C 11.7 14 11.7 0 4 0 L 1 0"},
    {u'E', "M 9 0 L 1 0 L 1 14 L 9 14 M 1 6.8 L 7.5 6.8"},
    {u'F', "M 9 0 L 1 0 L 1 14 M 1 6.8 L 7.5 6.8"},
    {u'H', "M 1 0 L 1 14 M 9 0 L 9 14 M 1 7 L 9 7"},
    {u'J', "M 3.5 0 L 8 0 L 8 9.5 C 8 15.4 1 15.4 1 10"},
    {u'K', "M 1 0 L 1 14 M 9 0 L 1 8.5 M 3.8 5.6 L 9.5 14"},
    {u'M', "M 0 14 L 0 0 L 5 9 L 10 0 L 10 14"},
    {u'N', "M 1 14 L 1 0 L 9 14 L 9 0"},
    {u'P', "M 1 14 L 1 0 L 5 0 C 10.8 0 10.8 7.8 5 7.8 L 1 7.8"},
    {u'R', "M 1 14 L 1 0 L 5 0 C 10.6 0 10.6 7.4 5 7.4 L 1 7.4 M 4.5 7.4 L 9.5 14"},
    {u'T', "M 0 0 L 10 0 M 5 0 L 5 14"},
    {u'U', "M 1 0 L 1 9 C 1 15.7 9 15.7 9 9 L 9 0"},
    {u'V', "M 0.5 0 L 5 14 L 9.5 0"},
    {u'W', "M -0.5 0 L 2.4 14 L 5 4 L 7.6 14 L 10.5 0"},
    {u'X', "M 0.5 0 L 9.5 14 M 9.5 0 L 0.5 14"},
    {u'Y', "M 0.5 0 L 5 7 L 9.5 0 M 5 7 L 5 14"},
    {u'3', "M 1 2.4 C 2.6 -1.4 9 -0.9 8.9 3.2 C 8.8 6 6.4 6.6 4 6.6 C 7 6.6 9.5 7.5 9.5 10.3 C 9.5 15 2.2 "
           "15.4 0.5 11.4"},
    {u'4', "M 7.2 14 L 7.2 0 L 0.5 9.8 L 10 9.8"},
    {u'5', "M 8.8 0 L 2 0 L 1.4 6.6 C 4 4.4 9.6 4.8 9.6 9.4 C 9.6 14.8 2.6 15.4 0.7 11.8"},
    {u'6', "M 8.6 1.4 C 4.2 -1.6 0.7 3.4 0.7 9 C 0.7 15.7 9.5 15.7 9.5 9.4 C 9.5 3.8 1.8 4.2 0.8 9"},
    {u'7', "M 0.5 0 L 9.5 0 L 4 14"},
    {u'8',
     "M 5 6.5 C -0.4 6.5 0.2 0 5 0 C 9.8 0 10.4 6.5 5 6.5 C -1.6 6.5 -1 14 5 14 C 11 14 11.6 6.5 5 6.5"},
    {u'9', "M 1.4 12.6 C 5.8 15.6 9.3 10.6 9.3 5 C 9.3 -1.7 0.5 -1.7 0.5 4.6 C 0.5 10.2 8.2 9.8 9.2 5"},
}};

constexpr int kLinePieces = 12;
constexpr int kCurvePieces = 24;

/// Reads the path words one by one. The table above is the only input.
class PathWords
{
public:
    explicit PathWords(std::string_view text)
        : m_left(text)
    {}

    [[nodiscard]] bool isAtEnd() const { return m_left.empty(); }
    char command() { return word().front(); }
    QPointF point()
    {
        const double x = number();
        return {x, number()};
    }

private:
    std::string_view word()
    {
        const std::size_t length = std::min(m_left.find(' '), m_left.size());
        const std::string_view found = m_left.substr(0, length);
        m_left.remove_prefix(std::min(length + 1, m_left.size()));
        XUANHAO_CHECK(!found.empty());
        return found;
    }
    double number()
    {
        const std::string_view text = word();
        double value = 0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        XUANHAO_CHECK(result.ec == std::errc{});
        return value;
    }

    std::string_view m_left;
};

} // namespace

QList<QPolygonF> glyphStrokes(QChar character)
{
    const auto* const glyph = std::find_if(kGlyphs.begin(), kGlyphs.end(),
                                           [&](const Glyph& one) { return one.character == character; });
    XUANHAO_CHECK(glyph != kGlyphs.end());
    QList<QPolygonF> strokes;
    PathWords words(glyph->path);
    while (!words.isAtEnd()) {
        const char command = words.command();
        if (command == 'M') {
            strokes.push_back(QPolygonF{words.point()});
            continue;
        }
        QPolygonF& stroke = strokes.last();
        const QPointF from = stroke.last();
        const QPointF first = words.point();
        const QPointF second = command == 'C' ? words.point() : QPointF{};
        const QPointF to = command == 'C' ? words.point() : first;
        const int pieces = command == 'C' ? kCurvePieces : kLinePieces;
        for (int piece = 1; piece <= pieces; ++piece) {
            const double t = static_cast<double>(piece) / pieces;
            const double s = 1 - t;
            stroke.push_back(command == 'C' ? s * s * s * from + 3 * s * s * t * first +
                                                  3 * s * t * t * second + t * t * t * to
                                            : s * from + t * to);
        }
    }
    return strokes;
}

} // namespace xuanhao
