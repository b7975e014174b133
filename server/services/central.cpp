// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/central.h"

#include "core/base/check.h"
#include "core/domain/identity/codetext.h"
#include "server/services/centralunit.h"
#include "server/services/centralwork.h"
#include "server/services/messagecheck.h"
#include "server/services/office.h"
#include "server/services/operations.h"
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

/// More would leave the database idle for longer, fewer cost it more statements.
constexpr std::size_t kSentAtOnce = 16;

} // namespace

Central::Central(const Ports& ports, OfficeReference office, SmsGateway sms)
    : m_sql(ports.sql)
    , m_clock(ports.clock)
    , m_world{.stores = Stores(m_sql, ports.secret),
              .office = std::move(office),
              .pools = {},
              .secret = ports.secret,
              .random = ports.random,
              .clockTrust = ClockTrust::Synchronised,
              .sms = sms,
              .presence = SessionPresence(ports.clock.now()),
              .factSources = ports.factSources}
    , m_keys(std::make_shared<KeyRing>())
    , m_guard(ports.clock.now(), m_keys)
    , m_captchas(ports.random)
    , m_leases(m_sql)
    , m_isWriter(!ports.isOneOfSeveral)
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
    central->m_officeSeen = officeHash(*row);
    central->letTimePass();
    return central;
}

void Central::tellFailure() const
{
    qCWarning(log).noquote() << "A transaction was not committed:" << m_sql.failure()->text;
}

/// Trying something else would only wait for the same host.
bool Central::isUnreachable() const
{
    const auto& failure = m_sql.failure();
    return failure &&
           (failure->kind == SqlError::Kind::Transient || failure->kind == SqlError::Kind::OutcomeUnknown);
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

std::vector<Central::Step> Central::answer(const std::vector<ApiRequest>& requests)
{
    std::vector<Step> steps(requests.size());
    std::vector<Routed> routed;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const ApiRequest& request = requests.at(i);
        bool pathExists = false;
        const bool isGet = request.method == "GET";
        const bool isPost = request.method == "POST";
        auto route = findRoute(isPost ? HttpMethod::Post : HttpMethod::Get, request.path, &pathExists);
        if (!route || (!isGet && !isPost)) {
            const auto code = route || pathExists ? ProblemCode::MethodNotAllowed : ProblemCode::NotFound;
            steps.at(i) = problemAnswer(
                {code, QStringLiteral("there is nothing at this path for this method"), {}}, request.id);
        } else if (route->endpoint->id == EndpointId::OpenApi) {
            steps.at(i) = ApiAnswer{200, openApiDocument()};
        } else {
            routed.push_back({i, *std::move(route), {}});
        }
    }
    if (routed.empty())
        return steps;
    letTimePass();
    if (routed.size() > 1 && tried([&] { return answerTogether(requests, routed, steps); }))
        return steps;
    // One that fails must not hold up the others; without a database nobody is answered.
    const bool isLost = routed.size() > 1 && isUnreachable();
    for (const Routed& one : routed) {
        std::vector<Routed> alone{one};
        if (isLost || !tried([&] { return answerTogether(requests, alone, steps); }))
            steps.at(one.index) = databaseFailed(requests.at(one.index).id);
    }
    return steps;
}

std::vector<Central::Work> Central::admitted(const std::vector<ApiRequest>& requests,
                                             std::vector<Routed>& routed, std::vector<Step>& steps)
{
    std::vector<Work> works;
    for (Routed& one : routed) {
        const ApiRequest& request = requests.at(one.index);
        const auto caller = m_guard.admit(m_world, request, *one.route.endpoint, m_clock.now());
        if (!caller) {
            steps.at(one.index) = problemAnswer(caller.error(), request.id);
            continue;
        }
        Work work{one.index, request, one.route, *caller, {}, {}, {}};
        if (auto problem = readBody(request, *work.route.endpoint, work.body, work.operation)) {
            steps.at(one.index) = problemAnswer(*problem, request.id);
            continue;
        }
        if (!one.limited)
            one.limited.emplace(tooOften(work));
        if (*one.limited)
            steps.at(one.index) = problemAnswer(**one.limited, request.id);
        else
            works.push_back(std::move(work));
    }
    return works;
}

/// Before anything is done for it. Whoever asks for a person counts as asking for that person, known or not;
/// what strangers ask keeps no counter from serving the person.
std::optional<Problem> Central::tooOften(const Work& work)
{
    const MonotonicInstant now = m_clock.monotonic();
    if (work.route.endpoint->proof != Proof::Nothing) {
        if (const auto wait = m_counterRate.take(work.caller.counter.value().toUtf8(), now))
            return busyProblem("counter-limit", *wait);
    }
    const QString document = work.body.value(QStringLiteral("documentNumber")).toString();
    if (document.isEmpty())
        return std::nullopt;
    const char* const purpose =
        work.route.endpoint->proof == Proof::Nothing ? "person-rate-stranger" : "person-rate";
    const auto wait = m_personRate.take(m_world.secret.hashOf(purpose, normalizedCode(document)), now);
    return wait ? std::optional(busyProblem("person-limit", *wait)) : std::nullopt;
}

/// What a node answers that does not write; the rest is for the one that does.
std::vector<Central::Routed> Central::ownPart(const std::vector<Routed>& routed,
                                              std::vector<Step>& steps) const
{
    std::vector<Routed> own;
    for (const Routed& one : routed) {
        if (answersWithFrame(one.route.endpoint->id))
            own.push_back(one);
        else
            steps.at(one.index) = Elsewhere{m_writerAddress};
    }
    return own;
}

bool Central::answerTogether(const std::vector<ApiRequest>& requests, std::vector<Routed>& routed,
                             std::vector<Step>& steps)
{
    Unit unit(*this);
    const std::size_t nonces = m_guard.mark();
    std::vector<Routed> own = unit.mayWrite() ? std::vector<Routed>() : ownPart(routed, steps);
    std::vector<Work> works = admitted(requests, unit.mayWrite() ? routed : own, steps);
    std::vector<OperationId> operations;
    for (Work& work : works) {
        if (!work.operation)
            continue;
        work.bodyHash = hashOfBody(work);
        operations.push_back(*work.operation);
    }
    m_world.stores.journal.lookUp(operations);
    bool isWhole = true;
    for (std::size_t nth = 0; nth < works.size(); ++nth) {
        const Work& work = works.at(nth);
        // The database works on the first ones while the others are judged.
        if (nth > 0 && nth % kSentAtOnce == 0)
            m_sql.send();
        const Unit::Mark mark = unit.mark();
        Turn turn = performed(work);
        if (m_sql.failure())
            break;
        steps.at(work.index) = std::move(turn.step);
        if (!turn.isKept && !unit.takeBack(mark)) {
            // Alone it is rolled back with the unit.
            isWhole = false;
            break;
        }
    }
    if (!m_sql.failure() && !isWhole && routed.size() == 1)
        return true;
    if (!m_sql.failure() && isWhole && unit.commit())
        return true;
    // Tried again, none must count as a replay of itself.
    m_guard.takeBack(nonces);
    return false;
}

Central::Turn Central::performed(const Work& work)
{
    if (answersWithFrame(work.route.endpoint->id))
        return {feed(work), true};
    if (work.operation) {
        if (auto stored = storedAnswer(work))
            return *std::move(stored);
    }
    if (!takesPassword(*work.route.endpoint))
        return finished(work, perform(work));
    auto task = passwordTask(work);
    if (!task)
        return {problemAnswer(task.error().problem, work.request.id)};
    return {PendingSignIn{work.request, work.route, work.caller, work.operation, work.bodyHash,
                          *std::move(task)}};
}

ApiAnswer Central::finishSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome)
{
    return tried([&] { return attemptedSignIn(pending, outcome); });
}

ApiAnswer Central::attemptedSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome)
{
    Unit unit(*this);
    if (!unit.mayWrite())
        return problemAnswer({ProblemCode::Overloaded, QStringLiteral("another node writes now"), {}},
                             pending.request.id);
    Caller caller = pending.caller;
    caller.now = m_clock.now();
    const Work work{0, pending.request, pending.route, caller, {}, pending.operation, pending.bodyHash};
    // The same operation may have been finished while this one was being hashed.
    auto stored = work.operation ? storedAnswer(work) : std::nullopt;
    const Turn turn =
        stored ? *std::move(stored) : finished(work, finishPassword(caller, pending.task, outcome));
    if (m_sql.failure() || (turn.isKept && !unit.commit()))
        return databaseFailed(pending.request.id);
    return std::get<ApiAnswer>(turn.step);
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
    const Unit unit(*this); // reads only
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

/// Stores the answer beside its effect; what was refused without an effect leaves no trace.
Central::Turn Central::finished(const Work& work, const Reply& reply)
{
    const ApiAnswer answer = reply ? ApiAnswer{200, toCanonicalJson(*reply)}
                                   : problemAnswer(reply.error().problem, work.request.id);
    if (!reply && reply.error().effect == Refused::Effect::None)
        return {answer};
    // A stranger's refused attempts are not kept: they could fill the disk, and a repeat is one more attempt.
    const bool isStrangersMiss = !reply && work.route.endpoint->proof == Proof::Nothing;
    if (work.operation && !isStrangersMiss) {
        m_world.stores.journal.addOperation(
            {.id = *work.operation,
             .bodyHash = work.bodyHash,
             .status = answer.status,
             .sealed = m_world.secret.seal(
                 answer.body, QStringLiteral("operation/") + work.operation->value(), m_world.random)});
    }
    return {answer, true};
}

/// The answer that was given, or that this cannot be told any more. It leaves after a commit of its own:
/// right after a crash or a fail-over, what can be read may not have reached the disk or the standby, and an
/// answer promises that it has.
std::optional<Central::Turn> Central::storedAnswer(const Work& work)
{
    const auto stored = m_world.stores.journal.operation(*work.operation);
    if (!stored) {
        const auto refusal = operationRefusal(m_world, *work.operation, work.caller.now);
        return refusal ? std::optional(Turn{problemAnswer(*refusal, work.request.id)}) : std::nullopt;
    }
    if (stored->bodyHash != work.bodyHash)
        return Turn{problemAnswer(
            {ProblemCode::OperationReused, QStringLiteral("this operation id had another body"), {}},
            work.request.id)};
    const auto body =
        m_world.secret.open(stored->sealed, QStringLiteral("operation/") + work.operation->value());
    if (!body) {
        qCCritical(log).noquote() << "The stored answer of operation" << work.operation->value()
                                  << "was sealed with another secret, or is damaged.";
        return Turn{
            problemAnswer({ProblemCode::Internal, QStringLiteral("the stored answer cannot be read"), {}},
                          work.request.id)};
    }
    m_sql.touch();
    return Turn{ApiAnswer{stored->status, *body}, true};
}

std::optional<SmsMessage> Central::nextSms()
{
    Unit unit(*this);
    if (!unit.mayWrite())
        return std::nullopt;
    const auto sms = xuanhao::nextSms(m_world, m_clock.now());
    return unit.commit() ? sms : std::nullopt;
}

void Central::smsDone(const QString& id, const Expected<Done, SmsFailure>& sent)
{
    (void)tried([&] {
        Unit unit(*this);
        if (!unit.mayWrite())
            return true;
        finishSms(m_world, id, sent, m_clock.now());
        return unit.commit();
    });
}

} // namespace xuanhao
