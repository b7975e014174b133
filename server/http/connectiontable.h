// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace xuanhao {

class HttpConnection;

/// Counts the open connections, in all and of each address. Safe for every thread.
class ConnectionTable
{
public:
    ConnectionTable(int limit, int limitPerAddress)
        : m_limit(limit)
        , m_limitPerAddress(limitPerAddress)
    {}

    /// Takes a place for a connection from `origin`, or says that there is none. An empty one stands for
    /// proxies, which have as many as there are.
    [[nodiscard]] bool admit(const std::string& origin);
    /// Remembers an admitted connection, so that stopping reaches it.
    void enter(const std::shared_ptr<HttpConnection>& connection);
    /// The admitted connection comes from `to` really; false when there is no place for more from there.
    [[nodiscard]] bool move(const std::string& from, const std::string& to);
    /// Gives the place back.
    void leave(HttpConnection* connection, const std::string& origin);

    [[nodiscard]] std::vector<std::shared_ptr<HttpConnection>> all();
    [[nodiscard]] int count();
    /// Waits until no connection is left, at most `limit`.
    void waitUntilEmpty(Milliseconds limit);

private:
    [[nodiscard]] bool takePlace(const std::string& origin);
    void leavePlace(const std::string& origin);

    const int m_limit;
    const int m_limitPerAddress;
    std::mutex m_mutex;
    std::condition_variable m_isEmpty;
    int m_count = 0;
    std::unordered_map<std::string, int> m_countByOrigin;
    std::unordered_map<HttpConnection*, std::weak_ptr<HttpConnection>> m_connections;
};

} // namespace xuanhao
