// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

#include <QHash>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace xuanhao {

/// An SQLite file: WAL, every commit synced to the disk, foreign keys on. Statements are prepared once.
class SqliteConnection final : public SqlConnection
{
public:
    enum class Mode {
        Create, ///< makes the file when there is none, readable by its owner only
        OpenExisting,
    };

    static Expected<std::unique_ptr<SqliteConnection>, SqlError> open(const QString& path, Mode mode);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    std::int64_t execute(const char* sql, SqlParameters parameters) override;
    void query(const char* sql, SqlParameters parameters,
               const std::function<void(const SqlRow&)>& onRow) override;
    void executeScript(const QByteArray& sql) override;
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_failure; }
    void clearFailure() override { m_failure.reset(); }
    void failWith(const SqlError& error) override { m_failure = error; }
    void touch() override;
    void begin() override;
    [[nodiscard]] bool hasOthersWritten() override { return m_hasOthersWritten; }
    void commit() override;
    void rollBack() override;

private:
    explicit SqliteConnection(sqlite3* database)
        : m_database(database)
    {}

    [[nodiscard]] sqlite3_stmt* prepared(const char* sql);
    [[nodiscard]] bool bind(sqlite3_stmt* statement, SqlParameters parameters);
    void fail(const char* sql);

    sqlite3* m_database;
    QHash<QByteArray, sqlite3_stmt*> m_statements;
    std::optional<SqlError> m_failure;
    std::int64_t m_dataVersion = 0; ///< SQLite's own count of other connections' commits
    bool m_hasOthersWritten = true;
};

} // namespace xuanhao
