// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"
#include "tests/support/seededrandom.h"

#include <map>
#include <set>

namespace xuanhao::test {

/// A pool of a few numbers for one session; stops the test when the session touches what it does not hold.
class FakeNumberDesk final : public NumberDesk
{
public:
    explicit FakeNumberDesk(std::set<SerialIndex> freeNumbers, std::uint64_t seed = 1)
        : m_free(std::move(freeNumbers))
        , m_random(seed)
    {}

    [[nodiscard]] bool hold(SerialIndex number, Instant until) override
    {
        if (m_free.erase(number) == 0)
            return false;
        m_held.emplace(number, until);
        return true;
    }
    void prolong(SerialIndex number, Instant until) override { m_held.at(number) = until; }
    void choose(SerialIndex number, Instant until) override { m_held.at(number) = until; }
    void release(SerialIndex number) override
    {
        XUANHAO_CHECK(m_held.erase(number) == 1);
        m_free.insert(number);
    }
    void releaseLater(SerialIndex number) override
    {
        XUANHAO_CHECK(m_held.erase(number) == 1);
        m_returning.insert(number);
    }
    [[nodiscard]] std::vector<SerialIndex> draw(int count, bool withoutFour, Instant until) override
    {
        std::vector<SerialIndex> fitting;
        for (const SerialIndex number : m_free) {
            if (!withoutFour || number % 10 != 4)
                fitting.push_back(number);
        }
        shuffle(m_random, std::span(fitting));
        fitting.resize(std::min(fitting.size(), static_cast<std::size_t>(count)));
        for (const SerialIndex number : fitting)
            XUANHAO_CHECK(hold(number, until));
        return fitting;
    }
    void reserve(SerialIndex number) override
    {
        XUANHAO_CHECK(m_held.erase(number) == 1);
        m_reserved.insert(number);
    }

    /// Somebody else takes or gives back a number.
    void takeByOthers(SerialIndex number) { m_free.erase(number); }
    void giveBackByOthers(SerialIndex number)
    {
        if (!m_held.contains(number) && !m_reserved.contains(number))
            m_free.insert(number);
    }

    /// Held and reserved numbers.
    [[nodiscard]] std::set<SerialIndex> claimed() const
    {
        std::set<SerialIndex> all = m_reserved;
        for (const auto& [number, until] : m_held)
            all.insert(number);
        return all;
    }
    [[nodiscard]] const std::map<SerialIndex, Instant>& held() const { return m_held; }
    [[nodiscard]] const std::set<SerialIndex>& reserved() const { return m_reserved; }
    [[nodiscard]] const std::set<SerialIndex>& freeNumbers() const { return m_free; }
    /// Given back, but not free yet.
    [[nodiscard]] const std::set<SerialIndex>& returning() const { return m_returning; }

private:
    std::set<SerialIndex> m_free;
    std::map<SerialIndex, Instant> m_held;
    std::set<SerialIndex> m_reserved;
    std::set<SerialIndex> m_returning;
    SeededRandom m_random;
};

} // namespace xuanhao::test
