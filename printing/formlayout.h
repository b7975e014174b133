// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formcontent.h"
#include "printing/formtemplate.h"

#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <variant>

namespace xuanhao {

/// A rectangle filled black: a border line.
struct LineItem
{
    QRectF rect;
};
/// A square to tick, with a √ drawn when ticked.
struct BoxItem
{
    QString key;
    QRectF rect;
    bool isTicked = false;
    bool hasFrame = true; ///< false where the square stands on the paper already
};
struct TextItem
{
    QString key; ///< of the field, or "label"
    QRectF cell; ///< where it must stay
    FittedText text;
};
/// A bar code.
struct BarsItem
{
    QString key;
    QRectF cell;
    QList<QRectF> bars; ///< mm on the page
};
using FormItem = std::variant<LineItem, BoxItem, TextItem, BarsItem>;

/// A field whose text does not fit even at its smallest size, or whose code cannot be made.
struct Overflow
{
    QString field;
    QString name;        ///< Chinese, for the message
    QString path{};      ///< of its place in the template, where known
    bool isCode = false; ///< not room is missing: there is no bar code of such a text
    /// Told once, however often the same text stands on the paper.
    friend bool operator==(const Overflow& a, const Overflow& b)
    {
        return a.field == b.field && a.name == b.name;
    }
};
/// A field with characters no font has: printed as 〓, to be written in by hand.
struct GlyphGap
{
    QString field;
    QString name;
    QList<char32_t> characters;
    friend bool operator==(const GlyphGap&, const GlyphGap&) = default;
};
struct FormCheck
{
    QList<Overflow> overflows;
    QList<GlyphGap> gaps;
    /// Nothing may be printed while a field does not fit (C3).
    [[nodiscard]] bool mayPrint() const { return overflows.isEmpty(); }
};

/// A page ready to be painted: everything has its place in mm, on whatever device.
struct FormPage
{
    QSizeF size;
    QList<FormItem> items;
    FormCheck check;
};

/// What the form is printed on.
enum class Stock {
    Blank,
    PrePrinted, ///< the official form: only what is filled in, and the office strip, is printed
};

/// Sets the whole form. A field that does not fit gets a note in its place, never half its text.
[[nodiscard]] FormPage layoutForm(const FormTemplate& form, const FormContent& content,
                                  const FormFonts& fonts, Stock stock = Stock::Blank);

/// One line for every item with its place in mm, for tests and for people who compare pages.
[[nodiscard]] QString describePage(const FormPage& page);

} // namespace xuanhao
