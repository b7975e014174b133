// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace xuanhao {

/// One thread that does one job after the other. Safe for every thread.
class WorkQueue
{
public:
    using Job = std::function<void()>;

    /// Refuses jobs beyond `limit` waiting ones.
    explicit WorkQueue(std::size_t limit);
    /// Stops.
    ~WorkQueue();
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    /// False when too many wait already, or after stop().
    [[nodiscard]] bool post(Job job);
    /// Takes the job however many wait: for the end of work that was taken before. Dropped after stop() only.
    void complete(Job job);
    /// Does a job and waits for it, whatever waits before it. Not on the queue's own thread.
    void run(const Job& job);
    /// How many jobs wait.
    [[nodiscard]] std::size_t waiting();
    /// Does what waits, then ends the thread. Repeatable.
    void stop();

private:
    void work();

    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace xuanhao
