// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/centralserver.h"

#include "core/protocol/signing.h"
#include "server/services/version.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <chrono>

// What is seen of the server from outside: who asked, what was answered, how things are.

namespace xuanhao {

namespace {

/// Where a frame of changes says from which version to which it leads (core/domain/plates/poolfeed.h).
constexpr qsizetype kVersionBefore = 14;
constexpr qsizetype kVersionAfter = 18;

std::uint32_t numberAt(const QByteArray& frame, qsizetype at)
{
    return frame.size() >= at + 4 ? qFromLittleEndian<std::uint32_t>(frame.constData() + at) : 0;
}

/// How long ago; nothing is not late.
Milliseconds since(const std::optional<Instant>& instant, Instant now)
{
    return instant && *instant < now ? now - *instant : Milliseconds(0);
}

} // namespace

/// Whose request this is. Another node that hands it on proves by the secret they share that it may say so.
QString CentralServer::clientOf(const HttpRequest& request) const
{
    const QByteArray mark = request.header(Forwarder::kHeader);
    if (mark.isEmpty())
        return request.remoteAddress;
    const QString claimed = QString::fromLatin1(mark.left(mark.indexOf(' ')));
    return mark == handOnMark(claimed, request) ? claimed : request.remoteAddress;
}

/// "ADDRESS PROOF": the proof belongs to this request only.
QByteArray CentralServer::handOnMark(const QString& address, const HttpRequest& request) const
{
    const QByteArray body = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    const QByteArray text = request.method + '\n' + request.path + '\n' + request.query + '\n' +
                            request.header(kNonceHeader) + '\n' + body;
    return address.toLatin1() + ' ' +
           m_ports.secret.hashOf("hand-on", address + QLatin1Char('\n') + QString::fromLatin1(text)).toHex();
}

Responder CentralServer::watched(Arrival arrival, const Responder& responder)
{
    return Responder([this, arrival = std::move(arrival), responder](HttpResponse response) {
        note(arrival, response);
        responder(std::move(response));
    });
}

void CentralServer::note(const Arrival& arrival, const HttpResponse& response)
{
    const Milliseconds took = m_ports.clock.monotonic() - arrival.at;
    m_metrics.answered(arrival.endpoint, response.status,
                       arrival.mayWait ? std::nullopt : std::optional(took));
    QString code;
    bool isCounterKnown = true;
    if (response.status >= 400) {
        if (const auto problem = Problem::fromJson(response.body)) {
            code = wireWord(problem->code);
            m_metrics.refused(code);
            const QString reason = problem->facts.value(QStringLiteral("reason")).toString();
            if (retryAfterOf(*problem))
                m_metrics.limited(reason);
            // Nobody has looked yet whose it is.
            isCounterKnown =
                problem->code != ProblemCode::UnknownCounter && problem->code != ProblemCode::BadSignature &&
                (problem->code != ProblemCode::Overloaded || reason == QLatin1String("counter-limit"));
        }
    } else if (arrival.endpoint && arrival.endpoint->id == EndpointId::PoolChanges) {
        m_metrics.feedLag(numberAt(response.body, kVersionAfter) - numberAt(response.body, kVersionBefore));
    }
    QString answeredAs;
    for (const HttpHeader& header : response.headers) {
        if (header.name.compare("X-Request-Id", Qt::CaseInsensitive) == 0 &&
            header.value != arrival.id.toLatin1())
            answeredAs = QString::fromLatin1(header.value);
    }
    m_log.write({.at = m_ports.clock.now(),
                 .id = arrival.id,
                 .endpoint = arrival.endpoint,
                 .method = arrival.method,
                 .status = response.status,
                 .code = code,
                 .took = took,
                 .counter = isCounterKnown ? arrival.counter : QByteArray(),
                 .address = arrival.address,
                 .answeredAs = answeredAs});
}

void CentralServer::respond(const Responder& responder, const ApiAnswer& answer, const QString& requestId)
{
    HttpResponse response{answer.status,
                          answer.status >= 400 ? "application/problem+json" : answer.contentType,
                          answer.body,
                          {}};
    response.headers.append({"X-Request-Id", requestId.toLatin1()});
    if (answer.status == httpStatus(ProblemCode::Overloaded)) {
        const auto problem = Problem::fromJson(answer.body);
        if (const auto seconds = problem ? retryAfterOf(*problem) : std::nullopt)
            response.headers.append({"Retry-After", QByteArray::number(*seconds)});
    }
    responder(std::move(response));
}

std::size_t CentralServer::requestsUnderWay()
{
    const std::lock_guard lock(m_mutex);
    return m_admission.underWay();
}

/// On the database's thread.
void CentralServer::look()
{
    constexpr int kTicksPerLook = 10;
    Seen seen;
    {
        const std::lock_guard lock(m_seenMutex);
        seen = m_seen;
    }
    const auto& failure = m_central->databaseFailure();
    seen.health.isOpen = true;
    seen.health.databaseFailure = failure ? std::optional(failure->text) : std::nullopt;
    seen.health.hasWriter = m_central->hasWriter();
    seen.health.isWriter = m_central->isWriter();
    seen.health.clockTrust = m_trust;
    const bool isTimeToLook = m_ticks % kTicksPerLook == 0;
    if (isTimeToLook && !failure)
        seen.figures = m_central->figures();
    if (isTimeToLook && m_address.isFile())
        seen.health.diskFree = QStorageInfo(QFileInfo(m_address.place()).absolutePath()).bytesAvailable();
    seen.parked = m_parked.count();
    seen.tickedAt = m_ports.clock.monotonic();
    const std::lock_guard lock(m_seenMutex);
    seen.health.isStopping = m_seen.health.isStopping;
    m_seen = std::move(seen);
}

HealthFacts CentralServer::health()
{
    HealthFacts facts;
    {
        const std::lock_guard lock(m_seenMutex);
        facts = m_seen.health;
        if (m_seen.tickedAt)
            facts.tickAge = m_ports.clock.monotonic() - *m_seen.tickedAt;
    }
    if (m_certificateEnds)
        facts.certificateLeft = *m_certificateEnds - m_ports.clock.now();
    facts.clockError = m_clock.error();
    return facts;
}

QByteArray CentralServer::metrics()
{
    const HealthFacts facts = health();
    const Instant now = m_clock.now();
    Gauges gauges;
    gauges.version = programVersion();
    gauges.node = m_node;
    gauges.http = m_http->counts();
    {
        const std::lock_guard lock(m_mutex);
        gauges.queues.emplace_back("requests", m_waiting.size());
        gauges.expectedWait = m_admission.expectedWait(m_waiting.size(), m_ports.clock.monotonic());
    }
    gauges.queues.emplace_back("jobs", m_database.waiting());
    gauges.queues.emplace_back("staff_passwords", m_passwords.waiting());
    gauges.queues.emplace_back("applicant_passwords", m_applicantPasswords.waiting());
    gauges.queues.emplace_back("log", m_log.waiting());
    {
        const std::lock_guard lock(m_seenMutex);
        gauges.figures = m_seen.figures;
        gauges.parked = m_seen.parked;
    }
    gauges.lags = {{"deadlines", since(gauges.figures.oldestDeadline, now)},
                   {"releases", since(gauges.figures.oldestRelease, now)},
                   {"sms", since(gauges.figures.oldestSms, now)}};
    gauges.tickAge = facts.tickAge;
    gauges.isWriter = facts.isWriter;
    gauges.isReady = judgeHealth(facts).isReady();
    gauges.isDatabaseAway = facts.databaseFailure.has_value();
    gauges.clockError = facts.clockError;
    gauges.clockTrust = facts.clockTrust == ClockTrust::Synchronised     ? 2
                        : facts.clockTrust == ClockTrust::Unsynchronised ? 1
                                                                         : 0;
    gauges.certificateLeft = facts.certificateLeft;
    if (facts.diskFree)
        gauges.diskFree = static_cast<std::uint64_t>(std::max<std::int64_t>(*facts.diskFree, 0));
    return m_metrics.text(gauges);
}

} // namespace xuanhao
