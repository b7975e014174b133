// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QJsonDocument>
#include <QSet>
#include <QVarLengthArray>

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

QByteArray toCanonicalJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact); // QJsonObject keeps its keys sorted
}

} // namespace xuanhao
