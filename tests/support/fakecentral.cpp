// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakecentral.h"

#include "core/base/json.h"
#include "core/base/uuid.h"
#include "core/protocol/messages.h"
#include "core/protocol/signing.h"

#include <QFile>

namespace xuanhao::test {

namespace {

constexpr Milliseconds kAllowedSkew{120'000};

HttpResponse problemResponse(const Problem& problem)
{
    return {httpStatus(problem.code), "application/problem+json", problem.toJson(QStringLiteral("r")), {}};
}

} // namespace

FakeCentral::FakeCentral(const Clock& clock, RandomSource& random)
    : m_clock(clock)
    , m_random(random)
{
    m_files = {m_folder.filePath(QStringLiteral("tls.crt")), m_folder.filePath(QStringLiteral("tls.key"))};
    const auto material = makeSelfSigned({QStringLiteral("127.0.0.1")}, clock, random);
    XUANHAO_CHECK(material.hasValue());
    XUANHAO_CHECK(writeTlsFiles(*material, m_files).hasValue());
    m_pin = spkiPin(material->certificatePem)->toLatin1();
    begin();
}

FakeCentral::~FakeCentral()
{
    cutLine();
}

void FakeCentral::begin()
{
    HttpLimits limits;
    limits.drainTime = Milliseconds(50);
    m_server =
        std::make_unique<HttpServer>(limits, m_files, [this](HttpRequest request, const Responder& respond) {
            QMetaObject::invokeMethod(
                this, [this, request = std::move(request), respond] { handle(request, respond); },
                Qt::QueuedConnection);
        });
    const auto port = m_server->start(QStringLiteral("127.0.0.1"), m_port);
    if (!port)
        qFatal("The fake central can't listen: %s", qUtf8Printable(port.error().detail));
    m_port = *port;
}

QUrl FakeCentral::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port));
}

void FakeCentral::cutLine()
{
    m_silent.clear();
    m_server->stop();
}

void FakeCentral::mendLine()
{
    begin();
}

int FakeCentral::seenCount(EndpointId endpoint) const
{
    return static_cast<int>(std::count_if(m_seen.begin(), m_seen.end(), [&](const SeenRequest& request) {
        return request.endpoint == endpoint;
    }));
}

std::optional<Problem> FakeCentral::checkProof(const Endpoint& endpoint, const HttpRequest& request)
{
    if (endpoint.proof == Proof::Nothing)
        return std::nullopt;
    if (!knowsCounter)
        return Problem{ProblemCode::UnknownCounter, {}, {}};
    const QByteArray nonce = request.header(kNonceHeader);
    const Instant time = fromMilliseconds(request.header(kTimeHeader).toLongLong());
    const QByteArray target = request.query.isEmpty() ? request.path : request.path + '?' + request.query;
    const QByteArray text = signedText(request.method, target, time, nonce, request.body);
    const QByteArray signature = QByteArray::fromBase64(request.header(kSignatureHeader));
    if (!counterKey.isEmpty() && !isSignatureOf(signature, text, counterKey))
        return Problem{ProblemCode::BadSignature, {}, {}};
    if (std::chrono::abs(time - now()) > kAllowedSkew)
        return Problem{ProblemCode::ClockSkew, {}, {{QStringLiteral("serverTime"), toOfficeIso(now())}}};
    if (nonce.size() < 16 || m_nonces.contains(nonce))
        return Problem{ProblemCode::Replayed, {}, {}};
    m_nonces.insert(nonce);
    if (needsToken(endpoint.proof) && request.header("Authorization") != "Bearer token-0123456789abcdef")
        return Problem{ProblemCode::SignInFirst, {}, {}};
    return std::nullopt;
}

FakeCentral::Result FakeCentral::enrol(const SeenRequest& seen)
{
    JsonReader reader(seen.body);
    const EnrolRequest request = EnrolRequest::read(reader);
    if (request.code != enrolCode)
        return Unexpected{Problem{ProblemCode::BadEnrolCode, {}, {}}};
    counterKey = request.publicKey;
    knowsCounter = true;
    return EnrolReply{request.counter, QStringLiteral("03号窗口")}.toJson();
}

FakeCentral::Result FakeCentral::act(const SeenRequest& seen, const HttpRequest& request)
{
    const int key = static_cast<int>(seen.endpoint);
    const bool isWrite = endpoint(seen.endpoint).isWrite;
    const QByteArray fingerprint = request.path + '\n' + request.body;
    if (isWrite) {
        const auto made = instantOfUuid(seen.operation);
        if (!made)
            m_breaches.append(QStringLiteral("%1 without operation id")
                                  .arg(QString::fromLatin1(endpoint(seen.endpoint).operationId)));
        if (made && *made < operationsFrom)
            return Unexpected{Problem{
                ProblemCode::OperationExpired, {}, {{QStringLiteral("from"), toOfficeIso(operationsFrom)}}}};
        const auto known = m_operations.constFind(seen.operation);
        if (known != m_operations.constEnd()) {
            if (known->first != fingerprint) {
                m_breaches.append(QStringLiteral("operation id used for another body"));
                return Unexpected{Problem{ProblemCode::OperationReused, {}, {}}};
            }
            return known->second;
        }
    }
    Result result = Unexpected{Problem{ProblemCode::NotFound, QStringLiteral("not scripted"), {}}};
    if (const auto script = m_scripts.constFind(key); script != m_scripts.constEnd())
        result = (*script)(seen);
    else if (seen.endpoint == EndpointId::Hello)
        result =
            HelloReply{QStringLiteral("湛江"), QStringLiteral("粤G"), QStringLiteral("1.0"), now()}.toJson();
    else if (seen.endpoint == EndpointId::Enrol)
        result = enrol(seen);
    if (isWrite && result) { // what is refused has not happened
        ++m_effects[key];
        m_operations.insert(seen.operation, {fingerprint, result});
    }
    return result;
}

void FakeCentral::handle(const HttpRequest& request, const Responder& respond)
{
    const HttpMethod method = request.method == "GET" ? HttpMethod::Get : HttpMethod::Post;
    const auto route = findRoute(method, request.path);
    if (!route) {
        m_breaches.append(QStringLiteral("no such path: ") + QString::fromLatin1(request.path));
        return respond(problemResponse({ProblemCode::NotFound, {}, {}}));
    }
    const EndpointId id = route->endpoint->id;
    if (beforeHandling)
        beforeHandling(id);
    const auto body = request.body.isEmpty() ? QJsonObject() : *parseJsonObject(request.body);
    const SeenRequest seen{id, route->variables, body, body.value(QStringLiteral("operation")).toString(),
                           request.query};
    m_seen.append(seen);
    QList<Fault>& faults = m_faults[static_cast<int>(id)];
    const Fault fault = faults.isEmpty() ? Fault::None : faults.takeFirst();
    switch (fault) {
    case Fault::Silence:
        m_silent.append(respond);
        return;
    case Fault::Html:
        return respond({200, "text/html", "<html>login</html>", {}});
    case Fault::ServerErrorHtml:
        return respond({502, "text/html", "<html>bad gateway</html>", {}});
    case Fault::BrokenJson:
        return respond({200, "application/json", "{\"id\":\"1\",", {}});
    case Fault::WrongTypes:
        return respond({200, "application/json", "{\"id\":7,\"serverTime\":[]}", {}});
    case Fault::Internal:
        return respond(problemResponse({ProblemCode::Internal, {}, {}}));
    case Fault::Redirect:
        return respond({302, {}, {}, {{"Location", "https://127.0.0.1:1/elsewhere"}}});
    case Fault::None:
    case Fault::LostAnswer:
        break;
    }
    if (const auto problem = checkProof(*route->endpoint, request)) {
        if (problem->code == ProblemCode::BadSignature || problem->code == ProblemCode::Replayed)
            m_breaches.append(wireWord(problem->code));
        return respond(problemResponse(*problem));
    }
    if (const auto script = m_frames.constFind(static_cast<int>(id)); script != m_frames.constEnd()) {
        const auto frame = (*script)(seen);
        return respond(frame ? HttpResponse{200, kFrameType, *frame, {}} : problemResponse(frame.error()));
    }
    const Result result = act(seen, request);
    if (afterHandling)
        afterHandling(id);
    if (fault == Fault::LostAnswer) {
        m_silent.append(respond);
        return;
    }
    respond(result ? HttpResponse::json(200, toCanonicalJson(*result)) : problemResponse(result.error()));
}

} // namespace xuanhao::test
