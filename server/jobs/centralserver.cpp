// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/centralserver.h"

#include "core/base/uuid.h"
#include "core/protocol/signing.h"
#include "server/storage/migrator.h"

#include <QFile>
#include <QLoggingCategory>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.server")

constexpr std::size_t kMaxWaitingRequests = 2000;
constexpr std::size_t kMostTogether = 256;
constexpr std::size_t kMaxWaitingSignIns = 64;
constexpr int kTicksPerTidying = 60;
constexpr Milliseconds kTick{1000};

} // namespace

CentralServer::CentralServer(const Settings& settings, Ports ports)
    : m_ports(std::move(ports))
    , m_clockMemory(settings.clockPath)
    , m_clock(m_ports.clock, m_clockMemory.offset())
    , m_requestPrefix(QString::number(qint64{toMilliseconds(m_ports.clock.now())}, 36))
    , m_smsPerSecond(settings.smsPerSecond)
    , m_database(kMaxWaitingRequests)
    , m_passwords(kMaxWaitingSignIns)
    , m_applicantPasswords(kMaxWaitingSignIns)
    , m_messages(kMaxWaitingRequests)
    , m_http(std::make_unique<HttpServer>(
          settings.limits, settings.tls,
          [this](HttpRequest request, const Responder& responder) { handle(std::move(request), responder); }))
{}

Expected<std::unique_ptr<CentralServer>, QString> CentralServer::start(const Settings& settings, Ports ports)
{
    std::unique_ptr<CentralServer> server(new CentralServer(settings, std::move(ports)));
    std::optional<QString> problem;
    // The connection is made, used and closed on one thread.
    server->m_database.run([&] { problem = server->openDatabase(settings); });
    if (problem)
        return Unexpected{*problem};
    auto port = server->m_http->start(settings.address, settings.port);
    if (!port)
        return Unexpected{port.error().detail};
    server->m_port = *port;
    if (auto why = server->joinNodes(settings))
        return Unexpected{*std::move(why)};
    if (settings.ticking == Ticking::EverySecond)
        server->m_ticker = std::make_unique<Ticker>(kTick, [raw = server.get()] {
            // When the queue is full, the requests in it let time pass.
            (void)raw->m_database.post([raw] { raw->onTick(); });
        });
    return server;
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
    judgeTheClock();
    rememberClock();
    return std::nullopt;
}

std::optional<QString> CentralServer::joinNodes(const Settings& settings)
{
    if (settings.nodeAddress.isEmpty())
        return std::nullopt;
    QFile certificate(settings.tls.certificatePath);
    const auto pin = certificate.open(QIODevice::ReadOnly) ? spkiPin(certificate.readAll())
                                                           : Unexpected{TlsError{certificate.errorString()}};
    if (!pin)
        return pin.error().detail;
    m_forwarder = std::make_unique<Forwarder>(pin->toLatin1());
    Central::Node node{m_requestPrefix + QLatin1Char('-') + randomUuid(m_ports.random), settings.nodeAddress};
    if (node.address.endsWith(QStringLiteral(":0")))
        node.address = node.address.chopped(1) + QString::number(m_port);
    m_database.run([&] {
        m_central->join(node);
        m_central->keepLease(m_ports.clock.monotonic());
    });
    return std::nullopt;
}

CentralServer::~CentralServer()
{
    stop();
}

void CentralServer::stop()
{
    m_ticker.reset();
    m_database.run([this] {
        m_isStopping = true;
        answerParked(Parked::All);
    });
    m_http->stop();
    m_passwords.stop();
    m_applicantPasswords.stop();
    m_messages.stop();
    m_forwarder.reset();
    m_database.run([this] {
        if (m_central)
            m_central->giveUpLease();
        m_central.reset();
        m_sql.reset();
    });
    m_database.stop();
}

void CentralServer::handle(HttpRequest request, const Responder& responder)
{
    ApiRequest api{.id = QStringLiteral("%1-%2").arg(m_requestPrefix).arg(++m_requests),
                   .method = request.method,
                   .path = request.path,
                   .target = request.query.isEmpty() ? request.path : request.path + '?' + request.query,
                   .wait = request.queryValue("wait").value_or(QByteArray()),
                   .counter = request.header(kCounterHeader),
                   .time = request.header(kTimeHeader),
                   .nonce = request.header(kNonceHeader),
                   .signature = request.header(kSignatureHeader),
                   .authorization = request.header("Authorization"),
                   .body = request.body};
    // Here on the threads of HTTP, beside the one that answers.
    proveEarly(api, *m_keys);
    const QString id = api.id;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() < kMaxWaitingRequests) {
            m_waiting.push_back({std::move(api), std::move(request), responder});
            if (m_waiting.size() == 1)
                m_database.complete([this] { answerWaiting(); });
            return;
        }
    }
    const Problem problem{ProblemCode::Overloaded, QStringLiteral("too many requests wait"), {}};
    respond(responder, {httpStatus(problem.code), problem.toJson(id)}, id);
}

/// Those that came while the ones before were being answered share one commit.
void CentralServer::answerWaiting()
{
    std::vector<ApiRequest> requests;
    std::vector<Waiting> waiting;
    bool areMore = false;
    {
        const std::lock_guard lock(m_mutex);
        for (; !m_waiting.empty() && requests.size() < kMostTogether; m_waiting.pop_front()) {
            requests.push_back(std::move(m_waiting.front().request));
            waiting.push_back(std::move(m_waiting.front()));
        }
        areMore = !m_waiting.empty();
    }
    // Behind what else waits, such as a tick.
    if (areMore)
        m_database.complete([this] { answerWaiting(); });
    if (!m_central)
        return;
    const std::vector<Central::Step> steps = m_central->answer(requests);
    bool hasCodes = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        take(steps.at(i), requests.at(i), waiting.at(i));
        hasCodes = hasCodes || requests.at(i).path.endsWith("/code/send");
    }
    if (hasCodes)
        pumpSms();
}

void CentralServer::take(const Central::Step& step, const ApiRequest& request, const Waiting& waiting)
{
    if (const auto* pending = std::get_if<Central::PendingSignIn>(&step)) {
        workOnPassword(*pending, waiting.responder);
        return;
    }
    if (const auto* pending = std::get_if<Central::PendingChanges>(&step)) {
        park(*pending, waiting.responder);
        return;
    }
    if (const auto* elsewhere = std::get_if<Central::Elsewhere>(&step)) {
        handOn(elsewhere->address, waiting, request.id);
        return;
    }
    const ApiAnswer& answer = std::get<ApiAnswer>(step);
    // Paths carry ids only; what counters ask every second is left out unless it was refused.
    if (request.method != "GET" || answer.status != 200)
        qCInfo(log).noquote() << request.id << request.counter << request.method << request.path
                              << answer.status;
    respond(waiting.responder, answer, request.id);
}

/// Once only: two nodes that each take the other for the writer must not play ball.
void CentralServer::handOn(const QString& address, const Waiting& waiting, const QString& requestId)
{
    if (m_forwarder && !address.isEmpty() && waiting.asked.header(Forwarder::kHeader).isEmpty()) {
        m_forwarder->forward(address, waiting.asked, waiting.responder);
        return;
    }
    const Problem problem{ProblemCode::Overloaded, QStringLiteral("no node writes at the moment"), {}};
    respond(waiting.responder, {httpStatus(problem.code), problem.toJson(requestId)}, requestId);
}

void CentralServer::workOnPassword(const Central::PendingSignIn& pending, const Responder& responder)
{
    const bool isOfStaff = std::holds_alternative<PasswordCheck>(pending.task);
    WorkQueue& queue = isOfStaff ? m_passwords : m_applicantPasswords;
    const bool isTaken = queue.post([this, pending, responder] {
        const PasswordOutcome outcome = workOn(pending.task);
        m_database.complete([this, pending, responder, outcome] {
            if (m_central)
                respond(responder, m_central->finishSignIn(pending, outcome), pending.request.id);
        });
    });
    if (!isTaken) {
        const Problem problem{ProblemCode::Overloaded, QStringLiteral("too many sign-ins wait"), {}};
        respond(responder, {httpStatus(problem.code), problem.toJson(pending.request.id)},
                pending.request.id);
    }
}

void CentralServer::park(const Central::PendingChanges& pending, const Responder& responder)
{
    const ParkedCounters::Parked parked{pending, responder, m_ports.clock.monotonic() + pending.wait};
    const auto leaving = m_isStopping ? std::optional(parked) : m_parked.park(parked);
    if (leaving)
        respond(leaving->responder, m_central->finishChanges(leaving->request), leaving->request.requestId);
}

/// Once a second: counters that are told of every single change would ask again after each.
void CentralServer::answerParked(Parked which)
{
    if (!m_central)
        return;
    const MonotonicInstant now = m_ports.clock.monotonic();
    const auto due = m_parked.take([&](const ParkedCounters::Parked& parked) {
        return which == Parked::All || now >= parked.until || m_central->hasNews(parked.request);
    });
    for (const ParkedCounters::Parked& parked : due)
        respond(parked.responder, m_central->finishChanges(parked.request), parked.request.requestId);
}

void CentralServer::respond(const Responder& responder, const ApiAnswer& answer, const QString& requestId)
{
    HttpResponse response{answer.status,
                          answer.status >= 400 ? "application/problem+json" : answer.contentType,
                          answer.body,
                          {}};
    response.headers.append({"X-Request-Id", requestId.toLatin1()});
    responder(std::move(response));
}

std::size_t CentralServer::parkedRequests()
{
    std::size_t count = 0;
    m_database.run([&] { count = m_parked.count(); });
    return count;
}

void CentralServer::tick()
{
    m_database.run([this] { onTick(); });
    bool isSending = true;
    while (isSending) {
        m_messages.run([] {});
        m_database.run([&] { isSending = m_isSending; });
    }
}

void CentralServer::onTick()
{
    if (!m_central)
        return;
    followMachineClock();
    m_central->keepLease(m_ports.clock.monotonic());
    m_central->letTimePass();
    answerParked(Parked::WithNews);
    if (m_ticks++ % kTicksPerTidying == 0) {
        m_central->tidy();
        judgeTheClock();
        rememberClock();
    }
    pumpSms();
}

void CentralServer::followMachineClock()
{
    if (!m_clock.learn([this] { return m_central->isTimeRunning(); }))
        return;
    m_central->clockWasSet();
    rememberClock();
}

void CentralServer::rememberClock()
{
    if (!m_clockMemory.remember(m_clock.offset()))
        qCWarning(log) << "The clock's file cannot be written: a clock that is set while central is started "
                          "anew ends windows early or late.";
}

void CentralServer::judgeTheClock()
{
    const ClockTrust trust = m_ports.clockTrust ? m_ports.clockTrust() : ClockTrust::Synchronised;
    m_central->setClockTrust(trust);
    if (trust == m_trust)
        return;
    m_trust = trust;
    switch (trust) {
    case ClockTrust::Synchronised:
        qCInfo(log) << "This machine's clock is synchronised again.";
        break;
    case ClockTrust::Unsynchronised:
        qCWarning(log)
            << "No time service corrects this machine's clock; set up chrony or systemd-timesyncd.";
        break;
    case ClockTrust::OffByASecond:
        qCWarning(log)
            << "This machine's clock may be off by more than a second: composing is refused until a time "
               "service corrects it (chrony, or systemd-timesyncd with PollIntervalMaxSec=1024).";
        break;
    }
}

/// One message at a time goes to the gateway; the next follows when the database knows what became of it.
void CentralServer::pumpSms()
{
    if (!m_ports.sms || m_isSending || !m_central)
        return;
    const auto sms = m_central->nextSms();
    if (!sms)
        return;
    m_isSending = m_messages.post([this, message = *sms] {
        const auto sent = m_ports.sms->send(message);
        if (!sent)
            qCWarning(log).noquote() << "SMS" << message.id << "was not sent." << sent.error().detail;
        m_database.complete([this, id = message.id, sent] {
            if (!m_central)
                return;
            m_isSending = false;
            m_central->smsDone(id, sent);
            pumpSms();
        });
    });
}

} // namespace xuanhao
