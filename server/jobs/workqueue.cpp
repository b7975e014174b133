// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/workqueue.h"

#include <future>

namespace xuanhao {

WorkQueue::WorkQueue(std::size_t limit)
    : m_limit(limit)
    , m_thread([this] { work(); })
{}

WorkQueue::~WorkQueue()
{
    stop();
}

bool WorkQueue::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping || m_jobs.size() >= m_limit)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

void WorkQueue::complete(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

void WorkQueue::run(const Job& job)
{
    std::promise<void> done;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_jobs.emplace_back([&] {
            job();
            done.set_value();
        });
    }
    m_changed.notify_one();
    done.get_future().wait();
}

std::size_t WorkQueue::waiting()
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

void WorkQueue::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void WorkQueue::work()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace xuanhao
