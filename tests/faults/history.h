// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace xuanhao::faults {

// Whether what was answered about one number can have happened: a number is a register that somebody takes,
// lets go and that others find taken. An event took place at one instant between its two bounds; the history
// is linearizable when instants can be chosen so that nobody takes what is taken and every "taken" was true.

inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// Milliseconds since 1970; both ends belong to it.
struct Between
{
    std::int64_t from = 0;
    std::int64_t to = kNever;
};

struct Holding
{
    std::string session;
    Between taken;
    Between released; ///< not before kNever: held for good
};

/// Somebody was told that another one has the number.
struct Verdict
{
    std::string session;
    Between at;
};

/// The holdings stand in the order in which the database has them (its generations). That order is the
/// witness: when instants in this order exist the history is linearizable, and when none do, the database
/// tells another story than the answers. With it the question is decided exactly, in time that grows with the
/// number of events and of the answers that were awaited at once.
[[nodiscard]] bool canHaveHappened(const std::vector<Holding>& holdings,
                                   const std::vector<Verdict>& verdicts);

/// By the answers alone: pairs of neighbours of different sessions that both had the number at one instant,
/// whatever instants are chosen.
[[nodiscard]] std::vector<std::pair<Holding, Holding>> heldTwice(std::vector<Holding> holdings);

} // namespace xuanhao::faults
