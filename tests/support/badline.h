// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/tls.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QUrl>

namespace xuanhao::test {

/// A line to the real central on which answers go wrong. It ends TLS with central's own key, as a broken
/// proxy of the office would, passes every request on, and spoils the answers as it is told.
class BadLine : public QObject
{
public:
    enum class Spoil {
        Nothing,
        Half,          ///< the answer breaks off
        Html,          ///< a proxy's page with status 200
        Silence,       ///< no answer for longer than anybody waits
        WrongTypes,    ///< sound JSON whose values are of other types
        UnknownFields, ///< what a newer central may add
    };

    BadLine(const TlsFiles& own, quint16 centralPort)
        : m_centralPort(centralPort)
    {
        QFile certificate(own.certificatePath);
        QFile key(own.keyPath);
        const bool isOpen = certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(certificate.readAll()));
        tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        if (!isOpen || !m_server.listen(QHostAddress::LocalHost))
            qFatal("the bad line cannot listen");
        connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
            auto* near = qobject_cast<QSslSocket*>(m_server.nextPendingConnection());
            connect(near, &QSslSocket::disconnected, near, &QObject::deleteLater);
            connect(near, &QSslSocket::readyRead, this, [this, near] {
                QByteArray& request = m_requests[near];
                request += near->readAll();
                if (isWhole(request))
                    passOn(std::exchange(request, {}), near);
            });
            connect(near, &QObject::destroyed, this, [this, near] { m_requests.remove(near); });
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    /// Answers to changes are spoilt from now on; questions (GET) and the others pass.
    void spoil(Spoil how) { m_spoil = how; }
    [[nodiscard]] int spoilt() const { return m_spoilt; }

private:
    static bool isWhole(const QByteArray& message)
    {
        const qsizetype end = message.indexOf("\r\n\r\n");
        return end >= 0 && message.size() >= end + 4 + lengthOf(message.left(end));
    }
    static qsizetype lengthOf(const QByteArray& head)
    {
        const QByteArray name = "content-length:";
        const qsizetype at = head.toLower().indexOf(name);
        return at < 0 ? 0 : head.mid(at + name.size()).split('\r').first().trimmed().toLongLong();
    }
    static QByteArray answerOf(const QByteArray& type, const QByteArray& body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" +
               body;
    }
    void passOn(const QByteArray& request, QSslSocket* near)
    {
        auto* far = new QSslSocket(this);
        far->setPeerVerifyMode(QSslSocket::VerifyNone);
        connect(far, &QSslSocket::encrypted, far, [far, request] { far->write(request); });
        connect(far, &QSslSocket::readyRead, this,
                [this, far, request, answer = QByteArray(), near = QPointer<QSslSocket>(near)]() mutable {
                    answer += far->readAll();
                    if (!isWhole(answer))
                        return;
                    far->disconnect(this);
                    far->deleteLater();
                    if (near)
                        deliver(request, answer, *near);
                });
        far->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_centralPort);
    }
    void deliver(const QByteArray& request, const QByteArray& answer, QSslSocket& near)
    {
        const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
        const bool isChange = request.startsWith("POST") && request.contains("\"operation\"");
        const Spoil how = isChange ? m_spoil : Spoil::Nothing;
        m_spoilt += how == Spoil::Nothing ? 0 : 1;
        switch (how) {
        case Spoil::Nothing:
            near.write(answer);
            return;
        case Spoil::Half:
            near.write(answer.left(answer.size() - body.size() / 2));
            break;
        case Spoil::Html:
            near.write(answerOf("text/html", "<html><body>502 Bad Gateway</body></html>"));
            break;
        case Spoil::Silence:
            return;
        case Spoil::WrongTypes: {
            QJsonObject object = QJsonDocument::fromJson(body).object();
            for (const QString& key : object.keys())
                object.insert(key, QJsonObject{{QStringLiteral("x"), 1}});
            near.write(answerOf("application/json", QJsonDocument(object).toJson()));
            break;
        }
        case Spoil::UnknownFields: {
            QJsonObject object = QJsonDocument::fromJson(body).object();
            object.insert(QStringLiteral("addedLater"), QJsonObject{{QStringLiteral("x"), 1}});
            near.write(answerOf("application/json", QJsonDocument(object).toJson()));
            break;
        }
        }
        near.disconnectFromHost();
    }

    const quint16 m_centralPort;
    QHash<QSslSocket*, QByteArray> m_requests; ///< outlives the server, whose sockets take themselves out
    QSslServer m_server;
    Spoil m_spoil = Spoil::Nothing;
    int m_spoilt = 0;
};

} // namespace xuanhao::test
