// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "printing/sheetcontent.h"
#include "printing/textfit.h"

#include <QByteArray>
#include <QList>
#include <QMarginsF>
#include <QSizeF>
#include <QString>

namespace xuanhao {

/// Between a table's lines and its texts, mm.
inline constexpr double kCellPadding = 1.2;

/// A piece of a sheet, set below the one before it.
struct SheetBlock
{
    enum class Kind {
        Text,    ///< a paragraph for each line of its text
        Facts,   ///< labels with their values
        List,    ///< numbered lines
        Table,   ///< its head stands on every page
        Rule,    ///< a thin line from margin to margin
        Space,   ///< nothing, `height` high
        Code128, ///< a bar code of a field
        Qr,
    };
    struct Fact
    {
        QString label;
        QString text;
    };
    struct Column
    {
        QString title;
        QString column;
        double share = 1; ///< of the table's width, by the sum of all
        TextAlign align = TextAlign::Left;
    };

    Kind kind = Kind::Text;
    TextStyle style;
    double indent = 0; ///< of a paragraph's first line, ems
    QString text;      ///< with {field} for what the content says
    QString source;    ///< the list, table or field
    QList<Fact> facts;
    QList<Column> columns;
    double labelWidth = 0; ///< of facts, mm
    QSizeF size;           ///< of a code; the height of a space
    bool isBeside = false; ///< a code at the right margin; what follows goes on beside it
    bool isKept = false;   ///< never alone at the foot of a page: the next block stands on the same one
    QString when;          ///< only when this field, list or table says something
    QString unless;        ///< only when this one says nothing
    double after = 0;      ///< mm below it
};

/// A sheet of running text as data: resources/forms/*.json but the application form. All lengths in mm.
struct SheetTemplate
{
    QString sheet; ///< a name of sheetVocabularies()
    QString title; ///< of the print job and the file
    QSizeF paper;  ///< height 0: a roll, as long as the text is
    QMarginsF margins;
    double pitch = 1.5; ///< height of a line in sizes
    QList<SheetBlock> blocks;
    QString footer; ///< at the foot of every page, also {page} and {pages}
    TextStyle footerStyle;

    /// Reads and checks a template: known sheet, fields, lists and columns, everything required is placed,
    /// columns and codes find room between the margins. The error says the line.
    static Expected<SheetTemplate, JsonError> parse(const QByteArray& json);
};

/// The names in braces in a text of a template, in order.
[[nodiscard]] QStringList placeholders(const QString& text);
/// The text with its fields put in, once: braces in a field's own text stay.
[[nodiscard]] QString fillPlaceholders(const QString& text, const QMap<QString, QString>& fields);

} // namespace xuanhao
