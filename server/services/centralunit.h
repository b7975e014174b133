// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/central.h"

namespace xuanhao {

// For the files of Central only.

/// Rolled back unless committed; then memory and database agree again, either way.
class Central::Unit
{
public:
    explicit Unit(Central& central)
        : m_central(central)
    {
        m_central.m_sql.clearFailure();
        m_central.m_sql.begin();
        if (!m_central.m_isStale && !m_central.m_sql.hasOthersWritten())
            return;
        m_central.m_world.stores.forget();
        m_central.lookAtLease();
        m_central.m_world.pools.refresh(m_central.m_world.stores.numbers);
        m_central.m_isStale = m_central.m_sql.failure().has_value();
    }
    ~Unit()
    {
        if (!m_isOpen)
            return;
        m_central.m_sql.rollBack(); // may find out what became of the last writes
        const auto& failure = m_central.m_sql.failure();
        for (Memory* memory : memories())
            memory->takeBack(0);
        if (!failure)
            return;
        m_central.m_isStale = true;
        if (failure->kind == SqlError::Kind::Conflict)
            m_central.m_world.pools.forget();
    }
    Unit(const Unit&) = delete;
    Unit& operator=(const Unit&) = delete;

    /// Whoever else wants to write waits until this unit ends.
    [[nodiscard]] bool mayWrite() const { return m_central.m_isWriter; }

    struct Mark
    {
        BufferedSql::Mark written;
        std::vector<std::size_t> remembered;
    };
    [[nodiscard]] Mark mark()
    {
        Mark mark{m_central.m_sql.mark(), {}};
        for (const Memory* memory : memories())
            mark.remembered.push_back(memory->mark());
        return mark;
    }
    /// Takes back what was done since; false when that needs the whole unit to be rolled back.
    [[nodiscard]] bool takeBack(const Mark& mark)
    {
        if (!m_central.m_sql.takeBack(mark.written))
            return false;
        const auto all = memories();
        for (std::size_t i = 0; i < all.size(); ++i)
            all.at(i)->takeBack(mark.remembered.at(i));
        return true;
    }
    [[nodiscard]] bool commit()
    {
        m_central.m_sql.commit();
        if (m_central.m_sql.failure()) {
            m_central.tellFailure();
            return false;
        }
        for (Memory* memory : memories())
            memory->settle();
        m_isOpen = false;
        return true;
    }

private:
    [[nodiscard]] std::vector<Memory*> memories()
    {
        auto all = m_central.m_world.stores.memories();
        all.push_back(&m_central.m_world.pools);
        return all;
    }

    Central& m_central;
    bool m_isOpen = true;
};

template <typename Attempt>
auto Central::tried(const Attempt& attempt)
{
    constexpr int kAttempts = 3;
    for (int nth = 1;; ++nth) {
        auto result = attempt();
        const auto& failure = m_sql.failure();
        if (!failure || failure->kind == SqlError::Kind::Failed || nth == kAttempts)
            return result;
    }
}

} // namespace xuanhao
