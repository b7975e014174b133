// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <initializer_list>
#include <optional>
#include <variant>
#include <vector>

namespace xuanhao {

/// A parameter of a statement.
class SqlValue
{
public:
    using Null = std::monostate;
    using Content = std::variant<Null, std::int64_t, QString, QByteArray>;

    SqlValue(std::nullopt_t) {}
    SqlValue(int value)
        : m_content(std::int64_t{value})
    {}
    SqlValue(unsigned value)
        : m_content(std::int64_t{value})
    {}
    SqlValue(std::int64_t value)
        : m_content(value)
    {}
    SqlValue(qlonglong value)
        : m_content(static_cast<std::int64_t>(value))
    {}
    SqlValue(QString value)
        : m_content(std::move(value))
    {}
    SqlValue(QByteArray value)
        : m_content(std::move(value))
    {}
    SqlValue(Instant value)
        : m_content(toMilliseconds(value))
    {}
    template <typename T>
    SqlValue(const std::optional<T>& value)
    {
        if (value)
            m_content = SqlValue(*value).m_content;
    }

    [[nodiscard]] const Content& content() const { return m_content; }

private:
    Content m_content;
};

/// The current row of a query. Columns are counted from 0 in the order the statement names them.
class SqlRow
{
public:
    virtual ~SqlRow() = default;

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray blob(int column) const = 0;

    [[nodiscard]] Instant instant(int column) const { return fromMilliseconds(integer(column)); }
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
};

/// What the database said, in English, for the log.
struct SqlError
{
    enum class Kind {
        Failed,
        Conflict,       ///< what was written on the strength of memory is not what the database has
        Transient,      ///< busy, rolled back in favour of others, or the connection broke: nothing was kept
        OutcomeUnknown, ///< the connection broke while it committed: everything was kept, or nothing
    };

    QString text;
    Kind kind = Kind::Failed;
};

/// The parameters of one call; they must live until it returns.
class SqlParameters
{
public:
    SqlParameters() = default;
    SqlParameters(std::initializer_list<SqlValue> values)
        : m_first(std::data(values))
        , m_size(values.size())
    {}
    SqlParameters(const std::vector<SqlValue>& values)
        : m_first(values.data())
        , m_size(values.size())
    {}

    [[nodiscard]] const SqlValue* begin() const { return m_first; }
    [[nodiscard]] const SqlValue* end() const { return m_first + m_size; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    const SqlValue* m_first = nullptr;
    std::size_t m_size = 0;
};

/// The parameters of several calls of one statement.
using SqlRows = std::vector<std::vector<SqlValue>>;

/// One connection to a database that speaks the SQL of our repositories; one thread uses it.
///
/// The first failure is remembered: everything after it does nothing and reads nothing, and the unit of
/// work cannot be committed. So repositories read like prose and nobody forgets a check.
/// Parameters are $1, $2, … as PostgreSQL writes them, first used in this order.
class SqlConnection
{
public:
    virtual ~SqlConnection() = default;

    /// Runs a statement; the number of rows it changed, 0 after a failure.
    virtual std::int64_t execute(const char* sql, SqlParameters parameters = {}) = 0;
    /// Calls `onRow` for every row.
    virtual void query(const char* sql, SqlParameters parameters,
                       const std::function<void(const SqlRow&)>& onRow) = 0;
    /// Runs a statement once for each row of parameters, in one go where the database can: INSERT … VALUES
    /// (…), INSERT … SELECT … WHERE EXISTS (…), UPDATE … WHERE or DELETE … WHERE. No two rows may touch the
    /// same row of the table. The number of rows it changed.
    virtual std::int64_t executeMany(const char* sql, const SqlRows& rows)
    {
        std::int64_t changed = 0;
        for (const auto& row : rows)
            changed += execute(sql, row);
        return changed;
    }
    /// Runs a query for each row of parameters; `onRow` also hears for which.
    virtual void queryMany(const char* sql, const SqlRows& rows,
                           const std::function<void(std::size_t, const SqlRow&)>& onRow)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            query(sql, rows.at(i), [&](const SqlRow& row) { onRow(i, row); });
    }

    enum class Expect {
        Anything,
        EveryRow, ///< fewer rows changed than were given is a Conflict
    };
    struct Batch
    {
        const char* sql;
        SqlRows rows;
        Expect expect = Expect::Anything;
    };
    /// executeMany() for each, in this order. A database that runs beside this program may be left to it:
    /// what goes wrong is then known by the next call, at the latest when the transaction is to be committed.
    virtual void executeAll(const std::vector<Batch>& batches)
    {
        for (const Batch& batch : batches) {
            const std::int64_t changed = executeMany(batch.sql, batch.rows);
            checkChanged(batch.expect, changed, batch.rows.size());
        }
    }
    /// A write that may wait until the commit or the next call that is no write(), so that equal ones go out
    /// together. Its parameters say all that is stored, so that of two with the same key the last one counts.
    /// `key` names the row among all tables.
    virtual void write(const char* sql, [[maybe_unused]] const QByteArray& key, SqlParameters parameters,
                       Expect expect = Expect::Anything)
    {
        if (execute(sql, parameters) != 1 && expect == Expect::EveryRow)
            failWith({QStringLiteral("another row was there"), SqlError::Kind::Conflict});
    }
    /// Makes the transaction one that writes: its commit makes all that was read in it as lasting as itself.
    virtual void touch() = 0;

    /// Runs a text of several statements without parameters, such as a migration. Types are INTEGER (32 bits
    /// are enough), BIGINT, TEXT and BLOB.
    virtual void executeScript(const QByteArray& sql) = 0;

    [[nodiscard]] virtual const std::optional<SqlError>& failure() const = 0;
    virtual void clearFailure() = 0;
    virtual void failWith(const SqlError& error) = 0;

    /// Begins a transaction that is sure to be allowed to write.
    virtual void begin() = 0;
    /// In a transaction: whether another connection may have written since the last one of this connection
    /// that was committed. What is remembered from before is then worth nothing.
    [[nodiscard]] virtual bool hasOthersWritten() = 0;
    virtual void commit() = 0;
    virtual void rollBack() = 0;

    void checkChanged(Expect expect, std::int64_t changed, std::size_t rows)
    {
        if (expect == Expect::EveryRow && !failure() && changed != static_cast<std::int64_t>(rows))
            failWith({QStringLiteral("%1 of %2 rows were as they were remembered").arg(changed).arg(rows),
                      SqlError::Kind::Conflict});
    }

    /// Whether a query has at least one row.
    [[nodiscard]] bool exists(const char* sql, SqlParameters parameters)
    {
        bool found = false;
        query(sql, parameters, [&](const SqlRow&) { found = true; });
        return found;
    }
    /// The first column of the only row.
    [[nodiscard]] std::optional<std::int64_t> integerOf(const char* sql, SqlParameters parameters)
    {
        std::optional<std::int64_t> result;
        query(sql, parameters, [&](const SqlRow& row) { result = row.optionalInteger(0); });
        return result;
    }
};

/// A transaction: rolled back unless committed.
class SqlTransaction
{
public:
    explicit SqlTransaction(SqlConnection& sql)
        : m_sql(sql)
    {
        m_sql.clearFailure();
        m_sql.begin();
    }
    ~SqlTransaction()
    {
        if (m_isOpen)
            m_sql.rollBack();
    }
    SqlTransaction(const SqlTransaction&) = delete;
    SqlTransaction& operator=(const SqlTransaction&) = delete;

    /// Makes everything lasting, or says why nothing was done.
    [[nodiscard]] Expected<Done, SqlError> commit()
    {
        if (!m_sql.failure())
            m_sql.commit();
        if (m_sql.failure())
            return Unexpected{*m_sql.failure()};
        m_isOpen = false;
        return Done{};
    }

private:
    SqlConnection& m_sql;
    bool m_isOpen = true;
};

} // namespace xuanhao
