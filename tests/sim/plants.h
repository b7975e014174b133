// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/simulation.h"

#include <cstring>

// Faults a server or a counter could have, as wrappers of their ports. The names are those of the list of
// mutations every level of tests is measured by.

namespace xuanhao::sim {

/// Does what the connection behind it does.
class PassingSql : public SqlConnection
{
public:
    explicit PassingSql(SimSql& inner)
        : m_inner(inner)
    {}
    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        return m_inner.execute(sql, parameters);
    }
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        m_inner.query(sql, parameters, onRow);
    }
    void executeScript(const QByteArray& sql) override { m_inner.executeScript(sql); }
    void touch() override { m_inner.touch(); }
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    void begin() override { m_inner.begin(); }
    [[nodiscard]] bool hasOthersWritten() override { return m_inner.hasOthersWritten(); }
    void commit() override { m_inner.commit(); }
    void rollBack() override { m_inner.rollBack(); }

protected:
    [[nodiscard]] static bool says(const char* sql, const char* words) { return std::strstr(sql, words); }

    SimSql& m_inner;
};

/// Looks who has a number in a copy of the table that lags, and inserts with nothing to stop it.
class CheckThenInsert final : public PassingSql
{
public:
    using PassingSql::PassingSql;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        if (!says(sql, "SELECT serial_index FROM claim"))
            PassingSql::query(sql, parameters, onRow);
    }
    static void dropIndex(SqlConnection& sql) { sql.executeScript("DROP INDEX claim_live;"); }
};

/// Writes what was used up after the transaction that used it.
class QuotaOutside final : public PassingSql
{
public:
    using PassingSql::PassingSql;
    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        if (!says(sql, "INTO quota"))
            return PassingSql::execute(sql, parameters);
        m_waiting.push_back({sql, {parameters.begin(), parameters.end()}});
        return 1;
    }
    void begin() override
    {
        PassingSql::begin();
        for (const auto& [sql, parameters] : std::exchange(m_waiting, {}))
            PassingSql::execute(sql, parameters);
    }

private:
    std::vector<std::pair<const char*, std::vector<SqlValue>>> m_waiting;
};

/// Says that it has committed and does so before the next transaction.
class AckBeforeCommit final : public PassingSql
{
public:
    using PassingSql::PassingSql;
    void begin() override
    {
        if (std::exchange(m_owes, false))
            PassingSql::commit();
        PassingSql::begin();
    }
    void commit() override { m_owes = true; }

private:
    bool m_owes = false;
};

/// Takes "try again" (40001) for success.
class SwallowedConflict final : public PassingSql
{
public:
    using PassingSql::PassingSql;
    void commit() override
    {
        PassingSql::commit();
        const auto& error = failure();
        if (!error || error->kind != SqlError::Kind::Transient)
            return;
        clearFailure();
        rollBack();
    }
};

/// Leaves out one row in twenty of a table.
class ForgottenRows final : public PassingSql
{
public:
    ForgottenRows(SimSql& inner, const char* insert)
        : PassingSql(inner)
        , m_insert(insert)
    {}
    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        if (says(sql, m_insert) && ++m_rows % 20 == 0)
            return 1;
        return PassingSql::execute(sql, parameters);
    }

private:
    const char* m_insert;
    int m_rows = 0;
};

/// Nobody looks which deadlines have come.
class MissedDeadlines final : public PassingSql
{
public:
    using PassingSql::PassingSql;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        if (!says(sql, "next_deadline <="))
            PassingSql::query(sql, parameters, onRow);
    }
};

/// The time of the counter that asks: some are half a minute ahead.
class ClientClock final : public Clock
{
public:
    explicit ClientClock(const Clock& inner)
        : m_inner(inner)
    {}
    [[nodiscard]] Instant now() const override
    {
        using namespace std::chrono_literals;
        const auto minute = m_inner.monotonic().time_since_epoch() / 60s;
        return m_inner.now() + (minute % 2 == 0 ? 0s : 30s);
    }
    [[nodiscard]] MonotonicInstant monotonic() const override { return m_inner.monotonic(); }

private:
    const Clock& m_inner;
};

/// Few different values, as from a generator that is too small for its bound: the small results are likelier.
class DrawWithoutRejection final : public RandomSource
{
public:
    explicit DrawWithoutRejection(RandomSource& inner)
        : m_inner(inner)
    {}
    [[nodiscard]] std::uint64_t next() override
    {
        constexpr std::uint64_t kFew = 3 * 4096;
        // Who throws all of them away, as uniformBelow() may, must come to an end.
        return ++m_calls % 100 == 0 ? m_inner.next() : m_inner.next() % kFew;
    }

private:
    RandomSource& m_inner;
    int m_calls = 0;
};

/// Applies every third change of the pool twice.
class DeltaTwice final : public PoolCopy
{
public:
    void change(const QByteArray& frame) override
    {
        PoolCopy::change(frame);
        const auto delta = PoolDelta::fromFrame(PlateKind::SmallCar, frame);
        if (!isLoaded() || !delta || ++m_changes % 3 != 0)
            return;
        std::vector<SerialIndex> again;
        std::uint32_t rank = 0;
        std::size_t next = 0;
        const QByteArrayView cells = m_index.cells();
        for (std::uint32_t place = 0; place < m_index.rules().size() && next < delta->removed.size();
             ++place) {
            const bool isFree = cells[place / 8] >> (place % 8) & 1;
            if (isFree && rank++ == delta->removed.at(next)) {
                again.push_back(m_index.numberAt(place));
                ++next;
            }
        }
        for (const SerialIndex number : again)
            m_index.remove(number);
    }

private:
    int m_changes = 0;
};

/// Goes to the next version without the change that leads there, every third time.
class SkippedVersion final : public PoolCopy
{
public:
    void change(const QByteArray& frame) override
    {
        const auto delta = PoolDelta::fromFrame(PlateKind::SmallCar, frame);
        if (delta && !delta->removed.empty() && ++m_changes % 3 == 0)
            m_version = delta->toVersion;
        else
            PoolCopy::change(frame);
    }

private:
    int m_changes = 0;
};

} // namespace xuanhao::sim
