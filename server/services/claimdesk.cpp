// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/claimdesk.h"

#include "core/base/check.h"
#include "server/services/draws.h"
#include "server/services/poolwork.h"

namespace xuanhao {

const PoolKey& ClaimDesk::pool() const
{
    XUANHAO_CHECK(m_pool.has_value());
    return *m_pool;
}

void ClaimDesk::follow()
{
    m_world.pools.apply(m_world.stores.numbers.takeLogged());
}

bool ClaimDesk::hold(SerialIndex number, Instant until)
{
    if (!m_world.pools.freeNumbers(pool()).contains(number))
        return false;
    m_world.stores.numbers.claim(pool(), number, m_session, until, m_now);
    follow();
    return true;
}

void ClaimDesk::prolong(SerialIndex number, Instant until)
{
    m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Hold, until);
}

void ClaimDesk::choose(SerialIndex number, Instant until)
{
    m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Choice, until);
}

void ClaimDesk::release(SerialIndex number)
{
    m_world.stores.numbers.release(pool(), number, m_session, m_now);
    follow();
}

void ClaimDesk::releaseLater(SerialIndex number)
{
    m_world.stores.numbers.releaseLater(pool(), number, m_session, returnInstant(m_world, m_now));
}

std::vector<SerialIndex> ClaimDesk::draw(int count, bool withoutFour, Instant until)
{
    const DrawFilter filter = withoutFour ? DrawFilter::Without4 : DrawFilter::Any;
    m_lastDraw = drawNext(m_world, pool(), count, filter, m_now);
    if (!m_lastDraw)
        return {};
    for (const SerialIndex number : m_lastDraw->numbers)
        XUANHAO_CHECK(hold(number, until));
    return m_lastDraw->numbers;
}

void ClaimDesk::reserve(SerialIndex number)
{
    m_world.stores.numbers.change(pool(), number, m_session, ClaimState::Reserved, std::nullopt);
}

} // namespace xuanhao
