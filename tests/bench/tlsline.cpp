// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/tlsline.h"

#include <openssl/ssl.h>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace xuanhao::bench {

namespace {

constexpr int kPatienceSeconds = 30; ///< of a line that waits

/// One for all: a context costs more than a connection.
SSL_CTX* context()
{
    static SSL_CTX* const all = [] {
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
        return SSL_CTX_new(TLS_client_method());
    }();
    return all;
}

int connectTo(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{.tv_sec = kPatienceSeconds, .tv_usec = 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int isOn = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &isOn, sizeof isOn);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("cannot connect to the server");
    return socket;
}

} // namespace

struct TlsLine::Private
{
    explicit Private(std::uint16_t port)
        : socket(connectTo(port))
        , ssl(SSL_new(context()))
    {
        SSL_set_fd(ssl, socket);
        if (SSL_connect(ssl) != 1)
            qFatal("the server does not speak TLS");
    }
    ~Private()
    {
        SSL_free(ssl);
        close(socket);
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    int socket;
    SSL* ssl;
};

TlsLine::TlsLine(std::uint16_t port)
    : d(std::make_unique<Private>(port))
{}

TlsLine::~TlsLine() = default;
TlsLine::TlsLine(TlsLine&&) noexcept = default;
TlsLine& TlsLine::operator=(TlsLine&&) noexcept = default;

void TlsLine::stopWaiting()
{
    fcntl(d->socket, F_SETFL, fcntl(d->socket, F_GETFL) | O_NONBLOCK);
}

bool TlsLine::send(const QByteArray& bytes)
{
    return SSL_write(d->ssl, bytes.constData(), static_cast<int>(bytes.size())) == bytes.size();
}

TlsLine::Heard TlsLine::hear(QByteArray& bytes)
{
    std::array<char, 16384> piece{};
    const int size = SSL_read(d->ssl, piece.data(), piece.size());
    if (size > 0) {
        bytes.append(piece.data(), size);
        return Heard::Something;
    }
    return SSL_get_error(d->ssl, size) == SSL_ERROR_WANT_READ ? Heard::NothingYet : Heard::TheEnd;
}

int TlsLine::socket() const
{
    return d->socket;
}

} // namespace xuanhao::bench
