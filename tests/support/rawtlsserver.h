// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "server/http/tls.h"

#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QUrl>

#include <functional>

namespace xuanhao::test {

/// A TLS server that answers with raw bytes: for answers that no HTTP server would give. Remembers
/// every byte that reaches it inside TLS.
class RawTlsServer : public QObject
{
    Q_OBJECT

public:
    RawTlsServer(const Clock& clock, RandomSource& random)
    {
        const auto material = makeSelfSigned({QStringLiteral("127.0.0.1")}, clock, random);
        XUANHAO_CHECK(material.hasValue());
        certificate = QSslCertificate(material->certificatePem);
        pin = spkiPin(material->certificatePem)->toLatin1();
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(certificate);
        tls.setPrivateKey(QSslKey(material->keyPem.clear(), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        XUANHAO_CHECK(m_server.listen(QHostAddress::LocalHost));
        connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
            ++connections;
            auto* socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection());
            connect(socket, &QSslSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                if (received.contains("\r\n\r\n") && !reply.isEmpty()) {
                    socket->write(reply);
                    socket->flush();
                    if (closesAfterReply)
                        socket->disconnectFromHost();
                }
            });
            connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
    }

    QSslCertificate certificate;
    QByteArray pin;
    QByteArray reply;
    bool closesAfterReply = true;
    QByteArray received;
    int connections = 0; ///< finished handshakes

private:
    QSslServer m_server;
};

} // namespace xuanhao::test
