// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpserver.h"
#include "server/jobs/serverhealth.h"

#include <functional>
#include <memory>

namespace xuanhao {

/// A second address for those who run the server: /livez and /readyz, as at the first one, and /metrics,
/// which is not everybody's business. It is open before the database is, and closes last. HTTPS with the same
/// key.
class OperatorsDoor
{
public:
    struct Answers
    {
        std::function<HealthFacts()> health;
        std::function<QByteArray()> metrics;
    };

    /// The error is an English sentence.
    static Expected<std::unique_ptr<OperatorsDoor>, QString> open(const QString& address, std::uint16_t port,
                                                                  const TlsFiles& tls, Answers answers);

    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    OperatorsDoor(const TlsFiles& tls, Answers answers);
    [[nodiscard]] HttpResponse answer(const HttpRequest& request) const;

    Answers m_answers;
    HttpServer m_http;
    std::uint16_t m_port = 0;
};

} // namespace xuanhao
