// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QString>

#include <array>
#include <chrono>
#include <cstdint>

namespace xuanhao::sim {

/// What can go wrong, each by a chance of its own.
enum class Fault {
    LostRequest,    ///< never arrives
    LostAnswer,     ///< was worked on, and the counter never hears of it
    DoubledRequest, ///< the same bytes arrive twice
    DelayedRequest, ///< arrives after others that were sent later, up to minutes after the counter gave up
    Replay,         ///< an old operation is asked for again, or with another body
    FailedStatement,
    FailedCommit,     ///< nothing was kept
    LostCommitAnswer, ///< everything was kept, and central hears that it was not, or that nobody knows
    CrashInWork,      ///< between any two statements
    CrashAfterCommit, ///< before the answers leave
    FailOver,         ///< a new connection to another host that has everything
    LossyFailOver,    ///< the other host lacks the last commits: central cannot help it, it must be detected
    ForeignWrite,     ///< a command changes the pool beside central
    LostMessage,      ///< the gateway took it and nobody gets it
    GatewayDown,      ///< the gateway refuses for a while
    ClockForward,     ///< somebody sets the clock of central's machine one hour ahead
    ClockBack,
};
inline constexpr int kFaults = 17;

[[nodiscard]] const char* nameOf(Fault fault);

/// Everything that one seed decides before the run begins.
struct SimPlan
{
    std::uint64_t seed = 0;
    int counters = 8;
    int supervisors = 1;
    int watchers = 1; ///< counters that keep a copy of the pool
    int casesEach = 6;
    int numbers = 600; ///< released, in segments of 100
    Instant start{};
    Milliseconds pause{20'000};      ///< between two cases of a counter, on average
    Milliseconds gathering{0};       ///< how long central lets requests wait for others
    Milliseconds least{0};           ///< virtual time that passes in any case
    Milliseconds longest{7'200'000}; ///< virtual time after which everybody must be done
    std::array<int, kFaults>
        perMillion{}; ///< of the requests, units of work, messages or seconds it concerns

    [[nodiscard]] int& of(Fault fault) { return perMillion.at(static_cast<std::size_t>(fault)); }
    [[nodiscard]] int of(Fault fault) const { return perMillion.at(static_cast<std::size_t>(fault)); }

    /// A small office; which faults it has and how often is the seed's choice.
    [[nodiscard]] static SimPlan of(std::uint64_t seed);
    /// A day of a province with every fault; nothing is the seed's choice but what happens.
    [[nodiscard]] static SimPlan day(std::uint64_t seed);
};

} // namespace xuanhao::sim
