// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/apidocument.h"

#include "core/base/check.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace xuanhao::test {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonObject member(const QJsonObject& object, const char* name)
{
    return object.value(key(name)).toObject();
}

bool isOfType(const QString& type, const QJsonValue& value)
{
    if (type == key("integer"))
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return (type == key("string") && value.isString()) || (type == key("boolean") && value.isBool()) ||
           (type == key("object") && value.isObject()) || (type == key("array") && value.isArray()) ||
           (type == key("number") && value.isDouble());
}

} // namespace

ApiDocument::ApiDocument()
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/server/api/openapi.json"));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    m_document = QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject ApiDocument::bodySchema(const QString& operationId) const
{
    const QJsonObject paths = member(m_document, "paths");
    for (const QJsonValue& path : paths) {
        const QJsonObject operations = path.toObject();
        for (const QJsonValue& operation : operations) {
            if (operation.toObject().value(key("operationId")) == operationId)
                return member(member(member(member(operation.toObject(), "requestBody"), "content"),
                                     "application/json"),
                              "schema");
        }
    }
    qFatal("no operation %s", qPrintable(operationId));
}

QJsonObject ApiDocument::problemSchema() const
{
    return {{key("$ref"), key("#/components/schemas/Problem")}};
}

QJsonObject ApiDocument::resolved(const QJsonObject& schema) const
{
    const QString reference = schema.value(key("$ref")).toString();
    if (reference.isEmpty())
        return schema;
    QJsonObject target = m_document;
    for (const QString& name : reference.split(QLatin1Char('/')).mid(1))
        target = target.value(name).toObject();
    return resolved(target);
}

QJsonValue ApiDocument::sample(const QJsonObject& given) const
{
    const QJsonObject schema = resolved(given);
    if (schema.contains(key("examples")))
        return schema.value(key("examples")).toArray().first();
    if (schema.contains(key("enum")))
        return schema.value(key("enum")).toArray().first();
    const QString type = schema.value(key("type")).toString();
    if (type == key("string"))
        return schema.contains(key("pattern"))
                   ? key("A")
                   : QString(qMax(1, schema.value(key("minLength")).toInt()), QLatin1Char('a'));
    if (type == key("integer"))
        return schema.value(key("minimum")).toInt();
    if (type == key("boolean"))
        return false;
    if (type == key("array"))
        return QJsonArray{sample(member(schema, "items"))};
    QJsonObject object;
    const QJsonObject properties = member(schema, "properties");
    for (auto property = properties.begin(); property != properties.end(); ++property)
        object.insert(property.key(), sample(property.value().toObject()));
    return object;
}

QString ApiDocument::objectMisfit(const QJsonObject& schema, const QJsonObject& object,
                                  const QString& path) const
{
    const QJsonObject properties = member(schema, "properties");
    for (const QJsonValue& name : schema.value(key("required")).toArray()) {
        if (!object.contains(name.toString()))
            return path + name.toString() + key(" is missing");
    }
    for (auto inner = object.begin(); inner != object.end(); ++inner) {
        if (properties.contains(inner.key())) {
            const QString wrong = misfit(properties.value(inner.key()).toObject(), inner.value(),
                                         path + inner.key() + QLatin1Char('.'));
            if (!wrong.isEmpty())
                return wrong;
        } else if (schema.contains(key("additionalProperties"))) {
            return path + inner.key() + key(" is unknown");
        }
    }
    return {};
}

QString ApiDocument::textMisfit(const QJsonObject& schema, const QString& text, const QString& path) const
{
    // The document counts characters, the services UTF-16 units, which are never fewer.
    const qsizetype length = text.toUcs4().size();
    if (length < schema.value(key("minLength")).toInt(0) ||
        length > schema.value(key("maxLength")).toInt(1'000'000))
        return path + key(" has a wrong length");
    const QString pattern = schema.value(key("pattern")).toString();
    if (!pattern.isEmpty() && !QRegularExpression(pattern).match(text).hasMatch())
        return path + key(" does not match");
    return {};
}

QString ApiDocument::misfit(const QJsonObject& given, const QJsonValue& value, const QString& path) const
{
    const QJsonObject schema = resolved(given);
    const QString type = schema.value(key("type")).toString();
    if (!type.isEmpty() && !isOfType(type, value))
        return path + key(" is no ") + type;
    if (schema.contains(key("enum")) && !schema.value(key("enum")).toArray().contains(value))
        return path + key(" is none of the words");
    if (value.isString())
        return textMisfit(schema, value.toString(), path);
    if (value.isDouble() && (value.toDouble() < schema.value(key("minimum")).toDouble(-1e300) ||
                             value.toDouble() > schema.value(key("maximum")).toDouble(1e300)))
        return path + key(" is too small or too large");
    if (value.isObject())
        return objectMisfit(schema, value.toObject(), path);
    const QJsonArray items = value.toArray();
    if (items.size() > schema.value(key("maxItems")).toInt(1'000'000))
        return path + key(" has too many items");
    for (const QJsonValue& item : items) {
        const QString wrong = misfit(member(schema, "items"), item, path + key("[]."));
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QStringList ApiDocument::places(const QJsonObject& given) const
{
    const QJsonObject schema = resolved(given);
    QStringList all;
    const auto add = [&](const QString& name, const QJsonObject& inner) {
        all.append(name);
        for (const QString& deeper : places(inner))
            all.append(name + QLatin1Char('.') + deeper);
    };
    const QJsonObject properties = member(schema, "properties");
    for (auto property = properties.begin(); property != properties.end(); ++property)
        add(property.key(), property.value().toObject());
    if (schema.contains(key("items")))
        add(key("0"), member(schema, "items"));
    return all;
}

QJsonObject ApiDocument::schemaAt(const QJsonObject& given, const QStringList& path) const
{
    const QJsonObject schema = resolved(given);
    if (path.isEmpty())
        return schema;
    const QJsonObject inner = schema.contains(key("items"))
                                  ? member(schema, "items")
                                  : member(schema, "properties").value(path.first()).toObject();
    return schemaAt(inner, path.mid(1));
}

} // namespace xuanhao::test
