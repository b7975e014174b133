// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "printing/textfit.h"

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>

namespace xuanhao {

/// A box with its label, a label alone, or a blank with its field, on one line of a cell.
struct FormMark
{
    enum class Kind { Box, Label, Blank };
    Kind kind = Kind::Label;
    int line = 0;
    double at = 0;    ///< units from the cell's left edge
    double units = 0; ///< length of a blank
    QString label;
    QString key;  ///< of the box or the blank
    QString name; ///< of the blank, for messages
    QString path; ///< in the JSON, for messages
};

struct FormCell
{
    enum class Kind { Label, Vertical, Field, Marks };
    Kind kind = Kind::Label;
    QRectF rect; ///< mm on the page
    QString text;
    QString field;
    QString name; ///< of the field, for messages
    TextStyle style;
    int lines = 1;
    QList<FormMark> marks;
    QString path; ///< in the JSON, for messages

    /// Between the cell's upper edge and its first line of marks, mm.
    [[nodiscard]] double markPadding() const;
    /// Height of a line of marks, mm.
    [[nodiscard]] double markLineHeight() const;
};

/// Side of a box to tick, mm.
inline constexpr double kBoxSide = 3;

/// Something at a place of its own, outside the table.
struct FormStripItem
{
    enum class Kind { Frame, Line, Label, Field, Code128, Qr };
    Kind kind = Kind::Label;
    QRectF rect;
    QString text;
    QString field;
    QString name;
    TextStyle style;
    QString path; ///< in the JSON, for messages
};

/// What an office may change without another template.
struct FormWords
{
    /// 转移 (Order 124) or 转让 (Order 164): in the title and at the box.
    QString transfer = QStringLiteral("转移");
};

/// A form as data: resources/forms/application.json. All lengths in mm.
struct FormTemplate
{
    QSizeF page;
    QRectF titleRect;
    QString title;
    TextStyle titleStyle;
    QRectF table;
    double unit = 0;    ///< width of a table unit
    double thick = 0;   ///< outer border and section lines
    double thin = 0;    ///< lines inside
    double padding = 0; ///< between a cell's border and its text, left and right
    int rowCount = 0;
    QList<double> sectionTops;
    QList<FormCell> cells;
    QList<FormStripItem> strip;

    /// Reads and checks a template: rows follow each other, cells cover the table without gap or
    /// overlap, every field and box is known and stands where it can be seen, nothing leaves the page or lies
    /// on a bar code, and every code is large enough to be read. The error says the line.
    static Expected<FormTemplate, JsonError> parse(const QByteArray& json, const FormWords& words = {});
};

} // namespace xuanhao
