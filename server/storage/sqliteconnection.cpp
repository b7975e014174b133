// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqliteconnection.h"

#include "core/base/check.h"

#include <QFile>

#include <sqlite3.h>

namespace xuanhao {

namespace {

// Another process (a CLI command beside the server) may hold the file for a moment.
constexpr int kBusyMilliseconds = 5000;

constexpr const char* kPragmas[] = {
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    // SQLite's own 2 MB are less than what live sessions touch; their pages would be read from the file each
    // time.
    "PRAGMA cache_size = -65536",
    // A full batch writes about 1000 pages, many of them the same as the one before: once in 8 is enough.
    "PRAGMA wal_autocheckpoint = 8000",
};

class SqliteRow final : public SqlRow
{
public:
    explicit SqliteRow(sqlite3_stmt* statement)
        : m_statement(statement)
    {}

    [[nodiscard]] bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        return sqlite3_column_int64(m_statement, column);
    }
    [[nodiscard]] QString text(int column) const override
    {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
    }
    [[nodiscard]] QByteArray blob(int column) const override
    {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
    }

private:
    sqlite3_stmt* m_statement;
};

SqlError errorOf(sqlite3* database, const QString& what)
{
    const int code = sqlite3_errcode(database) & 0xff;
    return {what + QStringLiteral(": ") + QString::fromUtf8(sqlite3_errmsg(database)),
            code == SQLITE_BUSY || code == SQLITE_LOCKED ? SqlError::Kind::Transient
                                                         : SqlError::Kind::Failed};
}

// SQLITE_TRANSIENT is a C cast; this says the same.
const auto kCopy = reinterpret_cast<sqlite3_destructor_type>(-1);

} // namespace

Expected<std::unique_ptr<SqliteConnection>, SqlError> SqliteConnection::open(const QString& path, Mode mode)
{
    if (mode == Mode::Create && path != QStringLiteral(":memory:")) {
        QFile file(path);
        if (!file.exists() && file.open(QIODevice::NewOnly | QIODevice::WriteOnly))
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    sqlite3* database = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &database, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database));
    if (code != SQLITE_OK)
        return Unexpected{errorOf(database, path)};
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    sqlite3_extended_result_codes(database, 1);
    for (const char* pragma : kPragmas) {
        if (sqlite3_exec(database, pragma, nullptr, nullptr, nullptr) != SQLITE_OK)
            return Unexpected{errorOf(database, path)};
    }
    return connection;
}

SqliteConnection::~SqliteConnection()
{
    for (sqlite3_stmt* statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void SqliteConnection::fail(const char* sql)
{
    if (!m_failure)
        m_failure = errorOf(m_database, QString::fromUtf8(sql).simplified().left(80));
}

sqlite3_stmt* SqliteConnection::prepared(const char* sql)
{
    const auto key = QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql)));
    if (sqlite3_stmt* known = m_statements.value(key))
        return known;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK) {
        fail(sql);
        return nullptr;
    }
    m_statements.insert(QByteArray(sql), statement);
    return statement;
}

bool SqliteConnection::bind(sqlite3_stmt* statement, SqlParameters parameters)
{
    int number = 0;
    for (const SqlValue& parameter : parameters) {
        const QByteArray name = '$' + QByteArray::number(++number);
        const int index = sqlite3_bind_parameter_index(statement, name.constData());
        XUANHAO_CHECK(index > 0);
        int code = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&parameter.content())) {
            code = sqlite3_bind_int64(statement, index, *integer);
        } else if (const auto* text = std::get_if<QString>(&parameter.content())) {
            const QByteArray bytes = text->toUtf8();
            code =
                sqlite3_bind_text(statement, index, bytes.constData(), static_cast<int>(bytes.size()), kCopy);
        } else if (const auto* blob = std::get_if<QByteArray>(&parameter.content())) {
            code = blob->isEmpty() ? sqlite3_bind_zeroblob(statement, index, 0)
                                   : sqlite3_bind_blob(statement, index, blob->constData(),
                                                       static_cast<int>(blob->size()), kCopy);
        } else {
            code = sqlite3_bind_null(statement, index);
        }
        if (code != SQLITE_OK)
            return false;
    }
    XUANHAO_CHECK(number == sqlite3_bind_parameter_count(statement));
    return true;
}

std::int64_t SqliteConnection::execute(const char* sql, SqlParameters parameters)
{
    std::int64_t changes = 0;
    if (m_failure)
        return 0;
    sqlite3_stmt* statement = prepared(sql);
    if (!statement)
        return 0;
    if (!bind(statement, parameters) || sqlite3_step(statement) != SQLITE_DONE)
        fail(sql);
    else
        changes = sqlite3_changes64(m_database);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return changes;
}

void SqliteConnection::query(const char* sql, SqlParameters parameters,
                             const std::function<void(const SqlRow&)>& onRow)
{
    if (m_failure)
        return;
    sqlite3_stmt* statement = prepared(sql);
    if (!statement)
        return;
    XUANHAO_CHECK(!sqlite3_stmt_busy(statement)); // the same query must not run inside itself
    if (!bind(statement, parameters))
        fail(sql);
    int code = SQLITE_DONE;
    while (!m_failure && (code = sqlite3_step(statement)) == SQLITE_ROW)
        onRow(SqliteRow(statement));
    if (!m_failure && code != SQLITE_DONE)
        fail(sql);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

void SqliteConnection::executeScript(const QByteArray& sql)
{
    if (!m_failure && sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(sql.constData());
}

void SqliteConnection::touch()
{
    execute("UPDATE schema_version SET applied_at = applied_at + 1 WHERE version = 0", {});
}

void SqliteConnection::begin()
{
    execute("BEGIN IMMEDIATE", {});
    const auto version = integerOf("PRAGMA data_version", {});
    m_hasOthersWritten = version != m_dataVersion;
    m_dataVersion = version.value_or(0);
}

void SqliteConnection::commit()
{
    execute("COMMIT", {});
}

void SqliteConnection::rollBack()
{
    // After a failed begin, or when SQLite has rolled back by itself, there is nothing to roll back.
    if (!sqlite3_get_autocommit(m_database))
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace xuanhao
