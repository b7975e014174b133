// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheetlayout.h"

#include "printing/pagecode.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr double kThin = 0.25;
constexpr double kBesideGap = 4;     ///< between a code and what stands beside it
constexpr double kNumberWidth = 2.2; ///< of a list's numbers, ems
constexpr double kFooterGap = 3;
constexpr double kTooHigh = 100'000; ///< mm: a roll has no foot

/// Something set, not yet on a page: `top` of its rectangles is 0.
struct Piece
{
    QList<FormItem> items;
    double height = 0;
};

FormItem moved(FormItem item, double down)
{
    const QPointF by(0, down);
    if (auto* line = std::get_if<LineItem>(&item))
        line->rect.translate(by);
    if (auto* bars = std::get_if<BarsItem>(&item)) {
        bars->cell.translate(by);
        for (QRectF& bar : bars->bars)
            bar.translate(by);
    }
    if (auto* text = std::get_if<TextItem>(&item)) {
        text->cell.translate(by);
        text->text.bounds.translate(by);
        for (QList<TextRun>& line : text->text.lines) {
            for (TextRun& run : line)
                run.baseline += by;
        }
    }
    return item;
}

/// Sets one block after the other, page after page.
class SheetLayout
{
public:
    SheetLayout(const SheetTemplate& sheet, const SheetContent& content, const FormFonts& fonts)
        : m_sheet(sheet)
        , m_content(content)
        , m_fonts(fonts)
        , m_left(sheet.margins.left())
        , m_right(sheet.paper.width() - sheet.margins.right())
        , m_footerHeight(sheet.footerStyle.size * kMmPerPoint * sheet.pitch)
    {}

    QList<FormPage> run() &&
    {
        startPage();
        for (qsizetype i = 0; i < m_sheet.blocks.size(); ++i) {
            const SheetBlock& block = m_sheet.blocks[i];
            if (!isSaid(block))
                continue;
            // What finds no room on any page breaks where it must.
            if (const double height = block.isKept ? heightFrom(i) : 0;
                height <= foot() - m_sheet.margins.top())
                breakUnless(height);
            place(block);
        }
        finish();
        return std::move(m_pages);
    }

private:
    [[nodiscard]] bool says(const QString& name) const
    {
        return !m_content.field(name).trimmed().isEmpty() || !m_content.lists.value(name).isEmpty() ||
               !m_content.tables.value(name).isEmpty();
    }
    [[nodiscard]] bool isSaid(const SheetBlock& block) const
    {
        return (block.when.isEmpty() || says(block.when)) && (block.unless.isEmpty() || !says(block.unless));
    }
    [[nodiscard]] QString filled(const QString& text) const
    {
        return fillPlaceholders(text, m_content.fields);
    }

    void startPage()
    {
        m_pages.append(FormPage{.size = m_sheet.paper, .items = {}, .check = {}});
        m_y = m_sheet.margins.top();
        m_besideBottom = 0;
    }
    [[nodiscard]] double foot() const
    {
        if (m_sheet.paper.height() <= 0)
            return kTooHigh;
        return m_sheet.paper.height() - m_sheet.margins.bottom() - m_footerHeight - kFooterGap;
    }
    [[nodiscard]] bool isAtTop() const { return m_y <= m_sheet.margins.top() + 1e-6; }
    /// The right end of a line that begins here.
    [[nodiscard]] double right() const { return m_y < m_besideBottom ? m_besideLeft : m_right; }

    void breakUnless(double height)
    {
        if (m_y + height > foot() && !isAtTop())
            startPage();
    }
    /// What a kept block needs together with the first piece of the next one that is said.
    [[nodiscard]] double heightFrom(qsizetype index) const
    {
        double height = 0;
        for (; index < m_sheet.blocks.size(); ++index) {
            const SheetBlock& block = m_sheet.blocks[index];
            if (!isSaid(block))
                continue;
            const QList<Piece> pieces = piecesOf(block, m_right);
            if (!block.isKept)
                return height + firstHeight(block, pieces);
            for (const Piece& piece : pieces)
                height += piece.height;
            height += block.after;
        }
        return height;
    }

    /// The least of a block that stands together: of a table its head, which is its first piece, and a row.
    static double firstHeight(const SheetBlock& block, const QList<Piece>& pieces)
    {
        double height = pieces.isEmpty() ? 0 : pieces.first().height;
        if (block.kind == SheetBlock::Kind::Table && pieces.size() > 1)
            height += pieces[1].height;
        return height;
    }

    void place(const SheetBlock& block)
    {
        if (block.kind == SheetBlock::Kind::Space) {
            if (!isAtTop())
                m_y += block.size.height();
            return;
        }
        if (block.isBeside)
            return placeBeside(block);
        const bool isTable = block.kind == SheetBlock::Kind::Table;
        m_isTooNarrow = false;
        const QList<Piece> pieces = piecesOf(block, isTable ? m_right : right());
        if (m_isTooNarrow)
            overflow(block);
        if (isTable && m_y < m_besideBottom)
            m_y = m_besideBottom;
        report(block, pieces);
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            const double together = i == 0 ? firstHeight(block, pieces) : pieces[i].height;
            const bool wasTop = isAtTop();
            breakUnless(together);
            if (isTable && i > 0 && isAtTop() && !wasTop) // the head again
                put(pieces[0]);
            if (m_y + pieces[i].height > foot())
                overflow(block);
            put(pieces[i]);
        }
        m_y += block.after;
    }
    void placeBeside(const SheetBlock& block)
    {
        const QList<Piece> pieces = piecesOf(block, m_right);
        if (pieces.isEmpty())
            return overflow(block);
        breakUnless(pieces.first().height);
        if (m_y + pieces.first().height > foot())
            overflow(block);
        const double top = m_y;
        put(pieces.first());
        m_y = top;
        m_besideBottom = top + pieces.first().height;
        m_besideLeft = m_right - block.size.width() - kBesideGap;
    }
    void put(const Piece& piece)
    {
        for (const FormItem& item : piece.items)
            m_pages.last().items.append(moved(item, m_y));
        m_y += piece.height;
    }

    /// A block as pieces that a page's end may part.
    [[nodiscard]] QList<Piece> piecesOf(const SheetBlock& block, double right) const
    {
        switch (block.kind) {
        case SheetBlock::Kind::Text:
            return textPieces(block, filled(block.text), m_left, right, block.indent);
        case SheetBlock::Kind::Facts:
            return factPieces(block, right);
        case SheetBlock::Kind::List:
            return listPieces(block, right);
        case SheetBlock::Kind::Table:
            return tablePieces(block);
        case SheetBlock::Kind::Rule:
            return {Piece{{LineItem{{m_left, 0, right - m_left, kThin}}}, kThin}};
        case SheetBlock::Kind::Code128:
        case SheetBlock::Kind::Qr:
            return codePieces(block, right);
        case SheetBlock::Kind::Space:
            return {Piece{{}, block.size.height()}};
        }
        return {};
    }
    [[nodiscard]] QList<FlowedLine> flowed(const QString& text, double width, double indent, double pitch,
                                           const TextStyle& style) const
    {
        const auto lines = flowText(text, width, indent, pitch, style, m_fonts);
        m_isTooNarrow = m_isTooNarrow || !lines;
        return lines.value_or(QList<FlowedLine>());
    }
    /// A piece for each line.
    [[nodiscard]] QList<Piece> textPieces(const SheetBlock& block, const QString& text, double left,
                                          double right, double indent) const
    {
        QList<Piece> pieces;
        for (const FlowedLine& line : flowed(text, right - left, indent, m_sheet.pitch, block.style)) {
            const QRectF cell(left, 0, right - left, line.height);
            Piece piece{{}, line.height};
            if (!line.runs.isEmpty())
                piece.items.append(TextItem{block.source.isEmpty() ? QStringLiteral("text") : block.source,
                                            cell, placeLines({line}, cell, block.style)});
            pieces.append(piece);
        }
        return pieces;
    }
    /// Two columns, line by line.
    static QList<Piece> besideEachOther(const QList<Piece>& left, const QList<Piece>& right)
    {
        QList<Piece> pieces;
        for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i) {
            const Piece a = left.value(i);
            const Piece b = right.value(i);
            pieces.append({a.items + b.items, qMax(a.height, b.height)});
        }
        return pieces;
    }
    [[nodiscard]] QList<Piece> factPieces(const SheetBlock& block, double right) const
    {
        QList<Piece> pieces;
        for (const SheetBlock::Fact& fact : block.facts) {
            const QStringList used = placeholders(fact.text);
            if (!used.isEmpty() &&
                std::none_of(used.begin(), used.end(), [&](const auto& name) { return says(name); }))
                continue;
            pieces +=
                besideEachOther(textPieces(block, fact.label, m_left, m_left + block.labelWidth, 0),
                                textPieces(block, filled(fact.text), m_left + block.labelWidth, right, 0));
        }
        return pieces;
    }
    [[nodiscard]] QList<Piece> listPieces(const SheetBlock& block, double right) const
    {
        const double number = kNumberWidth * block.style.size * kMmPerPoint;
        QList<Piece> pieces;
        int nth = 0;
        for (const QString& text : m_content.lists.value(block.source)) {
            pieces += besideEachOther(
                textPieces(block, QStringLiteral("%1．").arg(++nth), m_left, m_left + number, 0),
                textPieces(block, text, m_left + number, right, 0));
        }
        return pieces;
    }

    [[nodiscard]] QList<double> columnEdges(const SheetBlock& block) const
    {
        double sum = 0;
        for (const SheetBlock::Column& column : block.columns)
            sum += column.share;
        QList<double> edges{m_left};
        double share = 0;
        for (const SheetBlock::Column& column : block.columns) {
            share += column.share;
            edges.append(m_left + (m_right - m_left) * share / sum);
        }
        return edges;
    }
    [[nodiscard]] Piece rowPiece(const SheetBlock& block, const QStringList& texts, bool isHead) const
    {
        const QList<double> edges = columnEdges(block);
        QList<QList<FlowedLine>> cells;
        double height = 0;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double width = edges[i + 1] - edges[i] - 2 * kCellPadding;
            cells.append(flowed(texts[i], width, 0, kRowPitch, styleOf(block, i, isHead)));
            height = qMax(height, heightOf(cells.last()));
        }
        height += 2 * kCellPadding;
        Piece piece{{}, height};
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QRectF cell(edges[i], 0, edges[i + 1] - edges[i], height);
            frame(piece, cell);
            const double top = (height - heightOf(cells[i])) / 2;
            const QRectF inner = cell.adjusted(kCellPadding, top, -kCellPadding, -top);
            if (!texts[i].trimmed().isEmpty() && !cells[i].isEmpty())
                piece.items.append(
                    TextItem{block.source, cell, placeLines(cells[i], inner, styleOf(block, i, isHead))});
        }
        return piece;
    }
    [[nodiscard]] QList<Piece> tablePieces(const SheetBlock& block) const
    {
        QStringList titles;
        QList<qsizetype> places;
        const SheetVocabulary::Table* table = sheetVocabulary(m_sheet.sheet)->table(block.source);
        for (const SheetBlock::Column& column : block.columns) {
            titles.append(column.title);
            places.append(table->columns.indexOf(column.column));
        }
        QList<Piece> pieces{rowPiece(block, titles, true)};
        for (const QStringList& row : m_content.tables.value(block.source)) {
            QStringList texts;
            for (const qsizetype place : places)
                texts.append(row.value(place));
            pieces.append(rowPiece(block, texts, false));
        }
        return pieces;
    }
    static double heightOf(const QList<FlowedLine>& lines)
    {
        double height = 0;
        for (const FlowedLine& line : lines)
            height += line.height;
        return height;
    }
    static TextStyle styleOf(const SheetBlock& block, qsizetype column, bool isHead)
    {
        TextStyle style = block.style;
        style.align = isHead ? TextAlign::Centre : block.columns[column].align;
        if (isHead)
            style.weight = FontWeight::Bold;
        return style;
    }
    static void frame(Piece& piece, const QRectF& cell)
    {
        const double half = kThin / 2;
        piece.items.append(LineItem{{cell.left() - half, -half, cell.width() + kThin, kThin}});
        piece.items.append(LineItem{{cell.left() - half, cell.height() - half, cell.width() + kThin, kThin}});
        piece.items.append(LineItem{{cell.left() - half, -half, kThin, cell.height() + kThin}});
        piece.items.append(LineItem{{cell.right() - half, -half, kThin, cell.height() + kThin}});
    }

    [[nodiscard]] QList<Piece> codePieces(const SheetBlock& block, double right) const
    {
        double left = m_left;
        if (block.isBeside || block.style.align == TextAlign::Right)
            left = right - block.size.width();
        else if (block.style.align == TextAlign::Centre)
            left = (m_left + right - block.size.width()) / 2;
        const QRectF cell({left, 0}, block.size);
        const auto kind = block.kind == SheetBlock::Kind::Qr ? CodeKind::Qr : CodeKind::Code128;
        const auto code = codeItem(block.source, cell, kind, m_content.field(block.source));
        return code ? QList<Piece>{Piece{{*code}, cell.height()}} : QList<Piece>{};
    }

    void overflow(const SheetBlock& block)
    {
        const Overflow one{block.source.isEmpty() ? QStringLiteral("text") : block.source, m_sheet.title};
        QList<Overflow>& all = m_pages.last().check.overflows;
        if (!all.contains(one))
            all.append(one);
    }
    /// A code that could not be made, and which characters are to be written in by hand.
    void report(const SheetBlock& block, const QList<Piece>& pieces)
    {
        const bool isCode = block.kind == SheetBlock::Kind::Code128 || block.kind == SheetBlock::Kind::Qr;
        if (isCode && pieces.isEmpty())
            overflow(block);
        QStringList texts{filled(block.text)};
        for (const SheetBlock::Fact& fact : block.facts)
            texts += {fact.label, filled(fact.text)};
        for (const SheetBlock::Column& column : block.columns)
            texts.append(column.title);
        texts += m_content.lists.value(block.source);
        for (const QStringList& row : m_content.tables.value(block.source))
            texts += row;
        for (const QString& text : texts)
            noteGaps(m_pages.last(), block.source.isEmpty() ? QStringLiteral("text") : block.source, text);
    }
    void noteGaps(FormPage& page, const QString& field, const QString& text) const
    {
        const QList<char32_t> missing = glyphCheck(text.simplified(), m_fonts);
        const GlyphGap gap{field, m_sheet.title, missing};
        if (!missing.isEmpty() && !page.check.gaps.contains(gap))
            page.check.gaps.append(gap);
    }

    /// The foot of every page, and the length of a roll.
    void finish()
    {
        const auto pages = static_cast<int>(m_pages.size());
        for (int i = 0; i < pages; ++i) {
            FormPage& page = m_pages[i];
            if (page.size.height() <= 0)
                page.size.setHeight(qMax(m_y, m_besideBottom) + kFooterGap + m_footerHeight +
                                    m_sheet.margins.bottom());
            QMap<QString, QString> fields = m_content.fields;
            fields.insert(QStringLiteral("page"), QString::number(i + 1));
            fields.insert(QStringLiteral("pages"), QString::number(pages));
            const QString text = fillPlaceholders(m_sheet.footer, fields);
            noteGaps(page, QStringLiteral("footer"), text);
            const double bottom = page.size.height() - m_sheet.margins.bottom();
            const QRectF cell(m_left, bottom - m_footerHeight, m_right - m_left, m_footerHeight);
            TextStyle style = m_sheet.footerStyle;
            style.smallest = qMin(style.size, 5.0);
            style.maxLines = 1;
            if (const auto fitted = fitText(text, cell, style, m_fonts))
                page.items.append(TextItem{QStringLiteral("footer"), cell, *fitted});
            else
                page.check.overflows.append({QStringLiteral("footer"), m_sheet.title});
        }
    }

    static constexpr double kRowPitch = 1.3;

    const SheetTemplate& m_sheet;
    const SheetContent& m_content;
    const FormFonts& m_fonts;
    double m_left;
    double m_right;
    double m_footerHeight;
    QList<FormPage> m_pages;
    double m_y = 0;
    double m_besideBottom = 0;
    double m_besideLeft = 0;
    mutable bool m_isTooNarrow = false; ///< a character did not fit into its column
};

} // namespace

QList<FormPage> layoutSheet(const SheetTemplate& sheet, const SheetContent& content, const FormFonts& fonts)
{
    return SheetLayout(sheet, content, fonts).run();
}

} // namespace xuanhao
