// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <memory>

namespace xuanhao::test {

struct Answer
{
    int status = 0; ///< 0: the server closed without an answer
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray field(const QByteArray& name) const;
    /// Why HTTP itself refused: the reason among the facts of a problem document.
    [[nodiscard]] QByteArray problemCode() const;
};

/// A plain TCP connection to the loopback that never waits longer than 30 s.
class TcpClient
{
public:
    explicit TcpClient(std::uint16_t port);
    ~TcpClient();
    TcpClient(const TcpClient&) = delete;
    TcpClient& operator=(const TcpClient&) = delete;

    bool write(const QByteArray& bytes);
    /// Everything until the server closes (or resets).
    QByteArray readToEnd();
    [[nodiscard]] int socket() const { return m_socket; }

private:
    int m_socket;
};

/// A raw HTTPS client by OpenSSL that sends exactly the bytes it is told to.
class TlsClient
{
public:
    enum class Body { Expected, None };
    struct Options
    {
        int maxVersion = 0;              ///< such as TLS1_1_VERSION; 0: all
        const char* protocols = nullptr; ///< ALPN in wire form
    };

    explicit TlsClient(std::uint16_t port);
    TlsClient(std::uint16_t port, Options options);
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;

    [[nodiscard]] bool isEncrypted() const;
    [[nodiscard]] QByteArray protocol() const; ///< "TLSv1.3"
    [[nodiscard]] QByteArray alpn() const;
    bool write(const QByteArray& bytes);
    /// The next answer; Body::None after HEAD.
    Answer read(Body body = Body::Expected);
    Answer ask(const QByteArray& request, Body body = Body::Expected);
    /// Waits for the end of the connection; true when nothing more came before it.
    bool isClosedByServer();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace xuanhao::test
