// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/centralserver.h"

#include "core/base/uuid.h"
#include "core/protocol/signing.h"
#include "server/http/clientaddress.h"
#include "server/storage/migrator.h"

#include <QFile>
#include <QLoggingCategory>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.server")

constexpr std::size_t kMaxWaitingJobs = 2000;
constexpr std::size_t kMostTogether = 256;
constexpr std::size_t kMaxWaitingSignIns = 64;
constexpr Milliseconds kTick{1000};

QByteArray certificateOf(const TlsFiles& tls)
{
    QFile file(tls.certificatePath);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Costs a password's work, or leads nowhere: who sends many of these is no counter.
bool isStrangers(const Endpoint* endpoint)
{
    return !endpoint || (endpoint->proof == Proof::Nothing && endpoint->method == HttpMethod::Post);
}

Admission::Lane laneOf(const Endpoint* endpoint)
{
    const bool isUnderWay = endpoint && QByteArray(endpoint->path).startsWith("/v1/sessions/");
    return isUnderWay ? Admission::Lane::UnderWay : Admission::Lane::New;
}

} // namespace

CentralServer::CentralServer(const Settings& settings, Ports ports)
    : m_ports(std::move(ports))
    , m_clockMemory(settings.clockPath)
    , m_clock(m_ports.clock, m_clockMemory.offset())
    , m_requestPrefix(QString::number(qint64{toMilliseconds(m_ports.clock.now())}, 36))
    , m_node(settings.nodeAddress)
    , m_address(settings.database)
    , m_certificateEnds(certificateEnd(certificateOf(settings.tls)))
    , m_smsPerSecond(settings.smsPerSecond)
    , m_rates(settings.rates)
    , m_log(settings.nodeAddress, m_ports.secret)
    , m_admission(settings.admission, kMostTogether)
    , m_addressRate(settings.rates.address)
    , m_strangerRate(settings.rates.stranger)
    , m_database(kMaxWaitingJobs)
    , m_passwords(kMaxWaitingSignIns)
    , m_applicantPasswords(kMaxWaitingSignIns)
    , m_messages(kMaxWaitingJobs)
    , m_http(std::make_unique<HttpServer>(
          settings.limits, settings.tls,
          [this](HttpRequest request, const Responder& responder) { handle(std::move(request), responder); }))
{}

Expected<std::unique_ptr<CentralServer>, QString> CentralServer::start(const Settings& settings, Ports ports)
{
    std::unique_ptr<CentralServer> server(new CentralServer(settings, std::move(ports)));
    if (auto why = server->makeForwarder(settings))
        return Unexpected{*std::move(why)};
    if (auto why = server->openDoors(settings))
        return Unexpected{*std::move(why)};
    server->joinNodes(settings);
    server->m_database.run([&] { server->look(); });
    if (settings.ticking == Ticking::EverySecond)
        server->m_ticker = std::make_unique<Ticker>(kTick, [raw = server.get()] {
            // One at a time: behind a database that hangs they would pile up before what counters wait for.
            if (raw->m_isTicking.exchange(true))
                return;
            const bool isPosted = raw->m_database.post([raw] {
                raw->m_isTicking = false;
                raw->onTick();
            });
            // When the queue is full, the requests in it let time pass.
            if (!isPosted)
                raw->m_isTicking = false;
        });
    return server;
}

/// The operators' first, so that they see a database that takes its time.
std::optional<QString> CentralServer::openDoors(const Settings& settings)
{
    if (!settings.operators.address.isEmpty()) {
        auto door = OperatorsDoor::open(settings.operators.address, settings.operators.port, settings.tls,
                                        {[this] { return health(); }, [this] { return metrics(); }});
        if (!door && settings.operators.isNeeded)
            return door.error();
        if (door)
            m_operators = *std::move(door);
        else
            qCWarning(log).noquote() << "There are no metrics:" << door.error();
    }
    std::optional<QString> problem;
    // The connection is made, used and closed on one thread.
    m_database.run([&] { problem = openDatabase(settings); });
    if (problem)
        return problem;
    if (!m_http->trustProxies(settings.proxies))
        return QStringLiteral("trusted-proxies: must be IP addresses, separated by commas");
    auto port = m_http->start(settings.address, settings.port);
    if (!port)
        return port.error().detail;
    m_port = *port;
    return std::nullopt;
}

std::optional<QString> CentralServer::openDatabase(const Settings& settings)
{
    auto connection = xuanhao::openDatabase(settings.database, OpenMode::OpenExisting);
    if (!connection)
        return connection.error().text;
    m_sql = *std::move(connection);
    if (const auto migrated = migrate(*m_sql, m_clock.now()); !migrated)
        return migrated.error().text;
    auto central = Central::create({.sql = *m_sql,
                                    .clock = m_clock,
                                    .random = m_ports.random,
                                    .secret = m_ports.secret,
                                    .isOneOfSeveral = !settings.nodeAddress.isEmpty(),
                                    .factSources = m_ports.factSources},
                                   m_ports.sms ? SmsGateway::Configured : SmsGateway::None);
    if (!central)
        return central.error();
    m_central = *std::move(central);
    m_keys = m_central->keys();
    m_central->setSmsRate(m_smsPerSecond);
    m_central->setRates(m_rates);
    m_central->setOperationsKept(settings.operationsKept);
    judgeTheClock();
    rememberClock();
    return std::nullopt;
}

/// Before the doors open and until the database's thread is done: that one hands requests on.
std::optional<QString> CentralServer::makeForwarder(const Settings& settings)
{
    if (settings.nodeAddress.isEmpty())
        return std::nullopt;
    const auto pin = spkiPin(certificateOf(settings.tls));
    if (!pin)
        return pin.error().detail;
    m_forwarder = std::make_unique<Forwarder>(pin->toLatin1());
    return std::nullopt;
}

void CentralServer::joinNodes(const Settings& settings)
{
    if (settings.nodeAddress.isEmpty())
        return;
    Central::Node node{m_requestPrefix + QLatin1Char('-') + randomUuid(m_ports.random), settings.nodeAddress};
    if (node.address.endsWith(QStringLiteral(":0")))
        node.address = node.address.chopped(1) + QString::number(m_port);
    m_database.run([&] {
        m_central->join(node);
        m_central->keepLease(m_ports.clock.monotonic());
    });
}

CentralServer::~CentralServer()
{
    stop();
}

void CentralServer::stop()
{
    m_ticker.reset();
    {
        const std::lock_guard lock(m_seenMutex);
        m_seen.health.isStopping = true;
    }
    // Not waited for: a database that hangs must not keep the door open.
    m_database.complete([this] {
        m_isStopping = true;
        answerParked(Parked::All);
    });
    m_http->stop();
    m_passwords.stop();
    m_applicantPasswords.stop();
    m_messages.stop();
    m_database.run([this] {
        m_forwarder.reset();
        if (m_central)
            m_central->giveUpLease();
        m_central.reset();
        m_sql.reset();
    });
    m_database.stop();
    m_log.stop();
    m_operators.reset();
}

void CentralServer::handle(HttpRequest request, const Responder& responder)
{
    if (auto answer = isProbe(request) ? probeAnswer(request, health()) : std::nullopt) {
        responder(*std::move(answer));
        return;
    }
    const auto route = findRoute(request.method == "POST" ? HttpMethod::Post : HttpMethod::Get, request.path);
    Waiting waiting{
        .request = {.id = QStringLiteral("%1-%2").arg(m_requestPrefix).arg(++m_requests),
                    .method = request.method,
                    .path = request.path,
                    .target = request.query.isEmpty() ? request.path : request.path + '?' + request.query,
                    .wait = request.queryValue("wait").value_or(QByteArray()),
                    .counter = request.header(kCounterHeader),
                    .time = request.header(kTimeHeader),
                    .nonce = request.header(kNonceHeader),
                    .signature = request.header(kSignatureHeader),
                    .authorization = request.header("Authorization"),
                    .body = request.body},
        .asked = {},
        .responder = responder,
        .address = clientOf(request),
        .arrivedAt = m_ports.clock.monotonic()};
    const Arrival arrival{.id = waiting.request.id,
                          .endpoint = route ? route->endpoint : nullptr,
                          .method = request.method,
                          .counter = waiting.request.counter,
                          .address = waiting.address,
                          .at = waiting.arrivedAt,
                          .mayWait = !waiting.request.wait.isEmpty()};
    waiting.responder = watched(arrival, responder);
    waiting.asked = std::move(request);
    std::optional<Problem> problem;
    {
        const std::lock_guard lock(m_mutex);
        problem = turnedAway(arrival);
    }
    if (problem) {
        respond(waiting.responder, {httpStatus(problem->code), problem->toJson(arrival.id)}, arrival.id);
        return;
    }
    // Here on the threads of HTTP, beside the one that answers.
    proveEarly(waiting.request, *m_keys);
    const std::lock_guard lock(m_mutex);
    m_waitingBytes += static_cast<std::size_t>(waiting.request.body.size());
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() == 1)
        m_database.complete([this] { answerWaiting(); });
}

/// Before anything is done for it.
std::optional<Problem> CentralServer::turnedAway(const Arrival& arrival)
{
    if (const auto wait =
            m_admission.refusal(laneOf(arrival.endpoint), m_waiting.size(), m_waitingBytes, arrival.at))
        return busyProblem("queue", *wait);
    const QByteArray origin = originOf(arrival.address);
    if (const auto wait = m_addressRate.take(origin, arrival.at))
        return busyProblem("address-limit", *wait);
    const auto wait = isStrangers(arrival.endpoint) ? m_strangerRate.take(origin, arrival.at) : std::nullopt;
    return wait ? std::optional(busyProblem("address-limit", *wait)) : std::nullopt;
}

std::vector<CentralServer::Waiting> CentralServer::nextWaiting()
{
    std::vector<Waiting> next;
    const std::lock_guard lock(m_mutex);
    for (; !m_waiting.empty() && next.size() < kMostTogether; m_waiting.pop_front()) {
        next.push_back(std::move(m_waiting.front()));
        m_waitingBytes -= static_cast<std::size_t>(next.back().request.body.size());
    }
    m_admission.begin(next.size(), m_ports.clock.monotonic());
    // Behind what else waits, such as a tick.
    if (!m_waiting.empty())
        m_database.complete([this] { answerWaiting(); });
    return next;
}

/// Those that came while the ones before were being answered share one commit.
void CentralServer::answerWaiting()
{
    std::vector<ApiRequest> requests;
    std::vector<Waiting> waiting;
    const MonotonicInstant now = m_ports.clock.monotonic();
    for (Waiting& next : nextWaiting()) {
        m_metrics.waited(now - next.arrivedAt);
        if (m_admission.isTooLate(next.arrivedAt, now)) {
            // Nobody waits for it any more, and it will be sent again.
            const Problem problem = busyProblem("queue", kTick);
            respond(next.responder, {httpStatus(problem.code), problem.toJson(next.request.id)},
                    next.request.id);
            continue;
        }
        requests.push_back(next.request);
        waiting.push_back(std::move(next));
    }
    if (!m_central)
        return;
    if (!requests.empty())
        m_metrics.batch(requests.size());
    const std::vector<Central::Step> steps = m_central->answer(requests);
    {
        const std::lock_guard lock(m_mutex);
        m_admission.end(m_ports.clock.monotonic());
    }
    bool hasCodes = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        take(steps.at(i), waiting.at(i));
        hasCodes = hasCodes || requests.at(i).path.endsWith("/code/send");
    }
    if (hasCodes)
        pumpSms();
}

void CentralServer::take(const Central::Step& step, const Waiting& waiting)
{
    if (const auto* pending = std::get_if<Central::PendingSignIn>(&step))
        workOnPassword(*pending, waiting.responder);
    else if (const auto* changes = std::get_if<Central::PendingChanges>(&step))
        park(*changes, waiting.responder);
    else if (const auto* elsewhere = std::get_if<Central::Elsewhere>(&step))
        handOn(elsewhere->address, waiting);
    else
        respond(waiting.responder, std::get<ApiAnswer>(step), waiting.request.id);
}

/// Once only: two nodes that each take the other for the writer must not play ball.
void CentralServer::handOn(const QString& address, const Waiting& waiting)
{
    if (m_forwarder && !address.isEmpty() && waiting.asked.header(Forwarder::kHeader).isEmpty()) {
        HttpRequest request = waiting.asked;
        request.headers.append({Forwarder::kHeader, handOnMark(waiting.address, request)});
        m_metrics.handedOn();
        m_forwarder->forward(address, std::move(request), waiting.responder);
        return;
    }
    const Problem problem{ProblemCode::Overloaded, QStringLiteral("no node writes at the moment"), {}};
    respond(waiting.responder, {httpStatus(problem.code), problem.toJson(waiting.request.id)},
            waiting.request.id);
}

} // namespace xuanhao
