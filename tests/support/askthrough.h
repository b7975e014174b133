// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslSocket>

namespace xuanhao::test {

/// What a balancer does that passes TLS through: `opening` before the handshake, then the request. What the
/// server answered, nothing when it hung up.
inline QByteArray askThrough(quint16 port, const QByteArray& opening, const QByteArray& request)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected())
        return {};
    static_cast<QTcpSocket&>(socket).write(opening);
    socket.startClientEncryption();
    if (!socket.waitForEncrypted())
        return {};
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead())
        answer += socket.readAll();
    return answer;
}

inline const QByteArray kStrangersRequest =
    "POST /v1/applicants/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
    "Content-Type: application/json\r\nConnection: close\r\n\r\n{}";

} // namespace xuanhao::test
