// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

namespace xuanhao::sim {

/// Central's connection: it fails, breaks, or takes central down with it when it is told to.
///
/// The host that a lossy fail-over leaves behind is an outer transaction around the units of work: while it
/// is open, a commit is a savepoint that is released, and all of them can be taken back at once.
class SimSql : public SqlConnection
{
public:
    /// The store lives longer: it is what is on the disk.
    explicit SimSql(SqlConnection& store)
        : m_store(store)
    {}

    /// The `nth` call from now fails, begin and commit included.
    void failAt(int nth, SqlError::Kind kind);
    /// The next commit is not done, or done without saying so.
    void failCommit(SqlError::Kind kind) { m_commit = {CommitFault::NotDone, kind}; }
    void loseCommitAnswer(SqlError::Kind kind) { m_commit = {CommitFault::Done, kind}; }
    /// The process dies before the `nth` call from now, or right after the next commit.
    void crashAt(int nth) { m_crashIn = nth; }
    void crashAfterCommit() { m_crashesAfterCommit = true; }
    [[nodiscard]] bool isCrashed() const { return m_isCrashed; }
    enum class Calm { NothingHappened, Happened };
    /// What was ordered and did not happen is forgotten.
    Calm calm();
    /// Another process reads and writes from now on.
    void restart();

    /// The next `commits` are to be lost together, in the order of their coming.
    void beginUnsafe(int commits);
    [[nodiscard]] bool isUnsafe() const { return m_isUnsafe; }
    [[nodiscard]] bool isLossDue() const { return m_isUnsafe && m_unsafeLeft <= 0; }
    void loseUnsafe();
    /// The connection is a new one, or somebody else has written: what is remembered is worth nothing.
    void noteOthersWrote() { m_haveOthersWritten = true; }
    [[nodiscard]] std::int64_t commits() const { return m_commits; }

    std::int64_t execute(const char* sql, SqlParameters parameters) override;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override;
    void executeScript(const QByteArray& sql) override;
    void touch() override;
    [[nodiscard]] const std::optional<SqlError>& failure() const override;
    void clearFailure() override;
    void failWith(const SqlError& error) override { m_failure = error; }
    void begin() override;
    [[nodiscard]] bool hasOthersWritten() override { return m_seesOthers; }
    void commit() override;
    void rollBack() override;

private:
    enum class CommitFault { None, NotDone, Done };
    struct CommitOrder
    {
        CommitFault fault = CommitFault::None;
        SqlError::Kind kind = SqlError::Kind::Failed;
    };

    /// Whether this call does nothing.
    [[nodiscard]] bool fails();
    void fail(SqlError::Kind kind);
    void crash();

    SqlConnection& m_store;
    std::optional<SqlError> m_failure;
    int m_failIn = 0; ///< 0: never
    SqlError::Kind m_kind = SqlError::Kind::Failed;
    CommitOrder m_commit;
    int m_crashIn = 0;
    bool m_crashesAfterCommit = false;
    bool m_isCrashed = false;
    bool m_haveOthersWritten = true;
    bool m_seesOthers = true;
    bool m_isUnsafe = false;
    int m_unsafeLeft = 0;
    std::int64_t m_commits = 0;
};

} // namespace xuanhao::sim
