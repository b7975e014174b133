// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheetlayout.h"

#include "printing/sheetpieces.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr double kBesideGap = 4; ///< between a code and what stands beside it
constexpr double kFooterGap = 3;
/// A roll goes on with another page then: PDF 1.4 has no number above 32,767 (ISO 19005-1, 6.1.12), and pages
/// are painted in hundredths of a millimetre.
constexpr double kLongestRoll = 320;
constexpr double kSmallestFooter = 8; ///< points

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
        , m_pieces(sheet, content, fonts)
        , m_footerHeight(sheet.footerStyle.size * kMmPerPoint * qMax(sheet.pitch, kLinePitch))
    {}

    QList<FormPage> run() &&
    {
        measureFooter();
        startPage();
        for (qsizetype i = 0; i < m_sheet.blocks.size(); ++i) {
            const SheetBlock& block = m_sheet.blocks[i];
            if (!isSaid(block))
                continue;
            // What finds no room on any page breaks where it must; space alone makes no page.
            if (const double height = block.isKept ? heightFrom(i) : 0;
                height <= foot() - m_sheet.margins.top() && block.kind != SheetBlock::Kind::Space)
                breakUnless(height);
            place(block);
        }
        finish();
        return std::move(m_pages);
    }

private:
    [[nodiscard]] bool isSaid(const SheetBlock& block) const
    {
        return (block.when.isEmpty() || m_pieces.says(block.when)) &&
               (block.unless.isEmpty() || !m_pieces.says(block.unless));
    }
    void startPage()
    {
        if (!m_pages.isEmpty())
            endRoll();
        m_pages.append(FormPage{.size = m_sheet.paper, .items = {}, .check = {}});
        m_y = m_sheet.margins.top();
        m_besideBottom = 0;
    }
    [[nodiscard]] double foot() const
    {
        const double height = isRoll() ? kLongestRoll : m_sheet.paper.height();
        return height - m_sheet.margins.bottom() - m_footerHeight - kFooterGap;
    }
    [[nodiscard]] bool isRoll() const { return m_sheet.paper.height() <= 0; }
    /// A roll is cut where its text ends.
    void endRoll()
    {
        if (isRoll())
            m_pages.last().size.setHeight(qMin(qMax(m_y, m_besideBottom), foot()) + kFooterGap +
                                          m_footerHeight + m_sheet.margins.bottom());
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
            const QList<SheetPiece> pieces = m_pieces.of(block, m_right).pieces;
            if (!block.isKept)
                return height + firstHeight(block, pieces);
            for (const SheetPiece& piece : pieces)
                height += piece.height;
            height += block.after;
        }
        return height;
    }

    /// The least of a block that stands together: of a table its head, which is its first piece, and a row.
    static double firstHeight(const SheetBlock& block, const QList<SheetPiece>& pieces)
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
        const auto [pieces, isTooNarrow] = m_pieces.of(block, isTable ? m_right : right());
        if (isTooNarrow)
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
        const QList<SheetPiece> pieces = m_pieces.of(block, m_right).pieces;
        if (pieces.isEmpty())
            return overflow(block, true);
        breakUnless(pieces.first().height);
        if (m_y + pieces.first().height > foot())
            overflow(block);
        const double top = m_y;
        put(pieces.first());
        m_y = top;
        m_besideBottom = top + pieces.first().height;
        m_besideLeft = m_right - block.size.width() - kBesideGap;
    }
    void put(const SheetPiece& piece)
    {
        for (const FormItem& item : piece.items)
            m_pages.last().items.append(moved(item, m_y));
        m_y += piece.height;
    }

    void overflow(const SheetBlock& block, bool isCode = false)
    {
        const Overflow one{
            block.source.isEmpty() ? QStringLiteral("text") : block.source, m_sheet.title, {}, isCode};
        QList<Overflow>& all = m_pages.last().check.overflows;
        if (!all.contains(one))
            all.append(one);
    }
    /// A code that could not be made, and which characters are to be written in by hand.
    void report(const SheetBlock& block, const QList<SheetPiece>& pieces)
    {
        const bool isCode = block.kind == SheetBlock::Kind::Code128 || block.kind == SheetBlock::Kind::Qr;
        if (isCode && pieces.isEmpty())
            overflow(block, true);
        QStringList texts{m_pieces.filled(block.text)};
        for (const SheetBlock::Fact& fact : block.facts)
            texts += {fact.label, m_pieces.filled(fact.text)};
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

    [[nodiscard]] QString footerText(int page, int pages) const
    {
        QMap<QString, QString> fields = m_content.fields;
        fields.insert(QStringLiteral("page"), QString::number(page));
        fields.insert(QStringLiteral("pages"), QString::number(pages));
        return fillPlaceholders(m_sheet.footer, fields);
    }
    [[nodiscard]] TextStyle footerStyle() const
    {
        TextStyle style = m_sheet.footerStyle;
        style.smallest = qMin(style.size, kSmallestFooter);
        style.maxLines = m_footerLines;
        return style;
    }
    /// A footer that finds no room in one line has two on every page.
    void measureFooter()
    {
        constexpr int kManyPages = 999;
        const QString text = footerText(kManyPages, kManyPages);
        if (!glyphCheck(text.simplified(), m_fonts).isEmpty())
            m_footerHeight *= qMax(1.0, kLinePitchWithCode / qMax(m_sheet.pitch, kLinePitch));
        if (fitText(text, QRectF(m_left, 0, m_right - m_left, m_footerHeight), footerStyle(), m_fonts))
            return;
        m_footerLines = 2;
        m_footerHeight *= 2;
    }
    /// The foot of every page.
    void finish()
    {
        endRoll();
        const auto pages = static_cast<int>(m_pages.size());
        for (int i = 0; i < pages; ++i) {
            FormPage& page = m_pages[i];
            const QString text = footerText(i + 1, pages);
            noteGaps(page, QStringLiteral("footer"), text);
            const double bottom = page.size.height() - m_sheet.margins.bottom();
            const QRectF cell(m_left, bottom - m_footerHeight, m_right - m_left, m_footerHeight);
            if (const auto fitted = fitText(text, cell, footerStyle(), m_fonts))
                page.items.append(TextItem{QStringLiteral("footer"), cell, *fitted});
            else
                page.check.overflows.append({QStringLiteral("footer"), m_sheet.title});
        }
    }

    const SheetTemplate& m_sheet;
    const SheetContent& m_content;
    const FormFonts& m_fonts;
    double m_left;
    double m_right;
    SheetPieces m_pieces;
    int m_footerLines = 1;
    double m_footerHeight;
    QList<FormPage> m_pages;
    double m_y = 0;
    double m_besideBottom = 0;
    double m_besideLeft = 0;
};

} // namespace

QList<FormPage> layoutSheet(const SheetTemplate& sheet, const SheetContent& content, const FormFonts& fonts)
{
    return SheetLayout(sheet, content, fonts).run();
}

} // namespace xuanhao
