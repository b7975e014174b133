// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testcounter.h"

#include "core/base/uuid.h"
#include "core/protocol/messages.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QNetworkReply>

#include <mutex>

namespace xuanhao::test {

namespace {

/// A frame as text, so that it has a place in the lines of an exchange.
QJsonValue answerOf(const Endpoint& endpoint, const Answer& reply)
{
    if (reply.isOk() && answersWithFrame(endpoint.id))
        return QString::fromLatin1(reply.body.toBase64());
    return reply.object();
}

/// What tests/contract/server/checkexchanges.py holds against the OpenAPI document.
void note(const char* operationId, const QByteArray& sent, const Answer& reply, const QJsonValue& answer)
{
    const QString folder = qEnvironmentVariable("XUANHAO_EXCHANGES");
    if (folder.isEmpty() || reply.status == 0) // 0: the server was killed before it answered
        return;
    static std::mutex mutex; // some tests ask from several threads
    const std::lock_guard lock(mutex);
    // The same program may run twice at once, on two databases.
    static QFile file(QDir(folder).filePath(QFileInfo(QCoreApplication::applicationFilePath()).fileName() +
                                            qEnvironmentVariable("XUANHAO_DATABASE") +
                                            QStringLiteral(".jsonl")));
    if (!file.isOpen() && !file.open(QIODevice::WriteOnly))
        return;
    const QJsonObject line{{QStringLiteral("operationId"), QString::fromLatin1(operationId)},
                           {QStringLiteral("request"), QJsonDocument::fromJson(sent).object()},
                           {QStringLiteral("hasBody"), !sent.isEmpty()},
                           {QStringLiteral("status"), reply.status},
                           {QStringLiteral("answer"), answer}};
    file.write(toCanonicalJson(line) + '\n');
    file.flush();
}

} // namespace

QJsonObject Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Answer::code() const
{
    return status == 200 ? QString() : object().value(QStringLiteral("code")).toString();
}

QJsonObject Answer::facts() const
{
    return object().value(QStringLiteral("facts")).toObject();
}

SessionView Answer::view() const
{
    auto view = SessionView::fromJson(object());
    if (!view)
        qWarning().noquote() << "not a session:" << status << body << view.error().text();
    return *std::move(view);
}

TestCounter::TestCounter(const Clock& clock, std::function<QString()> url, const QString& id)
    : m_clock(clock)
    , m_url(std::move(url))
    , m_id(id)
    , m_random(qHash(id))
    , m_key(CounterKey::create(m_random))
{}

QString TestCounter::newOperation()
{
    return timedUuid(m_clock.now(), m_random);
}

QHash<QByteArray, QByteArray> TestCounter::signedHeaders(const QByteArray& method, const QByteArray& target,
                                                         const QByteArray& body)
{
    const Instant now = m_clock.now();
    const QByteArray nonce = randomBytes(m_random, 12).toHex();
    QHash<QByteArray, QByteArray> headers{
        {kCounterHeader, m_id.toUtf8()},
        {kTimeHeader, QByteArray::number(qint64{toMilliseconds(now)})},
        {kNonceHeader, nonce},
        {kSignatureHeader, sign(signedText(method, target, now, nonce, body), m_key).toBase64()}};
    if (!token.isEmpty())
        headers.insert("Authorization", "Bearer " + token.toLatin1());
    return headers;
}

Answer TestCounter::raw(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                        QHash<QByteArray, QByteArray> headers)
{
    QNetworkRequest request(QUrl(m_url() + QString::fromLatin1(target)));
    if (headers.isEmpty())
        headers = signedHeaders(method, target, body);
    for (auto header = headers.begin(); header != headers.end(); ++header)
        request.setRawHeader(header.key(), header.value());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(), [&] { reply->ignoreSslErrors(); });
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Retry-After"), reply->rawHeader("X-Request-Id")};
}

Answer TestCounter::probe(const char* operationId, const QByteArray& path)
{
    const Answer reply = raw("GET", path, {}, {{"Accept", "application/json"}});
    note(operationId, {}, reply, reply.object());
    return reply;
}

Answer TestCounter::send(EndpointId id, const Variables& variables, QJsonObject body)
{
    const Endpoint& target = endpoint(id);
    if (target.isWrite && !body.contains(QStringLiteral("operation")))
        body.insert(QStringLiteral("operation"), newOperation());
    const bool isPost = target.method == HttpMethod::Post;
    const QByteArray content = isPost && !body.isEmpty() ? toCanonicalJson(body) : QByteArray();
    const Answer reply = raw(isPost ? "POST" : "GET", pathFor(id, variables), content);
    note(target.operationId, content, reply, answerOf(target, reply));
    return reply;
}

QJsonObject TestCounter::enrolment(const QString& code) const
{
    return EnrolRequest{m_id, code, m_key.publicKey}.toJson();
}

Answer TestCounter::signIn(const QString& staff, const QString& password)
{
    const Answer reply = send(EndpointId::SignIn, {}, SignInRequest{staff, password}.toJson());
    if (reply.isOk())
        token = reply.object().value(QStringLiteral("token")).toString();
    return reply;
}

LoadedPool TestCounter::pool(PlateKind kind)
{
    const Answer reply = send(EndpointId::PoolSnapshot, {{QStringLiteral("kind"), wireWord(kind)}});
    auto read = readPoolSnapshot(kind, reply.body);
    if (!read)
        qFatal("no snapshot: %d %s", reply.status, reply.body.constData());
    return *std::move(read);
}

} // namespace xuanhao::test
