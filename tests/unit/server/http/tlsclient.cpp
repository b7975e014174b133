// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/http/tlsclient.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/ssl.h>

#include <array>
#include <csignal>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace xuanhao::test {

namespace {

int connectTo(std::uint16_t port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{.tv_sec = 30, .tv_usec = 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("cannot connect to the test server");
    return fd;
}

} // namespace

QByteArray Answer::field(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray Answer::problemCode() const
{
    if (field("Content-Type") != "application/problem+json")
        return "not a problem document";
    const QJsonObject document = QJsonDocument::fromJson(body).object();
    if (document.value(QLatin1String("status")).toInt() != status ||
        !document.value(QLatin1String("type")).isString() ||
        document.value(QLatin1String("title")).toString().isEmpty() ||
        document.value(QLatin1String("detail")).toString().isEmpty())
        return "incomplete problem document";
    return document.value(QLatin1String("facts"))
        .toObject()
        .value(QLatin1String("reason"))
        .toString()
        .toUtf8();
}

TcpClient::TcpClient(std::uint16_t port)
    : m_socket(connectTo(port))
{}

TcpClient::~TcpClient()
{
    close(m_socket);
}

bool TcpClient::write(const QByteArray& bytes)
{
    return send(m_socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) ==
           bytes.size();
}

QByteArray TcpClient::readToEnd()
{
    QByteArray all;
    std::array<char, 4096> piece{};
    for (;;) {
        const ssize_t size = recv(m_socket, piece.data(), piece.size(), 0);
        if (size <= 0)
            return all;
        all.append(piece.data(), size);
    }
}

class TlsClient::Private
{
public:
    explicit Private(std::uint16_t port)
        : tcp(port)
    {}
    ~Private()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
    }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    bool readSome()
    {
        std::array<char, 16384> piece{};
        const int size = SSL_read(ssl, piece.data(), piece.size());
        if (size <= 0)
            return false;
        input.append(piece.data(), size);
        return true;
    }

    TcpClient tcp;
    SSL_CTX* context = nullptr;
    SSL* ssl = nullptr;
    bool isEncrypted = false;
    QByteArray input;
};

TlsClient::TlsClient(std::uint16_t port)
    : TlsClient(port, Options{})
{}

TlsClient::TlsClient(std::uint16_t port, Options options)
    : d(std::make_unique<Private>(port))
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    d->context = SSL_CTX_new(TLS_client_method());
    if (options.maxVersion != 0) { // OpenSSL offers old versions only at level 0
        SSL_CTX_set_security_level(d->context, 0);
        SSL_CTX_set_min_proto_version(d->context, 0);
        SSL_CTX_set_max_proto_version(d->context, options.maxVersion);
    }
    d->ssl = SSL_new(d->context);
    if (options.protocols)
        SSL_set_alpn_protos(d->ssl, reinterpret_cast<const unsigned char*>(options.protocols),
                            static_cast<unsigned int>(qstrlen(options.protocols)));
    SSL_set_fd(d->ssl, d->tcp.socket());
    d->isEncrypted = SSL_connect(d->ssl) == 1;
}

TlsClient::~TlsClient() = default;
TlsClient::TlsClient(TlsClient&&) noexcept = default;

bool TlsClient::isEncrypted() const
{
    return d->isEncrypted;
}

QByteArray TlsClient::protocol() const
{
    return SSL_get_version(d->ssl);
}

QByteArray TlsClient::alpn() const
{
    const unsigned char* name = nullptr;
    unsigned int length = 0;
    SSL_get0_alpn_selected(d->ssl, &name, &length);
    return {reinterpret_cast<const char*>(name), static_cast<qsizetype>(length)};
}

bool TlsClient::write(const QByteArray& bytes)
{
    return bytes.isEmpty() ||
           SSL_write(d->ssl, bytes.constData(), static_cast<int>(bytes.size())) == bytes.size();
}

Answer TlsClient::read(Body body)
{
    Answer answer;
    qsizetype end = -1;
    while ((end = d->input.indexOf("\r\n\r\n")) < 0) {
        if (!d->readSome())
            return answer;
    }
    answer.head = d->input.left(end);
    d->input.remove(0, end + 4);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype length = body == Body::None ? 0 : answer.field("Content-Length").toLongLong();
    while (d->input.size() < length) {
        if (!d->readSome())
            return Answer{};
    }
    answer.body = d->input.left(length);
    d->input.remove(0, length);
    return answer;
}

Answer TlsClient::ask(const QByteArray& request, Body body)
{
    return write(request) ? read(body) : Answer{};
}

bool TlsClient::isClosedByServer()
{
    const bool hasMore = !d->input.isEmpty() || d->readSome();
    // SO_RCVTIMEO shows as a retry; that is not an end.
    return !hasMore && SSL_get_error(d->ssl, 0) != SSL_ERROR_WANT_READ;
}

} // namespace xuanhao::test
