// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/httpsmssender.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr qsizetype kMaxTemplate = 16 * 1024;

const QRegularExpression& placePattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\{([A-Za-z]+)\\}"));
    return pattern;
}

QString percentEncoded(const QString& value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

/// The inside of a JSON string.
QString jsonEscaped(const QString& value)
{
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return array.mid(2, array.size() - 4); // without [" and "]
}

QString asItIs(const QString& value)
{
    return value;
}

/// Fills in from left to right, so that what was filled in is never read as a place.
QString fill(const QString& text, const HttpSmsTemplate::Values& values, QString (*escaped)(const QString&))
{
    QString result;
    qsizetype done = 0;
    for (auto places = placePattern().globalMatch(text); places.hasNext();) {
        const auto place = places.next();
        result += text.mid(done, place.capturedStart() - done) + escaped(values.value(place.captured(1)));
        done = place.capturedEnd();
    }
    return result + text.mid(done);
}

std::optional<QString> unknownPlace(const QString& text, const QStringList& allowed)
{
    for (auto places = placePattern().globalMatch(text); places.hasNext();) {
        const QString name = places.next().captured(1);
        if (!allowed.contains(name))
            return QStringLiteral("{%1} is unknown or must not stand here").arg(name);
    }
    return std::nullopt;
}

const QStringList kHeaderPlaces{QStringLiteral("number"), QStringLiteral("id"), QStringLiteral("user"),
                                QStringLiteral("password")};
const QStringList kAllPlaces = kHeaderPlaces + QStringList{QStringLiteral("text")};

bool isPrintableAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

} // namespace

Expected<HttpSmsTemplate, QString> HttpSmsTemplate::parse(const QString& text)
{
    if (text.size() > kMaxTemplate)
        return Unexpected{QStringLiteral("it must have at most %1 characters").arg(kMaxTemplate)};
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& line : lines) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
    }
    HttpSmsTemplate result;
    qsizetype at = 0;
    for (; at < lines.size() && !lines[at].isEmpty(); ++at) {
        const auto problem = at == 0 ? result.readRequestLine(lines[at]) : result.readHeader(lines[at]);
        if (problem)
            return Unexpected{QStringLiteral("line %1: %2").arg(at + 1).arg(*problem)};
    }
    result.m_body = lines.mid(at + 1).join(QLatin1Char('\n')).trimmed();
    if (auto problem = result.problem())
        return Unexpected{*problem};
    return result;
}

std::optional<QString> HttpSmsTemplate::readRequestLine(const QString& line)
{
    const QString method = line.section(QLatin1Char(' '), 0, 0);
    m_url = line.section(QLatin1Char(' '), 1);
    if (method != QStringLiteral("GET") && method != QStringLiteral("POST"))
        return QStringLiteral("must be GET or POST, a space, and the address");
    m_method = method == QStringLiteral("GET") ? HttpCallMethod::Get : HttpCallMethod::Post;
    if (auto unknown = unknownPlace(m_url, kAllPlaces))
        return unknown;
    // Who is called must not depend on what is sent.
    static const QRegularExpression fixedHost(QStringLiteral("^https?://[^/?#{}\\s]+(/\\S*)?$"));
    if (!fixedHost.match(m_url).hasMatch() || !isPrintableAscii(m_url))
        return QStringLiteral("must be GET or POST and an address without spaces, with a fixed host");
    return gatewayUrlProblem(fill(m_url, {}, asItIs));
}

std::optional<QString> HttpSmsTemplate::readHeader(const QString& line)
{
    static const QRegularExpression pattern(QStringLiteral("^([A-Za-z0-9-]+): *(\\S.*)$"));
    const auto header = pattern.match(line);
    if (!header.hasMatch() || !isPrintableAscii(line))
        return QStringLiteral("must be a header (Name: value); a blank line ends them");
    const QString name = header.captured(1).toLower();
    if (name == QStringLiteral("host") || name == QStringLiteral("content-length") ||
        name == QStringLiteral("transfer-encoding"))
        return QStringLiteral("%1 is set by itself").arg(header.captured(1));
    if (name == QStringLiteral("content-type"))
        m_isJson = header.captured(2).startsWith(QStringLiteral("application/json"));
    m_headers.append(line);
    return unknownPlace(line, kHeaderPlaces);
}

std::optional<QString> HttpSmsTemplate::problem() const
{
    if (m_url.isEmpty())
        return QStringLiteral("it is empty");
    if (!uses(QStringLiteral("number")) || !uses(QStringLiteral("text")))
        return QStringLiteral("{number} and {text} must stand in it");
    if (m_method == HttpCallMethod::Get)
        return m_body.isEmpty() ? std::nullopt : std::optional(QStringLiteral("a GET has no body"));
    const bool isForm = std::any_of(m_headers.begin(), m_headers.end(), [](const QString& header) {
        return header.toLower().startsWith(QStringLiteral("content-type:")) &&
               header.contains(QStringLiteral("application/x-www-form-urlencoded"));
    });
    if (!m_isJson && !isForm)
        return QStringLiteral("a POST needs the header Content-Type with application/json or "
                              "application/x-www-form-urlencoded");
    if (auto unknown = unknownPlace(m_body, kAllPlaces))
        return QStringLiteral("body: %1").arg(*unknown);
    if (!m_isJson)
        return isPrintableAscii(m_body) ? std::nullopt
                                        : std::optional(QStringLiteral("a form has one line of ASCII"));
    // Outside of quotes a text would break out of its place; digits of a number would not.
    const HttpCall sample = filled({{QStringLiteral("number"), QStringLiteral("13800138000")},
                                    {QStringLiteral("text"), QStringLiteral("\"\\")},
                                    {QStringLiteral("id"), QStringLiteral("\"\\")},
                                    {QStringLiteral("user"), QStringLiteral("\"\\")},
                                    {QStringLiteral("password"), QStringLiteral("\"\\")}});
    QJsonParseError error;
    QJsonDocument::fromJson(sample.body, &error);
    if (error.error != QJsonParseError::NoError)
        return QStringLiteral("the body is no JSON when it is filled in (%1)").arg(error.errorString());
    return std::nullopt;
}

bool HttpSmsTemplate::uses(const QString& place) const
{
    const QString name = QLatin1Char('{') + place + QLatin1Char('}');
    return m_url.contains(name) || m_body.contains(name) || m_headers.join(QLatin1Char('\n')).contains(name);
}

HttpCall HttpSmsTemplate::filled(const Values& values) const
{
    HttpCall call{.method = m_method,
                  .url = fill(m_url, values, percentEncoded).toUtf8(),
                  .headers = {},
                  .body = fill(m_body, values, m_isJson ? jsonEscaped : percentEncoded).toUtf8()};
    for (const QString& header : m_headers)
        call.headers.append(fill(header, values, asItIs).toUtf8());
    return call;
}

} // namespace xuanhao
