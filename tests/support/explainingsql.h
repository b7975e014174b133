// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

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
        m_inner.query(("EXPLAIN QUERY PLAN " + QByteArray(sql)).constData(), parameters,
                      [&](const SqlRow& row) { plan += row.text(3) + u'\n'; });
        plans.append(plan);
    }
    void executeScript(const QByteArray&) override {}
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void begin() override {}
    void commit() override {}
    void rollBack() override {}

    QStringList plans;

private:
    SqlConnection& m_inner;
};

} // namespace xuanhao::test
