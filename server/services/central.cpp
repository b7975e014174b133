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

constexpr int kAttempts = 3;
/// Much longer than a lock lasts.
constexpr std::chrono::hours kFailureMemory{24};

ApiAnswer problemAnswer(const Problem& problem, const QString& requestId)
{
    return {httpStatus(problem.code), problem.toJson(requestId)};
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
    std::unique_ptr<Central> central(new Central(ports, *std::move(office), sms));
    central->m_officeSeen = seenHash(*row);
    central->letTimePass();
    return central;
}

template <typename Unit>
auto Central::tried(const Unit& unit)
{
    for (int attempt = 1;; ++attempt) {
        auto result = unit();
        const auto& failure = m_sql.failure();
        if (!failure || failure->kind == SqlError::Kind::Failed || attempt == kAttempts)
            return result;
    }
}

/// `overloaded` says that nothing has happened.
ApiAnswer Central::databaseFailed(const QString& requestId) const
{
    const auto& failure = m_sql.failure();
    if (failure && failure->kind == SqlError::Kind::Transient)
        return problemAnswer(
            {ProblemCode::Overloaded, QStringLiteral("the database cannot be reached at the moment"), {}},
            requestId);
    return problemAnswer({ProblemCode::Internal, QStringLiteral("the database failed"), {}}, requestId);
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
    if (!office)
        return m_officeSeen;
    m_world.office = *std::move(office);
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
    return tried([&] { return attempted(request, *route); });
}

Central::Step Central::attempted(const ApiRequest& request, const Route& route)
{
    SqlTransaction unit(m_sql);
    const auto caller = m_guard.admit(m_world, request, *route.endpoint, m_clock.now());
    if (m_sql.failure()) {
        m_guard.forget(request);
        return databaseFailed(request.id);
    }
    if (!caller)
        return problemAnswer(caller.error(), request.id);
    Step step = admitted(Work{request, route, *caller, {}, {}, {}}, unit);
    // Tried again, it must not count as a replay of itself.
    if (m_sql.failure())
        m_guard.forget(request);
    return step;
}

Central::Step Central::admitted(Work work, SqlTransaction& unit)
{
    const ApiRequest& request = work.request;
    if (auto problem = readBody(request, *work.route.endpoint, work.body, work.operation))
        return problemAnswer(*problem, request.id);
    if (answersWithFrame(work.route.endpoint->id))
        return feed(work);
    if (work.operation) {
        work.bodyHash = hashOfBody(work);
        if (auto stored = storedAnswer(work, unit))
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
    return tried([&] { return attemptedSignIn(pending, outcome); });
}

ApiAnswer Central::attemptedSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome)
{
    SqlTransaction unit(m_sql);
    Caller caller = pending.caller;
    caller.now = m_clock.now();
    const Work work{pending.request, pending.route, caller, {}, pending.operation, pending.bodyHash};
    // The same operation may have been finished while this one was being hashed.
    if (work.operation) {
        if (auto stored = storedAnswer(work, unit))
            return *std::move(stored);
    }
    return finished(work, finishPassword(caller, pending.task, outcome), unit);
}

Central::Step Central::feed(const Work& work)
{
    const QString& id = work.request.id;
    const auto kind = plateKindFromWire(work.variable("kind"));
    if (!kind)
        return problemAnswer({ProblemCode::NotFound, QStringLiteral("there is no such plate kind"), {}}, id);
    const PoolKey pool{m_world.office.authority, *kind};
    if (work.route.endpoint->id == EndpointId::PoolSnapshot)
        return ApiAnswer{200, m_world.pools.snapshotFrame(pool), kFrameType};
    bool isNumber = false;
    const std::uint32_t after = work.variable("after").toUInt(&isNumber);
    if (!isNumber)
        return problemAnswer({ProblemCode::NotFound, QStringLiteral("there is no such version"), {}}, id);
    bool isWait = work.request.wait.isEmpty();
    const uint wait = isWait ? 0 : work.request.wait.toUInt(&isWait);
    if (!isWait || wait > kLongestWait.count())
        return problemAnswer({ProblemCode::Malformed, QStringLiteral("wait must be 0 to 25 seconds"), {}},
                             id);
    const PendingChanges pending{id, work.request.counter, pool, after, std::chrono::seconds(wait)};
    if (wait > 0 && !hasNews(pending))
        return pending;
    return changes(pending);
}

bool Central::hasNews(const PendingChanges& pending)
{
    return m_world.pools.version(pending.pool) != pending.after;
}

ApiAnswer Central::finishChanges(const PendingChanges& pending)
{
    const SqlTransaction unit(m_sql); // reads only
    return changes(pending);
}

ApiAnswer Central::changes(const PendingChanges& pending)
{
    const auto frame = m_world.pools.deltaFrame(m_world.stores.numbers, pending.pool, pending.after);
    if (m_sql.failure())
        return databaseFailed(pending.requestId);
    if (!frame)
        return problemAnswer(
            {ProblemCode::NotFound, QStringLiteral("the changes after this version are not known"), {}},
            pending.requestId);
    return {200, *frame, kFrameType};
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

/// The answer that was given. It leaves after a commit of its own: right after a crash or a fail-over, what
/// can be read may not have reached the disk or the standby, and an answer promises that it has.
std::optional<ApiAnswer> Central::storedAnswer(const Work& work, SqlTransaction& unit)
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
    m_world.stores.journal.touch(work.caller.now);
    return commit(unit) ? ApiAnswer{stored->status, *body} : databaseFailed(work.request.id);
}

std::optional<OutgoingSms> Central::nextSms()
{
    SqlTransaction unit(m_sql);
    const auto sms = xuanhao::nextSms(m_world, m_clock.now());
    return commit(unit) ? sms : std::nullopt;
}

void Central::smsDone(const QString& id, SmsResult result)
{
    (void)tried([&] {
        SqlTransaction unit(m_sql);
        finishSms(m_world, id, result, m_clock.now());
        return commit(unit);
    });
}

} // namespace xuanhao
