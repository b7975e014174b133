// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/pgconnection.h"
#include "server/storage/pgstatement.h"

#include <libpq-fe.h>

// Statements of many rows, and many of them one behind the other.

namespace xuanhao {

PgConnection::Result PgConnection::runMany(const char* sql, const SqlRows& rows)
{
    if (!isReady(sql))
        return {};
    const PgParameters given(rows);
    return run(pgStatementForMany(sql, given.elements).constData(), given);
}

std::int64_t PgConnection::executeMany(const char* sql, const SqlRows& rows)
{
    if (rows.size() == 1)
        return execute(sql, rows.front());
    const Result result = rows.empty() ? Result() : runMany(sql, rows);
    return result ? QByteArray(PQcmdTuples(result.get())).toLongLong() : 0;
}

/// Looks what became of the statements that were sent one behind the other.
void PgConnection::collect()
{
    if (m_sent.empty())
        return;
    if (!m_sent.back().isSynced && !synchronise())
        return;
    const auto sent = std::exchange(m_sent, {});
    const QDeadlineTimer deadline(kAnswerTimeout);
    const auto next = [&](const char* sql) {
        return isAnswered(sql, deadline) ? Result(PQgetResult(m_connection.get())) : Result();
    };
    Result wrong;
    const char* wrongSql = nullptr;
    for (const Sent& one : sent) {
        Result result = next(one.sql);
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK) {
            checkChanged(one.expect, QByteArray(PQcmdTuples(result.get())).toLongLong(), one.rows);
        } else if (!wrong && status != PGRES_PIPELINE_ABORTED) {
            // Those behind it are passed over; whether the connection lives is seen by what follows.
            wrong = std::move(result);
            wrongSql = one.sql;
        }
        if (next(one.sql) || !m_connection || PQstatus(m_connection.get()) != CONNECTION_OK)
            return lose(one.sql,
                        wrong ? QString::fromUtf8(PQresultErrorMessage(wrong.get())).simplified() : saying());
        if (one.isSynced && PQresultStatus(next(one.sql).get()) != PGRES_PIPELINE_SYNC)
            return lose(one.sql, saying());
    }
    if (PQexitPipelineMode(m_connection.get()) != 1)
        return lose(sent.back().sql, saying());
    if (wrong)
        fail(wrongSql, wrong.get());
}

/// Also begins the server's time for a unit of work that does not go on.
bool PgConnection::synchronise()
{
    Sent& last = m_sent.back();
    last.isSynced = PQpipelineSync(m_connection.get()) == 1 && PQflush(m_connection.get()) >= 0;
    if (!last.isSynced)
        lose(last.sql, saying());
    return m_connection != nullptr;
}

void PgConnection::executeAll(const std::vector<Batch>& batches)
{
    for (const Batch& batch : batches) {
        if (m_failure || (m_sent.empty() && !isReady(batch.sql)))
            return;
        const bool isOne = batch.rows.size() == 1;
        const PgParameters given = isOne ? PgParameters(batch.rows.front()) : PgParameters(batch.rows);
        const QByteArray sql = isOne ? QByteArray(batch.sql) : pgStatementForMany(batch.sql, given.elements);
        if (!isPrepared(sql.constData(), given))
            collect();
        const QByteArray name = m_failure ? QByteArray() : prepared(sql.constData(), given);
        if (name.isEmpty())
            return;
        if (m_sent.empty() && PQenterPipelineMode(m_connection.get()) != 1)
            return lose(batch.sql, saying());
        m_sent.push_back({batch.sql, batch.expect, batch.rows.size()});
        if (!send(name, given) || PQflush(m_connection.get()) < 0)
            return lose(batch.sql, saying());
    }
    if (!m_sent.empty() && !m_sent.back().isSynced)
        (void)synchronise();
}

} // namespace xuanhao
