// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/jobs/steadyclock.h"
#include "server/services/central.h"
#include "tests/sim/simcounter.h"
#include "tests/sim/simledger.h"
#include "tests/sim/simmodel.h"
#include "tests/sim/simsql.h"
#include "tests/support/fakeclock.h"

#include <deque>
#include <queue>
#include <unordered_map>

namespace xuanhao::sim {

/// A fault of the program itself, put between central and one of its ports, or into a counter. Only tests
/// that show that it is noticed have one.
struct Plant
{
    std::function<std::unique_ptr<SqlConnection>(SimSql&)> sql;
    std::function<std::unique_ptr<Clock>(const Clock&)> clock;
    std::function<std::unique_ptr<RandomSource>(RandomSource&)> random;
    std::function<std::unique_ptr<PoolCopy>()> copy;
    std::function<void(SqlConnection&)> database; ///< changes the schema
    SimCounter::Retry retry = SimCounter::Retry::SameOperation;
};

/// What became of a run.
struct SimResult
{
    QString broken; ///< name of the invariant; empty: none
    QString report; ///< what happened last, in lines; empty unless something is broken
    int cases = 0;
    int fewestCases = 0;       ///< of one counter
    std::int64_t requests = 0; ///< that central has answered
    std::int64_t commits = 0;
    std::size_t reserved = 0;
    std::int64_t answersLost = 0;              ///< by lossy fail-overs, all noticed
    Milliseconds lasted{0};                    ///< virtual time
    std::array<std::int64_t, kFaults> fired{}; ///< how often each fault happened
    std::size_t digest = 0;                    ///< of everything central said and when
};

/// Counters, gateway and central with one clock, one queue of events and one seed. Nothing in it asks the
/// system for time or chance, so a seed always gives the same run.
class Simulation final : public SimSurroundings
{
public:
    explicit Simulation(const SimPlan& plan, Plant plant = {});
    ~Simulation() override;

    [[nodiscard]] SimResult run();

    [[nodiscard]] MonotonicInstant now() const override { return m_clock.monotonic(); }
    void later(Milliseconds wait, std::function<void()> act) override;
    void post(Letter letter) override;
    [[nodiscard]] std::uint64_t nextIntent() override { return ++m_intents; }
    [[nodiscard]] int nextPerson() override { return ++m_people; }
    [[nodiscard]] QString codeAt(const QString& mobile) const override;
    void clearCode(const QString& mobile) override { m_codes.erase(mobile); }
    [[nodiscard]] QString strangersSession(const SimCounter& counter) const override;
    [[nodiscard]] const SimPlan& plan() const override { return m_plan; }
    void copyChanged(const PoolCopy& copy) override;

private:
    struct Event
    {
        MonotonicInstant at;
        std::uint64_t nth;
        std::function<void()> act;
        friend bool operator<(const Event& a, const Event& b)
        {
            return a.at != b.at ? a.at > b.at : a.nth > b.nth; // the queue gives the largest first
        }
    };
    struct Happening
    {
        Instant at;
        const char* what;
        QString about;
        QString facts;
    };

    [[nodiscard]] std::vector<Desk> desks() const;
    void hire();
    void boot();
    void crash(const std::vector<Letter>& open);
    void tick();
    void serve();
    void armStore();
    void disarmStore();
    void loseUnsafeCommits();
    void answered(const Letter& letter, const ApiAnswer& answer);
    void believe(const Letter& letter, const SimAnswer& answer);
    void loseSight(const Letter& letter);
    void replaySomething();
    void changePoolBeside();
    void setClock(Milliseconds by);
    void followMachineClock();
    void pumpSms();
    void sendToGateway(const SmsMessage& message);
    [[nodiscard]] bool happens(Fault fault);
    [[nodiscard]] bool strikes(Fault fault);
    void fired(Fault fault) { ++m_result.fired.at(static_cast<std::size_t>(fault)); }
    [[nodiscard]] int chance(int below);
    [[nodiscard]] bool isStormy() const;
    [[nodiscard]] bool isDone() const;
    void note(const char* what, const QString& about, const QString& facts = {});
    void alarm(const char* invariant, const QString& what);
    [[nodiscard]] QString report(const char* invariant, const QString& what) const;
    void finish();

    SimPlan m_plan;
    Plant m_plant;
    test::SeededRandom m_chance; ///< of network, gateway and store
    test::SeededRandom m_centralChance;
    test::FakeClock m_machineClock;
    SteadyClock m_clock; ///< central's; lives on while central does not, as its file does
    SimOffice m_office;
    SimSql m_sql;
    std::unique_ptr<SqlConnection> m_plantedSql;
    std::unique_ptr<Clock> m_plantedClock;
    std::unique_ptr<RandomSource> m_plantedRandom;
    std::unique_ptr<Central> m_central; ///< none after a crash
    std::vector<std::unique_ptr<SimCounter>> m_counters;

    std::priority_queue<Event> m_events;
    std::uint64_t m_nth = 0;
    std::vector<Letter> m_inbox;
    bool m_isServing = false;
    std::deque<Letter> m_old;           ///< operations that were done, to be asked for again
    std::map<QString, QString> m_codes; ///< by mobile
    bool m_isSending = false;
    std::uint64_t m_intents = 0;
    int m_people = 0;
    int m_ticks = 0;
    MonotonicInstant m_startedAt;

    SimModel m_model;
    SimLedger m_ledger;
    PoolFold m_fold;
    std::deque<Happening> m_happenings;
    std::optional<Fault> m_armed; ///< what the store was told to do
    SimResult m_result;
};

} // namespace xuanhao::sim
