// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/ticker.h"

namespace xuanhao {

Ticker::Ticker(Milliseconds every, std::function<void()> tick)
    : m_every(every)
    , m_tick(std::move(tick))
{
    m_thread = std::thread([this] {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, m_every, [this] { return m_isStopping; })) {
            lock.unlock();
            m_tick();
            lock.lock();
        }
    });
}

Ticker::~Ticker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

} // namespace xuanhao
