// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QJsonValue>

#include <cmath>

namespace xuanhao {

namespace {

bool isWholeNumber(const QJsonValue& value)
{
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond it a double skips whole numbers
    const double number = value.toDouble();
    return value.isDouble() && std::floor(number) == number && std::abs(number) <= kExact;
}

} // namespace

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{}

QString JsonReader::pathOf(const QString& key) const
{
    return m_path.isEmpty() ? key : m_path + QLatin1Char('.') + key;
}

QJsonValue JsonReader::take(const char* key)
{
    const QString name = QString::fromLatin1(key);
    m_seen.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        fail(key, QStringLiteral("is missing"));
    return value;
}

bool JsonReader::has(const char* key)
{
    const QString name = QString::fromLatin1(key);
    m_seen.append(name);
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

void JsonReader::fail(const char* key, const QString& reason)
{
    if (!m_error)
        m_error = JsonError{pathOf(QString::fromLatin1(key)), reason, 0};
}

QString JsonReader::text(const char* key, int minLength, int maxLength)
{
    const QJsonValue value = take(key);
    if (!value.isString()) {
        fail(key, QStringLiteral("must be text"));
        return {};
    }
    const QString result = value.toString();
    if (result.size() < minLength || result.size() > maxLength) {
        fail(key, QStringLiteral("must have %1 to %2 characters").arg(minLength).arg(maxLength));
        return {};
    }
    if (result.contains(QChar::Null)) {
        fail(key, QStringLiteral("must not contain U+0000"));
        return {};
    }
    return result;
}

std::optional<QString> JsonReader::optionalText(const char* key, int maxLength)
{
    if (!has(key))
        return std::nullopt;
    return text(key, 0, maxLength);
}

std::int64_t JsonReader::integer(const char* key, std::int64_t min, std::int64_t max)
{
    const QJsonValue value = take(key);
    if (!isWholeNumber(value)) {
        fail(key, QStringLiteral("must be a whole number"));
        return min;
    }
    const auto number = static_cast<std::int64_t>(value.toDouble());
    if (number < min || number > max) {
        fail(key, QStringLiteral("must be %1 to %2").arg(min).arg(max));
        return min;
    }
    return number;
}

std::int64_t JsonReader::integerOr(const char* key, std::int64_t fallback, std::int64_t min, std::int64_t max)
{
    return has(key) ? integer(key, min, max) : fallback;
}

double JsonReader::number(const char* key, double min, double max)
{
    const QJsonValue value = take(key);
    if (!value.isDouble()) {
        fail(key, QStringLiteral("must be a number"));
        return min;
    }
    const double number = value.toDouble();
    if (!(number >= min && number <= max)) {
        fail(key, QStringLiteral("must be %1 to %2").arg(min).arg(max));
        return min;
    }
    return number;
}

bool JsonReader::boolean(const char* key)
{
    const QJsonValue value = take(key);
    if (!value.isBool())
        fail(key, QStringLiteral("must be true or false"));
    return value.toBool();
}

bool JsonReader::booleanOr(const char* key, bool fallback)
{
    return has(key) ? boolean(key) : fallback;
}

Instant JsonReader::instant(const char* key)
{
    const std::optional<Instant> result = instantFromIso(text(key, 1, 40));
    if (!result)
        fail(key, QStringLiteral("must be a time like 2026-11-23T10:42:17.250+08:00"));
    return result.value_or(Instant{});
}

std::optional<Instant> JsonReader::optionalInstant(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return instant(key);
}

QDate JsonReader::date(const char* key)
{
    const QString value = text(key, 1, 40);
    const QDate result = QDate::fromString(value, Qt::ISODate);
    if (!result.isValid() || value.size() != 10)
        fail(key, QStringLiteral("must be an existing day like 2026-11-23"));
    return result;
}

std::optional<QDate> JsonReader::optionalDate(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return date(key);
}

QByteArray JsonReader::base64(const char* key, int maxBytes)
{
    const QString value = text(key, 0, maxBytes * 2);
    const auto result =
        QByteArray::fromBase64Encoding(value.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.size() > maxBytes) {
        fail(key, QStringLiteral("must be base64 of at most %1 bytes").arg(maxBytes));
        return {};
    }
    return result.decoded;
}

QStringList JsonReader::textList(const char* key, int maxItems, int maxLength)
{
    QStringList result;
    const QJsonArray items = array(key, maxItems);
    for (const QJsonValue& item : items) {
        if (!item.isString() || item.toString().size() > maxLength) {
            fail(key, QStringLiteral("must be a list of texts of at most %1 characters").arg(maxLength));
            return {};
        }
        result.append(item.toString());
    }
    return result;
}

QJsonObject JsonReader::object(const char* key)
{
    const QJsonValue value = take(key);
    if (!value.isObject())
        fail(key, QStringLiteral("must be an object"));
    return value.toObject();
}

std::optional<QJsonObject> JsonReader::optionalObject(const char* key)
{
    if (!has(key))
        return std::nullopt;
    return object(key);
}

QJsonArray JsonReader::array(const char* key, int maxItems)
{
    const QJsonValue value = take(key);
    if (!value.isArray() || value.toArray().size() > maxItems) {
        fail(key, QStringLiteral("must be a list of at most %1 items").arg(maxItems));
        return {};
    }
    return value.toArray();
}

int JsonReader::word(const char* key, const QStringList& words)
{
    const qsizetype index = words.indexOf(text(key, 1, 100));
    if (index < 0)
        fail(key, QStringLiteral("must be one of ") + words.join(QStringLiteral(", ")));
    return static_cast<int>(qMax(index, qsizetype{0}));
}

void JsonReader::objects(const char* key, int maxItems, const std::function<void(JsonReader&)>& read)
{
    const QJsonArray items = array(key, maxItems);
    for (int i = 0; i < items.size() && !m_error; ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(QString::fromLatin1(key))).arg(i);
        if (!items[i].isObject()) {
            m_error = JsonError{path, QStringLiteral("must be an object"), 0};
            return;
        }
        JsonReader reader(items[i].toObject(), path);
        read(reader);
        m_error = reader.finish(UnknownKeys::Ignore);
    }
}

void JsonReader::nested(const char* key, const std::function<void(JsonReader&)>& read, UnknownKeys unknown)
{
    const QJsonObject value = object(key);
    if (m_error)
        return;
    JsonReader reader(value, pathOf(QString::fromLatin1(key)));
    read(reader);
    m_error = reader.finish(unknown);
}

std::optional<JsonError> JsonReader::finish(UnknownKeys unknown)
{
    if (m_error || unknown == UnknownKeys::Ignore)
        return m_error;
    const QStringList keys = m_object.keys();
    for (const QString& key : keys) {
        if (!m_seen.contains(key))
            return JsonError{pathOf(key), QStringLiteral("is not known here"), 0};
    }
    return std::nullopt;
}

} // namespace xuanhao
