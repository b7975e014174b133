// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"
#include "tests/support/pgcluster.h"

#include <QStringList>

namespace xuanhao::test {

/// Asks how a query would be answered instead of answering it.
class ExplainingSql final : public SqlConnection
{
public:
    explicit ExplainingSql(SqlConnection& inner)
        : m_inner(inner)
    {}
    std::int64_t execute(const char*, SqlParameters) override { return 0; }
    void query(const char* sql, SqlParameters parameters, const std::function<void(const SqlRow&)>&) override
    {
        QString plan = QString::fromUtf8(sql) + u'\n';
        const QByteArray question = (isOnPostgres() ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + QByteArray(sql);
        m_inner.query(question.constData(), parameters,
                      [&](const SqlRow& row) { plan += row.text(isOnPostgres() ? 0 : 3) + u'\n'; });
        plans.append(plan);
    }
    void executeScript(const QByteArray&) override {}
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    void touch() override {}
    void begin() override {}
    [[nodiscard]] bool hasOthersWritten() override { return true; }
    void commit() override {}
    void rollBack() override {}

    QStringList plans;

    /// Whether rows come in the order of an index and nothing is sorted or read as a whole.
    [[nodiscard]] static bool isByIndexAlone(const QString& plan)
    {
        const QString answer = plan.section(QStringLiteral("LIMIT"), 1);
        if (isOnPostgres())
            return answer.contains(QStringLiteral("Index")) && !answer.contains(QStringLiteral("Sort")) &&
                   !answer.contains(QStringLiteral("Seq Scan"));
        return (answer.contains(QStringLiteral("USING INDEX")) ||
                answer.contains(QStringLiteral("USING COVERING INDEX"))) &&
               !answer.contains(QStringLiteral("TEMP B-TREE"));
    }

private:
    SqlConnection& m_inner;
};

} // namespace xuanhao::test
