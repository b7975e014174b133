// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/http/runningserver.h"

#include "core/base/check.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <stdexcept>
#include <utility>

namespace xuanhao::test {

namespace {

/// Making a key for every test would only cost time.
const TlsMaterial& material()
{
    static const TlsMaterial made = [] {
        const FakeClock clock(fromMilliseconds(1'795'000'000'000));
        SeededRandom random(1);
        return makeSelfSigned({QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}, clock, random)
            .value();
    }();
    return made;
}

} // namespace

RunningServer::RunningServer(HttpLimits limits)
    : m_files{.certificatePath = m_dir.filePath(QStringLiteral("central.crt")),
              .keyPath = m_dir.filePath(QStringLiteral("central.key"))}
{
    XUANHAO_CHECK(writeTlsFiles(material(), m_files).hasValue());
    m_server = std::make_unique<HttpServer>(
        limits, m_files,
        [this](const HttpRequest& request, const Responder& responder) { handle(request, responder); });
    m_port = m_server->start(QStringLiteral("127.0.0.1"), 0).value();
}

RunningServer::~RunningServer()
{
    m_server->stop();
    for (std::thread& thread : m_threads)
        thread.join();
}

int RunningServer::held()
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_held.size());
}

std::vector<Responder> RunningServer::takeHeld()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_held, {});
}

void RunningServer::answerHeld()
{
    for (const Responder& responder : takeHeld())
        responder(HttpResponse::json(200, "\"held\""));
}

void RunningServer::handle(const HttpRequest& request, const Responder& responder)
{
    if (request.path == "/later") {
        const std::lock_guard lock(m_mutex);
        m_threads.emplace_back(
            [responder, body = request.body] { responder(HttpResponse::json(200, body)); });
    } else if (request.path == "/held") {
        const std::lock_guard lock(m_mutex);
        m_held.push_back(responder);
    } else if (request.path == "/throw") {
        throw std::runtime_error("on purpose");
    } else if (request.path == "/twice") {
        responder(HttpResponse::json(200, "1"));
        responder(HttpResponse::json(200, "2"));
    } else if (request.path == "/large") {
        responder(HttpResponse::json(200, QByteArray(3'000'000, 'x')));
    } else if (request.path == "/echo") {
        HttpResponse response =
            HttpResponse::json(200, request.method + ' ' + request.path + '?' + request.query + ' ' +
                                        request.header("x-test") + ' ' + request.body);
        response.headers.push_back({"X-Remote", request.remoteAddress.toUtf8()});
        responder(std::move(response));
    }
}

} // namespace xuanhao::test
