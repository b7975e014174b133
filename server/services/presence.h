// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/ids.h"

#include <chrono>
#include <map>

namespace xuanhao {

/// Which counters have been heard of lately: a counter with a live session asks for it several times a
/// minute.
class CounterPresence
{
public:
    /// Longer than a counter's pause between two readings of its session, with room for a lost one.
    static constexpr std::chrono::seconds kSilence{60};

    /// Before `startedAt` nobody was listening: silence counts from then.
    explicit CounterPresence(Instant startedAt)
        : m_startedAt(startedAt)
    {}

    void heard(const CounterId& counter, Instant now) { m_heardAt.insert_or_assign(counter, now); }
    [[nodiscard]] bool isSilent(const CounterId& counter, Instant now) const
    {
        const auto found = m_heardAt.find(counter);
        return now - (found == m_heardAt.end() ? m_startedAt : found->second) >= kSilence;
    }

private:
    Instant m_startedAt;
    std::map<CounterId, Instant> m_heardAt;
};

} // namespace xuanhao
