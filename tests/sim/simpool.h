// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolfeed.h"
#include "server/storage/sql.h"
#include "tests/sim/simalarm.h"

#include <map>
#include <set>

namespace xuanhao::sim {

/// The free ordinary numbers, and which of them can be composed, as the log alone tells them, version by
/// version.
class PoolFold
{
public:
    explicit PoolFold(Alarm alarm)
        : m_alarm(std::move(alarm))
    {}

    /// Reads what was logged since; after a loss from the beginning.
    void follow(SqlConnection& sql);
    void begin();
    /// What can be composed at a version that follow() has passed lately, or nothing.
    [[nodiscard]] std::optional<PoolSetHash> hashAt(std::uint32_t version) const;
    /// Holds the set against segments, claims and what central says of it.
    void compare(SqlConnection& sql) const;

private:
    void apply(const SqlRow& row);
    void applyFreedom(std::uint32_t version, SerialIndex number, bool isAdded);
    [[nodiscard]] bool isDrawOnly(SerialIndex number) const;
    void compareRules(SqlConnection& sql) const;

    Alarm m_alarm;
    std::set<SerialIndex> m_free;
    PoolSetHash m_hash;
    std::map<SerialIndex, SerialIndex> m_drawOnly; ///< segments, from first to last number
    PoolSetHash m_composable;
    std::uint32_t m_version = 0;
    std::map<std::uint32_t, PoolSetHash> m_hashes; ///< of what can be composed
};

/// A counter's copy of the pool, kept by the feed.
class PoolCopy
{
public:
    PoolCopy();
    virtual ~PoolCopy() = default;

    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] std::uint32_t version() const { return m_version; }
    [[nodiscard]] const PoolIndex& index() const { return m_index; }
    void load(const QByteArray& frame);
    /// Something of the feed was not right: a snapshot comes next.
    void drop() { m_isLoaded = false; }
    /// What became of the pool after version(). A frame that does not fit makes it ask for a snapshot.
    virtual void change(const QByteArray& frame);

protected:
    PoolIndex m_index;
    std::uint32_t m_version = 0;
    bool m_isLoaded = false;
};

} // namespace xuanhao::sim
