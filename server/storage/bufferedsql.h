// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

#include <QHash>

#include <vector>

namespace xuanhao {

/// Lets writes wait, so that those of many requests go out as few statements of many rows, sorted by their
/// keys.
///
/// Whatever is no write() sends the waiting ones first, so that everybody reads what he wrote. What waits can
/// be taken back, which lets one of several requests in a transaction leave no trace.
class BufferedSql final : public SqlConnection
{
public:
    explicit BufferedSql(SqlConnection& inner)
        : m_inner(inner)
    {}

    void write(const char* sql, const QByteArray& key, SqlParameters parameters, Expect expect) override;
    std::int64_t execute(const char* sql, SqlParameters parameters) override;
    std::int64_t executeMany(const char* sql, const SqlRows& rows) override;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override;
    void queryMany(const char* sql, const SqlRows& rows,
                   const std::function<void(std::size_t, const SqlRow&)>& onRow) override;
    void executeScript(const QByteArray& sql) override;
    void touch() override;
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void failWith(const SqlError& error) override { m_inner.failWith(error); }
    void begin() override;
    [[nodiscard]] bool hasOthersWritten() override { return m_inner.hasOthersWritten(); }
    /// A transaction that has written nothing is rolled back, which costs no disk.
    void commit() override;
    void rollBack() override;

    /// Sends what waits, so that the database has begun with it before the rest is known.
    void send();

    /// Where the unit of work stands now, for takeBack().
    using Mark = std::size_t;
    [[nodiscard]] Mark mark() const { return m_sent + m_steps.size(); }
    /// Takes back what was written since; false when some of it has been sent. That what was written before
    /// has been sent meanwhile does no harm.
    [[nodiscard]] bool takeBack(Mark mark);

private:
    using Row = std::vector<SqlValue>;
    struct Entry
    {
        QByteArray key;
        Row values;
    };
    /// Rows of one statement, none of which touches what another does.
    struct Group
    {
        const char* sql;
        Expect expect;
        std::vector<Entry> entries;
    };
    struct Place
    {
        std::size_t group = 0;
        std::size_t entry = 0;
    };
    /// One write(), so that it can be taken back.
    struct Step
    {
        Place place;
        std::optional<Row> replaced;    ///< the row that was there, when this one came in its place
        std::optional<Place> keyBefore; ///< where the key stood else
    };

    void forget();

    SqlConnection& m_inner;
    std::vector<Group> m_groups;
    QHash<QByteArray, Place> m_places; ///< the last row of each key
    std::vector<Step> m_steps;         ///< of what waits
    std::size_t m_sent = 0;            ///< how many steps before those can't be taken back any more
    bool m_hasWritten = false;
};

} // namespace xuanhao
