// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/templatechecks.h"

#include "printing/officecode.h"

namespace xuanhao {

namespace {

using Fault = std::optional<TemplateFault>;

constexpr double kTolerance = 1e-6;
constexpr double kLeastModule = 0.2;  ///< mm: below it neither a 203 dpi printer nor a hand scanner keeps up
constexpr double kLeastBars = 4;      ///< height of a Code 128, mm
constexpr double kLeastBoxGap = 0.5;  ///< between boxes below each other, mm
constexpr double kInQuietZone = 0.01; ///< mm, besides half a line's width

/// As long as those of the counters: 16 characters, a new energy plate, 6 of the VIN.
QString longestCodeText(CodeKind kind)
{
    const QString caseNumber = QStringLiteral("G032026112300421");
    return kind == CodeKind::Code128 ? caseNumber
                                     : OfficeCode{.caseNumber = caseNumber,
                                                  .plate = QStringLiteral("粤GD12345"),
                                                  .vinTail = QStringLiteral("123456")}
                                           .text();
}

bool isCode(const FormStripItem& item)
{
    return item.kind == FormStripItem::Kind::Code128 || item.kind == FormStripItem::Kind::Qr;
}

QRectF grown(const QRectF& rect, double by)
{
    return rect.adjusted(-by, -by, by, by);
}

/// What an item blackens: of a frame its four lines.
QList<QRectF> inked(const FormStripItem& item, double thin)
{
    const QRectF& rect = item.rect;
    if (item.kind != FormStripItem::Kind::Frame)
        return {rect};
    const QRectF outer = grown(rect, thin / 2);
    return {{outer.left(), outer.top(), outer.width(), thin},
            {outer.left(), rect.bottom() - thin / 2, outer.width(), thin},
            {outer.left(), outer.top(), thin, outer.height()},
            {rect.right() - thin / 2, outer.top(), thin, outer.height()}};
}

Fault borderFault(const FormTemplate& form)
{
    const QRectF page = grown(QRectF(QPointF(), form.page), kTolerance);
    const QRectF border = grown(form.table, form.thick / 2);
    const QString reason = QStringLiteral("the table's border leaves the page");
    if (border.left() < page.left())
        return TemplateFault{QStringLiteral("table.left"), reason};
    if (border.right() > page.right())
        return TemplateFault{QStringLiteral("table.units"), reason};
    if (border.top() < page.top())
        return TemplateFault{QStringLiteral("rows[0].top"), reason};
    if (border.bottom() > page.bottom())
        return TemplateFault{QStringLiteral("rows[%1].height").arg(form.rowCount - 1), reason};
    for (const FormStripItem& item : form.strip) {
        if (item.kind == FormStripItem::Kind::Frame && !page.contains(grown(item.rect, form.thin / 2)))
            return TemplateFault{item.path, QStringLiteral("the item does not lie on the page")};
    }
    return std::nullopt;
}

Fault titleFault(const FormTemplate& form)
{
    const QString path = QStringLiteral("title.top");
    const QRectF title = grown(form.titleRect, -kTolerance);
    if (!QRectF(QPointF(), form.page).contains(title))
        return TemplateFault{path, QStringLiteral("the title does not lie on the page")};
    if (title.intersects(form.table))
        return TemplateFault{path, QStringLiteral("the title lies on the table")};
    for (const FormStripItem& item : form.strip) {
        if (title.intersects(item.rect))
            return TemplateFault{path, QStringLiteral("the title lies on the strip")};
    }
    return std::nullopt;
}

Fault marksFault(const FormCell& cell)
{
    for (qsizetype i = 0; i < cell.marks.size(); ++i) {
        const FormMark& mark = cell.marks[i];
        if (mark.kind == FormMark::Kind::Box && cell.markLineHeight() < kBoxSide + kLeastBoxGap)
            return TemplateFault{cell.path + QStringLiteral(".lines"),
                                 QStringLiteral("the lines are too low for boxes of %1 mm").arg(kBoxSide)};
        const bool hasNext = i + 1 < cell.marks.size() && cell.marks[i + 1].line == mark.line;
        if (mark.kind == FormMark::Kind::Blank && hasNext &&
            mark.at + mark.units > cell.marks[i + 1].at + kTolerance)
            return TemplateFault{mark.path, QStringLiteral("the blank runs through the mark after it")};
    }
    return std::nullopt;
}

Fault codesFault(const FormTemplate& form)
{
    for (const FormStripItem& code : form.strip) {
        if (!isCode(code))
            continue;
        const auto kind = code.kind == FormStripItem::Kind::Qr ? CodeKind::Qr : CodeKind::Code128;
        if (const QString reason = codeFault(code.rect.size(), kind); !reason.isEmpty())
            return TemplateFault{code.path, reason};
        const QRectF kept = grown(code.rect, -(form.thin / 2 + kInQuietZone));
        for (const FormStripItem& other : form.strip) {
            for (const QRectF& ink : &other == &code ? QList<QRectF>() : inked(other, form.thin)) {
                if (ink.intersects(kept))
                    return TemplateFault{other.path, QStringLiteral("the item lies on a bar code")};
            }
        }
        if (kept.intersects(grown(form.table, form.thick / 2)))
            return TemplateFault{code.path, QStringLiteral("the item lies on the table")};
    }
    return std::nullopt;
}

} // namespace

QString codeFault(const QSizeF& room, CodeKind kind)
{
    if (kind == CodeKind::Code128 && room.height() < kLeastBars)
        return QStringLiteral("the code is too small to be read: its bars are lower than %1 mm")
            .arg(kLeastBars);
    const double module = codeModule(room, kind, longestCodeText(kind)).value_or(0);
    if (module >= kLeastModule)
        return {};
    return QStringLiteral("the code is too small to be read: its finest bar has %1 mm, needed are %2 mm")
        .arg(module, 0, 'f', 2)
        .arg(kLeastModule);
}

std::optional<TemplateFault> faultOf(const FormTemplate& form)
{
    if (auto fault = borderFault(form))
        return fault;
    if (auto fault = titleFault(form))
        return fault;
    for (const FormCell& cell : form.cells) {
        if (auto fault = marksFault(cell))
            return fault;
    }
    return codesFault(form);
}

} // namespace xuanhao
