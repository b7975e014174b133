// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/textfit.h"

#include "core/base/unicode.h"

#include <QFontMetricsF>
#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace xuanhao {

namespace {

constexpr QChar kIdeographicSpace = u'\u3000';
constexpr double kMiddle = 0.37;         ///< middle of Han and Latin characters above the baseline
constexpr double kHeightWithCode = 1.35; ///< from the top of a line to the foot of its code
constexpr double kReferencePoints = 200; ///< measured large once, then scaled: no hinting, no rounding
constexpr double kSizeStep = 0.5;
constexpr double kNarrowestShare = 8; ///< characters of a size's width that the narrowest text may have
constexpr double kVerticalMargin = 1; ///< mm above and below upright text

/// Whatever QString::simplified() takes for a space and no font has is one: the same is drawn as is told.
QString printable(QString text, const FormFonts& fonts)
{
    for (QChar& character : text) {
        if (character.isSpace() && !fonts.covers(character.unicode()))
            character = u' ';
    }
    return text;
}

/// Punctuation that Latin and Chinese texts share, but not its width.
bool hasTwoWidths(char32_t character)
{
    switch (character) {
    case U'\u2014': // —
    case U'\u2018':
    case U'\u2019':
    case U'\u201c':
    case U'\u201d':
    case U'\u2026': // …
        return true;
    default:
        return false;
    }
}

bool isChinese(const QString& line)
{
    return std::any_of(line.begin(), line.end(), [](QChar one) { return one.script() == QChar::Script_Han; });
}

/// Widths in shares of the size.
class Measure
{
public:
    Measure(const FormFonts& fonts, FontWeight weight)
        : m_fonts(fonts)
        , m_latin(fonts.font(kReferencePoints, weight))
        , m_han(fonts.font(kReferencePoints, weight, FontOrder::HanFirst))
        , m_unit(fonts.font(kReferencePoints, weight).pixelSize())
    {}

    [[nodiscard]] double textWidth(const QString& text, FontOrder order) const
    {
        QHash<QString, double>& widths = order == FontOrder::HanFirst ? m_hanWidths : m_latinWidths;
        const auto known = widths.constFind(text);
        if (known != widths.constEnd())
            return *known;
        const QFontMetricsF& metrics = order == FontOrder::HanFirst ? m_han : m_latin;
        return *widths.insert(text, metrics.horizontalAdvance(text) / m_unit);
    }
    [[nodiscard]] double missingWidth(char32_t character) const
    {
        return qMax(1.0, textWidth(codePointName(character), FontOrder::LatinFirst) * kCodeShare + 0.1);
    }
    /// The runs of a line, their widths and places still in shares of the size.
    [[nodiscard]] QList<TextRun> runs(const QString& line) const
    {
        const bool isHan = isChinese(line);
        QList<TextRun> result;
        double x = 0;
        const auto append = [&](const TextRun& run) {
            result.append(run);
            result.last().baseline = QPointF(x, 0);
            x += run.width;
        };
        QString covered;
        FontOrder order = FontOrder::LatinFirst;
        const auto flush = [&] {
            if (!covered.isEmpty())
                append({.text = covered, .order = order, .baseline = {}, .width = textWidth(covered, order)});
            covered.clear();
        };
        for (const char32_t character : line.toUcs4()) {
            const QString text = textOf(character);
            if (!m_fonts.covers(character)) {
                flush();
                append({.text = text, .isMissing = true, .baseline = {}, .width = missingWidth(character)});
                continue;
            }
            const FontOrder wanted =
                isHan && hasTwoWidths(character) ? FontOrder::HanFirst : FontOrder::LatinFirst;
            if (wanted != order)
                flush();
            order = wanted;
            covered += text;
        }
        flush();
        return result;
    }
    [[nodiscard]] double width(const QString& line) const
    {
        const QList<TextRun> all = runs(line);
        return all.isEmpty() ? 0 : all.last().baseline.x() + all.last().width;
    }

private:
    const FormFonts& m_fonts;
    QFontMetricsF m_latin;
    QFontMetricsF m_han;
    double m_unit;
    // Shaping is dear, and a text is measured, fitted, then placed.
    mutable QHash<QString, double> m_latinWidths;
    mutable QHash<QString, double> m_hanWidths;
};

QList<qsizetype> boundaries(const QString& text, QTextBoundaryFinder::BoundaryType type)
{
    QList<qsizetype> result;
    QTextBoundaryFinder finder(type, text);
    for (qsizetype at = finder.toNextBoundary(); at > 0; at = finder.toNextBoundary())
        result.append(at);
    return result;
}

QString withoutTrailingSpace(const QString& text)
{
    qsizetype end = text.size();
    while (end > 0 && (text[end - 1] == u' ' || text[end - 1] == kIdeographicSpace))
        --end;
    return text.left(end);
}

/// How much of `text` stands on a line of `limit` (shares of the size) that may end where `type` says; 0 when
/// nothing does.
qsizetype lineEnd(const QString& text, double limit, const Measure& measure,
                  QTextBoundaryFinder::BoundaryType type)
{
    const QList<qsizetype> breaks = boundaries(text, type);
    qsizetype low = 0; // as many breaks as fit, by bisection: width grows with length
    qsizetype high = breaks.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (measure.width(withoutTrailingSpace(text.left(breaks[middle - 1]))) <= limit)
            low = middle;
        else
            high = middle - 1;
    }
    return low == 0 ? 0 : breaks[low - 1];
}

/// Breaks greedily into at most maxLines of `limit` (shares of the size); empty when it can't.
QStringList broken(const QString& text, double limit, int maxLines, const Measure& measure,
                   QTextBoundaryFinder::BoundaryType type)
{
    QStringList lines;
    QString rest = text;
    while (!rest.isEmpty()) {
        qsizetype end = lines.size() < maxLines ? lineEnd(rest, limit, measure, type) : 0;
        if (end == 0)
            return {};
        // Rather between two things than inside one, where the other then has the last line.
        const qsizetype apart = rest.lastIndexOf(kIdeographicSpace, end - 1) + 1;
        if (end < rest.size() && apart > 0 && lines.size() + 2 == maxLines &&
            measure.width(rest.mid(apart)) <= limit)
            end = apart;
        lines.append(rest.left(end));
        rest.remove(0, end);
    }
    return lines;
}

FittedText placed(const QStringList& lines, double size, const QRectF& rect, const TextStyle& style,
                  const Measure& measure, double pitch)
{
    const double unit = size * kMmPerPoint;
    FittedText result{.size = size, .weight = style.weight, .lines = {}, .bounds = {}};
    const double height = pitch * unit * static_cast<double>(lines.size());
    double middle = rect.center().y() - height / 2 + pitch * unit / 2;
    if (pitch > kLinePitch)
        middle -= (pitch - kLinePitch) * unit / 2; // the code hangs below
    for (const QString& line : lines) {
        const double width = measure.width(withoutTrailingSpace(line)) * unit;
        double left = rect.left();
        if (style.align == TextAlign::Centre)
            left = rect.center().x() - width / 2;
        else if (style.align == TextAlign::Right)
            left = rect.right() - width;
        QList<TextRun> runs = measure.runs(line);
        for (TextRun& run : runs) {
            run.baseline = {left + run.baseline.x() * unit, middle + kMiddle * unit};
            run.width *= unit;
        }
        result.lines.append(runs);
        result.bounds |=
            QRectF(left, middle - unit / 2, width, pitch > kLinePitch ? unit * kHeightWithCode : unit);
        middle += pitch * unit;
    }
    return result;
}

} // namespace

std::optional<FittedText> fitText(const QString& text, const QRectF& rect, const TextStyle& style,
                                  const FormFonts& fonts)
{
    const QString clean = printable(text, fonts);
    const Measure measure(fonts, style.weight);
    const double pitch = glyphCheck(clean, fonts).isEmpty() ? kLinePitch : kLinePitchWithCode;
    const auto fitsHeight = [&](double size, int lines) {
        return pitch * size * kMmPerPoint * lines <= rect.height() + 1e-6;
    };
    const double wholeWidth = measure.width(clean);
    for (double size = style.size; size > style.smallest - 1e-6; size -= kSizeStep) {
        if (wholeWidth * size * kMmPerPoint <= rect.width() && fitsHeight(size, 1))
            return placed({clean}, size, rect, style, measure, pitch);
    }
    // Rather break where reading allows it in a smaller size than inside a word.
    for (const auto type : {QTextBoundaryFinder::Line, QTextBoundaryFinder::Grapheme}) {
        for (double size = style.size; size > style.smallest - 1e-6; size -= kSizeStep) {
            const double limit = rect.width() / (size * kMmPerPoint);
            if (style.maxLines < 2 || wholeWidth > limit * style.maxLines)
                continue;
            const QStringList lines = broken(clean, limit, style.maxLines, measure, type);
            if (!lines.isEmpty() && fitsHeight(size, static_cast<int>(lines.size())))
                return placed(lines, size, rect, style, measure, pitch);
        }
    }
    return std::nullopt;
}

std::optional<QList<FlowedLine>> flowText(const QString& text, double width, double indent, double pitch,
                                          const TextStyle& style, const FormFonts& fonts)
{
    const Measure measure(fonts, style.weight);
    const double unit = style.size * kMmPerPoint;
    QList<FlowedLine> lines;
    const QStringList paragraphs = text.split(QLatin1Char('\n'));
    for (const QString& paragraph : paragraphs) {
        QString rest = printable(paragraph, fonts);
        double start = indent;
        do {
            const double limit = width / unit - start;
            // No more of the text than any line can hold is looked at: a long text stays quick.
            const QString next = rest.left(static_cast<qsizetype>(limit * kNarrowestShare) + 2);
            qsizetype end = lineEnd(next, limit, measure, QTextBoundaryFinder::Line);
            if (end == 0)
                end = lineEnd(next, limit, measure, QTextBoundaryFinder::Grapheme);
            if (end == 0 && !rest.isEmpty())
                return std::nullopt;
            const QString line = withoutTrailingSpace(rest.left(end));
            FlowedLine flowed{measure.runs(line), (measure.width(line) + start) * unit, pitch * unit};
            for (TextRun& run : flowed.runs) {
                run.baseline = {(run.baseline.x() + start) * unit, 0};
                run.width *= unit;
                if (run.isMissing)
                    flowed.height = qMax(pitch, kLinePitchWithCode) * unit;
            }
            lines.append(flowed);
            rest.remove(0, end);
            start = 0;
        } while (!rest.isEmpty());
    }
    return lines;
}

FittedText placeLines(const QList<FlowedLine>& lines, const QRectF& rect, const TextStyle& style)
{
    const double unit = style.size * kMmPerPoint;
    FittedText result{.size = style.size, .weight = style.weight, .lines = {}, .bounds = {}};
    double top = rect.top();
    for (const FlowedLine& line : lines) {
        double left = rect.left();
        if (style.align == TextAlign::Centre)
            left = rect.center().x() - line.width / 2;
        else if (style.align == TextAlign::Right)
            left = rect.right() - line.width;
        QList<TextRun> runs = line.runs;
        bool hasCode = false;
        for (const TextRun& run : runs)
            hasCode = hasCode || run.isMissing;
        const double foot = hasCode ? kHeightWithCode * unit : unit;
        const double middle = top + (line.height - foot) / 2 + unit / 2;
        for (TextRun& run : runs)
            run.baseline = {left + run.baseline.x(), middle + kMiddle * unit};
        result.lines.append(runs);
        const double ink = runs.isEmpty() ? left : runs.first().baseline.x();
        if (!runs.isEmpty())
            result.bounds |= QRectF(ink, middle - unit / 2, left + line.width - ink, foot);
        top += line.height;
    }
    return result;
}

std::optional<FittedText> fitVertical(const QString& text, const QRectF& rect, const TextStyle& style,
                                      const FormFonts& fonts)
{
    QStringList characters;
    for (const char32_t character : printable(text, fonts).toUcs4())
        characters.append(textOf(character));
    TextStyle centred = style;
    centred.align = TextAlign::Centre;
    const Measure measure(fonts, style.weight);
    for (double size = style.size; size > style.smallest - 1e-6; size -= kSizeStep) {
        const double unit = size * kMmPerPoint;
        const double room = (rect.height() - 2 * kVerticalMargin) /
                            (unit * static_cast<double>(qMax(characters.size(), qsizetype{1})));
        if (room >= 1.05 && unit <= rect.width())
            return placed(characters, size, rect, centred, measure, qMin(room, kLinePitch));
    }
    return std::nullopt;
}

} // namespace xuanhao
