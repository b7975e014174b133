// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formtemplate.h"

#include "printing/formcontent.h"
#include "printing/templatechecks.h"
#include "printing/templatereading.h"

#include <algorithm>
#include <cmath>

namespace xuanhao {

namespace {

constexpr double kMaxPage = 500;
constexpr double kTolerance = 1e-6;
constexpr double kMarksPadding = 3; ///< above and below the lines of a cell with marks

/// A cell as written: in units and rows.
struct CellPlan
{
    FormCell cell;
    double at = 0;
    double units = 0;
    int row = 0;
    int rows = 1;
};

struct RowPlan
{
    double top = 0;
    double height = 0;
};

class TemplateReader
{
public:
    explicit TemplateReader(const FormWords& words)
        : m_words(words)
    {}

    void read(JsonReader& reader)
    {
        if (reader.text("form", 1, 60) != QLatin1String("vehicle-application"))
            reader.fail("form", QStringLiteral("must be vehicle-application"));
        reader.nested("page", [&](JsonReader& page) {
            m_form.page = {page.number("width", 50, kMaxPage), page.number("height", 50, kMaxPage)};
            refuseUnknownKeys(page);
        });
        reader.nested("table", [&](JsonReader& table) { readTable(table); });
        reader.nested("title", [&](JsonReader& title) {
            m_form.title = words(title, "text", 60);
            m_form.titleStyle = style(title);
            m_form.titleStyle.weight = FontWeight::Bold;
            m_form.titleStyle.align = TextAlign::Centre;
            m_form.titleStyle.maxLines = 1;
            const double top = title.number("top", 0, kMaxPage);
            m_form.titleRect = {m_left, top, m_form.unit * m_units, title.number("height", 1, 100)};
            refuseUnknownKeys(title);
        });
        reader.objects("rows", 60, [&](JsonReader& row) { readRow(row); });
        if (!reader.hasFailed())
            placeCells(reader);
        reader.objects("strip", 100, [&](JsonReader& item) { readStripItem(item); });
        if (!reader.hasFailed())
            checkKeys(reader);
        if (const auto fault = reader.hasFailed() ? std::nullopt : faultOf(m_form))
            fail(reader, *fault);
    }
    [[nodiscard]] FormTemplate result() && { return std::move(m_form); }

private:
    [[nodiscard]] QString words(JsonReader& reader, const char* key, int maxLength) const
    {
        QString text = reader.text(key, 1, maxLength);
        const QString stray = strayPlaceholder(text, {QStringLiteral("transfer")});
        if (!stray.isEmpty())
            reader.fail(key,
                        QStringLiteral("%1 is no field here: it would be printed as it stands").arg(stray));
        return text.replace(QLatin1String("{transfer}"), m_words.transfer);
    }
    /// "rows[2].cells[0]": of the object that is read.
    static QString place(const QString& within, const char* list, qsizetype index)
    {
        const QString path = within.isEmpty() ? QString() : within + QLatin1Char('.');
        return path + QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(index);
    }
    static void fail(JsonReader& reader, const TemplateFault& fault)
    {
        reader.fail(fault.path.toLatin1().constData(), fault.reason);
    }
    static TextStyle style(JsonReader& reader)
    {
        TextStyle style;
        style.size = reader.number("size", 5, 40);
        style.smallest = style.size;
        if (reader.has("smallest"))
            style.smallest = reader.number("smallest", 5, 40);
        if (style.smallest > style.size)
            reader.fail("smallest", QStringLiteral("must not be larger than size"));
        if (reader.booleanOr("bold", false))
            style.weight = FontWeight::Bold;
        return style;
    }
    static QString fieldKey(JsonReader& reader, const char* key)
    {
        const QString field = reader.text(key, 1, 60);
        if (!formFieldKeys().contains(field))
            reader.fail(key, QStringLiteral("is no field of the form"));
        return field;
    }

    void readTable(JsonReader& table)
    {
        m_left = table.number("left", 0, kMaxPage);
        m_form.unit = table.number("unit", 0.5, 50);
        m_units = static_cast<int>(table.integer("units", 1, 200));
        m_form.thick = table.number("thick", 0.05, 3);
        m_form.thin = table.number("thin", 0.05, 3);
        m_form.padding = table.number("padding", 0, 10);
        if (m_left + m_units * m_form.unit > m_form.page.width() + kTolerance)
            table.fail("units", QStringLiteral("the table is wider than the page"));
        refuseUnknownKeys(table);
    }
    void readRow(JsonReader& row)
    {
        const RowPlan plan{row.number("top", 0, kMaxPage), row.number("height", 2, kMaxPage)};
        if (!m_rows.isEmpty() && std::abs(m_rows.last().top + m_rows.last().height - plan.top) > kTolerance)
            row.fail("top", QStringLiteral("must be where the row above ends"));
        if (plan.top + plan.height > m_form.page.height() + kTolerance)
            row.fail("height", QStringLiteral("the row ends below the page"));
        if (row.booleanOr("section", false))
            m_form.sectionTops.append(plan.top);
        m_rows.append(plan);
        m_cellsOfRow = 0;
        row.objects("cells", 50, [&](JsonReader& cell) { readCell(cell); });
        refuseUnknownKeys(row);
    }
    void readCell(JsonReader& reader)
    {
        CellPlan plan;
        plan.row = static_cast<int>(m_rows.size()) - 1;
        plan.cell.path = place(place({}, "rows", plan.row), "cells", m_cellsOfRow++);
        plan.at = reader.number("at", 0, 200);
        plan.units = reader.number("units", 0.5, 200);
        plan.rows = static_cast<int>(reader.integerOr("rows", 1, 1, 60));
        if (plan.at + plan.units > m_units + kTolerance)
            reader.fail("units", QStringLiteral("the cell ends outside the table"));
        plan.cell.style = style(reader);
        plan.cell.kind = static_cast<FormCell::Kind>(
            reader.word("kind", {QStringLiteral("label"), QStringLiteral("vertical"), QStringLiteral("field"),
                                 QStringLiteral("marks")}));
        switch (plan.cell.kind) {
        case FormCell::Kind::Label:
        case FormCell::Kind::Vertical:
            plan.cell.text = words(reader, "text", 200);
            plan.cell.style.align = TextAlign::Centre;
            break;
        case FormCell::Kind::Field:
            plan.cell.field = fieldKey(reader, "field");
            plan.cell.name = reader.text("name", 1, 60);
            break;
        case FormCell::Kind::Marks:
            plan.cell.lines = static_cast<int>(reader.integer("lines", 1, 20));
            reader.objects("marks", 60, [&](JsonReader& mark) { readMark(mark, plan); });
            break;
        }
        refuseUnknownKeys(reader);
        m_plans.append(plan);
    }
    void readMark(JsonReader& reader, CellPlan& plan)
    {
        FormMark mark;
        mark.path = place(plan.cell.path, "marks", plan.cell.marks.size());
        mark.line = static_cast<int>(reader.integerOr("line", 0, 0, plan.cell.lines - 1));
        mark.at = reader.number("at", 0, plan.units);
        if (!plan.cell.marks.isEmpty()) {
            const FormMark& before = plan.cell.marks.last();
            if (mark.line < before.line || (mark.line == before.line && mark.at <= before.at))
                reader.fail("at", QStringLiteral("must be after the mark before it"));
        }
        if (reader.has("blank")) {
            mark.kind = FormMark::Kind::Blank;
            mark.key = fieldKey(reader, "blank");
            mark.name = reader.text("name", 1, 60);
            mark.units = reader.number("units", 0.2, plan.units - mark.at);
        } else {
            mark.label = words(reader, "label", 100);
            if (reader.has("tick")) {
                mark.kind = FormMark::Kind::Box;
                mark.key = reader.text("tick", 1, 60);
                if (!formTickKeys().contains(mark.key))
                    reader.fail("tick", QStringLiteral("is no box of the form"));
            }
        }
        refuseUnknownKeys(reader);
        plan.cell.marks.append(mark);
    }
    /// Turns rows and units into mm; every unit of every row must belong to exactly one cell.
    void placeCells(JsonReader& reader)
    {
        if (m_rows.isEmpty())
            return reader.fail("rows", QStringLiteral("must not be empty"));
        const RowPlan& last = m_rows.last();
        m_form.table = {m_left, m_rows.first().top, m_form.unit * m_units,
                        last.top + last.height - m_rows.first().top};
        m_form.rowCount = static_cast<int>(m_rows.size());
        for (CellPlan& plan : m_plans) {
            const int end = plan.row + plan.rows;
            if (end > m_rows.size())
                return fail(reader,
                            {plan.cell.path + QStringLiteral(".rows"),
                             QStringLiteral("a cell of row %1 ends below the table").arg(plan.row + 1)});
            plan.cell.rect = {m_left + plan.at * m_form.unit, m_rows[plan.row].top, plan.units * m_form.unit,
                              m_rows[end - 1].top + m_rows[end - 1].height - m_rows[plan.row].top};
            m_form.cells.append(plan.cell);
        }
        for (int row = 0; row < m_rows.size() && !reader.hasFailed(); ++row) {
            if (const auto fault = rowFault(row))
                fail(reader, *fault);
        }
    }
    /// A row whose cells, from left to right, do not each begin where the one before ends.
    [[nodiscard]] std::optional<TemplateFault> rowFault(int row) const
    {
        QList<const CellPlan*> cells;
        for (const CellPlan& plan : m_plans) {
            if (plan.row <= row && row < plan.row + plan.rows)
                cells.append(&plan);
        }
        std::stable_sort(cells.begin(), cells.end(),
                         [](const CellPlan* a, const CellPlan* b) { return a->at < b->at; });
        const TemplateFault hole{place({}, "rows", row),
                                 QStringLiteral("row %1 is not covered by cells").arg(row + 1)};
        const CellPlan* before = nullptr;
        double end = 0;
        for (const CellPlan* cell : cells) {
            if (cell->at < end - kTolerance) // the one that is written later is the one that was changed
                return TemplateFault{qMax(cell, before)->cell.path,
                                     QStringLiteral("two cells overlap in row %1").arg(row + 1)};
            if (cell->at > end + kTolerance)
                return TemplateFault{before && before->row == row ? before->cell.path : cell->cell.path,
                                     hole.reason};
            end = cell->at + cell->units;
            before = cell;
        }
        if (end >= m_units - kTolerance)
            return std::nullopt;
        return before && before->row == row ? TemplateFault{before->cell.path, hole.reason} : hole;
    }
    void readStripItem(JsonReader& reader)
    {
        FormStripItem item;
        item.path = place({}, "strip", m_form.strip.size());
        item.rect = {reader.number("left", 0, kMaxPage), reader.number("top", 0, kMaxPage),
                     reader.number("width", 0.05, kMaxPage), reader.number("height", 0.05, kMaxPage)};
        if (!QRectF(QPointF(), m_form.page).contains(item.rect))
            reader.fail("left", QStringLiteral("the item does not lie on the page"));
        if (!reader.hasFailed() && item.rect.intersects(m_form.table))
            reader.fail("top", QStringLiteral("the item lies on the table"));
        item.kind = static_cast<FormStripItem::Kind>(
            reader.word("kind", {QStringLiteral("frame"), QStringLiteral("line"), QStringLiteral("label"),
                                 QStringLiteral("field"), QStringLiteral("code128"), QStringLiteral("qr")}));
        const bool isText =
            item.kind == FormStripItem::Kind::Label || item.kind == FormStripItem::Kind::Field;
        if (isText) {
            item.style = style(reader);
            item.style.align = readAlign(reader);
        }
        if (item.kind == FormStripItem::Kind::Label)
            item.text = words(reader, "text", 100);
        if (item.kind == FormStripItem::Kind::Field || item.kind == FormStripItem::Kind::Code128)
            item.field = fieldKey(reader, "field");
        if (item.kind >= FormStripItem::Kind::Field)
            item.name = reader.text("name", 1, 60);
        refuseUnknownKeys(reader);
        m_form.strip.append(item);
    }
    /// Every field of the form has its place, every box stands exactly once.
    void checkKeys(JsonReader& reader) const
    {
        QStringList fields;
        QStringList ticks;
        for (const FormCell& cell : m_form.cells) {
            if (!cell.field.isEmpty())
                fields.append(cell.field);
            for (const FormMark& mark : cell.marks) {
                if (mark.kind == FormMark::Kind::Box && ticks.contains(mark.key))
                    return fail(reader, {mark.path + QStringLiteral(".tick"), standsOnce(mark.key)});
                if (mark.kind != FormMark::Kind::Label)
                    (mark.kind == FormMark::Kind::Box ? ticks : fields).append(mark.key);
            }
        }
        for (const QString& key : formTickKeys()) {
            if (!ticks.contains(key))
                return reader.fail("rows", standsOnce(key));
        }
        for (const FormStripItem& item : m_form.strip)
            fields.append(item.field);
        for (const QString& key : formFieldKeys()) {
            if (!fields.contains(key))
                return reader.fail("rows", QStringLiteral("the field %1 has no place").arg(key));
        }
    }
    static QString standsOnce(const QString& key)
    {
        return QStringLiteral("the box %1 must stand exactly once").arg(key);
    }

    FormWords m_words;
    FormTemplate m_form;
    double m_left = 0;
    int m_units = 1;
    int m_cellsOfRow = 0; ///< read so far
    QList<RowPlan> m_rows;
    QList<CellPlan> m_plans;
};

} // namespace

double FormCell::markPadding() const
{
    return qMin(kMarksPadding, rect.height() * 0.15);
}

double FormCell::markLineHeight() const
{
    return (rect.height() - 2 * markPadding()) / lines;
}

Expected<FormTemplate, JsonError> FormTemplate::parse(const QByteArray& json, const FormWords& words)
{
    const auto object = parseTemplateText(json);
    if (!object)
        return Unexpected{object.error()};
    JsonReader reader(*object);
    TemplateReader form(words);
    form.read(reader);
    if (auto error = reader.finish(JsonReader::UnknownKeys::Refuse)) {
        error->line = lineOfNearest(json, error->path);
        return Unexpected{*error};
    }
    return std::move(form).result();
}

} // namespace xuanhao
