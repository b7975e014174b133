// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centralclient.h"

#include "core/base/json.h"
#include "core/base/uuid.h"
#include "core/sync/keypin.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

namespace xuanhao {

namespace {

/// A snapshot of all ordinary plates has about one megabyte; more than this is no answer of central.
constexpr qint64 kMaxAnswerBytes = 8 * 1024 * 1024;
constexpr int kMostRepeats = 3;
/// Nobody stands at a counter for longer without an answer; a rate that has a minute to go says so at once.
constexpr int kLongestPauseSeconds = 10;
constexpr const char* kWrongKeyProperty = "xuanhaoWrongKey";
constexpr const char* kTooLateProperty = "xuanhaoTooLate";
constexpr const char* kTooLongProperty = "xuanhaoTooLong";

QByteArray methodName(HttpMethod method)
{
    return method == HttpMethod::Get ? QByteArray("GET") : QByteArray("POST");
}

Milliseconds deadlineOf(EndpointId id, const CallDeadlines& deadlines)
{
    if (id == EndpointId::Hello)
        return deadlines.hello;
    if (id == EndpointId::SendInvoice)
        return deadlines.upload;
    const bool isTransfer = id == EndpointId::PoolSnapshot || id == EndpointId::Reference;
    return isTransfer ? deadlines.transfer : deadlines.session;
}

QNetworkRequest bareRequest(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // A resumed session may hide the certificate whose key is to be compared.
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    request.setSslConfiguration(tls);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("xuanhao"));
    request.setRawHeader("Accept", "application/json, application/octet-stream, application/problem+json");
    return request;
}

} // namespace

struct CentralClient::Call
{
    CentralRequest request;
    QPointer<QObject> context;
    Answer answer;
    QNetworkReply* reply = nullptr;
    MonotonicInstant sentAt{};
    MonotonicInstant receivedAt{};
    QString requestId;
    bool wasSignedAnew = false;
    int repeats = 0; ///< after "busy"
};

bool CallFailure::leavesOutcomeOpen() const
{
    switch (kind) {
    case Kind::NoAnswer:
    case Kind::BadAnswer:
        return true;
    case Kind::WrongKey:
        return true; // an earlier sending of the same operation may have reached the right server
    case Kind::Problem:
        break;
    }
    switch (problem->code) {
    case ProblemCode::Internal:
    case ProblemCode::Overloaded:
    case ProblemCode::UnknownCounter:
    case ProblemCode::BadSignature:
    case ProblemCode::ClockSkew:
    case ProblemCode::Replayed:
    case ProblemCode::SignInFirst:
        return true; // refused before it was looked at, or an outcome central does not know itself
    default:
        return false;
    }
}

CentralClient::CentralClient(CentralAddress address, const Clock& clock, RandomSource& random,
                             ServerClock& serverClock, CallDeadlines deadlines, QObject* parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_clock(clock)
    , m_random(random)
    , m_serverClock(serverClock)
    , m_deadlines(deadlines)
{
    setUp(m_network);
    setUp(m_waiting);
}

void CentralClient::setUp(QNetworkAccessManager& network)
{
    network.setProxy(QNetworkProxy::NoProxy);
    network.setAutoDeleteReplies(false);
    connect(&network, &QNetworkAccessManager::encrypted, this, &CentralClient::checkKey);
    connect(&network, &QNetworkAccessManager::sslErrors, this,
            [this](QNetworkReply* reply, const QList<QSslError>& errors) {
                // The pin stands in for a chain of trust; without a match nothing is forgiven.
                if (isPinned(*reply))
                    reply->ignoreSslErrors(errors);
                else
                    reply->setProperty(kWrongKeyProperty, true);
            });
}

CentralClient::~CentralClient()
{
    // Replies that are still under way must not call back into a half-destroyed object.
    const QList<QNetworkReply*> replies =
        m_network.findChildren<QNetworkReply*>() + m_waiting.findChildren<QNetworkReply*>();
    for (QNetworkReply* reply : replies) {
        reply->disconnect(this);
        reply->abort();
    }
}

bool CentralClient::isPinned(const QNetworkReply& reply) const
{
    const QSslCertificate certificate = reply.sslConfiguration().peerCertificate();
    return !certificate.isNull() && m_address.pins.contains(keyPin(certificate.toDer()));
}

void CentralClient::checkKey(QNetworkReply* reply)
{
    if (isPinned(*reply))
        return;
    // Qt sends the request only after this slot has returned, and not at all once it is aborted.
    reply->setProperty(kWrongKeyProperty, true);
    reply->abort();
}

void CentralClient::send(const CentralRequest& request, QObject* context, Answer answer)
{
    auto call = std::make_shared<Call>();
    call->request = request;
    call->context = context;
    call->answer = std::move(answer);
    // Answers never come from inside send(), so that callers need not expect it.
    QMetaObject::invokeMethod(
        this, [this, call] { start(call); }, Qt::QueuedConnection);
}

QString CentralClient::newOperation()
{
    return timedUuid(std::max(m_serverClock.now(), m_operationsFrom), m_random);
}

QNetworkRequest CentralClient::prepared(const Call& call, const QByteArray& target, const QByteArray& body)
{
    const Endpoint& endpoint = xuanhao::endpoint(call.request.endpoint);
    const qsizetype question = target.indexOf('?');
    QUrl url = m_address.server;
    url.setPath(QString::fromLatin1(target.first(question < 0 ? target.size() : question)), QUrl::StrictMode);
    if (question >= 0)
        url.setQuery(QString::fromLatin1(target.sliced(question + 1)), QUrl::StrictMode);
    QNetworkRequest request = bareRequest(url);
    request.setRawHeader("X-Request-Id", call.requestId.toLatin1());
    if (endpoint.method == HttpMethod::Post)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (endpoint.proof != Proof::Nothing) {
        const QByteArray nonce = randomBytes(m_random, 16).toHex();
        const Instant time = m_serverClock.now();
        const QByteArray text = signedText(methodName(endpoint.method), target, time, nonce, body);
        request.setRawHeader(kCounterHeader, m_address.counter.toUtf8());
        request.setRawHeader(kTimeHeader, QByteArray::number(qint64{toMilliseconds(time)}));
        request.setRawHeader(kNonceHeader, nonce);
        request.setRawHeader(kSignatureHeader, sign(text, *m_key).toBase64());
    }
    if (needsToken(endpoint.proof))
        request.setRawHeader("Authorization", "Bearer " + m_token.clear().toLatin1());
    return request;
}

void CentralClient::start(const std::shared_ptr<Call>& call)
{
    const Endpoint& endpoint = xuanhao::endpoint(call->request.endpoint);
    call->requestId = randomUuid(m_random);
    if (m_address.server.scheme() != QLatin1String("https"))
        return deliver(call,
                       Unexpected{CallFailure{
                           CallFailure::Kind::WrongKey, {}, call->requestId, QStringLiteral("not https")}});
    if (endpoint.proof != Proof::Nothing && !m_key)
        return deliver(
            call,
            Unexpected{CallFailure{
                CallFailure::Kind::NoAnswer, {}, call->requestId, QStringLiteral("no counter key yet")}});
    if (needsToken(endpoint.proof) && !hasToken()) {
        const Problem problem{ProblemCode::SignInFirst, QStringLiteral("nobody is signed in"), {}};
        return deliver(call,
                       Unexpected{CallFailure{CallFailure::Kind::Problem, problem, call->requestId, {}}});
    }
    QByteArray body;
    if (endpoint.method == HttpMethod::Post) {
        QJsonObject object = call->request.body;
        if (endpoint.isWrite)
            object.insert(QStringLiteral("operation"), call->request.operation);
        body = toCanonicalJson(object);
    }
    QByteArray target = pathFor(call->request.endpoint, call->request.variables);
    const std::chrono::seconds wait = call->request.wait;
    if (wait > wait.zero())
        target += "?wait=" + QByteArray::number(qint64{wait.count()});
    QNetworkAccessManager& network = wait > wait.zero() ? m_waiting : m_network;
    const QNetworkRequest request = prepared(*call, target, body);
    call->sentAt = m_clock.monotonic();
    call->reply = endpoint.method == HttpMethod::Get ? network.get(request) : network.post(request, body);
    QNetworkReply* const reply = call->reply;
    connect(reply, &QNetworkReply::finished, this, [this, call] { finish(call); });
    connect(reply, &QNetworkReply::readyRead, this, [reply] {
        if (reply->bytesAvailable() > kMaxAnswerBytes) {
            reply->setProperty(kTooLongProperty, true);
            reply->abort();
        }
    });
    // Qt's own timeout watches for silence only; a slow drip could hold an applicant for ever.
    QTimer::singleShot(wait + deadlineOf(call->request.endpoint, m_deadlines), reply, [reply] {
        if (reply->isFinished())
            return;
        reply->setProperty(kTooLateProperty, true);
        reply->abort();
    });
}

Expected<CentralAnswer, CallFailure> CentralClient::read(const Call& call)
{
    QNetworkReply& reply = *call.reply;
    const auto failure = [&](CallFailure::Kind kind, const QString& detail) {
        return Unexpected{CallFailure{kind, {}, call.requestId, detail}};
    };
    if (reply.property(kWrongKeyProperty).toBool())
        return failure(CallFailure::Kind::WrongKey, QStringLiteral("the server's key is not pinned"));
    if (reply.property(kTooLongProperty).toBool())
        return failure(CallFailure::Kind::BadAnswer, QStringLiteral("the answer is too long"));
    if (reply.property(kTooLateProperty).toBool())
        return failure(CallFailure::Kind::NoAnswer, QStringLiteral("no complete answer in time"));
    const QVariant statusValue = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (!statusValue.isValid())
        return failure(CallFailure::Kind::NoAnswer, reply.errorString());
    // A connection that was kept open carries no new handshake; its key was compared when it began.
    if (!reply.sslConfiguration().peerCertificate().isNull() && !isPinned(reply))
        return failure(CallFailure::Kind::WrongKey, QStringLiteral("the server's key is not pinned"));
    const int status = statusValue.toInt();
    const QByteArray body = reply.readAll();
    if (status >= 400) {
        auto problem = Problem::fromJson(body);
        if (!problem)
            return failure(CallFailure::Kind::BadAnswer,
                           QStringLiteral("status %1 without a problem document").arg(status));
        if (problem->code == ProblemCode::OperationExpired)
            m_operationsFrom = instantFromIso(problem->facts.value(QStringLiteral("from")).toString())
                                   .value_or(m_operationsFrom);
        return Unexpected{CallFailure{CallFailure::Kind::Problem, std::move(problem), call.requestId, {}}};
    }
    if (reply.error() != QNetworkReply::NoError)
        return failure(CallFailure::Kind::BadAnswer, reply.errorString());
    if (status == 204)
        return CentralAnswer{{}, {}, call.sentAt, call.receivedAt, call.requestId};
    const QString type =
        reply.header(QNetworkRequest::ContentTypeHeader).toString().section(QLatin1Char(';'), 0, 0);
    const bool isFrame = answersWithFrame(call.request.endpoint);
    if (status < 200 || status > 299 ||
        type.trimmed().compare(QLatin1String(isFrame ? kFrameType : kJsonType), Qt::CaseInsensitive) != 0)
        return failure(CallFailure::Kind::BadAnswer,
                       QStringLiteral("status %1 with %2").arg(status).arg(type));
    if (isFrame)
        return CentralAnswer{{}, body, call.sentAt, call.receivedAt, call.requestId};
    auto object = parseJsonObject(body);
    if (!object)
        return failure(CallFailure::Kind::BadAnswer, object.error().text());
    return CentralAnswer{*std::move(object), {}, call.sentAt, call.receivedAt, call.requestId};
}

bool CentralClient::mustSignAnew(Call& call, const CallFailure& failure)
{
    if (failure.kind != CallFailure::Kind::Problem || call.wasSignedAnew)
        return false;
    const Problem& problem = *failure.problem;
    if (problem.code == ProblemCode::ClockSkew) {
        const auto serverTime = instantFromIso(problem.facts.value(QStringLiteral("serverTime")).toString());
        if (!serverTime)
            return false;
        m_serverClock.forget();
        m_serverClock.take(ServerTimeSample::fromReply(*serverTime, call.sentAt, call.receivedAt));
        return true;
    }
    // Qt repeats a request whose kept-open connection breaks, with the old nonce. The operation id keeps
    // the effect single; a fresh signature gets the answer.
    return problem.code == ProblemCode::Replayed;
}

/// "Busy" promises that nothing has happened. The heartbeat and requests that wait for changes have rhythms
/// of their own.
std::optional<Milliseconds> CentralClient::pauseBeforeRepeat(const Call& call, const CallFailure& failure)
{
    if (!failure.problem || failure.problem->code != ProblemCode::Overloaded ||
        call.repeats >= kMostRepeats || call.request.endpoint == EndpointId::Hello ||
        call.request.wait > std::chrono::seconds(0))
        return std::nullopt;
    const int seconds = failure.problem->facts.value(QStringLiteral("retryAfter")).toInt();
    if (seconds < 1 || seconds > kLongestPauseSeconds)
        return std::nullopt;
    // All counters of an office are told the same second.
    const Milliseconds least = std::chrono::seconds(seconds);
    const auto jitter = uniformBelow(m_random, static_cast<std::uint64_t>(least.count()) / 2 + 1);
    return least + Milliseconds(static_cast<std::int64_t>(jitter));
}

void CentralClient::finish(const std::shared_ptr<Call>& call)
{
    call->receivedAt = m_clock.monotonic();
    auto result = read(*call);
    call->reply->deleteLater();
    call->reply = nullptr;
    if (!result && mustSignAnew(*call, result.error())) {
        call->wasSignedAnew = true;
        start(call);
        return;
    }
    const auto pause = result ? std::nullopt : pauseBeforeRepeat(*call, result.error());
    if (pause) {
        ++call->repeats;
        call->wasSignedAnew = false;
        Q_EMIT postponed(*pause);
        QTimer::singleShot(*pause, this, [this, call] {
            if (call->context)
                start(call);
        });
        return;
    }
    deliver(call, std::move(result));
}

void CentralClient::deliver(const std::shared_ptr<Call>& call, Expected<CentralAnswer, CallFailure> result)
{
    const bool wasSent = call->receivedAt != MonotonicInstant{};
    const bool mayWait = call->request.wait > std::chrono::seconds(0); // tells nothing about the line
    if (wasSent && !mayWait && (result || result.error().kind == CallFailure::Kind::Problem))
        Q_EMIT answered(call->request.endpoint, call->receivedAt - call->sentAt);
    if (!result) {
        const CallFailure& failure = result.error();
        qInfo("Call %s failed: kind %d, %s %s (request %s)",
              xuanhao::endpoint(call->request.endpoint).operationId, static_cast<int>(failure.kind),
              failure.problem ? qUtf8Printable(wireWord(failure.problem->code)) : "",
              qUtf8Printable(failure.detail), qUtf8Printable(failure.requestId));
        Q_EMIT failed(failure);
    }
    if (call->context)
        call->answer(std::move(result));
}

} // namespace xuanhao
