// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheetpieces.h"

#include "printing/pagecode.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr double kThin = 0.25;
constexpr double kNumberWidth = 2.2; ///< of a list's numbers up to 99, ems
constexpr double kDigitWidth = 0.5;
constexpr double kRowPitch = 1.3;

/// Two columns, line by line.
QList<SheetPiece> besideEachOther(const QList<SheetPiece>& left, const QList<SheetPiece>& right)
{
    QList<SheetPiece> pieces;
    for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i) {
        const SheetPiece a = left.value(i);
        const SheetPiece b = right.value(i);
        pieces.append({a.items + b.items, qMax(a.height, b.height)});
    }
    return pieces;
}

double heightOf(const QList<FlowedLine>& lines)
{
    double height = 0;
    for (const FlowedLine& line : lines)
        height += line.height;
    return height;
}

TextStyle styleOf(const SheetBlock& block, qsizetype column, bool isHead)
{
    TextStyle style = block.style;
    style.align = isHead ? TextAlign::Centre : block.columns[column].align;
    if (isHead)
        style.weight = FontWeight::Bold;
    return style;
}

void frame(SheetPiece& piece, const QRectF& cell)
{
    const double half = kThin / 2;
    piece.items.append(LineItem{{cell.left() - half, -half, cell.width() + kThin, kThin}});
    piece.items.append(LineItem{{cell.left() - half, cell.height() - half, cell.width() + kThin, kThin}});
    piece.items.append(LineItem{{cell.left() - half, -half, kThin, cell.height() + kThin}});
    piece.items.append(LineItem{{cell.right() - half, -half, kThin, cell.height() + kThin}});
}

} // namespace

SheetPieces::SheetPieces(const SheetTemplate& sheet, const SheetContent& content, const FormFonts& fonts)
    : m_sheet(sheet)
    , m_content(content)
    , m_fonts(fonts)
    , m_left(sheet.margins.left())
    , m_right(sheet.paper.width() - sheet.margins.right())
{}

bool SheetPieces::says(const QString& name) const
{
    return !m_content.field(name).trimmed().isEmpty() || !m_content.lists.value(name).isEmpty() ||
           !m_content.tables.value(name).isEmpty();
}

QString SheetPieces::filled(const QString& text) const
{
    return fillPlaceholders(text, m_content.fields);
}

SheetPieces::Set SheetPieces::of(const SheetBlock& block, double right) const
{
    m_isTooNarrow = false;
    QList<SheetPiece> pieces = piecesOf(block, right);
    return {std::move(pieces), m_isTooNarrow};
}

QList<SheetPiece> SheetPieces::piecesOf(const SheetBlock& block, double right) const
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
        return {SheetPiece{{LineItem{{m_left, 0, right - m_left, kThin}}}, kThin}};
    case SheetBlock::Kind::Code128:
    case SheetBlock::Kind::Qr:
        return codePieces(block, right);
    case SheetBlock::Kind::Space:
        return {SheetPiece{{}, block.size.height()}};
    }
    return {};
}

QList<FlowedLine> SheetPieces::flowed(const QString& text, double width, double indent, double pitch,
                                      const TextStyle& style) const
{
    const auto lines = flowText(text, width, indent, pitch, style, m_fonts);
    m_isTooNarrow = m_isTooNarrow || !lines;
    return lines.value_or(QList<FlowedLine>());
}

QList<SheetPiece> SheetPieces::textPieces(const SheetBlock& block, const QString& text, double left,
                                          double right, double indent) const
{
    QList<SheetPiece> pieces;
    for (const FlowedLine& line : flowed(text, right - left, indent, m_sheet.pitch, block.style)) {
        const QRectF cell(left, 0, right - left, line.height);
        SheetPiece piece{{}, line.height};
        if (!line.runs.isEmpty())
            piece.items.append(TextItem{block.source.isEmpty() ? QStringLiteral("text") : block.source, cell,
                                        placeLines({line}, cell, block.style)});
        pieces.append(piece);
    }
    return pieces;
}

QList<SheetPiece> SheetPieces::factPieces(const SheetBlock& block, double right) const
{
    QList<SheetPiece> pieces;
    for (const SheetBlock::Fact& fact : block.facts) {
        const QStringList used = placeholders(fact.text);
        if (!used.isEmpty() &&
            std::none_of(used.begin(), used.end(), [&](const auto& name) { return says(name); }))
            continue;
        pieces += besideEachOther(textPieces(block, fact.label, m_left, m_left + block.labelWidth, 0),
                                  textPieces(block, filled(fact.text), m_left + block.labelWidth, right, 0));
    }
    return pieces;
}

QList<SheetPiece> SheetPieces::listPieces(const SheetBlock& block, double right) const
{
    const QStringList texts = m_content.lists.value(block.source);
    const auto digits = static_cast<double>(QString::number(texts.size()).size());
    const double number =
        (kNumberWidth + kDigitWidth * qMax(0.0, digits - 2)) * block.style.size * kMmPerPoint;
    QList<SheetPiece> pieces;
    int nth = 0;
    for (const QString& text : texts) {
        pieces +=
            besideEachOther(textPieces(block, QStringLiteral("%1．").arg(++nth), m_left, m_left + number, 0),
                            textPieces(block, text, m_left + number, right, 0));
    }
    return pieces;
}

QList<double> SheetPieces::columnEdges(const SheetBlock& block) const
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

SheetPiece SheetPieces::rowPiece(const SheetBlock& block, const QStringList& texts, bool isHead) const
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
    SheetPiece piece{{}, height};
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

QList<SheetPiece> SheetPieces::tablePieces(const SheetBlock& block) const
{
    QStringList titles;
    QList<qsizetype> places;
    const SheetVocabulary::Table* table = sheetVocabulary(m_sheet.sheet)->table(block.source);
    for (const SheetBlock::Column& column : block.columns) {
        titles.append(column.title);
        places.append(table->columns.indexOf(column.column));
    }
    QList<SheetPiece> pieces{rowPiece(block, titles, true)};
    for (const QStringList& row : m_content.tables.value(block.source)) {
        QStringList texts;
        for (const qsizetype place : places)
            texts.append(row.value(place));
        pieces.append(rowPiece(block, texts, false));
    }
    return pieces;
}

QList<SheetPiece> SheetPieces::codePieces(const SheetBlock& block, double right) const
{
    double left = m_left;
    if (block.isBeside || block.style.align == TextAlign::Right)
        left = right - block.size.width();
    else if (block.style.align == TextAlign::Centre)
        left = (m_left + right - block.size.width()) / 2;
    const QRectF cell({left, 0}, block.size);
    const auto kind = block.kind == SheetBlock::Kind::Qr ? CodeKind::Qr : CodeKind::Code128;
    const auto code = codeItem(block.source, cell, kind, m_content.field(block.source));
    return code ? QList<SheetPiece>{SheetPiece{{*code}, cell.height()}} : QList<SheetPiece>{};
}

} // namespace xuanhao
