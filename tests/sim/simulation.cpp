// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simulation.h"

#include "core/base/check.h"
#include "tests/sim/simaudit.h"
#include "tests/sim/simdraws.h"

#include <QJsonDocument>

#include <algorithm>

namespace xuanhao::sim {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostTogether = 64;
constexpr std::size_t kKeptHappenings = 40;
constexpr std::size_t kKeptOld = 200;
constexpr Milliseconds kReboot = 2s;
/// In a smaller pool, or one that is half empty, what is taken shows in what is drawn.
constexpr int kEnoughForFairness = 5'000;

} // namespace

Simulation::Simulation(const SimPlan& plan, Plant plant)
    : m_plan(plan)
    , m_plant(std::move(plant))
    , m_chance(plan.seed + 2)
    , m_centralChance(plan.seed + 3)
    , m_machineClock(plan.start)
    , m_clock(m_machineClock)
    , m_office(plan, desks())
    , m_sql(m_office.store())
    , m_startedAt(m_clock.monotonic())
    , m_model([this](const char* invariant, const QString& what) { alarm(invariant, what); })
    , m_ledger([this](const char* invariant, const QString& what) { alarm(invariant, what); })
    , m_fold([this](const char* invariant, const QString& what) { alarm(invariant, what); })
{
    if (m_plant.clock)
        m_plantedClock = m_plant.clock(m_clock);
    if (m_plant.database)
        m_plant.database(m_office.store());
    hire();
    boot();
}

Simulation::~Simulation() = default;

std::vector<Desk> Simulation::desks() const
{
    std::vector<Desk> desks;
    const int all = m_plan.counters + m_plan.supervisors + m_plan.watchers;
    for (int i = 0; i < all; ++i) {
        const QString number = QStringLiteral("%1").arg(i, 4, 10, QLatin1Char('0'));
        desks.push_back(
            {.counter = QStringLiteral("G") + number,
             .staff = QStringLiteral("staff") + number,
             .publicKey = SimCounter::keyOf(m_plan.seed + 1000 + static_cast<std::uint64_t>(i)).publicKey,
             .isSupervisor = i >= m_plan.counters && i < m_plan.counters + m_plan.supervisors});
    }
    return desks;
}

void Simulation::hire()
{
    const std::vector<Desk> all = desks();
    const int clerks = m_plan.counters;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::uint64_t seed = m_plan.seed + 1000 + i;
        const int nth = static_cast<int>(i) - clerks;
        if (nth < 0) {
            m_counters.push_back(std::make_unique<SimCounter>(*this, all.at(i), seed));
            m_counters.back()->setRetry(m_plant.retry);
        } else if (nth < m_plan.supervisors) {
            const int colleague = clerks + (nth + 1) % m_plan.supervisors;
            m_counters.push_back(std::make_unique<SimSupervisor>(
                *this, all.at(i), seed,
                m_plan.supervisors > 1 ? all.at(static_cast<std::size_t>(colleague)).staff : QString()));
        } else {
            m_counters.push_back(std::make_unique<SimWatcher>(
                *this, all.at(i), seed, m_plant.copy ? m_plant.copy() : std::make_unique<PoolCopy>()));
        }
        m_counters.back()->start();
    }
    later(1s, [this] { tick(); });
}

void Simulation::boot()
{
    m_sql.restart();
    if (m_plant.sql)
        m_plantedSql = m_plant.sql(m_sql);
    SqlConnection& sql = m_plantedSql ? *m_plantedSql : m_sql;
    const Clock& clock = m_plantedClock ? *m_plantedClock : static_cast<const Clock&>(m_clock);
    m_central =
        Central::create({sql, clock, m_centralChance, m_office.secret()}, SmsGateway::Configured).value();
    m_isSending = false;
    m_ledger.compareLatest(m_office.store());
}

void Simulation::crash(const std::vector<Letter>& open)
{
    note("crash", QStringLiteral("central"));
    m_central.reset();
    for (const Letter& letter : open)
        loseSight(letter);
    m_inbox.clear();
    later(kReboot, [this] { boot(); });
}

int Simulation::chance(int below)
{
    return static_cast<int>(uniformBelow(m_chance, static_cast<std::uint64_t>(below)));
}

/// After half of the time everything works, so that everybody must come to an end.
bool Simulation::isStormy() const
{
    return now() - m_startedAt < m_plan.longest / 2;
}

bool Simulation::happens(Fault fault)
{
    const int rate = m_plan.of(fault);
    return rate > 0 && isStormy() && chance(1'000'000) < rate;
}

bool Simulation::strikes(Fault fault)
{
    if (!happens(fault))
        return false;
    fired(fault);
    return true;
}

void Simulation::later(Milliseconds wait, std::function<void()> act)
{
    m_events.push({now() + std::max(wait, 0ms), ++m_nth, std::move(act)});
}

void Simulation::post(Letter letter)
{
    note("sends", letter.request.id, QString::fromLatin1(letter.request.path));
    if (strikes(Fault::LostRequest))
        return;
    const auto arriveAfter = [this](Milliseconds wait, Letter what) {
        later(wait, [this, what = std::move(what)] {
            m_inbox.push_back(what);
            if (std::exchange(m_isServing, true))
                return;
            later(m_plan.gathering, [this] { serve(); });
        });
    };
    Milliseconds wait(5 + chance(60));
    if (strikes(Fault::DelayedRequest))
        wait += chance(5) == 0 ? Milliseconds(chance(400'000)) : Milliseconds(chance(20'000));
    if (strikes(Fault::DoubledRequest)) {
        Letter copy = letter;
        copy.from = nullptr;
        arriveAfter(wait + Milliseconds(chance(3'000)), std::move(copy));
    }
    arriveAfter(wait, std::move(letter));
}

/// What the store will do to the next unit of work; where in it, chance says.
void Simulation::armStore()
{
    constexpr SqlError::Kind kKinds[]{SqlError::Kind::Failed, SqlError::Kind::Transient,
                                      SqlError::Kind::OutcomeUnknown};
    const auto order = [this](Fault fault) {
        if (!happens(fault))
            return false;
        m_armed = fault;
        return true;
    };
    if (!m_sql.isUnsafe() && happens(Fault::LossyFailOver)) {
        m_sql.beginUnsafe(1 + chance(12));
        m_model.mark();
        m_ledger.mark();
    }
    if (order(Fault::FailedStatement))
        m_sql.failAt(1 + chance(60), kKinds[chance(2)]);
    else if (order(Fault::FailedCommit))
        m_sql.failCommit(kKinds[chance(3)]);
    else if (order(Fault::LostCommitAnswer))
        m_sql.loseCommitAnswer(kKinds[2 * chance(2)]);
    else if (order(Fault::CrashInWork))
        m_sql.crashAt(1 + chance(60));
    else if (order(Fault::CrashAfterCommit))
        m_sql.crashAfterCommit();
    else if (order(Fault::FailOver)) {
        m_sql.noteOthersWrote();
        m_sql.failAt(1 + chance(10), SqlError::Kind::Transient);
    }
}

void Simulation::disarmStore()
{
    const auto armed = std::exchange(m_armed, std::nullopt);
    if (!armed || m_sql.calm() == SimSql::Calm::NothingHappened)
        return;
    fired(*armed);
    note("fault", QString::fromLatin1(nameOf(*armed)));
}

/// The host that took over has not what the last commits wrote.
void Simulation::loseUnsafeCommits()
{
    note("lossy fail-over", QStringLiteral("store"));
    fired(Fault::LossyFailOver);
    const int given = m_ledger.givenSinceMark();
    m_sql.loseUnsafe();
    const int noticed = m_ledger.lostSinceMark(m_office.store());
    if (noticed != given)
        alarm(kUndetected, QStringLiteral("%1 answers were lost, %2 were noticed").arg(given).arg(noticed));
    m_result.answersLost += noticed;
    m_model.backToMark();
    m_fold.begin();
}

void Simulation::serve()
{
    m_isServing = false;
    if (!m_central) {
        m_inbox.clear(); // nobody listens
        return;
    }
    if (m_sql.isLossDue())
        loseUnsafeCommits();
    const std::size_t count = std::min(m_inbox.size(), kMostTogether);
    if (count == 0)
        return;
    const auto end = m_inbox.begin() + static_cast<std::ptrdiff_t>(count);
    const std::vector<Letter> letters(std::make_move_iterator(m_inbox.begin()), std::make_move_iterator(end));
    m_inbox.erase(m_inbox.begin(), end);
    if (!m_inbox.empty()) {
        m_isServing = true;
        later(1ms, [this] { serve(); });
    }
    std::vector<ApiRequest> requests;
    requests.reserve(letters.size());
    for (const Letter& letter : letters)
        requests.push_back(letter.request);
    armStore();
    std::vector<Central::Step> steps = m_central->answer(requests);
    const bool isCrashed = m_sql.isCrashed();
    disarmStore();
    if (isCrashed) {
        crash(letters);
        return;
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (const auto* pending = std::get_if<Central::PendingSignIn>(&steps.at(i)))
            answered(letters.at(i), m_central->finishSignIn(*pending, {PasswordResult::Right, {}}));
        else
            answered(letters.at(i), std::get<ApiAnswer>(steps.at(i)));
    }
}

void Simulation::answered(const Letter& letter, const ApiAnswer& answer)
{
    ++m_result.requests;
    SimAnswer read{answer.status, answer.body, {}};
    const bool isFrame = answersWithFrame(letter.endpoint) && read.isOk();
    if (!isFrame)
        read.object = QJsonDocument::fromJson(answer.body).object();
    m_result.digest =
        qHash(answer.body, m_result.digest) ^ static_cast<std::size_t>(now().time_since_epoch().count());
    note("answers", letter.request.id, QStringLiteral("%1 %2").arg(answer.status).arg(read.problem()));
    if (letter.isForged) {
        const bool isOutcome = answer.status < 500 && answer.status != 401;
        if (isOutcome && answer.status != 409 && m_ledger.knows(letter.operation))
            alarm(kOtherOutcome,
                  QStringLiteral("%1 with another body: %2").arg(letter.request.id).arg(answer.status));
        return;
    }
    if (isFrame)
        m_fold.follow(m_office.store());
    else
        believe(letter, read);
    if (letter.from == nullptr || strikes(Fault::LostAnswer))
        return;
    later(Milliseconds(5 + chance(60)),
          [from = letter.from, intent = letter.intent, read] { from->hear(intent, read); });
}

/// What the answer says about operations, numbers and deadlines.
void Simulation::believe(const Letter& letter, const SimAnswer& answer)
{
    if (answer.status >= 500) {
        loseSight(letter);
        return;
    }
    const bool isFirst =
        letter.operation.isEmpty() || m_ledger.given(letter.operation, answer.status, answer.body);
    if (!isFirst || !answer.isOk())
        return;
    if (!letter.operation.isEmpty() && letter.from) {
        m_old.push_back(letter);
        if (m_old.size() > kKeptOld)
            m_old.pop_front();
    }
    const auto view = SimView::read(answer.object);
    const bool isOld = m_ledger.isDoubted(letter.operation) && view && view->serverTime != m_clock.now();
    if (!view || isOld)
        return;
    const bool isOnlyTime = letter.endpoint == EndpointId::ShowSession ||
                            letter.endpoint == EndpointId::Submit || letter.endpoint == EndpointId::SendCode;
    m_model.seen(*view, isOnlyTime && view->isLive() ? SimModel::Asked::OnlyTime : SimModel::Asked::Act,
                 m_clock.now(), now());
    if (letter.endpoint == EndpointId::Draw)
        m_model.drawn(*view);
    if (letter.endpoint == EndpointId::Verify && view->isLive() && !view->verified.isEmpty())
        m_model.judged(*view, *SerialRules::ordinary().indexOf(view->verified));
}

/// It may have been done all the same.
void Simulation::loseSight(const Letter& letter)
{
    m_model.lostSight(letter.session);
    m_ledger.doubt(letter.operation);
}

QString Simulation::codeAt(const QString& mobile) const
{
    const auto found = m_codes.find(mobile);
    return found == m_codes.end() ? QString() : found->second;
}

QString Simulation::strangersSession(const SimCounter& counter) const
{
    for (const auto& other : m_counters) {
        if (other.get() != &counter && !other->liveSession().isEmpty())
            return other->liveSession();
    }
    return {};
}

void Simulation::copyChanged(const PoolCopy& copy)
{
    const auto right = m_fold.hashAt(copy.version());
    if (right && *right != copy.index().setHash())
        alarm(kCopyDiffers, QStringLiteral("at version %1").arg(copy.version()));
}

bool Simulation::isDone() const
{
    return std::all_of(m_counters.begin(), m_counters.end(),
                       [](const auto& counter) { return counter->isFinished(); });
}

SimResult Simulation::run()
{
    while (m_result.broken.isEmpty() && (now() - m_startedAt < m_plan.least || !isDone())) {
        if (now() - m_startedAt > m_plan.longest) {
            const auto slow = std::find_if(m_counters.begin(), m_counters.end(),
                                           [](const auto& counter) { return !counter->isFinished(); });
            alarm(kStarved, QStringLiteral("counter %1 is not done, %2")
                                .arg((*slow)->desk().counter, (*slow)->standing()));
            break;
        }
        const Event event = m_events.top();
        m_events.pop();
        m_machineClock.advance(event.at - now());
        event.act();
    }
    if (m_result.broken.isEmpty())
        finish();
    m_result.lasted = now() - m_startedAt;
    m_result.commits = m_sql.commits();
    m_result.reserved = m_model.reserved();
    m_result.fewestCases = m_plan.casesEach;
    for (int i = 0; i < m_plan.counters; ++i) {
        const int cases = m_counters.at(static_cast<std::size_t>(i))->casesDone();
        m_result.cases += cases;
        m_result.fewestCases = std::min(m_result.fewestCases, cases);
    }
    return m_result;
}

/// Everything at rest is held against everything that was said.
void Simulation::finish()
{
    if (m_sql.isUnsafe())
        loseUnsafeCommits();
    if (!m_central)
        boot();
    m_central->letTimePass();
    SqliteConnection& store = m_office.store();
    store.clearFailure();
    auditRows(store, m_office.secret(), m_clock.now(),
              [this](const char* invariant, const QString& what) { alarm(invariant, what); });
    m_ledger.compare(store);
    m_model.compare(store);
    if (m_plan.numbers >= kEnoughForFairness &&
        m_model.reserved() * 10 < static_cast<std::size_t>(m_plan.numbers))
        m_model.judgeDraws(store, m_plan.start);
    m_fold.follow(store);
    m_fold.compare(store);
    recomputeDraws(store, m_office.secret(), m_clock.now(),
                   [this](const char* invariant, const QString& what) { alarm(invariant, what); });
}

void Simulation::note(const char* what, const QString& about, const QString& facts)
{
    m_happenings.push_back({m_clock.now(), what, about, facts});
    if (m_happenings.size() > kKeptHappenings)
        m_happenings.pop_front();
}

void Simulation::alarm(const char* invariant, const QString& what)
{
    if (!m_result.broken.isEmpty())
        return;
    m_result.broken = QString::fromLatin1(invariant);
    m_result.report = report(invariant, what);
}

QString Simulation::report(const char* invariant, const QString& what) const
{
    QString text = QStringLiteral("seed %1: %2: %3\nat %4\n")
                       .arg(m_plan.seed)
                       .arg(QString::fromLatin1(invariant), what, toOfficeIso(m_clock.now()));
    for (const Happening& one : m_happenings)
        text += QStringLiteral("  %1 %2 %3 %4\n")
                    .arg(toOfficeIso(one.at), QString::fromLatin1(one.what), one.about, one.facts);
    return text;
}

} // namespace xuanhao::sim
