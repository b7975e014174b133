// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"
#include "printing/sheetlayout.h"

// What stands on a page, and what every page must keep.

namespace xuanhao::test {

/// What an item says, with its missing characters as they are.
inline QString saidBy(const TextItem& item)
{
    QString text;
    for (const QList<TextRun>& line : item.text.lines) {
        for (const TextRun& run : line)
            text += run.text;
    }
    return text;
}

/// A text as the application form prints it: on its lines breaks and tabs are spaces.
inline QString withSpaces(QString text)
{
    for (QChar& character : text) {
        if (character == u'\n' || character == u'\t')
            character = u' ';
    }
    return text;
}

/// What stands on the pages, line by line, with characters that no font has as they are.
inline QString saidOn(const QList<FormPage>& pages)
{
    QString all;
    for (const FormPage& page : pages) {
        for (const FormItem& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (!text)
                continue;
            all += saidBy(*text) + QLatin1Char('\n');
        }
    }
    return all;
}

inline QString withoutSpace(QString text)
{
    text.removeIf([](QChar one) { return one.isSpace(); });
    return text;
}

inline QRectF boundsOf(const FormItem& item)
{
    if (const auto* line = std::get_if<LineItem>(&item))
        return line->rect;
    if (const auto* bars = std::get_if<BarsItem>(&item))
        return bars->cell;
    if (const auto* text = std::get_if<TextItem>(&item))
        return text->text.bounds;
    return std::get<BoxItem>(item).rect;
}

/// What every page of running text must keep: all between the margins, no text on another or on a code.
inline QString brokenRule(const SheetTemplate& sheet, const QList<FormPage>& pages)
{
    for (const FormPage& page : pages) {
        const QRectF paper(QPointF(), page.size);
        const QRectF inside = paper.marginsRemoved(sheet.margins).adjusted(-0.2, -0.2, 0.2, 0.2);
        QList<QRectF> solid;
        for (const FormItem& item : page.items) {
            const QRectF bounds = boundsOf(item);
            if (bounds.width() > 0 && !inside.contains(bounds))
                return QStringLiteral("%1 mm,%2 mm leaves the margins").arg(bounds.left()).arg(bounds.top());
            if (std::holds_alternative<LineItem>(item) || bounds.width() <= 0)
                continue;
            if (const auto* text = std::get_if<TextItem>(&item)) {
                if (!text->cell.adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(bounds))
                    return QStringLiteral("a text of %1 leaves its cell").arg(text->key);
            }
            solid.append(bounds.adjusted(0.05, 0.05, -0.05, -0.05));
        }
        for (qsizetype i = 0; i < solid.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                if (solid[i].intersects(solid[j]))
                    return QStringLiteral("items at %1,%2 and %3,%4 overlap")
                        .arg(solid[i].left())
                        .arg(solid[i].top())
                        .arg(solid[j].left())
                        .arg(solid[j].top());
            }
        }
    }
    return {};
}

} // namespace xuanhao::test
