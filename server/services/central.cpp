// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/central.h"

#include "core/base/check.h"
#include "server/services/centralwork.h"
#include "server/services/messagecheck.h"
#include "server/services/office.h"
#include "server/services/sessionwork.h"

#include <QCryptographicHash>
#include <QFile>
#include <QLoggingCategory>

#include <chrono>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initResources()
{
    Q_INIT_RESOURCE(api);
}

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central")

/// Much longer than a lock lasts.
constexpr std::chrono::hours kFailureMemory{24};

ApiAnswer problemAnswer(const Problem& problem, const QString& requestId)
{
    return {httpStatus(problem.code), problem.toJson(requestId)};
}

ApiAnswer databaseFailed(const QString& requestId)
{
    return problemAnswer({ProblemCode::Internal, QStringLiteral("the database failed"), {}}, requestId);
}

QByteArray openApiDocument()
{
    initResources();
    QFile file(QStringLiteral(":/api/openapi.json"));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray seenHash(const OfficeRow& row)
{
    QByteArray all = row.document + '\n' + row.profile + '\n' + row.calendar;
    for (const OfficeText& text : row.texts)
        all += '\n' + (text.id + text.version + text.title + text.body).toUtf8();
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
}

} // namespace

Central::Central(const Ports& ports, OfficeReference office, SmsGateway sms)
    : m_sql(ports.sql)
    , m_clock(ports.clock)
    , m_world{.stores = Stores(ports.sql, ports.secret),
              .office = std::move(office),
              .pools = {},
              .secret = ports.secret,
              .random = ports.random,
              .clockTrust = ClockTrust::Synchronised,
              .sms = sms,
              .presence = SessionPresence(ports.clock.now())}
    , m_guard(ports.clock.now())
    , m_captchas(ports.random)
{}

Expected<std::unique_ptr<Central>, QString> Central::create(const Ports& ports, SmsGateway sms)
{
    const auto row = OfficeStore(ports.sql).office();
    if (ports.sql.failure())
        return Unexpected{ports.sql.failure()->text};
    if (!row)
        return Unexpected{QStringLiteral("the database has no office; run xuanhao-central init")};
    auto office = readOffice(*row);
    if (!office)
        return Unexpected{office.error()};
    auto smsTexts = SmsTexts::read(row->document);
    if (!smsTexts)
        return Unexpected{smsTexts.error()};
    std::unique_ptr<Central> central(new Central(ports, *std::move(office), sms));
    central->m_world.smsTexts = *std::move(smsTexts);
    central->m_officeSeen = seenHash(*row);
    central->letTimePass();
    return central;
}

bool Central::commit(SqlTransaction& unit)
{
    const auto result = unit.commit();
    const auto logged = m_world.stores.numbers.takeLogged();
    if (!result) {
        qCWarning(log).noquote() << "A transaction was not committed:" << result.error().text;
        return false;
    }
    m_world.pools.apply(logged);
    return true;
}

void Central::letTimePass()
{
    const Instant now = m_clock.now();
    SqlTransaction unit(m_sql);
    m_world.pools.refresh(m_world.stores.numbers);
    for (const Segment& segment : m_world.stores.numbers.dueSegments(now)) {
        m_world.stores.numbers.openSegment(segment, now);
        const SerialRules& rules = SerialRules::of(segment.pool.kind);
        auditByItself(m_world, now, "segment.open",
                      segment.pool.authority + QLatin1Char('/') + wireWord(segment.pool.kind),
                      {{QStringLiteral("from"), rules.serialAt(segment.first)},
                       {QStringLiteral("to"), rules.serialAt(segment.last)}});
    }
    advanceDueSessions(m_world, now);
    closeUndecidedListings(now);
    (void)commit(unit);
}

void Central::closeUndecidedListings(Instant now)
{
    for (ListingRow& row : m_world.stores.listings.overdue(officeDate(now))) {
        if (!advance(row.listing, now))
            continue;
        m_world.stores.listings.decide(row.id, {.at = now,
                                                .state = row.listing.state,
                                                .staff = StaffId({}),
                                                .secondStaff = StaffId({}),
                                                .reason = QStringLiteral("undecided")});
        auditByItself(m_world, now, "listing.close", row.id.value());
    }
}

void Central::tidy()
{
    const Instant now = m_clock.now();
    SqlTransaction unit(m_sql);
    m_world.stores.sessions.dropCaptchas(now);
    m_world.stores.staff.dropTokens(now);
    m_world.stores.applicants.dropFailures(now - kFailureMemory);
    const QByteArray seen = reloadOffice();
    if (commit(unit))
        m_officeSeen = seen;
}

QByteArray Central::reloadOffice()
{
    const auto row = m_world.stores.offices.office();
    if (!row || m_sql.failure() || seenHash(*row) == m_officeSeen)
        return m_officeSeen;
    auto office = readOffice(*row);
    auto smsTexts = SmsTexts::read(row->document);
    if (!office || !smsTexts)
        return m_officeSeen;
    m_world.office = *std::move(office);
    m_world.smsTexts = *std::move(smsTexts);
    recountProvisionalDays(m_world, m_clock.now());
    qCInfo(log) << "The office was imported anew.";
    return seenHash(*row);
}

Central::Step Central::answer(const ApiRequest& request)
{
    bool pathExists = false;
    const bool isGet = request.method == "GET";
    const bool isPost = request.method == "POST";
    std::optional<Route> route =
        findRoute(isPost ? HttpMethod::Post : HttpMethod::Get, request.path, &pathExists);
    if (!isGet && !isPost && route) {
        pathExists = true;
        route.reset();
    }
    if (!route) {
        const auto code = pathExists ? ProblemCode::MethodNotAllowed : ProblemCode::NotFound;
        return problemAnswer({code, QStringLiteral("there is nothing at this path for this method"), {}},
                             request.id);
    }
    if (route->endpoint->id == EndpointId::OpenApi)
        return ApiAnswer{200, openApiDocument()};
    letTimePass();
    SqlTransaction unit(m_sql);
    const auto caller = m_guard.admit(m_world, request, *route->endpoint, m_clock.now());
    if (m_sql.failure())
        return databaseFailed(request.id);
    if (!caller)
        return problemAnswer(caller.error(), request.id);
    Work work{request, *std::move(route), *caller, {}, {}, {}};
    if (auto problem = readBody(request, *work.route.endpoint, work.body, work.operation))
        return problemAnswer(*problem, request.id);
    if (work.operation) {
        work.bodyHash = hashOfBody(work);
        if (auto stored = storedAnswer(work))
            return *std::move(stored);
    }
    if (takesPassword(*work.route.endpoint)) {
        auto task = passwordTask(work);
        if (m_sql.failure())
            return databaseFailed(request.id);
        if (!task)
            return problemAnswer(task.error().problem, request.id);
        return PendingSignIn{request,        work.route,    work.caller,
                             work.operation, work.bodyHash, *std::move(task)};
    }
    return finished(work, perform(work), unit);
}

ApiAnswer Central::finishSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome)
{
    SqlTransaction unit(m_sql);
    Caller caller = pending.caller;
    caller.now = m_clock.now();
    const Work work{pending.request, pending.route, caller, {}, pending.operation, pending.bodyHash};
    // The same operation may have been finished while this one was being hashed.
    if (work.operation) {
        if (auto stored = storedAnswer(work))
            return *std::move(stored);
    }
    return finished(work, finishPassword(caller, pending.task, outcome), unit);
}

/// What tells one body from another under the same operation. Whoever needs no proof sends a code or a
/// password, and those lie in the database behind a key only.
QByteArray Central::hashOfBody(const Work& work) const
{
    const QByteArray canonical =
        work.request.counter + '\n' + work.request.path + '\n' + toCanonicalJson(work.body);
    if (work.route.endpoint->proof == Proof::Nothing || takesPassword(*work.route.endpoint))
        return m_world.secret.hashOf("operation", QString::fromUtf8(canonical));
    return QCryptographicHash::hash(canonical, QCryptographicHash::Sha256);
}

/// Stores the answer beside its effect and commits both; what was refused without an effect leaves no trace.
ApiAnswer Central::finished(const Work& work, const Reply& reply, SqlTransaction& unit)
{
    const ApiAnswer answer = reply ? ApiAnswer{200, toCanonicalJson(*reply)}
                                   : problemAnswer(reply.error().problem, work.request.id);
    if (!reply && reply.error().effect == Refused::Effect::None) {
        (void)m_world.stores.numbers.takeLogged();
        return m_sql.failure() ? databaseFailed(work.request.id) : answer;
    }
    // A stranger's refused attempts are not kept: they could fill the disk, and a repeat is one more attempt.
    const bool isStrangersMiss = !reply && work.route.endpoint->proof == Proof::Nothing;
    if (work.operation && !isStrangersMiss) {
        m_world.stores.journal.addOperation(
            {.id = *work.operation,
             .bodyHash = work.bodyHash,
             .status = answer.status,
             .sealed = m_world.secret.seal(
                 answer.body, QStringLiteral("operation/") + work.operation->value(), m_world.random)},
            work.caller.now);
    }
    return commit(unit) ? answer : databaseFailed(work.request.id);
}

std::optional<ApiAnswer> Central::storedAnswer(const Work& work)
{
    const auto stored = m_world.stores.journal.operation(*work.operation);
    if (!stored)
        return std::nullopt;
    if (stored->bodyHash != work.bodyHash)
        return problemAnswer(
            {ProblemCode::OperationReused, QStringLiteral("this operation id had another body"), {}},
            work.request.id);
    const auto body =
        m_world.secret.open(stored->sealed, QStringLiteral("operation/") + work.operation->value());
    if (!body) {
        qCCritical(log).noquote() << "The stored answer of operation" << work.operation->value()
                                  << "was sealed with another secret, or is damaged.";
        return problemAnswer({ProblemCode::Internal, QStringLiteral("the stored answer cannot be read"), {}},
                             work.request.id);
    }
    return ApiAnswer{stored->status, *body};
}

std::optional<SmsMessage> Central::nextSms()
{
    SqlTransaction unit(m_sql);
    const auto sms = xuanhao::nextSms(m_world, m_clock.now());
    return commit(unit) ? sms : std::nullopt;
}

void Central::smsDone(const QString& id, const Expected<Done, SmsFailure>& sent)
{
    SqlTransaction unit(m_sql);
    finishSms(m_world, id, sent, m_clock.now());
    (void)commit(unit);
}

} // namespace xuanhao
