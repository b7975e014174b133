// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/check.h"
#include "core/base/systemclock.h"
#include "server/http/httpserver.h"
#include "tests/support/seededrandom.h"

#include <QTemporaryDir>

#include <mutex>

namespace xuanhao::test {

/// A provider's HTTPS server that answers every request in the same way and remembers them all.
class GatewayServer
{
public:
    GatewayServer()
    {
        const auto material = makeSelfSigned({QStringLiteral("127.0.0.1")}, m_clock, m_random);
        XUANHAO_CHECK(material.hasValue() && writeTlsFiles(*material, tls()).hasValue());
        HttpLimits limits;
        limits.drainTime = Milliseconds(100); // for answers that never come
        m_server = std::make_unique<HttpServer>(
            limits, tls(),
            [this](HttpRequest request, const Responder& responder) { take(request, responder); });
        const auto started = m_server->start(QStringLiteral("127.0.0.1"), 0);
        XUANHAO_CHECK(started.hasValue());
        m_port = *started;
    }
    ~GatewayServer() { m_server->stop(); }
    GatewayServer(const GatewayServer&) = delete;
    GatewayServer& operator=(const GatewayServer&) = delete;

    [[nodiscard]] QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QString certificate() const { return tls().certificatePath; }
    /// From now on; nothing: requests stay without an answer.
    void answer(std::optional<HttpResponse> response)
    {
        const std::lock_guard lock(m_mutex);
        m_response = std::move(response);
    }
    [[nodiscard]] QList<HttpRequest> requests()
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    [[nodiscard]] TlsFiles tls() const
    {
        return {m_folder.filePath(QStringLiteral("certificate.pem")),
                m_folder.filePath(QStringLiteral("key.pem"))};
    }
    void take(const HttpRequest& request, const Responder& responder)
    {
        const std::lock_guard lock(m_mutex);
        m_requests.append(request);
        if (m_response)
            responder(*m_response);
        else
            m_unanswered.append(responder);
    }

    const SystemClock m_clock;
    SeededRandom m_random{5};
    QTemporaryDir m_folder;
    std::mutex m_mutex;
    std::optional<HttpResponse> m_response =
        HttpResponse{.status = 200, .contentType = {}, .body = {}, .headers = {}};
    QList<HttpRequest> m_requests;
    QList<Responder> m_unanswered;
    std::uint16_t m_port = 0;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace xuanhao::test
