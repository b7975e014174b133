// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace xuanhao {

/// Calls a function again and again on a thread of its own. Nothing is counted by ticks: what is called looks
/// at the clock.
class Ticker
{
public:
    Ticker(Milliseconds every, std::function<void()> tick);
    /// Stops and waits for a running call.
    ~Ticker();
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;

private:
    const Milliseconds m_every;
    const std::function<void()> m_tick;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace xuanhao
