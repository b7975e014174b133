// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/migrator.h"

#include "core/base/check.h"

#include <QDir>
#include <QFile>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace xuanhao {

namespace {

constexpr const char* kVersionTable = "CREATE TABLE IF NOT EXISTS schema_version ("
                                      "version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)";
// Version 0 is no migration: whoever writes to PostgreSQL locks this row first.
constexpr const char* kAddGate =
    "INSERT INTO schema_version (version, applied_at) VALUES (0, 0) ON CONFLICT DO NOTHING";
constexpr const char* kVersion = "SELECT max(version) FROM schema_version";
constexpr const char* kHasVersion = "SELECT version FROM schema_version WHERE version = $1";
constexpr const char* kSetVersion = "INSERT INTO schema_version (version, applied_at) VALUES ($1, $2)";

/// "0001_initial.sql" and so on, in order.
QStringList migrationNames()
{
    initResources();
    const QStringList names = QDir(QStringLiteral(":/migrations")).entryList(QDir::Files, QDir::Name);
    XUANHAO_CHECK(!names.isEmpty());
    return names;
}

QByteArray migrationText(const QString& name)
{
    QFile file(QStringLiteral(":/migrations/") + name);
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

int newestSchemaVersion()
{
    return migrationNames().last().left(4).toInt();
}

int storedSchemaVersion(SqlConnection& sql)
{
    return static_cast<int>(sql.integerOf(kVersion, {}).value_or(0));
}

int schemaVersion(SqlConnection& sql)
{
    constexpr int kAttempts = 3;
    // Two servers that start at once on an empty database get in each other's way here, and nowhere else.
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        sql.clearFailure();
        sql.executeScript(kVersionTable);
        sql.execute(kAddGate, {});
        if (!sql.failure())
            break;
    }
    return storedSchemaVersion(sql);
}

Expected<Done, SqlError> migrate(SqlConnection& sql, Instant now)
{
    const int present = schemaVersion(sql);
    if (sql.failure())
        return Unexpected{*sql.failure()};
    if (present > newestSchemaVersion())
        return Unexpected{
            SqlError{QStringLiteral("the database has schema version %1, this program knows %2; "
                                    "install the newer program")
                         .arg(present)
                         .arg(newestSchemaVersion()),
                     SqlError::Kind::Failed}};
    for (const QString& name : migrationNames()) {
        const int version = name.left(4).toInt();
        if (version <= present)
            continue;
        SqlTransaction unit(sql);
        // Since it was asked, another server may have come here first.
        if (sql.exists(kHasVersion, {version}))
            continue;
        sql.executeScript(migrationText(name));
        sql.execute(kSetVersion, {version, now});
        if (auto result = unit.commit(); !result)
            return result;
    }
    return Done{};
}

} // namespace xuanhao
