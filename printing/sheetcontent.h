// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace xuanhao {

/// What a sheet of running text says, ready to be set: texts by field, lists by name, tables by name with a
/// text for each column. Holds personal data in clear where the sheet goes into that person's hand: never log
/// it.
struct SheetContent
{
    QString sheet; ///< which one: a name of sheetVocabularies()
    QMap<QString, QString> fields;
    QMap<QString, QStringList> lists;
    QMap<QString, QList<QStringList>> tables;

    [[nodiscard]] QString field(const QString& key) const { return fields.value(key); }

    /// For the archive.
    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses a sheet, field, list or table that nobody knows.
    [[nodiscard]] static Expected<SheetContent, JsonError> fromJson(const QJsonObject& object);

    friend bool operator==(const SheetContent&, const SheetContent&) = default;
};

/// The fields a template of a sheet can place.
struct SheetVocabulary
{
    struct Table
    {
        QString name;
        QStringList columns;
    };

    QString sheet;
    QStringList fields;
    QStringList required; ///< fields, lists and tables every template of this sheet must place
    QStringList lists;
    QList<Table> tables;

    [[nodiscard]] const Table* table(const QString& name) const;
};

/// Every sheet of running text that the program prints.
[[nodiscard]] const QList<SheetVocabulary>& sheetVocabularies();
/// nullptr for a name nobody knows.
[[nodiscard]] const SheetVocabulary* sheetVocabulary(const QString& sheet);

} // namespace xuanhao
