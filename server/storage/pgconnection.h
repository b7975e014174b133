// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

#include <QDeadlineTimer>
#include <QHash>

#include <chrono>
#include <memory>

struct pg_conn;
struct pg_result;

namespace xuanhao {

class PgParameters;

/// A PostgreSQL database of version 15 or later, by libpq. Statements are prepared once, parameters and
/// results travel in binary.
///
/// A transaction begins at the gate, one row with a number that every writer raises by one: whoever has begun
/// reads what all before it have committed, as with SQLite, and knows whether anybody was there since. A
/// connection that broke is made again by the next begin(), to whichever host of the address takes writes
/// then.
class PgConnection final : public SqlConnection
{
public:
    /// `address` is a URI, postgresql://user@host1,host2/database?…; what it does not say is set for servers
    /// that fail over: target_session_attrs=read-write and short timeouts of the network. Passwords may stand
    /// in PGPASSFILE. Refuses a database whose encoding is not UTF-8, whose texts do not sort by their bytes,
    /// or that does not sync its commits.
    static Expected<std::unique_ptr<PgConnection>, SqlError> open(const QString& address);
    ~PgConnection() override;
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    std::int64_t execute(const char* sql, SqlParameters parameters) override;
    std::int64_t executeMany(const char* sql, const SqlRows& rows) override;
    void executeAll(const std::vector<Batch>& batches) override;
    void queryMany(const char* sql, const SqlRows& rows,
                   const std::function<void(std::size_t, const SqlRow&)>& onRow) override;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override;
    void executeScript(const QByteArray& sql) override;
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_failure; }
    void clearFailure() override { m_failure.reset(); }
    void failWith(const SqlError& error) override { m_failure = error; }
    /// Nothing: begin() has written already.
    void touch() override {}
    void begin() override;
    [[nodiscard]] bool hasOthersWritten() override { return m_gate != m_lastGate + 1; }
    void commit() override;
    void rollBack() override;

private:
    struct CloseConnection
    {
        void operator()(pg_conn* connection) const;
    };
    struct ClearResult
    {
        void operator()(pg_result* result) const;
    };
    using Result = std::unique_ptr<pg_result, ClearResult>;

    // Longer than any statement of ours; a commit that waits for a standby that is gone ends here, its
    // outcome unknown. A cancelled commit would say that it succeeded, so nothing is ever cancelled: the
    // connection is given up.
    static constexpr std::chrono::seconds kAnswerTimeout{30};

    explicit PgConnection(QByteArray address)
        : m_address(std::move(address))
    {}

    void connect();
    [[nodiscard]] bool isReady(const char* sql);
    [[nodiscard]] std::optional<QString> refusal();
    [[nodiscard]] Result run(const char* sql, SqlParameters parameters);
    [[nodiscard]] Result runMany(const char* sql, const SqlRows& rows);
    [[nodiscard]] Result run(const char* sql, const PgParameters& parameters);
    [[nodiscard]] QByteArray prepared(const char* sql, const PgParameters& parameters);
    [[nodiscard]] bool isPrepared(const char* sql, const PgParameters& parameters) const;
    [[nodiscard]] bool send(const QByteArray& name, const PgParameters& parameters);
    [[nodiscard]] QString saying() const;
    [[nodiscard]] bool isAnswered(const char* sql, const QDeadlineTimer& deadline);
    [[nodiscard]] Result awaited(bool isSent, const char* sql);
    void collect();
    [[nodiscard]] bool synchronise();
    [[nodiscard]] Result plain(const char* sql);
    void fail(const char* sql, const pg_result* result);
    void lose(const char* sql, const QString& why);
    static void onNotice(void* connection, const pg_result* notice);

    QByteArray m_address;
    std::unique_ptr<pg_conn, CloseConnection> m_connection;
    QHash<QByteArray, QByteArray> m_statements; ///< types and text → name
    struct Sent
    {
        const char* sql;
        Expect expect;
        std::size_t rows;
        bool isSynced = false; ///< the server answers up to here without waiting for more
    };
    std::vector<Sent> m_sent; ///< one behind the other, nobody has looked what became of them
    std::optional<SqlError> m_failure;
    std::int64_t m_gate = 0;      ///< the gate's number in this transaction
    std::int64_t m_lastGate = -1; ///< that of the last one that was committed
    bool m_isCommitting = false;
    bool m_isUncertain = false; ///< the server warned that a commit may not have reached the standby
};

} // namespace xuanhao
