// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/connectiontable.h"

#include "server/http/httpconnection.h"

namespace xuanhao {

bool ConnectionTable::admit(const std::string& origin)
{
    const std::lock_guard lock(m_mutex);
    if (m_count >= m_limit || !takePlace(origin))
        return false;
    ++m_count;
    return true;
}

bool ConnectionTable::takePlace(const std::string& origin)
{
    int& fromThere = m_countByOrigin[origin];
    if (!origin.empty() && fromThere >= m_limitPerAddress)
        return false;
    ++fromThere;
    return true;
}

void ConnectionTable::leavePlace(const std::string& origin)
{
    if (const auto found = m_countByOrigin.find(origin); found != m_countByOrigin.end()) {
        if (--found->second == 0)
            m_countByOrigin.erase(found);
    }
}

bool ConnectionTable::move(const std::string& from, const std::string& to)
{
    const std::lock_guard lock(m_mutex);
    if (!takePlace(to))
        return false;
    leavePlace(from);
    return true;
}

void ConnectionTable::enter(const std::shared_ptr<HttpConnection>& connection)
{
    const std::lock_guard lock(m_mutex);
    m_connections.emplace(connection.get(), connection);
}

void ConnectionTable::leave(HttpConnection* connection, const std::string& origin)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(connection);
    leavePlace(origin);
    if (--m_count == 0)
        m_isEmpty.notify_all();
}

std::vector<std::shared_ptr<HttpConnection>> ConnectionTable::all()
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<HttpConnection>> alive;
    alive.reserve(m_connections.size());
    for (const auto& [pointer, weak] : m_connections) {
        if (auto connection = weak.lock())
            alive.push_back(std::move(connection));
    }
    return alive;
}

int ConnectionTable::count()
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

void ConnectionTable::waitUntilEmpty(Milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_isEmpty.wait_for(lock, limit, [this] { return m_count == 0; });
}

} // namespace xuanhao
