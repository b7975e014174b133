// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formlayout.h"

#include "printing/pagecode.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr double kBoxGap = 1.2;
constexpr double kVerticalPadding = 0.5;
constexpr double kMarkGap = 0.6; ///< between a mark's text and the next mark
constexpr double kBlankLine = 0.25;
const QString kNoteTooLong = QStringLiteral("过长，不能打印");

class Layout
{
public:
    Layout(const FormTemplate& form, const FormContent& content, const FormFonts& fonts, Stock stock)
        : m_form(form)
        , m_content(content)
        , m_fonts(fonts)
        , m_isBlank(stock == Stock::Blank)
    {}

    FormPage run() &&
    {
        m_page.size = m_form.page;
        if (m_isBlank)
            label(m_form.title, m_form.titleRect, m_form.titleStyle, QStringLiteral("title.text"));
        for (const FormCell& cell : m_form.cells) {
            if (m_isBlank || cell.kind == FormCell::Kind::Field || cell.kind == FormCell::Kind::Marks)
                place(cell);
        }
        if (m_isBlank)
            borders();
        for (const FormStripItem& item : m_form.strip)
            place(item);
        return std::move(m_page);
    }

private:
    void line(const QRectF& rect) { m_page.items.append(LineItem{rect}); }

    void text(const QString& key, const QString& name, const QString& value, const QRectF& rect,
              const TextStyle& style, const QString& path)
    {
        if (value.trimmed().isEmpty())
            return;
        const auto fitted = fitText(value, rect, style, m_fonts);
        if (fitted) {
            m_page.items.append(TextItem{key, rect, *fitted});
        } else {
            m_page.check.overflows.append({key, name, path});
            TextStyle note = style;
            note.smallest = 3;
            if (const auto said = fitText(kNoteTooLong, rect, note, m_fonts))
                m_page.items.append(TextItem{key, rect, *said});
        }
        const QList<char32_t> missing = glyphCheck(value.simplified(), m_fonts);
        const GlyphGap gap{key, name, missing};
        if (!missing.isEmpty() && !m_page.check.gaps.contains(gap))
            m_page.check.gaps.append(gap);
    }
    void label(const QString& value, const QRectF& rect, const TextStyle& style, const QString& path)
    {
        text(QStringLiteral("label"), value, value, rect, style, path);
    }
    [[nodiscard]] QRectF padded(const QRectF& rect) const
    {
        return rect.adjusted(m_form.padding, kVerticalPadding, -m_form.padding, -kVerticalPadding);
    }

    void place(const FormCell& cell)
    {
        switch (cell.kind) {
        case FormCell::Kind::Label:
            label(cell.text, padded(cell.rect), cell.style, cell.path);
            break;
        case FormCell::Kind::Vertical:
            if (const auto fitted = fitVertical(cell.text, cell.rect, cell.style, m_fonts))
                m_page.items.append(TextItem{QStringLiteral("label"), cell.rect, *fitted});
            else
                m_page.check.overflows.append({QStringLiteral("label"), cell.text, cell.path});
            break;
        case FormCell::Kind::Field:
            text(cell.field, cell.name, formFieldText(m_content, cell.field), padded(cell.rect), cell.style,
                 cell.path);
            break;
        case FormCell::Kind::Marks:
            for (qsizetype i = 0; i < cell.marks.size(); ++i)
                place(cell, i);
            break;
        }
    }
    void place(const FormCell& cell, qsizetype index)
    {
        const FormMark& mark = cell.marks[index];
        const double height = cell.markLineHeight();
        double right = cell.rect.right() - kMarkGap;
        if (index + 1 < cell.marks.size() && cell.marks[index + 1].line == mark.line)
            right = cell.rect.left() + cell.marks[index + 1].at * m_form.unit - kMarkGap;
        QRectF rect(cell.rect.left() + mark.at * m_form.unit,
                    cell.rect.top() + cell.markPadding() + mark.line * height, 0, height);
        rect.setRight(right);
        TextStyle style = cell.style;
        style.maxLines = 1;
        switch (mark.kind) {
        case FormMark::Kind::Box:
            if (m_isBlank || isTicked(m_content, mark.key))
                m_page.items.append(BoxItem{
                    mark.key, QRectF(rect.left(), rect.center().y() - kBoxSide / 2, kBoxSide, kBoxSide),
                    isTicked(m_content, mark.key), m_isBlank});
            rect.setLeft(rect.left() + kBoxSide + kBoxGap);
            if (m_isBlank)
                label(mark.label, rect, style, mark.path);
            break;
        case FormMark::Kind::Label:
            if (m_isBlank)
                label(mark.label, rect, style, mark.path);
            break;
        case FormMark::Kind::Blank:
            rect.setWidth(mark.units * m_form.unit);
            style.smallest = qMin(style.size, 8.0);
            style.align = TextAlign::Centre;
            text(mark.key, mark.name, formFieldText(m_content, mark.key), rect, style, mark.path);
            if (m_isBlank)
                line(QRectF(rect.left(), rect.center().y() + style.size * kMmPerPoint * 0.62, rect.width(),
                            kBlankLine));
            break;
        }
    }

    void borders()
    {
        const QRectF& table = m_form.table;
        const double thin = m_form.thin;
        for (const FormCell& cell : m_form.cells) {
            const QRectF& rect = cell.rect;
            const bool isOuterTop = rect.top() <= table.top() + 1e-6;
            const bool isSection = std::any_of(m_form.sectionTops.begin(), m_form.sectionTops.end(),
                                               [&](double top) { return qAbs(top - rect.top()) < 1e-6; });
            if (!isOuterTop && !isSection)
                line({rect.left() - thin / 2, rect.top() - thin / 2, rect.width() + thin, thin});
            if (rect.left() > table.left() + 1e-6)
                line({rect.left() - thin / 2, rect.top() - thin / 2, thin, rect.height() + thin});
        }
        const double thick = m_form.thick;
        for (const double top : m_form.sectionTops) {
            if (top > table.top() + 1e-6)
                line({table.left(), top - thick / 2, table.width(), thick});
        }
        frame(table, thick);
    }
    /// Four lines with their middle on the rectangle's edges.
    void frame(const QRectF& rect, double width)
    {
        const double half = width / 2;
        line({rect.left() - half, rect.top() - half, rect.width() + width, width});
        line({rect.left() - half, rect.bottom() - half, rect.width() + width, width});
        line({rect.left() - half, rect.top() - half, width, rect.height() + width});
        line({rect.right() - half, rect.top() - half, width, rect.height() + width});
    }

    void place(const FormStripItem& item)
    {
        switch (item.kind) {
        case FormStripItem::Kind::Frame:
            frame(item.rect, m_form.thin);
            break;
        case FormStripItem::Kind::Line:
            line(item.rect);
            break;
        case FormStripItem::Kind::Label:
            label(item.text, item.rect, item.style, item.path);
            break;
        case FormStripItem::Kind::Field:
            text(item.field, item.name, formFieldText(m_content, item.field), item.rect, item.style,
                 item.path);
            break;
        case FormStripItem::Kind::Code128:
            code(item, item.field, CodeKind::Code128, formFieldText(m_content, item.field));
            break;
        case FormStripItem::Kind::Qr:
            code(item, QStringLiteral("office.qr"), CodeKind::Qr, formQrText(m_content));
            break;
        }
    }
    void code(const FormStripItem& item, const QString& key, CodeKind kind, const QString& value)
    {
        if (const auto bars = codeItem(key, item.rect, kind, value))
            m_page.items.append(*bars);
        else
            m_page.check.overflows.append({key, item.name, item.path, true});
    }

    const FormTemplate& m_form;
    const FormContent& m_content;
    const FormFonts& m_fonts;
    bool m_isBlank;
    FormPage m_page;
};

QString mm(double value)
{
    return QString::number(value, 'f', 1);
}

QString mm(const QRectF& rect)
{
    return QStringLiteral("%1,%2 %3x%4")
        .arg(mm(rect.left()), mm(rect.top()), mm(rect.width()), mm(rect.height()));
}

QString described(const LineItem& item)
{
    return QStringLiteral("line  %1,%2 %3x%4")
        .arg(item.rect.left(), 0, 'f', 2)
        .arg(item.rect.top(), 0, 'f', 2)
        .arg(item.rect.width(), 0, 'f', 2)
        .arg(item.rect.height(), 0, 'f', 2);
}
QString described(const BoxItem& item)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(item.hasFrame ? QStringLiteral("box  ") : QStringLiteral("tick "), mm(item.rect), item.key,
             item.isTicked ? QStringLiteral("√") : QString())
        .trimmed();
}
QString described(const TextItem& item)
{
    QStringList lines;
    for (const QList<TextRun>& runs : item.text.lines) {
        QString line;
        for (const TextRun& run : runs)
            line +=
                run.isMissing ? QStringLiteral("〓") + codePointName(run.text.toUcs4().value(0)) : run.text;
        lines.append(line);
    }
    const bool isBold = item.text.weight == FontWeight::Bold;
    return QStringLiteral("text  %1 in %2 %3pt%4 %5: %6")
        .arg(mm(item.text.bounds), mm(item.cell), QString::number(item.text.size),
             isBold ? QStringLiteral(" bold") : QString(), item.key, lines.join(QStringLiteral(" / ")));
}
QString described(const BarsItem& item)
{
    QRectF bounds;
    for (const QRectF& bar : item.bars)
        bounds |= bar;
    return QStringLiteral("bars  %1 in %2 %3, %4 bars")
        .arg(mm(bounds), mm(item.cell), item.key)
        .arg(item.bars.size());
}

} // namespace

FormPage layoutForm(const FormTemplate& form, const FormContent& content, const FormFonts& fonts, Stock stock)
{
    return Layout(form, content, fonts, stock).run();
}

QString describePage(const FormPage& page)
{
    QString result = QStringLiteral("page  %1x%2\n").arg(mm(page.size.width()), mm(page.size.height()));
    for (const FormItem& item : page.items)
        result += std::visit([](const auto& one) { return described(one); }, item) + QLatin1Char('\n');
    return result;
}

} // namespace xuanhao
