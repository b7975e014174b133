// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simplan.h"

#include "core/base/check.h"
#include "tests/support/seededrandom.h"

namespace xuanhao::sim {

namespace {

using namespace std::chrono_literals;

constexpr Instant kMonday = fromMilliseconds(1'795'363'200'000LL); ///< 2026-11-23, midnight at the office

struct Range
{
    Fault fault;
    int few;
    int many;
};
// Rare where one of them touches everybody.
constexpr Range kRanges[]{{Fault::LostRequest, 1'000, 100'000},    {Fault::LostAnswer, 1'000, 100'000},
                          {Fault::DoubledRequest, 1'000, 100'000}, {Fault::DelayedRequest, 1'000, 100'000},
                          {Fault::Replay, 10'000, 100'000},        {Fault::FailedStatement, 500, 50'000},
                          {Fault::FailedCommit, 500, 50'000},      {Fault::LostCommitAnswer, 500, 50'000},
                          {Fault::CrashInWork, 200, 10'000},       {Fault::CrashAfterCommit, 200, 10'000},
                          {Fault::FailOver, 200, 10'000},          {Fault::LossyFailOver, 200, 3'000},
                          {Fault::ForeignWrite, 500, 20'000},      {Fault::LostMessage, 5'000, 200'000},
                          {Fault::GatewayDown, 1'000, 50'000},     {Fault::ClockForward, 200, 5'000},
                          {Fault::ClockBack, 200, 5'000}};

} // namespace

const char* nameOf(Fault fault)
{
    constexpr const char* kNames[kFaults]{
        "lost request",  "lost answer",        "doubled request", "delayed request",
        "replay",        "failed statement",   "failed commit",   "lost answer of a commit",
        "crash in work", "crash after commit", "fail-over",       "lossy fail-over",
        "foreign write", "lost message",       "gateway down",    "clock forward",
        "clock back"};
    return kNames[static_cast<std::size_t>(fault)];
}

SimPlan SimPlan::of(std::uint64_t seed)
{
    test::SeededRandom random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(uniformBelow(random, static_cast<std::uint64_t>(high - low + 1)));
    };
    SimPlan plan;
    plan.seed = seed;
    plan.counters = between(2, 14);
    plan.casesEach = between(2, 8);
    plan.supervisors = between(0, 2);
    plan.watchers = between(0, 2);
    plan.numbers = 100 * between(1, 8);
    // Some offices work across midnight, where quotas begin anew.
    plan.start = kMonday + (between(0, 2) == 0 ? 23h + 45min : 9h) + Milliseconds(between(0, 3'600'000) / 2);
    plan.pause = Milliseconds(between(1'000, 60'000));
    constexpr int kGatherings[]{0, 5, 50, 1000};
    plan.gathering = Milliseconds(kGatherings[between(0, 3)]);
    plan.longest = 12h;
    for (const Range& range : kRanges) {
        if (between(0, 1) == 0)
            continue;
        // Orders of magnitude are equally likely.
        int rate = range.few;
        while (rate * 3 < range.many && between(0, 2) > 0)
            rate *= 3;
        plan.of(range.fault) = rate;
    }
    return plan;
}

SimPlan SimPlan::day(std::uint64_t seed)
{
    SimPlan plan;
    plan.seed = seed;
    plan.counters = 1000;
    plan.supervisors = 3;
    plan.watchers = 1;
    plan.casesEach = 30;
    plan.numbers = 90'000;
    plan.start = kMonday + 6h;
    plan.pause = 12min;
    plan.gathering = 1s;
    plan.least = 24h;
    plan.longest = 25h;
    for (const Range& range : kRanges)
        plan.of(range.fault) = 1'000;
    for (const Fault fault :
         {Fault::FailedStatement, Fault::FailedCommit, Fault::LostCommitAnswer, Fault::FailOver})
        plan.of(fault) = 1'500;
    for (const Fault fault : {Fault::CrashInWork, Fault::CrashAfterCommit, Fault::LossyFailOver})
        plan.of(fault) = 700;
    return plan;
}

} // namespace xuanhao::sim
