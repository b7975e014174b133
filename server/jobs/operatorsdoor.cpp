// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/operatorsdoor.h"

#include "server/jobs/metricstext.h"

#include <chrono>

namespace xuanhao {

namespace {

/// Few people and programs come here.
HttpLimits limits()
{
    HttpLimits limits;
    limits.bodyBytes = 1024;
    limits.connections = 64;
    limits.connectionsPerAddress = 64;
    limits.ioThreads = 1;
    limits.drainTime = std::chrono::seconds(1);
    return limits;
}

} // namespace

OperatorsDoor::OperatorsDoor(const TlsFiles& tls, Answers answers)
    : m_answers(std::move(answers))
    , m_http(limits(), tls,
             [this](const HttpRequest& request, const Responder& responder) { responder(answer(request)); })
{}

Expected<std::unique_ptr<OperatorsDoor>, QString>
OperatorsDoor::open(const QString& address, std::uint16_t port, const TlsFiles& tls, Answers answers)
{
    std::unique_ptr<OperatorsDoor> door(new OperatorsDoor(tls, std::move(answers)));
    const auto opened = door->m_http.start(address, port);
    if (!opened)
        return Unexpected{opened.error().detail};
    door->m_port = *opened;
    return door;
}

HttpResponse OperatorsDoor::answer(const HttpRequest& request) const
{
    if (auto probe = probeAnswer(request, m_answers.health()))
        return *std::move(probe);
    if (request.method == "GET" && request.path == "/metrics")
        return {200, MetricsText::kContentType, m_answers.metrics(), {}};
    return toResponse({404, "nothing-here", "Here are /livez, /readyz and /metrics."});
}

} // namespace xuanhao
