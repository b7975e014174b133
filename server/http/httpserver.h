// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "server/http/httplimits.h"
#include "server/http/httpmessage.h"
#include "server/http/responder.h"
#include "server/http/tls.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace xuanhao {

/// Why the server could not start: an English sentence for administrators and the log.
struct HttpStartError
{
    QString detail;
};

/// What happened since the start; for the log and for `status`.
struct HttpCounts
{
    std::uint64_t accepted = 0;         ///< connections that got a place
    std::uint64_t turnedAway = 0;       ///< connections closed because all places were taken
    std::uint64_t failedHandshakes = 0; ///< no TLS, too old TLS, or too slow
    std::uint64_t requests = 0;         ///< complete requests given to the handler
    std::uint64_t refused = 0;          ///< answered with a problem before the handler saw them
    std::uint64_t timeouts = 0;         ///< connections that ran into a time limit other than idleTime
    int open = 0;                       ///< connections now
};

/// An HTTPS server: TLS 1.2 and later, HTTP/1.1 with keep-alive, every limit explicit.
///
/// The handler is called on one of the io threads, for several connections at the same time; it must
/// not block. Requests of one connection are answered in their order, one at a time. OPTIONS and
/// everything malformed is answered without the handler.
class HttpServer
{
public:
    using Handler = std::function<void(HttpRequest, Responder)>;

    HttpServer(HttpLimits limits, TlsFiles tls, Handler handler);
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Listens on an IP address ("127.0.0.1", "::" for every one) and a port, 0 for a free one; the
    /// result is the port. Call once.
    [[nodiscard]] Expected<std::uint16_t, HttpStartError> start(const QString& address, std::uint16_t port);

    /// These addresses are proxies: what comes from them begins with a line of the PROXY protocol, version 1,
    /// and counts as its client's. Before start(); false when one is no IP address.
    [[nodiscard]] bool trustProxies(const QStringList& addresses);

    /// Closes the door and idle connections, lets running requests be answered for at most drainTime,
    /// then joins all threads. Answers that come later are dropped. Not on an io thread. Repeatable.
    void stop();

    [[nodiscard]] HttpCounts counts() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace xuanhao
