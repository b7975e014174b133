// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpserver.h"

#include "server/http/clientaddress.h"
#include "server/http/httpconnection.h"
#include "server/http/tlscontext.h"

#include "core/base/check.h"

#include <QSet>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/strand.hpp>

#include <future>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace xuanhao {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// After a failed accept (usually: no file descriptors left) the door waits instead of spinning.
constexpr Milliseconds kAcceptPause{100};

} // namespace

class HttpServer::Private
{
public:
    Private(HttpLimits limits, TlsFiles files, Handler handler)
        : tls(std::move(files))
        , shared{.limits = limits, .handler = std::move(handler)}
    {}

    std::optional<QString> listen(const tcp::endpoint& endpoint);
    void accept();
    void onAccepted(const error_code& error, tcp::socket socket);

    TlsFiles tls;
    QSet<QString> proxies;
    HttpShared shared;
    asio::io_context io;
    // The door has a strand of its own, because stop() closes it from another thread.
    asio::strand<asio::io_context::executor_type> doorStrand{io.get_executor()};
    tcp::acceptor door{doorStrand};
    asio::steady_timer pause{doorStrand};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
    std::vector<std::thread> threads;
    bool isStarted = false;
};

std::optional<QString> HttpServer::Private::listen(const tcp::endpoint& endpoint)
{
    error_code error;
    door.open(endpoint.protocol(), error);
    if (!error)
        door.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && endpoint.address().is_v6())
        door.set_option(asio::ip::v6_only(false), error);
    if (!error)
        door.bind(endpoint, error);
    if (!error)
        door.listen(asio::socket_base::max_listen_connections, error);
    if (!error)
        return std::nullopt;
    return QString::fromStdString(error.message());
}

void HttpServer::Private::accept()
{
    door.async_accept(asio::make_strand(io), [this](const error_code& error, tcp::socket socket) {
        onAccepted(error, std::move(socket));
    });
}

void HttpServer::Private::onAccepted(const error_code& error, tcp::socket socket)
{
    if (!door.is_open())
        return;
    if (error) {
        pause.expires_after(kAcceptPause);
        pause.async_wait([this](const error_code& cancelled) {
            if (!cancelled && door.is_open())
                accept();
        });
        return;
    }
    error_code failure;
    const tcp::endpoint remote = socket.remote_endpoint(failure);
    if (!failure) {
        // IPv4 clients of a dual-stack socket look like IPv6; they count and read as IPv4.
        const auto address =
            plainAddress(QString::fromStdString(remote.address().to_string())).value_or(QString());
        const bool isProxy = proxies.contains(address);
        std::string origin = isProxy ? std::string() : originOf(address).toStdString();
        if (shared.table.admit(origin)) {
            ++shared.accepted;
            socket.set_option(tcp::no_delay(true), failure);
            const auto connection = std::make_shared<HttpConnection>(
                std::move(socket), shared, address, std::move(origin),
                isProxy ? HttpConnection::Opening::ProxyLine : HttpConnection::Opening::Handshake);
            shared.table.enter(connection);
            connection->start();
        } else {
            ++shared.turnedAway;
        }
    }
    accept();
}

HttpServer::HttpServer(HttpLimits limits, TlsFiles tls, Handler handler)
    : d(std::make_unique<Private>(limits, std::move(tls), std::move(handler)))
{}

HttpServer::~HttpServer()
{
    stop();
}

bool HttpServer::trustProxies(const QStringList& addresses)
{
    for (const QString& address : addresses) {
        const auto plain = plainAddress(address);
        if (!plain)
            return false;
        d->proxies.insert(*plain);
    }
    return true;
}

Expected<std::uint16_t, HttpStartError> HttpServer::start(const QString& address, std::uint16_t port)
{
    XUANHAO_CHECK(!d->isStarted);
    if (const auto ready = setUpTls(d->shared.tls, d->tls); !ready)
        return Unexpected{HttpStartError{ready.error()}};
    error_code error;
    const auto ip = asio::ip::make_address(address.toStdString(), error);
    if (error)
        return Unexpected{HttpStartError{QStringLiteral("\"%1\" is not an IP address.").arg(address)}};
    if (const auto failure = d->listen({ip, port})) {
        d->door.close(error);
        return Unexpected{HttpStartError{
            QStringLiteral("Cannot listen on %1 port %2: %3").arg(address).arg(port).arg(*failure)}};
    }
    d->isStarted = true;
    const std::uint16_t chosen = d->door.local_endpoint(error).port();
    d->work.emplace(d->io.get_executor());
    d->accept();
    for (int i = 0; i < d->shared.limits.ioThreads; ++i)
        d->threads.emplace_back([this] { d->io.run(); });
    return chosen;
}

void HttpServer::stop()
{
    if (d->threads.empty())
        return;
    for (const std::thread& thread : d->threads)
        XUANHAO_CHECK(thread.get_id() != std::this_thread::get_id());
    d->shared.isStopping = true;
    std::promise<void> closed; // after it no connection is added
    asio::post(d->doorStrand, [this, &closed] {
        error_code ignored;
        d->door.close(ignored);
        d->pause.cancel();
        for (const auto& connection : d->shared.table.all())
            connection->drain();
        closed.set_value();
    });
    closed.get_future().wait();
    d->shared.table.waitUntilEmpty(d->shared.limits.drainTime);
    {
        const std::lock_guard lock(d->shared.gate->mutex);
        d->shared.gate->isOpen = false;
    }
    for (const auto& connection : d->shared.table.all())
        connection->abandon();
    d->work.reset(); // the threads end when the last operation has come back
    for (std::thread& thread : d->threads)
        thread.join();
    d->threads.clear();
}

HttpCounts HttpServer::counts() const
{
    return {.accepted = d->shared.accepted,
            .turnedAway = d->shared.turnedAway,
            .failedHandshakes = d->shared.failedHandshakes,
            .requests = d->shared.requests,
            .refused = d->shared.refused,
            .timeouts = d->shared.timeouts,
            .open = d->shared.table.count()};
}

} // namespace xuanhao
