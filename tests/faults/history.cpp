// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace xuanhao::faults {

namespace {

/// Sweeps over the bounds in their order and keeps every state the number can be in: how many of the taking
/// and letting go have happened, and which of the awaited verdicts have been true at some instant since they
/// were asked for.
class Sweep
{
public:
    Sweep(const std::vector<Holding>& holdings, const std::vector<Verdict>& verdicts)
        : m_holdings(holdings)
        , m_verdicts(verdicts)
    {
        for (const Holding& holding : holdings) {
            m_changes.push_back(holding.taken);
            m_changes.push_back(holding.released);
        }
        m_states.insert(State{0, {}});
    }

    [[nodiscard]] bool succeeds()
    {
        for (const Point& point : points()) {
            m_now = point.at;
            switch (point.kind) {
            case Kind::MayChange:
                break;
            case Kind::Asked:
                m_open.insert(point.index);
                break;
            case Kind::MustHaveChanged:
                spread();
                drop([&](const State& state) { return state.changes <= point.index; });
                continue;
            case Kind::Answered:
                spread();
                drop([&](const State& state) { return state.justified.count(point.index) == 0; });
                close(point.index);
                continue;
            }
            spread();
        }
        return !m_states.empty();
    }

private:
    // At one instant everything may still happen that must have happened by then.
    enum class Kind { MayChange, Asked, MustHaveChanged, Answered };
    struct Point
    {
        std::int64_t at;
        Kind kind;
        std::size_t index;
        bool operator<(const Point& other) const
        {
            return std::tie(at, kind, index) < std::tie(other.at, other.kind, other.index);
        }
    };
    struct State
    {
        std::size_t changes;             ///< an odd count: held by holding changes / 2
        std::set<std::size_t> justified; ///< of the verdicts that are awaited
        bool operator<(const State& other) const
        {
            return std::tie(changes, justified) < std::tie(other.changes, other.justified);
        }
    };

    [[nodiscard]] std::vector<Point> points() const
    {
        std::vector<Point> all;
        for (std::size_t i = 0; i < m_changes.size(); ++i) {
            if (m_changes[i].from != kNever)
                all.push_back({m_changes[i].from, Kind::MayChange, i});
            if (m_changes[i].to != kNever)
                all.push_back({m_changes[i].to, Kind::MustHaveChanged, i});
        }
        for (std::size_t i = 0; i < m_verdicts.size(); ++i) {
            all.push_back({m_verdicts[i].at.from, Kind::Asked, i});
            all.push_back({m_verdicts[i].at.to, Kind::Answered, i});
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    [[nodiscard]] State justified(State state) const
    {
        if (state.changes % 2 == 0)
            return state;
        const std::string& holder = m_holdings[state.changes / 2].session;
        for (const std::size_t verdict : m_open) {
            if (m_verdicts[verdict].session != holder)
                state.justified.insert(verdict);
        }
        return state;
    }

    /// Lets happen what may happen now, one after the other, as far as it goes.
    void spread()
    {
        std::set<State> reached;
        for (State state : m_states) {
            for (;;) {
                state = justified(std::move(state));
                reached.insert(state);
                if (state.changes == m_changes.size() || m_changes[state.changes].from > m_now)
                    break;
                ++state.changes;
            }
        }
        m_states = std::move(reached);
    }

    template <typename Predicate>
    void drop(const Predicate& isImpossible)
    {
        std::erase_if(m_states, isImpossible);
    }

    void close(std::size_t verdict)
    {
        m_open.erase(verdict);
        std::set<State> left;
        for (State state : m_states) {
            state.justified.erase(verdict);
            left.insert(std::move(state));
        }
        m_states = std::move(left);
    }

    const std::vector<Holding>& m_holdings;
    const std::vector<Verdict>& m_verdicts;
    std::vector<Between> m_changes; ///< taken, released, taken, …
    std::set<State> m_states;
    std::set<std::size_t> m_open;
    std::int64_t m_now = 0;
};

} // namespace

bool canHaveHappened(const std::vector<Holding>& holdings, const std::vector<Verdict>& verdicts)
{
    return Sweep(holdings, verdicts).succeeds();
}

std::vector<std::pair<Holding, Holding>> heldTwice(std::vector<Holding> holdings)
{
    // Certainly held from the latest instant of the taking to the earliest of the letting go.
    std::erase_if(holdings, [](const Holding& one) { return one.taken.to >= one.released.from; });
    std::sort(holdings.begin(), holdings.end(),
              [](const Holding& one, const Holding& other) { return one.taken.to < other.taken.to; });
    std::vector<std::pair<Holding, Holding>> found;
    const Holding* longest = nullptr;
    for (const Holding& holding : holdings) {
        if (longest && holding.taken.to < longest->released.from && holding.session != longest->session)
            found.emplace_back(*longest, holding);
        if (!longest || holding.released.from > longest->released.from)
            longest = &holding;
    }
    return found;
}

} // namespace xuanhao::faults
