// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

namespace xuanhao::test {

/// A connection whose n-th call fails, as when the disk does: begin, every statement and commit count.
class FailingSql final : public SqlConnection
{
public:
    explicit FailingSql(SqlConnection& inner)
        : m_inner(inner)
    {}

    /// The `nth` call fails, counted from 1 at the transaction after `skipped` others.
    enum class Until { Once, Healed };
    void failAt(int nth, int skipped = 0, Until until = Until::Once)
    {
        m_until = until;
        m_left = nth;
        m_skipped = skipped;
        m_mode = Mode::Statement;
        m_hasFailed = false;
    }
    /// The next commit after `skipped` others does its work and says that it failed: the answer was lost on
    /// the way.
    void loseCommit(int skipped = 0)
    {
        m_skipped = skipped;
        m_until = Until::Once;
        m_mode = Mode::LostCommit;
        m_hasFailed = false;
    }
    void heal() { m_mode = Mode::None; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    std::int64_t execute(const char* sql, SqlParameters parameters) override
    {
        return fails() ? 0 : m_inner.execute(sql, parameters);
    }
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override
    {
        if (!fails())
            m_inner.query(sql, parameters, onRow);
    }
    void executeScript(const QByteArray& sql) override
    {
        if (!fails())
            m_inner.executeScript(sql);
    }
    [[nodiscard]] const std::optional<SqlError>& failure() const override
    {
        return m_failure ? m_failure : m_inner.failure();
    }
    void clearFailure() override
    {
        m_failure.reset();
        m_inner.clearFailure();
    }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    std::int64_t executeMany(const char* sql, const SqlRows& rows) override
    {
        return fails() ? 0 : m_inner.executeMany(sql, rows);
    }
    void queryMany(const char* sql, const SqlRows& rows,
                   const std::function<void(std::size_t, const SqlRow&)>& onRow) override
    {
        if (!fails())
            m_inner.queryMany(sql, rows, onRow);
    }
    void touch() override
    {
        if (!fails())
            m_inner.touch();
    }
    [[nodiscard]] bool hasOthersWritten() override { return m_inner.hasOthersWritten(); }
    void begin() override
    {
        --m_skipped;
        if (!fails())
            m_inner.begin();
    }
    void commit() override
    {
        if (fails())
            return;
        m_inner.commit();
        if (m_mode == Mode::LostCommit && m_skipped < 0)
            fail();
    }
    void rollBack() override { m_inner.rollBack(); }

private:
    enum class Mode { None, Statement, LostCommit };

    void fail()
    {
        m_failure = SqlError{QStringLiteral("failed by the test"), SqlError::Kind::Failed};
        m_hasFailed = true;
        if (m_until == Until::Once)
            m_mode = Mode::None;
    }
    bool fails()
    {
        if (m_mode == Mode::Statement && m_skipped < 0 && !failure() && --m_left <= 0)
            fail();
        return m_failure.has_value();
    }

    SqlConnection& m_inner;
    Mode m_mode = Mode::None;
    Until m_until = Until::Once;
    int m_left = 0;
    int m_skipped = 0;
    bool m_hasFailed = false;
    std::optional<SqlError> m_failure;
};

} // namespace xuanhao::test
