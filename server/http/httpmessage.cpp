// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpmessage.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace xuanhao {

namespace {

constexpr std::array<std::pair<int, const char*>, 33> kReasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

QByteArray decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

/// The protocol's word for a refusal of HTTP itself.
QString codeOf(int status)
{
    switch (status) {
    case 404:
        return QStringLiteral("notFound");
    case 405:
        return QStringLiteral("methodNotAllowed");
    case 413:
    case 431:
        return QStringLiteral("tooLarge");
    case 500:
        return QStringLiteral("internal");
    case 408: // nothing has happened; the sender may try again
    case 503:
        return QStringLiteral("overloaded");
    default:
        return QStringLiteral("malformed");
    }
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    QByteArray joined;
    bool isFound = false;
    for (const HttpHeader& field : headers) {
        if (field.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (isFound)
            joined += ", ";
        joined += field.value;
        isFound = true;
    }
    return joined;
}

std::optional<QByteArray> HttpRequest::queryValue(QByteArrayView name) const
{
    for (const QByteArray& pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && decoded(pair.left(equals)) == name)
            return decoded(pair.mid(equals + 1));
    }
    return std::nullopt;
}

HttpResponse HttpResponse::json(int status, QByteArray body)
{
    return {.status = status, .contentType = "application/json", .body = std::move(body), .headers = {}};
}

HttpResponse toResponse(const HttpProblem& problem)
{
    // The form and the words of the protocol (OpenAPI: Problem): a counter understands these answers, too.
    const QJsonObject document{
        {QStringLiteral("type"), QStringLiteral("about:blank")},
        {QStringLiteral("title"), QString::fromLatin1(httpReason(problem.status))},
        {QStringLiteral("status"), problem.status},
        {QStringLiteral("code"), codeOf(problem.status)},
        {QStringLiteral("detail"), QString::fromUtf8(problem.detail)},
        {QStringLiteral("facts"), QJsonObject{{QStringLiteral("reason"), QString::fromUtf8(problem.reason)}}},
        {QStringLiteral("requestId"), QString()}};
    return {.status = problem.status,
            .contentType = "application/problem+json",
            .body = QJsonDocument(document).toJson(QJsonDocument::Compact),
            .headers = {}};
}

QByteArray httpReason(int status)
{
    const auto* const found =
        std::find_if(kReasons.begin(), kReasons.end(), [&](const auto& row) { return row.first == status; });
    return found == kReasons.end() ? QByteArray("Unknown") : QByteArray(found->second);
}

} // namespace xuanhao
