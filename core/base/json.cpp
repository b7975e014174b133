// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QJsonDocument>
#include <QJsonValue>
#include <QSet>
#include <QVarLengthArray>

#include <cmath>
#include <cstring>
#include <vector>

namespace xuanhao {

namespace {

constexpr std::size_t kMaxDepth = 64;

/// Walks a syntactically valid JSON text and shows every value. Paths are made when somebody asks for one:
/// every request is walked, and next to none is wrong.
class Walker
{
public:
    using Visit = std::function<void(const Walker& at)>;

    explicit Walker(const QByteArray& text, Visit visit = {})
        : m_text(text)
        , m_visit(std::move(visit))
    {}

    /// False when a key stands twice in one object or the nesting is too deep.
    [[nodiscard]] bool walk()
    {
        // Qt's parser takes a byte order mark in front; walking must not end there.
        if (m_text.startsWith(kByteOrderMark))
            m_at = qsizetype{sizeof kByteOrderMark} - 1;
        value();
        return m_problem.isEmpty();
    }
    /// Of the value that is visited: "steps[2].window".
    [[nodiscard]] QString path() const
    {
        QString path;
        for (const Place& place : m_path) {
            if (place.index >= 0)
                path += QStringLiteral("[%1]").arg(place.index);
            else
                path += (path.isEmpty() ? QString() : QStringLiteral(".")) + keyText(place.key);
        }
        return path;
    }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString problemPath() const { return m_problemPath; }
    [[nodiscard]] int problemLine() const { return m_problemLine; }

private:
    struct Place
    {
        QByteArray key;
        int index; ///< of an element, -1 for a member
    };
    static constexpr char kByteOrderMark[] = "\xef\xbb\xbf";
    static constexpr char kNoUtf8 = '\xff';
    static constexpr qsizetype kUnit = sizeof(QChar);

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\n')
                ++m_line;
            else if (c != ' ' && c != '\t' && c != '\r')
                break;
            ++m_at;
        }
    }
    /// With its quotation marks; a view of the text.
    QByteArray string()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        ++m_at;
        return QByteArray::fromRawData(m_text.constData() + start, m_at - start);
    }
    static QByteArray unquoted(const QByteArray& literal)
    {
        if (!literal.contains('\\'))
            return QByteArray::fromRawData(literal.constData() + 1, literal.size() - 2);
        const QString key = QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
        if (key.isValidUtf16())
            return key.toUtf8();
        // Half of a surrogate pair has no UTF-8; this begins as no UTF-8 does.
        return kNoUtf8 + QByteArray(reinterpret_cast<const char*>(key.utf16()), key.size() * kUnit);
    }
    static QString keyText(const QByteArray& unquoted)
    {
        if (!unquoted.startsWith(kNoUtf8))
            return QString::fromUtf8(unquoted);
        QString key((unquoted.size() - 1) / kUnit, Qt::Uninitialized);
        std::memcpy(key.data(), unquoted.constData() + 1, static_cast<std::size_t>(key.size() * kUnit));
        return key;
    }
    void stop(const QString& problem)
    {
        if (!m_problem.isEmpty())
            return;
        m_problem = problem;
        m_problemPath = path();
        m_problemLine = m_line;
    }
    void value()
    {
        skipSpace();
        if (m_path.size() > kMaxDepth) {
            stop(QStringLiteral("nested more than 64 levels deep"));
            m_at = m_text.size();
            return;
        }
        if (m_at >= m_text.size())
            return;
        if (m_visit)
            m_visit(*this);
        const char c = m_text[m_at];
        if (c == '{')
            members();
        else if (c == '[')
            elements();
        else if (c == '"')
            (void)string();
        else
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text[m_at]))
                ++m_at;
        skipSpace();
    }
    void members()
    {
        QVarLengthArray<QByteArray, 24> keys;
        QSet<QByteArray> manyKeys; // looking through a few is quicker, through thousands is not
        ++m_at;
        skipSpace();
        while (m_at < m_text.size() && m_text[m_at] == '"') {
            const QByteArray key = unquoted(string());
            m_path.push_back({key, -1});
            // Qt shows such a key without the mark and finds it under no name: a field nobody has looked at.
            if (key.startsWith(kByteOrderMark))
                stop(QStringLiteral("key begins with a byte order mark"));
            if (keys.contains(key) || manyKeys.contains(key))
                stop(QStringLiteral("key stands twice"));
            if (keys.size() < keys.capacity())
                keys.append(key);
            else
                manyKeys.insert(key);
            skipSpace();
            ++m_at; // the colon
            value();
            m_path.pop_back();
            if (m_at < m_text.size() && m_text[m_at] == ',')
                ++m_at;
            skipSpace();
        }
        ++m_at;
    }
    void elements()
    {
        ++m_at;
        skipSpace();
        for (int i = 0; m_at < m_text.size() && m_text[m_at] != ']'; ++i) {
            m_path.push_back({{}, i});
            value();
            m_path.pop_back();
            if (m_at < m_text.size() && m_text[m_at] == ',')
                ++m_at;
            skipSpace();
        }
        ++m_at;
    }

    const QByteArray& m_text;
    Visit m_visit;
    std::vector<Place> m_path;
    qsizetype m_at = 0;
    int m_line = 1;
    QString m_problem;
    QString m_problemPath;
    int m_problemLine = 0;
};

int lineAtOffset(const QByteArray& text, qsizetype offset)
{
    return static_cast<int>(text.left(offset).count('\n')) + 1;
}

bool isWholeNumber(const QJsonValue& value)
{
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond it a double skips whole numbers
    const double number = value.toDouble();
    return value.isDouble() && std::floor(number) == number && std::abs(number) <= kExact;
}

} // namespace

QString JsonError::text() const
{
    QString result = path.isEmpty() ? reason : QStringLiteral("%1: %2").arg(path, reason);
    if (line > 0)
        result = QStringLiteral("line %1: ").arg(line) + result;
    return result;
}

Expected<QJsonObject, JsonError> parseJsonObject(const QByteArray& text)
{
    QJsonParseError parseError{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return Unexpected{JsonError{{}, parseError.errorString(), lineAtOffset(text, parseError.offset)}};
    if (!document.isObject())
        return Unexpected{JsonError{{}, QStringLiteral("must be an object"), 1}};
    Walker walker(text);
    if (!walker.walk())
        return Unexpected{JsonError{walker.problemPath(), walker.problem(), walker.problemLine()}};
    return document.object();
}

int lineOfJsonPath(const QByteArray& text, const QString& path)
{
    int found = 0;
    Walker walker(text, [&](const Walker& at) {
        if (found == 0 && at.path() == path)
            found = at.line();
    });
    return walker.walk() ? found : 0;
}

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

QByteArray toCanonicalJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact); // QJsonObject keeps its keys sorted
}

} // namespace xuanhao
