// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace xuanhao {

/// Why a JSON text is not what it should be. `path` is like "steps[2].window"; `line` starts at 1,
/// 0 when unknown. `reason` is English, for administrators and logs.
struct JsonError
{
    QString path;
    QString reason;
    int line = 0;

    [[nodiscard]] QString text() const;
};

/// Parses one JSON object: UTF-8, no duplicate keys, none that begins with a byte order mark, at most 64
/// levels deep, nothing after it.
[[nodiscard]] Expected<QJsonObject, JsonError> parseJsonObject(const QByteArray& text);

/// The line on which the value at `path` begins in a text that parseJsonObject() accepts; 0 if none.
[[nodiscard]] int lineOfJsonPath(const QByteArray& text, const QString& path);

/// Reads an object field by field and remembers the first thing that is wrong, so that a reader
/// function reads all fields in order and asks once at the end.
///
/// After an error every further read returns a harmless default.
class JsonReader
{
public:
    enum class UnknownKeys { Refuse, Ignore };

    explicit JsonReader(QJsonObject object, QString path = {});

    [[nodiscard]] bool has(const char* key);
    /// Text of minLength…maxLength UTF-16 units.
    [[nodiscard]] QString text(const char* key, int minLength = 0, int maxLength = 1000);
    [[nodiscard]] std::optional<QString> optionalText(const char* key, int maxLength = 1000);
    /// A whole number in min…max.
    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::int64_t integerOr(const char* key, std::int64_t fallback, std::int64_t min,
                                         std::int64_t max);
    /// Any number in min…max.
    [[nodiscard]] double number(const char* key, double min, double max);
    [[nodiscard]] bool boolean(const char* key);
    [[nodiscard]] bool booleanOr(const char* key, bool fallback);
    [[nodiscard]] Instant instant(const char* key);
    [[nodiscard]] std::optional<Instant> optionalInstant(const char* key);
    /// "YYYY-MM-DD", an existing day.
    [[nodiscard]] QDate date(const char* key);
    [[nodiscard]] std::optional<QDate> optionalDate(const char* key);
    /// Bytes in standard base64.
    [[nodiscard]] QByteArray base64(const char* key, int maxBytes);
    [[nodiscard]] QStringList textList(const char* key, int maxItems, int maxLength = 200);
    [[nodiscard]] QJsonObject object(const char* key);
    [[nodiscard]] std::optional<QJsonObject> optionalObject(const char* key);
    [[nodiscard]] QJsonArray array(const char* key, int maxItems);
    /// One of the words; the answer is its index. Error otherwise.
    [[nodiscard]] int word(const char* key, const QStringList& words);
    /// Reads an array of objects, each with `read`.
    void objects(const char* key, int maxItems, const std::function<void(JsonReader&)>& read);
    /// Reads a nested object with `read`; its first error becomes this reader's.
    void nested(const char* key, const std::function<void(JsonReader&)>& read,
                UnknownKeys unknown = UnknownKeys::Ignore);

    /// Records an error of the caller's own checks, unless one is recorded already.
    void fail(const char* key, const QString& reason);
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    /// The first error; with UnknownKeys::Refuse also a key that nobody asked for.
    [[nodiscard]] std::optional<JsonError> finish(UnknownKeys unknown);

private:
    [[nodiscard]] QJsonValue take(const char* key);
    [[nodiscard]] QString pathOf(const QString& key) const;

    QJsonObject m_object;
    QString m_path;
    QStringList m_seen;
    std::optional<JsonError> m_error;
};

/// Compact UTF-8 text with keys in alphabetical order: equal objects give equal bytes.
[[nodiscard]] QByteArray toCanonicalJson(const QJsonObject& object);

/// The value whose wire word stands at its place in the list.
template <typename Enum>
std::optional<Enum> fromList(const QStringList& words, const QString& word)
{
    const qsizetype index = words.indexOf(word);
    return index < 0 ? std::nullopt : std::optional(static_cast<Enum>(index));
}

} // namespace xuanhao
