// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <map>
#include <mutex>
#include <shared_mutex>

namespace xuanhao {

/// The public keys of the counters that have asked for something, so that any thread can check a signature
/// before the request has its turn. What it says is a hint: whoever answers compares the key with the
/// database's.
class KeyRing
{
public:
    /// Empty when the counter is not known.
    [[nodiscard]] QByteArray key(const QByteArray& counter) const
    {
        const std::shared_lock lock(m_mutex);
        const auto found = m_keys.find(counter);
        return found == m_keys.end() ? QByteArray() : found->second;
    }
    void set(const QByteArray& counter, const QByteArray& key)
    {
        const std::unique_lock lock(m_mutex);
        m_keys.insert_or_assign(counter, key);
    }

private:
    mutable std::shared_mutex m_mutex;
    std::map<QByteArray, QByteArray> m_keys;
};

} // namespace xuanhao
