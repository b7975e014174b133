// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/responder.h"
#include "server/services/central.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace xuanhao {

/// Counters whose request is answered when their pool changes (long polling). They cost a place here and a
/// connection, no thread and no place in a queue. One thread uses it.
class ParkedCounters
{
public:
    struct Parked
    {
        Central::PendingChanges request;
        Responder responder;
        MonotonicInstant until; ///< then it is answered anyhow
    };

    /// Two kinds at each of 1,000 counters. Whoever comes later is answered at once and asks again.
    static constexpr std::size_t kMost = 2000;

    /// Returns the request that has to be answered now: the one the same counter made before for the same
    /// pool, which it has given up; or this one when there is no place.
    [[nodiscard]] std::optional<Parked> park(Parked parked);
    /// Takes out those `isDue` says yes to.
    template <typename IsDue>
    [[nodiscard]] std::vector<Parked> take(const IsDue& isDue)
    {
        const auto due = std::stable_partition(m_parked.begin(), m_parked.end(),
                                               [&](const Parked& parked) { return !isDue(parked); });
        std::vector<Parked> taken(std::make_move_iterator(due), std::make_move_iterator(m_parked.end()));
        m_parked.erase(due, m_parked.end());
        return taken;
    }
    [[nodiscard]] std::size_t count() const { return m_parked.size(); }

private:
    std::vector<Parked> m_parked;
};

} // namespace xuanhao
