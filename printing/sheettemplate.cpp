// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheettemplate.h"

#include "printing/templatechecks.h"
#include "printing/templatereading.h"

#include <QMap>
#include <QRegularExpression>

namespace xuanhao {

namespace {

constexpr double kLongest = 500;  ///< of any side of a paper, mm
constexpr double kLeastText = 30; ///< mm between the margins

const QStringList& kindWords()
{
    static const QStringList words{
        QStringLiteral("text"), QStringLiteral("facts"), QStringLiteral("list"),    QStringLiteral("table"),
        QStringLiteral("rule"), QStringLiteral("space"), QStringLiteral("code128"), QStringLiteral("qr")};
    return words;
}

const QRegularExpression& placeholderPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\{([A-Za-z]+)\\}"));
    return pattern;
}

class SheetReader
{
public:
    void read(JsonReader& reader)
    {
        m_sheet.sheet = reader.text("sheet", 1, 40);
        m_words = sheetVocabulary(m_sheet.sheet);
        if (!m_words)
            return reader.fail("sheet", QStringLiteral("is no sheet of this program"));
        m_sheet.title = plain(reader, "title", 60);
        reader.nested(
            "paper", [&](JsonReader& paper) { readPaper(paper); }, JsonReader::UnknownKeys::Refuse);
        m_size = reader.number("size", 5, 40);
        m_sheet.pitch = reader.number("pitch", 1, 4);
        reader.objects("blocks", 200, [&](JsonReader& block) { readBlock(block); });
        if (m_sheet.blocks.isEmpty())
            reader.fail("blocks", QStringLiteral("must not be empty"));
        reader.nested(
            "footer",
            [&](JsonReader& footer) {
                m_condition.clear();
                m_sheet.footer = text(footer, "text", {QStringLiteral("page"), QStringLiteral("pages")});
                m_sheet.footerStyle.size = footer.number("size", 5, 20);
                m_sheet.footerStyle.align = readAlign(footer);
            },
            JsonReader::UnknownKeys::Refuse);
        for (const QString& key : m_words->required) {
            if (m_placed.contains(key))
                continue;
            if (m_hidden.contains(key))
                reader.fail(m_hidden.value(key).toLatin1().constData(),
                            QStringLiteral("%1 must always have a place, not only at times").arg(key));
            reader.fail("blocks", QStringLiteral("%1 has no place on the sheet").arg(key));
        }
    }
    [[nodiscard]] SheetTemplate result() && { return std::move(m_sheet); }

private:
    void readPaper(JsonReader& paper)
    {
        m_sheet.paper = {paper.number("width", 40, kLongest), paper.number("height", 0, kLongest)};
        const double left = paper.number("left", 0, 100);
        const double top = paper.number("top", 0, 100);
        const double right = paper.number("right", 0, 100);
        const double bottom = paper.number("bottom", 0, 100);
        m_sheet.margins = {left, top, right, bottom};
        m_width = m_sheet.paper.width() - left - right;
        if (m_width < kLeastText)
            paper.fail("right", QStringLiteral("the margins leave less than %1 mm").arg(kLeastText));
        if (m_sheet.paper.height() > 0 && m_sheet.paper.height() - top - bottom < kLeastText)
            paper.fail("bottom", QStringLiteral("the margins leave less than %1 mm").arg(kLeastText));
    }
    /// A text whose placeholders are fields of the sheet, or one of `besides`.
    QString text(JsonReader& reader, const char* key, const QStringList& besides = {})
    {
        QString result = reader.text(key, 1, 2000);
        if (const QString stray = strayPlaceholder(result, m_words->fields + besides); !stray.isEmpty())
            reader.fail(key, QStringLiteral("%1 is no field of this sheet").arg(stray));
        for (const QString& name : placeholders(result))
            placed(name);
        return result;
    }
    /// A text that takes no fields.
    static QString plain(JsonReader& reader, const char* key, int maxLength)
    {
        QString result = reader.text(key, 1, maxLength);
        if (const QString stray = strayPlaceholder(result, {}); !stray.isEmpty())
            reader.fail(key,
                        QStringLiteral("%1 is no field here: it would be printed as it stands").arg(stray));
        return result;
    }
    /// A field that has a place only when another one says something may be missing on paper.
    void placed(const QString& name)
    {
        if (m_condition.isEmpty() || m_condition == name)
            m_placed.append(name);
        else
            m_hidden.insert(name, m_conditionPath);
    }
    QString condition(JsonReader& reader, const char* key)
    {
        if (!reader.has(key))
            return {};
        QString name = reader.text(key, 1, 60);
        if (!m_words->fields.contains(name) && !m_words->lists.contains(name) && !m_words->table(name))
            reader.fail(key, QStringLiteral("is no field, list or table of this sheet"));
        return name;
    }
    TextStyle style(JsonReader& reader) const
    {
        TextStyle result;
        result.size = reader.has("size") ? reader.number("size", 5, 60) : m_size;
        result.smallest = result.size;
        if (reader.booleanOr("bold", false))
            result.weight = FontWeight::Bold;
        result.align = readAlign(reader);
        return result;
    }
    void readBlock(JsonReader& reader)
    {
        SheetBlock block;
        block.kind = static_cast<SheetBlock::Kind>(reader.word("kind", kindWords()));
        block.when = condition(reader, "when");
        block.unless = condition(reader, "unless");
        // Nothing is left of a field by a block that stands unless it, or another, says something.
        m_condition = block.unless.isEmpty() ? block.when : QStringLiteral("unless");
        m_conditionPath = QStringLiteral("blocks[%1].%2")
                              .arg(m_sheet.blocks.size())
                              .arg(block.unless.isEmpty() ? QLatin1String("when") : QLatin1String("unless"));
        block.isKept = reader.booleanOr("keep", false);
        if (reader.has("after"))
            block.after = reader.number("after", 0, 100);
        switch (block.kind) {
        case SheetBlock::Kind::Text:
            block.style = style(reader);
            block.text = text(reader, "text");
            if (reader.has("indent"))
                block.indent = reader.number("indent", 0, 10);
            break;
        case SheetBlock::Kind::Facts:
            block.style = style(reader);
            block.labelWidth = reader.number("label", 5, m_width - 10);
            reader.objects("rows", 40, [&](JsonReader& row) {
                block.facts.append({plain(row, "label", 40), text(row, "text")});
                refuseUnknownKeys(row);
            });
            break;
        case SheetBlock::Kind::List:
            block.style = style(reader);
            block.source = known(reader, "list", m_words->lists);
            break;
        case SheetBlock::Kind::Table:
            block.style = style(reader);
            readTable(reader, block);
            break;
        case SheetBlock::Kind::Rule:
            break;
        case SheetBlock::Kind::Space:
            block.size = {0, reader.number("height", 0.1, 200)};
            break;
        case SheetBlock::Kind::Code128:
        case SheetBlock::Kind::Qr:
            block.source = known(reader, "field", m_words->fields);
            block.size = {reader.number("width", 8, m_width), reader.number("height", 4, 100)};
            block.style.align = readAlign(reader);
            block.isBeside = reader.booleanOr("beside", false);
            checkCode(reader, block);
            if (block.isBeside && block.size.width() > m_width - kLeastText)
                reader.fail("beside", QStringLiteral("leaves less than %1 mm beside it").arg(kLeastText));
            break;
        }
        refuseUnknownKeys(reader);
        m_sheet.blocks.append(block);
    }
    static void checkCode(JsonReader& reader, const SheetBlock& block)
    {
        const auto kind = block.kind == SheetBlock::Kind::Qr ? CodeKind::Qr : CodeKind::Code128;
        const QString fault = codeFault(block.size, kind);
        if (!reader.hasFailed() && !fault.isEmpty())
            reader.fail(block.size.height() < block.size.width() && kind == CodeKind::Qr ? "height" : "width",
                        fault);
    }
    void readTable(JsonReader& reader, SheetBlock& block)
    {
        QStringList names;
        for (const SheetVocabulary::Table& table : m_words->tables)
            names.append(table.name);
        block.source = known(reader, "table", names);
        const SheetVocabulary::Table* table = m_words->table(block.source);
        reader.objects("columns", 20, [&](JsonReader& column) {
            SheetBlock::Column made;
            made.title = plain(column, "title", 40);
            made.column = known(column, "column", table ? table->columns : QStringList());
            made.share = column.number("share", 1, 1000);
            made.align = readAlign(column);
            refuseUnknownKeys(column);
            block.columns.append(made);
        });
        if (block.columns.isEmpty())
            reader.fail("columns", QStringLiteral("must not be empty"));
        double sum = 0;
        for (const SheetBlock::Column& column : block.columns)
            sum += column.share;
        for (const SheetBlock::Column& column : block.columns) {
            if (m_width * column.share / sum - 2 * kCellPadding < block.style.size * kMmPerPoint)
                reader.fail("columns",
                            QStringLiteral("the column %1 has no room for a character").arg(column.title));
        }
    }
    QString known(JsonReader& reader, const char* key, const QStringList& names)
    {
        QString name = reader.text(key, 1, 60);
        if (!names.contains(name))
            reader.fail(key,
                        QStringLiteral("is none of this sheet's: %1").arg(names.join(QLatin1String(", "))));
        placed(name);
        return name;
    }
    const SheetVocabulary* m_words = nullptr;
    SheetTemplate m_sheet;
    double m_size = 10.5;
    double m_width = 0;
    QString m_condition;     ///< of the block that is read; empty: it always stands
    QString m_conditionPath; ///< in the JSON
    QStringList m_placed;
    QMap<QString, QString> m_hidden; ///< fields with a place only at times, and its condition's path
};

} // namespace

Expected<SheetTemplate, JsonError> SheetTemplate::parse(const QByteArray& json)
{
    const auto object = parseTemplateText(json);
    if (!object)
        return Unexpected{object.error()};
    JsonReader reader(*object);
    SheetReader sheet;
    sheet.read(reader);
    if (auto error = reader.finish(JsonReader::UnknownKeys::Refuse)) {
        error->line = lineOfNearest(json, error->path);
        return Unexpected{*error};
    }
    return std::move(sheet).result();
}

QStringList placeholders(const QString& text)
{
    QStringList names;
    auto matches = placeholderPattern().globalMatch(text);
    while (matches.hasNext())
        names.append(matches.next().captured(1));
    return names;
}

QString fillPlaceholders(const QString& text, const QMap<QString, QString>& fields)
{
    QString result;
    qsizetype from = 0;
    auto matches = placeholderPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += text.mid(from, match.capturedStart() - from) + fields.value(match.captured(1));
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

} // namespace xuanhao
