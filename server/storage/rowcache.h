// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>
#include <unordered_map>
#include <vector>

namespace xuanhao {

/// What a store remembers of the database, as far as a unit of work can take it back.
class Memory
{
public:
    virtual ~Memory() = default;

    /// Where the unit of work stands now.
    [[nodiscard]] virtual std::size_t mark() const = 0;
    /// Takes back what was put since.
    virtual void takeBack(std::size_t mark) = 0;
    /// What was put is in the database now.
    virtual void settle() = 0;
    /// Remembers nothing any more.
    virtual void forget() = 0;
};

/// Rows by key, as the unit of work that runs sees them; also that there is none.
template <typename Row>
class RowCache final : public Memory
{
public:
    using Known = std::optional<Row>; ///< nullopt: the database has no such row

    /// Between units of work it remembers `most` rows at most, and begins anew beyond. The default is for
    /// small rows of every live session of a province.
    explicit RowCache(std::size_t most = 100'000)
        : m_most(most)
    {}

    /// nullptr: not known.
    [[nodiscard]] const Known* find(const QByteArray& key) const
    {
        const auto place = m_rows.find(key);
        return place == m_rows.end() ? nullptr : &place->second;
    }
    /// What is known, or else what `read` finds.
    template <typename Read>
    [[nodiscard]] Known get(const QByteArray& key, const Read& read)
    {
        if (const Known* known = find(key))
            return *known;
        Known row = read();
        put(key, row);
        return row;
    }
    void put(const QByteArray& key, Known row)
    {
        remember(key);
        m_rows.insert_or_assign(key, std::move(row));
    }
    /// The next one who asks reads it.
    void drop(const QByteArray& key)
    {
        remember(key);
        m_rows.erase(key);
    }

    [[nodiscard]] std::size_t mark() const override { return m_steps.size(); }
    void takeBack(std::size_t mark) override
    {
        while (m_steps.size() > mark) {
            Step& step = m_steps.back();
            if (step.before)
                m_rows.insert_or_assign(step.key, *std::move(step.before));
            else
                m_rows.erase(step.key);
            m_steps.pop_back();
        }
    }
    void settle() override
    {
        m_steps.clear();
        if (m_rows.size() > m_most)
            m_rows.clear();
    }
    void forget() override
    {
        m_steps.clear();
        m_rows.clear();
    }

private:
    struct Hash
    {
        std::size_t operator()(const QByteArray& key) const { return qHash(key); }
    };
    struct Step
    {
        QByteArray key;
        std::optional<Known> before;
    };

    void remember(const QByteArray& key)
    {
        const Known* known = find(key);
        m_steps.push_back({key, known ? std::optional<Known>(*known) : std::nullopt});
    }

    std::unordered_map<QByteArray, Known, Hash> m_rows;
    std::vector<Step> m_steps;
    std::size_t m_most;
};

} // namespace xuanhao
