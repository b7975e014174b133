// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"
#include "tests/sim/simulation.h"

#include <QJsonDocument>
#include <QRegularExpression>

// What happens without a counter: time, the gateway, commands beside central.

namespace xuanhao::sim {

namespace {

using namespace std::chrono_literals;

constexpr int kTicksPerTidying = 60;
const PoolKey kPool{kAuthority, PlateKind::SmallCar};

QString codeIn(const QString& text)
{
    static const QRegularExpression digits(QStringLiteral("选号验证码 ([0-9]+)"));
    return digits.match(text).captured(1);
}

} // namespace

void Simulation::tick()
{
    later(1s, [this] { tick(); });
    ++m_ticks;
    if (strikes(Fault::ClockForward))
        setClock(1h);
    if (strikes(Fault::ClockBack))
        setClock(-1h);
    if (!m_central)
        return;
    if (m_sql.isLossDue())
        loseUnsafeCommits();
    if (!m_sql.isUnsafe() && strikes(Fault::ForeignWrite))
        changePoolBeside();
    followMachineClock();
    armStore();
    m_central->letTimePass();
    if (m_ticks % kTicksPerTidying == 0)
        m_central->tidy();
    if (m_ticks % kTicksPerTidying == 0 && !m_sql.isCrashed())
        m_ledger.compareLatest(m_office.store());
    const bool isCrashed = m_sql.isCrashed();
    disarmStore();
    if (isCrashed) {
        crash({});
        return;
    }
    if (happens(Fault::Replay))
        replaySomething();
    pumpSms();
}

void Simulation::setClock(Milliseconds by)
{
    note("clock", QStringLiteral("%1 ms").arg(by.count()));
    m_machineClock.jumpWall(by);
    m_model.clockJumped();
}

void Simulation::followMachineClock()
{
    if (m_clock.learn([this] { return m_central->isTimeRunning(); }))
        m_central->clockWasSet();
}

/// Somebody withholds a number at the command line, or adds or lifts a rule about several.
void Simulation::changePoolBeside()
{
    SqliteConnection& store = m_office.store();
    store.clearFailure();
    SqlTransaction unit(store);
    NumberStore numbers(store);
    std::vector<SerialRange> segments;
    numbers.eachOpenSegment(kPool, [&](SerialRange range) { segments.push_back(range); });
    const SerialRange& segment =
        segments.at(static_cast<std::size_t>(chance(static_cast<int>(segments.size()))));
    const SerialIndex number = segment.first + static_cast<SerialIndex>(chance(100));
    const QString serial = SerialRules::ordinary().serialAt(number);
    const auto rules = numbers.rules();
    const Instant now = m_clock.now();
    const char* action = nullptr;
    if (const int what = chance(4); what == 0) {
        (void)numbers.addRule({.id = QStringLiteral("R%1").arg(rules.size()),
                               .pool = kPool,
                               .pattern = serial.left(3) + QLatin1Char('?') + serial.right(1),
                               .state = ClaimState::Blocked,
                               .reason = {},
                               .addedAt = now,
                               .addedBy = {},
                               .liftedAt = {}},
                              now);
        action = "numbers.block";
    } else if (what == 1 && !rules.empty() && !rules.back().liftedAt) {
        (void)numbers.liftRule(rules.back(), {}, {}, now,
                               [&] { return now + Milliseconds(60'000 + chance(3'000'000)); });
        action = "numbers.lift";
    } else if (numbers.isFree(kPool, number) && numbers.withhold(kPool, number, ClaimState::Withheld, now)) {
        action = "pool.withhold";
    }
    if (action)
        Journal(store, m_office.secret().auditKey())
            .record({commandLineAt(now), QString::fromLatin1(action), kAuthority, {}});
    if (unit.commit())
        m_sql.noteOthersWrote();
}

/// Somebody asks again for what was done long ago, or sends something else under its name.
void Simulation::replaySomething()
{
    if (m_old.empty())
        return;
    fired(Fault::Replay);
    const Letter& old = m_old.at(static_cast<std::size_t>(chance(static_cast<int>(m_old.size()))));
    SimCounter* counter = old.from;
    Letter again = old;
    again.isForged = chance(3) == 0;
    if (again.isForged) {
        QJsonObject body = QJsonDocument::fromJson(again.request.body).object();
        body.insert(QStringLiteral("forged"), true);
        again.request.body = toCanonicalJson(body);
    }
    again.request.id += QStringLiteral("x");
    again = counter->signedAnew(std::move(again));
    again.from = nullptr;
    post(std::move(again));
}

void Simulation::pumpSms()
{
    if (m_isSending || !m_central)
        return;
    if (const auto message = m_central->nextSms())
        sendToGateway(*message);
}

void Simulation::sendToGateway(const SmsMessage& message)
{
    m_isSending = true;
    const bool isRefused = strikes(Fault::GatewayDown);
    Expected<Done, SmsFailure> sent = Done{};
    if (isRefused)
        sent = Unexpected{
            SmsFailure{chance(2) == 0 ? SmsFailureKind::NotStarted : SmsFailureKind::NoAnswer, {}}};
    else if (const QString code = codeIn(message.text); !code.isEmpty() && !strikes(Fault::LostMessage))
        later(Milliseconds(1000 + chance(20'000)),
              [this, number = message.number, code] { m_codes.insert_or_assign(number, code); });
    later(Milliseconds(20 + chance(200)), [this, id = message.id, sent, central = m_central.get()] {
        if (m_central.get() != central) // the one that asked has died
            return;
        m_central->smsDone(id, sent);
        m_isSending = false;
        pumpSms();
    });
}

} // namespace xuanhao::sim
