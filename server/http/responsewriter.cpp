// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/responsewriter.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace xuanhao {

namespace {

bool isFieldName(const QByteArray& name)
{
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kMarks.find(c) != std::string_view::npos;
    });
}

bool isFieldValue(const QByteArray& value)
{
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return c == '\x7f' || (c >= '\0' && c < ' ' && c != '\t'); });
}

bool isServersWork(const QByteArray& name)
{
    static constexpr const char* kNames[] = {"Content-Length",    "Content-Type", "Connection",
                                             "Transfer-Encoding", "Trailer",      "Upgrade",
                                             "Keep-Alive"};
    return std::any_of(std::begin(kNames), std::end(kNames),
                       [&](const char* own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

void addField(QByteArray& head, const QByteArray& name, const QByteArray& value)
{
    head += name + ": " + value + "\r\n";
}

} // namespace

QByteArray toBytes(const HttpResponse& response, AnswerBody body, AfterAnswer after)
{
    const bool isBodiless = response.status == 204 || response.status == 304 || response.status < 200;
    QByteArray bytes;
    bytes.reserve(512 + (body == AnswerBody::Sent ? response.body.size() : 0));
    bytes += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + httpReason(response.status) + "\r\n";
    if (!response.contentType.isEmpty() && isFieldValue(response.contentType))
        addField(bytes, "Content-Type", response.contentType);
    bool isCacheRuled = false;
    for (const HttpHeader& field : response.headers) {
        if (!isFieldName(field.name) || !isFieldValue(field.value) || isServersWork(field.name)) {
            qWarning("A field of an answer was left out because it would break the message.");
            continue;
        }
        isCacheRuled = isCacheRuled || field.name.compare("Cache-Control", Qt::CaseInsensitive) == 0;
        addField(bytes, field.name, field.value);
    }
    if (!isCacheRuled)
        addField(bytes, "Cache-Control", "no-store");
    addField(bytes, "X-Content-Type-Options", "nosniff");
    addField(bytes, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (!isBodiless)
        addField(bytes, "Content-Length", QByteArray::number(response.body.size()));
    addField(bytes, "Connection", after == AfterAnswer::KeepAlive ? "keep-alive" : "close");
    bytes += "\r\n";
    if (!isBodiless && body == AnswerBody::Sent)
        bytes += response.body;
    return bytes;
}

} // namespace xuanhao
