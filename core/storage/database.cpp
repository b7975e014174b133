// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/database.h"

#include "core/storage/migrations.h"
#include "core/storage/statement.h"

#include <QAtomicInt>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <utility>

namespace xuanhao {

namespace {

/// "XHCT": marks the file as the counter's, so that another program's database is never changed.
constexpr int kApplicationId = 0x58484354;

QString nextConnectionName()
{
    static QAtomicInt counter;
    return QStringLiteral("xuanhao-counter-%1").arg(counter.fetchAndAddRelaxed(1));
}

/// WAL with FULL loses nothing that was committed when the power goes; a foreign schema can't run code.
constexpr const char* kPragmas[] = {
    "PRAGMA trusted_schema = OFF", "PRAGMA foreign_keys = ON",  "PRAGMA synchronous = FULL",
    "PRAGMA cell_size_check = ON", "PRAGMA secure_delete = ON", "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -128", // KiB; a counter reads little and seldom
};

Expected<Done, StorageError> checkSoundness(Database& database)
{
    Statement check(database, "PRAGMA quick_check(1)");
    const auto row = check.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row || check.text(0) != QLatin1String("ok"))
        return Unexpected{StorageError{StorageError::Code::Damaged, *row ? check.text(0) : QString()}};
    return Done{};
}

Expected<Done, StorageError> checkOwner(Database& database)
{
    Statement mark(database, "PRAGMA application_id");
    const auto row = mark.next();
    if (!row)
        return Unexpected{row.error()};
    const std::int64_t id = *row ? mark.integer(0) : 0;
    if (id == kApplicationId)
        return Done{};
    Statement tables(database, "SELECT count(*) AS tables FROM sqlite_schema");
    const auto count = tables.next();
    if (!count)
        return Unexpected{count.error()};
    if (id != 0 || tables.integer(0) != 0)
        return Unexpected{
            StorageError{StorageError::Code::Damaged, QStringLiteral("another program's database")}};
    // The number is kApplicationId; a pragma takes no parameters.
    return database.execute("PRAGMA application_id = 1481130836");
}

Expected<Done, StorageError> useWriteAheadLog(Database& database)
{
    Statement journal(database, "PRAGMA journal_mode = WAL");
    const auto row = journal.next();
    if (!row || !*row || journal.text(0) != QLatin1String("wal"))
        return Unexpected{
            StorageError{StorageError::Code::CannotOpen, QStringLiteral("no WAL on this file system")}};
    return Done{};
}

} // namespace

Database::Database(QString connectionName, Gate gate)
    : m_connectionName(std::move(connectionName))
    , m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connectionName))
    , m_gate(std::move(gate))
{}

Database::~Database()
{
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(m_connectionName);
}

Expected<std::unique_ptr<Database>, StorageError> Database::open(const QString& path, Gate gate)
{
    static_assert(kApplicationId == 1481130836);
    std::unique_ptr<Database> database(new Database(nextConnectionName(), std::move(gate)));
    database->m_connection.setDatabaseName(path);
    if (!database->m_connection.open())
        return Unexpected{
            StorageError{StorageError::Code::CannotOpen, database->m_connection.lastError().text()}};
    // The file may hold names until they are sealed in it; nobody else on this PC needs it.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    for (const char* pragma : kPragmas) {
        if (const auto done = database->execute(pragma); !done)
            return Unexpected{done.error()};
    }
    if (const auto sound = checkSoundness(*database); !sound)
        return Unexpected{sound.error()};
    if (const auto ours = checkOwner(*database); !ours)
        return Unexpected{ours.error()};
    if (const auto logged = useWriteAheadLog(*database); !logged)
        return Unexpected{logged.error()};
    if (const auto migrated = migrate(*database, path); !migrated)
        return Unexpected{migrated.error()};
    return database;
}

Expected<Done, StorageError> Database::execute(const char* sql)
{
    Statement statement(*this, sql);
    return statement.run();
}

Expected<UnitOfWork, StorageError> UnitOfWork::begin(Database& database)
{
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return Unexpected{begun.error()};
    return UnitOfWork(database);
}

UnitOfWork::UnitOfWork(UnitOfWork&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

UnitOfWork::~UnitOfWork()
{
    if (!m_database)
        return;
    if (const auto undone = m_database->execute("ROLLBACK"); !undone)
        qWarning("Rolling back failed: %s", qUtf8Printable(undone.error().detail));
}

Expected<Done, StorageError> UnitOfWork::commit()
{
    auto done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace xuanhao
