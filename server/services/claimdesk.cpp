// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/claimdesk.h"

#include "core/base/check.h"

#include <algorithm>
#include <set>

namespace xuanhao {

const PoolKey& ClaimDesk::pool() const
{
    XUANHAO_CHECK(m_pool.has_value());
    return *m_pool;
}

bool ClaimDesk::hold(SerialIndex number, Instant until)
{
    return m_world.stores.numbers.claim(pool(), number, ClaimState::Hold, m_session, until, m_now);
}

void ClaimDesk::prolong(SerialIndex number, Instant until)
{
    // The session's row and its claims change in the same transaction: the claim is there.
    (void)m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Hold, until);
}

void ClaimDesk::choose(SerialIndex number, Instant until)
{
    (void)m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Choice, until);
}

void ClaimDesk::release(SerialIndex number)
{
    (void)m_world.stores.numbers.release(pool(), number, m_session, m_now);
}

std::vector<SerialIndex> ClaimDesk::draw(int count, bool withoutFour, Instant until)
{
    const PoolIndex& index = m_world.pools.index(pool());
    const DrawFilter filter = withoutFour ? DrawFilter::Without4 : DrawFilter::Any;
    const auto wanted = static_cast<std::size_t>(count);
    std::vector<SerialIndex> held;
    std::set<SerialIndex> tried;
    // The index may be behind the claims. Its numbers come in random order, so taking the first that can be
    // claimed keeps the draw uniform; when too many fail, more are asked for.
    for (int ask = count; held.size() < wanted; ask *= 4) {
        const std::vector<SerialIndex> drawn = index.draw(m_world.random, ask, filter);
        for (const SerialIndex number : drawn) {
            if (held.size() < wanted && tried.insert(number).second && hold(number, until))
                held.push_back(number);
        }
        if (drawn.size() < static_cast<std::size_t>(ask))
            break;
    }
    return held;
}

void ClaimDesk::reserve(SerialIndex number)
{
    (void)m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Reserved, std::nullopt);
}

} // namespace xuanhao
