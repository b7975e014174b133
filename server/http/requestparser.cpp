// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/requestparser.h"

#include "core/base/check.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace xuanhao {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using Parser = http::request_parser<http::string_body>;

QByteArray toBytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The characters of path and query of RFC 3986 and no hidden NUL: nothing that needs quoting in a log.
bool isTargetText(const QByteArray& text)
{
    static constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@/?";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '%') {
            if (i + 2 >= text.size() || !isHexDigit(text.at(i + 1)) || !isHexDigit(text.at(i + 2)) ||
                text.mid(i + 1, 2) == "00")
                return false;
            i += 2;
            continue;
        }
        const bool isAlphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!isAlphanumeric && kMarks.find(c) == std::string_view::npos)
            return false;
    }
    return true;
}

HttpProblem problemFor(beast::error_code error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return {431, "header-too-large", "The header of the request is larger than this server accepts."};
    if (error == http::error::body_limit)
        return {413, "body-too-large", "The body of the request is larger than this server accepts."};
    if (error == http::error::bad_version)
        return {505, "http-version", "This server speaks HTTP/1.1 and HTTP/1.0."};
    return {400, "malformed-request", "The request is not valid HTTP."};
}

} // namespace

class RequestParser::Private
{
public:
    explicit Private(const HttpLimits& given)
        : limits(given)
    {
        parser.header_limit(static_cast<std::uint32_t>(limits.headerBytes));
        parser.body_limit(limits.bodyBytes);
    }

    /// Everything that is known once the header is complete.
    std::optional<HttpProblem> checkHeader();
    std::optional<HttpProblem> checkFraming() const;
    std::optional<HttpProblem> checkMethod() const;
    std::optional<HttpProblem> readTarget();
    std::optional<HttpProblem> checkSize(std::size_t used, std::size_t unused);
    Fed fail(HttpProblem why, std::size_t used)
    {
        problem = std::move(why);
        return {Step::Failed, used};
    }

    HttpLimits limits;
    Parser parser;
    HttpRequest request;
    HttpProblem problem;
    std::size_t headerSeen = 0;
    std::size_t bodySeen = 0;
    bool hasHeader = false;
    bool isKeptAlive = false;
};

std::optional<HttpProblem> RequestParser::Private::checkHeader()
{
    const auto& message = parser.get();
    for (const auto& field : message)
        request.headers.push_back({toBytes(field.name_string()), toBytes(field.value())});
    isKeptAlive = parser.keep_alive();
    if (auto wrong = checkFraming())
        return wrong;
    if (auto wrong = checkMethod())
        return wrong;
    return readTarget();
}

std::optional<HttpProblem> RequestParser::Private::checkFraming() const
{
    const auto& message = parser.get();
    const auto hosts = message.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() >= 11))
        return HttpProblem{400, "host-missing", "The request needs exactly one Host field."};
    if (const auto codings = message.count(http::field::transfer_encoding); codings > 0) {
        // Whatever is not exactly "chunked" could be framed otherwise by a proxy in front (smuggling).
        if (codings > 1 || !beast::iequals(message[http::field::transfer_encoding], "chunked"))
            return HttpProblem{501, "transfer-encoding", "The only transfer coding here is chunked."};
        if (message.version() < 11)
            return HttpProblem{400, "malformed-request", "HTTP/1.0 knows no transfer coding."};
    }
    if (message.count(http::field::expect) > 0 && message.version() >= 11 &&
        !beast::iequals(message[http::field::expect], "100-continue"))
        return HttpProblem{417, "expectation", "The only expectation this server meets is 100-continue."};
    return std::nullopt;
}

std::optional<HttpProblem> RequestParser::Private::checkMethod() const
{
    const http::verb method = parser.get().method();
    const auto isOneOf = [&](std::initializer_list<http::verb> verbs) {
        return std::find(verbs.begin(), verbs.end(), method) != verbs.end();
    };
    if (isOneOf({http::verb::get, http::verb::head, http::verb::post, http::verb::put, http::verb::patch,
                 http::verb::delete_, http::verb::options}))
        return std::nullopt;
    if (isOneOf({http::verb::trace, http::verb::connect}))
        return HttpProblem{405, "method-not-allowed", "This method is not allowed here."};
    return HttpProblem{501, "method-unknown", "This server does not know this method."};
}

std::optional<HttpProblem> RequestParser::Private::readTarget()
{
    const HttpProblem wrong{400, "bad-target", "The target of the request is not a valid path."};
    QByteArray target = toBytes(parser.get().target());
    if (target == "*" && parser.get().method() == http::verb::options) {
        request.path = target;
        return std::nullopt;
    }
    for (const char* scheme : {"https://", "http://"}) { // absolute form; the authority says nothing here
        if (target.left(static_cast<qsizetype>(qstrlen(scheme))).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype slash = target.indexOf('/', static_cast<qsizetype>(qstrlen(scheme)));
        target = slash < 0 ? QByteArray("/") : target.mid(slash);
    }
    if (!target.startsWith('/') || !isTargetText(target))
        return wrong;
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    if (mark >= 0)
        request.query = target.mid(mark + 1);
    return std::nullopt;
}

std::optional<HttpProblem> RequestParser::Private::checkSize(std::size_t used, std::size_t unused)
{
    const HttpProblem headerTooLarge = problemFor(http::error::header_limit);
    if (!hasHeader) {
        headerSeen += used;
        const bool isWaiting = !parser.is_header_done();
        if (headerSeen + (isWaiting ? unused : 0) > limits.headerBytes)
            return headerTooLarge;
        return std::nullopt;
    }
    // Chunk headers cost bytes too: one-byte chunks with extensions must not be endless.
    bodySeen += used;
    if (bodySeen > 8 * limits.bodyBytes + limits.headerBytes)
        return problemFor(http::error::body_limit);
    if (!parser.is_done() && unused > limits.headerBytes && used == 0)
        return headerTooLarge;
    return std::nullopt;
}

RequestParser::RequestParser(const HttpLimits& limits)
    : d(std::make_unique<Private>(limits))
{}

RequestParser::~RequestParser() = default;

RequestParser::Fed RequestParser::feed(std::span<const char> bytes)
{
    std::size_t at = 0;
    // RFC 9112 §2.2: empty lines before a request are ignored; some clients end a body with one.
    while (!hasBegun() && bytes.size() - at >= 2 && bytes[at] == '\r' && bytes[at + 1] == '\n') {
        at += 2;
        d->headerSeen += 2;
    }
    if (!hasBegun() && bytes.size() - at == 1 && bytes[at] == '\r')
        return {Step::NeedsMore, at};
    while (!d->parser.is_done()) {
        if (at == bytes.size())
            return {Step::NeedsMore, at};
        beast::error_code error;
        const std::size_t used = d->parser.put({bytes.data() + at, bytes.size() - at}, error);
        at += used;
        if (error && error != http::error::need_more)
            return d->fail(problemFor(error), at);
        if (const auto wrong = d->checkSize(used, bytes.size() - at))
            return d->fail(*wrong, at);
        if (!d->hasHeader && d->parser.is_header_done()) {
            d->hasHeader = true;
            if (const auto wrong = d->checkHeader())
                return d->fail(*wrong, at);
            if (!d->parser.is_done() && d->parser.get().version() >= 11 &&
                d->parser.get().count(http::field::expect) > 0)
                return {Step::WantsContinue, at};
        }
        if (error)
            return {Step::NeedsMore, at};
    }
    return {Step::Complete, at};
}

bool RequestParser::hasBegun() const
{
    return d->parser.got_some();
}

bool RequestParser::isHead() const
{
    return d->hasHeader && d->parser.get().method() == http::verb::head;
}

bool RequestParser::isOptions() const
{
    return d->hasHeader && d->parser.get().method() == http::verb::options;
}

bool RequestParser::isKeptAlive() const
{
    return d->isKeptAlive;
}

const HttpProblem& RequestParser::problem() const
{
    return d->problem;
}

HttpRequest RequestParser::takeRequest()
{
    XUANHAO_CHECK(d->parser.is_done());
    d->request.method = isHead() ? QByteArray("GET") : toBytes(d->parser.get().method_string());
    d->request.body = toBytes(d->parser.get().body());
    return std::move(d->request);
}

} // namespace xuanhao
