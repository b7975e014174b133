// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/desk.h"

#include <queue>

namespace xuanhao::faults {

struct LoadSettings
{
    QList<QByteArray> nodes;
    QByteArray pin;
    QString folder; ///< ledger, messages, mismatches
    QString password;
    QStringList desks; ///< the counters' ids
    QStringList codes; ///< to enrol them with
    std::uint64_t seed = 1;
    int casesAtOnce = 10; ///< of each desk
};

/// An office day without pauses: cases at every desk until it is stopped.
class Load final : public Surroundings
{
public:
    Load(const Clock& clock, const LoadSettings& settings);

    /// Until `isStopped` says so and everything that was asked for is answered.
    void run(const std::function<bool()>& isStopped);

    [[nodiscard]] HttpLines& lines() override { return m_lines; }
    [[nodiscard]] Floor& floor() override { return m_floor; }
    [[nodiscard]] const QList<QByteArray>& nodes() const override { return m_settings.nodes; }
    void later(Milliseconds wait, std::function<void()> what) override;
    void done(const Entry& entry) override;
    void retried() override { ++m_retries; }
    void differed(const Repeat& repeat, const HttpAnswer& answer) override;
    void takeBack(const std::shared_ptr<Case>& served) override;
    void offer(int desk, const Repeat& repeat) override;

private:
    struct Timer
    {
        Instant at;
        std::int64_t order;
        std::function<void()> what;
        bool operator<(const Timer& other) const
        {
            return std::pair(other.at, other.order) < std::pair(at, order);
        }
    };

    void step(int milliseconds);
    void openDesks();
    void beginCases();
    void tell();
    void sendAgain();
    [[nodiscard]] bool isAnyBusy() const;

    const Clock& m_clock;
    LoadSettings m_settings;
    HttpLines m_lines;
    Floor m_floor;
    Ledger m_ledger;
    test::SeededRandom m_random;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::vector<int> m_casesOf;
    std::priority_queue<Timer> m_timers;
    std::vector<std::pair<int, Repeat>> m_sample; ///< of all acknowledged writes, by desk
    std::size_t m_opened = 0;                     ///< desks that have begun to enrol
    std::int64_t m_timersMade = 0;
    std::int64_t m_operations = 0;
    std::int64_t m_acknowledged = 0;
    std::int64_t m_refused = 0;
    std::int64_t m_unanswered = 0;
    std::int64_t m_retries = 0;
    std::int64_t m_repeated = 0;
    std::int64_t m_differed = 0;
    std::int64_t m_cases = 0;
    std::map<QByteArray, int> m_acts; ///< acknowledged, by endpoint
    Instant m_lastAcknowledged{};
    Milliseconds m_longestGap{};
    Instant m_toldAt{};
    bool m_isStopping = false;
    bool m_isServing = false; ///< all desks are open
};

} // namespace xuanhao::faults
