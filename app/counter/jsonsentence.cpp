// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/jsonsentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace xuanhao {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("JsonReasons", text);
}

/// Every reason, as those who give it word it: core and printing say theirs in English, whoever reads it. A
/// reason stands before a wider one that would take it, too.
constexpr const char* kReasons[] = {
    // of JSON
    QT_TRANSLATE_NOOP("JsonReasons", "the file is empty"),
    QT_TRANSLATE_NOOP("JsonReasons", "the file is not UTF-8 text"),
    QT_TRANSLATE_NOOP("JsonReasons", "the file can't be read"),
    QT_TRANSLATE_NOOP("JsonReasons", "nested more than 64 levels deep"),
    QT_TRANSLATE_NOOP("JsonReasons", "key begins with a byte order mark"),
    QT_TRANSLATE_NOOP("JsonReasons", "key stands twice"),
    QT_TRANSLATE_NOOP("JsonReasons", "is missing"),
    QT_TRANSLATE_NOOP("JsonReasons", "is not known here"),
    QT_TRANSLATE_NOOP("JsonReasons", "must not be empty"),
    QT_TRANSLATE_NOOP("JsonReasons", "must not contain U+0000"),
    QT_TRANSLATE_NOOP("JsonReasons", "must not be larger than size"),
    QT_TRANSLATE_NOOP("JsonReasons", "must have %1 to %2 characters"),
    QT_TRANSLATE_NOOP("JsonReasons", "must have %1 texts a row"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be an object"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be text"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a number"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a whole number"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be true or false"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a time like 2026-11-23T10:42:17.250+08:00"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be an existing day like 2026-11-23"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be base64 of at most %1 bytes"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a list of texts of at most %1 characters"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a list of at most %1 items"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be a letter A to U"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be one of %1"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be where the row above ends"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be after the mark before it"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be %1 to %2"),
    QT_TRANSLATE_NOOP("JsonReasons", "must be %1"),
    // of the application form
    QT_TRANSLATE_NOOP("JsonReasons", "is no field of the form"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no box of the form"),
    QT_TRANSLATE_NOOP("JsonReasons", "the table is wider than the page"),
    QT_TRANSLATE_NOOP("JsonReasons", "the row ends below the page"),
    QT_TRANSLATE_NOOP("JsonReasons", "the cell ends outside the table"),
    QT_TRANSLATE_NOOP("JsonReasons", "a cell of row %1 ends below the table"),
    QT_TRANSLATE_NOOP("JsonReasons", "two cells overlap in row %1"),
    QT_TRANSLATE_NOOP("JsonReasons", "row %1 is not covered by cells"),
    QT_TRANSLATE_NOOP("JsonReasons", "the box %1 must stand exactly once"),
    QT_TRANSLATE_NOOP("JsonReasons", "the field %1 has no place"),
    QT_TRANSLATE_NOOP("JsonReasons", "the item does not lie on the page"),
    QT_TRANSLATE_NOOP("JsonReasons", "the item lies on the table"),
    QT_TRANSLATE_NOOP("JsonReasons", "the item lies on a bar code"),
    QT_TRANSLATE_NOOP("JsonReasons", "the table's border leaves the page"),
    QT_TRANSLATE_NOOP("JsonReasons", "the title does not lie on the page"),
    QT_TRANSLATE_NOOP("JsonReasons", "the title lies on the table"),
    QT_TRANSLATE_NOOP("JsonReasons", "the title lies on the strip"),
    QT_TRANSLATE_NOOP("JsonReasons", "the lines are too low for boxes of %1 mm"),
    QT_TRANSLATE_NOOP("JsonReasons", "the blank runs through the mark after it"),
    // of sheets, or of both
    QT_TRANSLATE_NOOP("JsonReasons", "%1 is no field here: it would be printed as it stands"),
    QT_TRANSLATE_NOOP("JsonReasons", "the code is too small to be read: its bars are lower than %1 mm"),
    QT_TRANSLATE_NOOP("JsonReasons",
                      "the code is too small to be read: its finest bar has %1 mm, needed are %2 mm"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no sheet of this program"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no field of this sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no list of this sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no table of this sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "is no field, list or table of this sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "is none of this sheet's: %1"),
    QT_TRANSLATE_NOOP("JsonReasons", "%1 is no field of this sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "%1 must always have a place, not only at times"),
    QT_TRANSLATE_NOOP("JsonReasons", "%1 has no place on the sheet"),
    QT_TRANSLATE_NOOP("JsonReasons", "the margins leave less than %1 mm"),
    QT_TRANSLATE_NOOP("JsonReasons", "leaves less than %1 mm beside it"),
    QT_TRANSLATE_NOOP("JsonReasons", "the column %1 has no room for a character"),
    // of the folder, and of files
    QT_TRANSLATE_NOOP("JsonReasons", "there is no such folder"),
    QT_TRANSLATE_NOOP("JsonReasons", "no paper has this name"),
    QT_TRANSLATE_NOOP("JsonReasons", "not an ordinary file"),
    QT_TRANSLATE_NOOP("JsonReasons", "the page can't be painted"),
    QT_TRANSLATE_NOOP("JsonReasons", "the field %1 does not fit"),
    QT_TRANSLATE_NOOP("JsonReasons", "no bar code can be made of the field %1"),
};

QRegularExpression patternOf(const char* reason)
{
    QString pattern = QRegularExpression::escape(QString::fromLatin1(reason));
    for (const char* place : {"\\%1", "\\%2"})
        pattern.replace(QLatin1String(place), QLatin1String("(.*)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

QString reasonInWords(const QString& reason)
{
    for (const char* known : kReasons) {
        const QRegularExpressionMatch match = patternOf(known).match(reason);
        if (!match.hasMatch())
            continue;
        const QString said = word(known);
        switch (match.lastCapturedIndex()) {
        case 0:
            return said;
        case 1:
            return said.arg(match.captured(1));
        default:
            return said.arg(match.captured(1), match.captured(2));
        }
    }
    return reason;
}

QString withLine(int line, const QString& fault)
{
    return line > 0 ? word(QT_TRANSLATE_NOOP("JsonReasons", "line %1: %2")).arg(QString::number(line), fault)
                    : fault;
}

QString sentenceFor(const JsonError& error)
{
    const QString reason = reasonInWords(error.reason);
    return withLine(error.line,
                    error.path.isEmpty()
                        ? reason
                        : word(QT_TRANSLATE_NOOP("JsonReasons", "%1: %2")).arg(error.path, reason));
}

} // namespace xuanhao
