// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"
#include "tests/sim/simalarm.h"

#include <QByteArray>

#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace xuanhao::sim {

/// Every answer that left central for a write that was done, by its operation.
class SimLedger
{
public:
    explicit SimLedger(Alarm alarm)
        : m_alarm(std::move(alarm))
    {}

    /// An answer leaves central. False when the same one has left before.
    [[nodiscard]] bool given(const QByteArray& operation, int status, const QByteArray& body);
    [[nodiscard]] bool knows(const QByteArray& operation) const { return m_given.count(operation) > 0; }
    /// Central did not say what became of this one; it may have been done, and the stored answer may come
    /// later.
    void doubt(const QByteArray& operation) { m_doubted.insert(operation); }
    [[nodiscard]] bool isDoubted(const QByteArray& operation) const { return m_doubted.count(operation) > 0; }
    /// Before the commits that a fail-over loses.
    void mark() { m_isMarked = true; }
    /// How many operations were certainly done since.
    [[nodiscard]] int givenSinceMark() const;
    /// How many of those the database does not know any more. All that it does not know are forgotten.
    [[nodiscard]] int lostSinceMark(SqlConnection& sql);
    /// Holds the latest answers against the rows.
    void compareLatest(SqlConnection& sql) const;
    /// Holds every answer against the rows.
    void compare(SqlConnection& sql) const;

    [[nodiscard]] std::size_t size() const { return m_given.size(); }

private:
    struct Hash
    {
        std::size_t operator()(const QByteArray& key) const { return qHash(key); }
    };

    Alarm m_alarm;
    std::unordered_map<QByteArray, std::size_t, Hash> m_given; ///< hash of the answer, by operation
    std::unordered_set<QByteArray, Hash> m_doubted;
    std::deque<QByteArray> m_latest;
    std::vector<QByteArray> m_unsafe; ///< operations since mark()
    bool m_isMarked = false;
};

} // namespace xuanhao::sim
