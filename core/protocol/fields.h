// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// How the messages of this room read and write their fields; not for other rooms.
namespace xuanhao::fields {

/// Reads a word with a function such as userTypeFromWire(). An unknown word fails the reader; the fallback
/// then only fills the place.
template <typename FromWire>
auto readWord(JsonReader& reader, const char* key, FromWire fromWire,
              typename decltype(fromWire({}))::value_type fallback)
{
    const auto value = fromWire(reader.text(key, 1, 40));
    if (!value)
        reader.fail(key, QStringLiteral("is not one of the known words"));
    return value.value_or(fallback);
}

template <typename T>
QJsonArray toArray(const QList<T>& items)
{
    QJsonArray array;
    for (const T& item : items)
        array.append(item.toJson());
    return array;
}

/// Reads a list that may be missing.
template <typename T>
QList<T> readList(JsonReader& reader, const char* key, int maxItems)
{
    QList<T> items;
    if (reader.has(key))
        reader.objects(key, maxItems, [&](JsonReader& item) { items.append(T::read(item)); });
    return items;
}

inline void insertIf(QJsonObject& object, const QString& key, const std::optional<QString>& value)
{
    if (value)
        object.insert(key, *value);
}

} // namespace xuanhao::fields
