// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simsql.h"

#include "core/base/check.h"

namespace xuanhao::sim {

void SimSql::failAt(int nth, SqlError::Kind kind)
{
    m_failIn = nth;
    m_kind = kind;
}

SimSql::Calm SimSql::calm()
{
    const bool isOpen = m_failIn > 0 || m_crashIn > 0 || m_commit.fault != CommitFault::None ||
                        (m_crashesAfterCommit && !m_isCrashed);
    m_failIn = 0;
    m_crashIn = 0;
    m_crashesAfterCommit = false;
    m_commit = {};
    return isOpen ? Calm::NothingHappened : Calm::Happened;
}

void SimSql::restart()
{
    (void)calm();
    m_isCrashed = false;
    m_haveOthersWritten = true;
    // What the dead process had begun, its database takes back.
    rollBack();
    clearFailure();
}

void SimSql::fail(SqlError::Kind kind)
{
    m_failure = SqlError{QStringLiteral("failed by the simulation"), kind};
    // A broken connection is replaced by one that knows nothing.
    if (kind == SqlError::Kind::Transient || kind == SqlError::Kind::OutcomeUnknown)
        m_haveOthersWritten = true;
}

void SimSql::crash()
{
    m_isCrashed = true;
    fail(SqlError::Kind::Failed);
}

bool SimSql::fails()
{
    if (m_isCrashed) {
        fail(SqlError::Kind::Failed);
    } else if (!failure()) {
        if (m_crashIn > 0 && --m_crashIn == 0)
            crash();
        else if (m_failIn > 0 && --m_failIn == 0)
            fail(m_kind);
    }
    return failure().has_value();
}

const std::optional<SqlError>& SimSql::failure() const
{
    return m_failure ? m_failure : m_store.failure();
}

void SimSql::clearFailure()
{
    m_failure.reset();
    m_store.clearFailure();
}

std::int64_t SimSql::execute(const char* sql, SqlParameters parameters)
{
    return fails() ? 0 : m_store.execute(sql, parameters);
}

void SimSql::query(const char* sql, SqlParameters parameters, const std::function<void(const SqlRow&)>& onRow)
{
    if (!fails())
        m_store.query(sql, parameters, onRow);
}

void SimSql::executeScript(const QByteArray& sql)
{
    if (!fails())
        m_store.executeScript(sql);
}

void SimSql::touch()
{
    if (!fails())
        m_store.touch();
}

void SimSql::beginUnsafe(int commits)
{
    XUANHAO_CHECK(!m_isUnsafe);
    m_store.clearFailure();
    m_store.begin();
    m_isUnsafe = true;
    m_unsafeLeft = commits;
}

void SimSql::loseUnsafe()
{
    m_store.rollBack();
    m_isUnsafe = false;
    m_haveOthersWritten = true;
}

void SimSql::begin()
{
    if (fails())
        return;
    if (m_isUnsafe)
        m_store.execute("SAVEPOINT unit");
    else
        m_store.begin();
    m_seesOthers = std::exchange(m_haveOthersWritten, false);
}

void SimSql::commit()
{
    if (fails())
        return;
    const CommitOrder order = std::exchange(m_commit, {});
    if (order.fault == CommitFault::NotDone) {
        fail(order.kind);
        return;
    }
    if (m_isUnsafe) {
        m_store.execute("RELEASE unit");
        --m_unsafeLeft;
    } else {
        m_store.commit();
    }
    ++m_commits;
    if (m_crashesAfterCommit)
        crash();
    else if (order.fault == CommitFault::Done)
        fail(order.kind);
}

void SimSql::rollBack()
{
    // Central asks for the failure afterwards, and a failed store would not roll back.
    if (const auto& failed = m_store.failure()) {
        m_failure = failed;
        m_store.clearFailure();
    }
    if (!m_isUnsafe) {
        m_store.rollBack();
        return;
    }
    // After a failed begin, or a commit that was done, there is no such savepoint.
    m_store.execute("ROLLBACK TO unit");
    m_store.execute("RELEASE unit");
    m_store.clearFailure();
}

} // namespace xuanhao::sim
