// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/endpoints.h"
#include "server/http/requestparser.h"
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>

// What reaches the server before anything is known about the sender.

namespace xuanhao::fuzz {

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.headerBytes = 512;
    limits.bodyBytes = 1024;
    return limits;
}

struct Reading
{
    RequestParser::Step step = RequestParser::Step::NeedsMore;
    HttpRequest request;
    HttpProblem problem;
    qsizetype used = 0;
};

/// Feeds as a connection does, `piece` bytes at a time.
Reading readInPieces(const QByteArray& bytes, qsizetype piece)
{
    RequestParser parser(smallLimits());
    Reading reading;
    QByteArray input;
    qsizetype arrived = 0;
    while (arrived < bytes.size()) {
        const qsizetype size = std::min(piece, bytes.size() - arrived);
        input += bytes.mid(arrived, size);
        arrived += size;
        for (bool feedsAgain = true; feedsAgain;) {
            const auto fed = parser.feed({input.constData(), static_cast<std::size_t>(input.size())});
            XUANHAO_CHECK(fed.used <= static_cast<std::size_t>(input.size()));
            input.remove(0, static_cast<qsizetype>(fed.used));
            reading.used += static_cast<qsizetype>(fed.used);
            reading.step = fed.step;
            feedsAgain = fed.step == RequestParser::Step::WantsContinue;
        }
        if (reading.step == RequestParser::Step::Complete) {
            reading.request = parser.takeRequest();
            return reading;
        }
        if (reading.step == RequestParser::Step::Failed) {
            reading.problem = parser.problem();
            return reading;
        }
    }
    return reading;
}

bool isSame(const HttpRequest& a, const HttpRequest& b)
{
    return a.method == b.method && a.path == b.path && a.query == b.query && a.body == b.body &&
           std::equal(a.headers.begin(), a.headers.end(), b.headers.begin(), b.headers.end(),
                      [](const HttpHeader& x, const HttpHeader& y) {
                          return x.name == y.name && x.value == y.value;
                      });
}

} // namespace

/// Pieces do not matter: how the network cuts a request decides nothing (smuggling begins there). The limits
/// hold, and what passes is fit for a log.
void fuzzHttp(const QByteArray& bytes)
{
    const HttpLimits limits = smallLimits();
    const Reading whole = readInPieces(bytes, std::max<qsizetype>(bytes.size(), 1));
    const Reading single = readInPieces(bytes, 1);
    const Reading some = readInPieces(bytes, 7);
    // A limit may be passed in one piece and not in another; what is wrong may be seen sooner or later.
    if (bytes.size() <= static_cast<qsizetype>(limits.headerBytes)) {
        for (const Reading& other : {single, some}) {
            const bool isComplete = whole.step == RequestParser::Step::Complete;
            XUANHAO_CHECK((other.step == RequestParser::Step::Complete) == isComplete);
            XUANHAO_CHECK(!isComplete || other.used == whole.used);
        }
    }
    for (const Reading& reading : {whole, single, some}) {
        if (reading.step == RequestParser::Step::Failed)
            XUANHAO_CHECK(reading.problem.status >= 400 && !reading.problem.reason.isEmpty());
        if (reading.step != RequestParser::Step::Complete)
            continue;
        XUANHAO_CHECK(whole.step != RequestParser::Step::Complete || isSame(reading.request, whole.request));
        const HttpRequest& request = reading.request;
        XUANHAO_CHECK(request.body.size() <= static_cast<qsizetype>(limits.bodyBytes));
        XUANHAO_CHECK(request.path == "*" || request.path.startsWith('/'));
        for (const char c : request.path + request.query)
            XUANHAO_CHECK(c > ' ' && c < 0x7f);
        (void)request.queryValue("a");
        const auto hosts =
            std::count_if(request.headers.begin(), request.headers.end(), [](const HttpHeader& field) {
                return field.name.compare("Host", Qt::CaseInsensitive) == 0;
            });
        XUANHAO_CHECK(hosts <= 1);
    }
}

/// A path leads to an endpoint and its variables, and these lead back to it.
void fuzzRoute(const QByteArray& bytes)
{
    for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Post}) {
        bool pathExists = false;
        const auto route = findRoute(method, bytes, &pathExists);
        if (!route)
            continue;
        XUANHAO_CHECK(route->endpoint->method == method);
        const auto again = findRoute(method, pathFor(route->endpoint->id, route->variables));
        XUANHAO_CHECK(again && again->endpoint == route->endpoint && again->variables == route->variables);
    }
}

} // namespace xuanhao::fuzz
