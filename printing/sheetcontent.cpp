// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheetcontent.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kMostText = 20'000;
constexpr int kMostItems = 2'000; ///< of a list or a table

QString q(const char* text)
{
    return QString::fromLatin1(text);
}

/// The names in one text, by spaces.
QStringList names(const char* text)
{
    return q(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Who prints it: on every sheet.
QStringList withDesk(const char* more)
{
    return names("office place counter clerk printedAt printing") + names(more);
}

QList<SheetVocabulary> made()
{
    return {
        {q("applicationBack"), {}, {}, {}, {}},
        {q("oneTimeNotice"),
         withDesk("applicant caseNumber business missingCount"),
         names("office printedAt applicant missing"),
         names("missing"),
         {}},
        {q("refusalNotice"),
         withDesk("applicant caseNumber business reason"),
         names("office printedAt reason waysOut"),
         names("waysOut"),
         {}},
        {q("comeBackSlip"),
         withDesk("applicant caseNumber business step opening"),
         names("place step steps"),
         names("steps"),
         {}},
        {q("listingNotice"),
         withDesk("applicant document reason since until"),
         names("office printedAt applicant reason since until waysOut"),
         names("waysOut"),
         {}},
        {q("consent"), withDesk("applicant title text version"), names("title text version"), {}, {}},
        {q("receipt"),
         withDesk(
             "applicant document mobile caseNumber business plate plateKind vin mode drawNumber validUntil "
             "code"),
         names("caseNumber plate validUntil place"),
         names("steps"),
         {}},
        {q("receiptRoll"),
         withDesk(
             "applicant document mobile caseNumber business plate plateKind vin mode drawNumber validUntil "
             "code"),
         names("caseNumber plate validUntil place"),
         names("steps"),
         {}},
        {q("poolNotice"),
         names("office printedAt printing authority number title text issuer announcedAt total drawOnlyDays"),
         names("title segments issuer announcedAt"),
         {},
         {{q("segments"), names("kind range count opensAt mode")}}},
        {q("handOver"),
         withDesk("from to parkedCount"),
         names("counter clerk from to results parked"),
         {},
         {{q("results"), names("what count")},
          {q("parked"), names("caseNumber applicant step")},
          {q("sheets"), names("kind printings again")}}},
        {q("dayReport"),
         withDesk("day"),
         names("counter day results sheets"),
         {},
         {{q("results"), names("what count")},
          {q("sheets"), names("kind printings again")},
          {q("staff"), names("clerk opened reserved sheets")}}},
    };
}

} // namespace

const SheetVocabulary::Table* SheetVocabulary::table(const QString& name) const
{
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const Table& one) { return one.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

const QList<SheetVocabulary>& sheetVocabularies()
{
    static const QList<SheetVocabulary> all = made();
    return all;
}

const SheetVocabulary* sheetVocabulary(const QString& sheet)
{
    const auto& all = sheetVocabularies();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const SheetVocabulary& one) { return one.sheet == sheet; });
    return found == all.end() ? nullptr : &*found;
}

QJsonObject SheetContent::toJson() const
{
    QJsonObject fieldsObject;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        fieldsObject.insert(it.key(), it.value());
    QJsonObject listsObject;
    for (auto it = lists.begin(); it != lists.end(); ++it)
        listsObject.insert(it.key(), QJsonArray::fromStringList(it.value()));
    QJsonObject tablesObject;
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        QJsonArray rows;
        for (const QStringList& row : it.value())
            rows.append(QJsonArray::fromStringList(row));
        tablesObject.insert(it.key(), rows);
    }
    return {{q("sheet"), sheet},
            {q("fields"), fieldsObject},
            {q("lists"), listsObject},
            {q("tables"), tablesObject}};
}

Expected<SheetContent, JsonError> SheetContent::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    SheetContent content;
    content.sheet = reader.text("sheet", 1, 40);
    const SheetVocabulary* words = sheetVocabulary(content.sheet);
    if (!words && !reader.hasFailed())
        reader.fail("sheet", QStringLiteral("is no sheet of this program"));
    reader.nested("fields", [&](JsonReader& inner) {
        for (const QString& key : object[q("fields")].toObject().keys()) {
            if (words && !words->fields.contains(key))
                inner.fail(key.toUtf8().constData(), QStringLiteral("is no field of this sheet"));
            content.fields.insert(key, inner.text(key.toUtf8().constData(), 0, kMostText));
        }
    });
    reader.nested("lists", [&](JsonReader& inner) {
        for (const QString& key : object[q("lists")].toObject().keys()) {
            if (words && !words->lists.contains(key))
                inner.fail(key.toUtf8().constData(), QStringLiteral("is no list of this sheet"));
            content.lists.insert(key, inner.textList(key.toUtf8().constData(), kMostItems, kMostText));
        }
    });
    reader.nested("tables", [&](JsonReader& inner) {
        for (const QString& key : object[q("tables")].toObject().keys()) {
            const QByteArray name = key.toUtf8();
            const SheetVocabulary::Table* table = words ? words->table(key) : nullptr;
            if (!table)
                inner.fail(name.constData(), QStringLiteral("is no table of this sheet"));
            QList<QStringList> rows;
            for (const QJsonValue row : inner.array(name.constData(), kMostItems)) {
                QStringList cells;
                bool isText = row.isArray();
                for (const QJsonValue cell : row.toArray()) {
                    isText = isText && cell.isString() && cell.toString().size() <= kMostText;
                    cells.append(cell.toString());
                }
                if (table && (!isText || cells.size() != table->columns.size()))
                    inner.fail(name.constData(),
                               QStringLiteral("must have %1 texts a row").arg(table->columns.size()));
                rows.append(cells);
            }
            content.tables.insert(key, rows);
        }
    });
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Refuse))
        return Unexpected{*error};
    return content;
}

} // namespace xuanhao
