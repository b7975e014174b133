// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"
#include "printing/sheetcontent.h"
#include "printing/sheettemplate.h"

namespace xuanhao {

/// Something set, not yet on a page: `top` of its rectangles is 0.
struct SheetPiece
{
    QList<FormItem> items;
    double height = 0; ///< mm
};

/// Sets the blocks of a sheet, each as pieces that a page's end may part.
class SheetPieces
{
public:
    struct Set
    {
        QList<SheetPiece> pieces;
        bool isTooNarrow = false; ///< a character did not fit into its column
    };

    SheetPieces(const SheetTemplate& sheet, const SheetContent& content, const FormFonts& fonts);

    /// Whether a field, list or table says something.
    [[nodiscard]] bool says(const QString& name) const;
    [[nodiscard]] QString filled(const QString& text) const;
    /// The block between the left margin and `right` (mm).
    [[nodiscard]] Set of(const SheetBlock& block, double right) const;

private:
    [[nodiscard]] QList<SheetPiece> piecesOf(const SheetBlock& block, double right) const;
    [[nodiscard]] QList<FlowedLine> flowed(const QString& text, double width, double indent, double pitch,
                                           const TextStyle& style) const;
    /// A piece for each line.
    [[nodiscard]] QList<SheetPiece> textPieces(const SheetBlock& block, const QString& text, double left,
                                               double right, double indent) const;
    [[nodiscard]] QList<SheetPiece> factPieces(const SheetBlock& block, double right) const;
    [[nodiscard]] QList<SheetPiece> listPieces(const SheetBlock& block, double right) const;
    [[nodiscard]] QList<double> columnEdges(const SheetBlock& block) const;
    [[nodiscard]] SheetPiece rowPiece(const SheetBlock& block, const QStringList& texts, bool isHead) const;
    [[nodiscard]] QList<SheetPiece> tablePieces(const SheetBlock& block) const;
    [[nodiscard]] QList<SheetPiece> codePieces(const SheetBlock& block, double right) const;

    const SheetTemplate& m_sheet;
    const SheetContent& m_content;
    const FormFonts& m_fonts;
    double m_left;
    double m_right;
    mutable bool m_isTooNarrow = false; ///< of the block that is being set
};

} // namespace xuanhao
