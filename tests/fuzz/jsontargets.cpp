// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"
#include "server/services/messagecheck.h"
#include "tests/fuzz/fuzztarget.h"

// The strict reader of JSON that everything else stands on.

namespace xuanhao::fuzz {

namespace {

int depthOf(const QJsonValue& value)
{
    int inner = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue& member : object)
            inner = std::max(inner, depthOf(member));
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue& item : array)
            inner = std::max(inner, depthOf(item));
    } else {
        return 0;
    }
    return inner + 1;
}

} // namespace

/// What is read can be written and read again as the same; keys have a line; nothing is deeper than it may
/// be.
void fuzzJson(const QByteArray& bytes)
{
    const auto object = parseJsonObject(bytes);
    if (!object) {
        XUANHAO_CHECK(isLineOf(bytes, object.error().line) && !object.error().reason.isEmpty());
        return;
    }
    const QByteArray canonical = toCanonicalJson(*object);
    const auto again = parseJsonObject(canonical);
    XUANHAO_CHECK(again.hasValue());
    // Qt drops a byte order mark at the beginning of a text.
    XUANHAO_CHECK(toCanonicalJson(*again) == canonical || canonical.contains("\"\xef\xbb\xbf"));
    XUANHAO_CHECK(depthOf(*object) <= 65);
    const auto unknown = unknownKey(*object, *object, {});
    XUANHAO_CHECK(!unknown || canonical.contains("null"));
    const QStringList keys = object->keys();
    for (const QString& key : keys) {
        const int line = lineOfJsonPath(bytes, key);
        XUANHAO_CHECK(isLineOf(bytes, line));
        XUANHAO_CHECK(line > 0 || key.isEmpty() || key.contains(QChar::ReplacementCharacter));
    }
    // Every way to read a value, whatever it is: after the first error only harmless defaults.
    JsonReader reader(*object);
    for (const char* name : {"a", "b", "c", "d"}) {
        (void)reader.text(name);
        (void)reader.integer(name, -10, 10);
        (void)reader.number(name, 0, 1);
        (void)reader.instant(name);
        (void)reader.date(name);
        XUANHAO_CHECK(reader.base64(name, 16).size() <= 16);
        (void)reader.textList(name, 4);
        (void)reader.word(name, {QStringLiteral("x")});
        reader.objects(name, 4, [](JsonReader& inner) { (void)inner.boolean("a"); });
        reader.nested(name, [](JsonReader& inner) { (void)inner.boolean("a"); });
    }
    XUANHAO_CHECK(reader.finish(JsonReader::UnknownKeys::Refuse).has_value());
}

} // namespace xuanhao::fuzz
