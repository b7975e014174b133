// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/parkedcounters.h"

#include <utility>

namespace xuanhao {

std::optional<ParkedCounters::Parked> ParkedCounters::park(Parked parked)
{
    for (Parked& before : m_parked) {
        if (before.request.counter == parked.request.counter && before.request.pool == parked.request.pool)
            return std::exchange(before, std::move(parked));
    }
    if (m_parked.size() >= kMost)
        return parked;
    m_parked.push_back(std::move(parked));
    return std::nullopt;
}

} // namespace xuanhao
