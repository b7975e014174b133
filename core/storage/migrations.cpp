// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/migrations.h"

#include "core/storage/database.h"
#include "core/storage/statement.h"

#include <QDir>
#include <QFile>
#include <QStringList>

// Resources of a static library are not found by themselves; the macro works outside namespaces only.
static void loadMigrations()
{
    Q_INIT_RESOURCE(counterstorage);
}

namespace xuanhao {

namespace {

QStringList migrationFiles()
{
    loadMigrations();
    return QDir(QStringLiteral(":/storage/migrations"))
        .entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

/// Statements end with a semicolon at the end of a line; comments stand on lines of their own.
QList<QByteArray> statementsOf(const QString& file)
{
    QFile resource(QStringLiteral(":/storage/migrations/") + file);
    XUANHAO_CHECK(resource.open(QIODevice::ReadOnly));
    QList<QByteArray> statements;
    QByteArray statement;
    while (!resource.atEnd()) {
        const QByteArray line = resource.readLine();
        if (line.startsWith("--"))
            continue;
        statement += line;
        if (line.trimmed().endsWith(';')) {
            statements.append(statement.trimmed().chopped(1));
            statement.clear();
        }
    }
    return statements;
}

Expected<int, StorageError> schemaOf(Database& database)
{
    Statement version(database, "PRAGMA user_version");
    const auto row = version.next();
    if (!row)
        return Unexpected{row.error()};
    return *row ? static_cast<int>(version.integer(0)) : 0;
}

Expected<Done, StorageError> copyBefore(Database& database, const QString& path, int number)
{
    const QString copy = QStringLiteral("%1.before-%2").arg(path).arg(number);
    QFile::remove(copy);
    Statement vacuum(database, "VACUUM INTO ?");
    vacuum.bind(copy);
    return vacuum.run();
}

Expected<Done, StorageError> apply(Database& database, const QString& file, int number)
{
    auto work = UnitOfWork::begin(database);
    if (!work)
        return Unexpected{work.error()};
    QList<QByteArray> statements = statementsOf(file);
    statements.append("PRAGMA user_version = " + QByteArray::number(number));
    for (const QByteArray& statement : statements) {
        if (const auto done = database.execute(statement.constData()); !done)
            return Unexpected{done.error()};
    }
    return work->commit();
}

} // namespace

int newestSchema()
{
    return static_cast<int>(migrationFiles().size());
}

Expected<Done, StorageError> migrate(Database& database, const QString& path)
{
    const auto current = schemaOf(database);
    if (!current)
        return Unexpected{current.error()};
    const QStringList files = migrationFiles();
    if (*current > files.size())
        return Unexpected{
            StorageError{StorageError::Code::NewerSchema,
                         QStringLiteral("schema %1, this program knows %2").arg(*current).arg(files.size())}};
    if (*current > 0 && *current < files.size()) {
        if (const auto copied = copyBefore(database, path, *current + 1); !copied)
            return Unexpected{copied.error()};
    }
    for (int number = *current + 1; number <= files.size(); ++number) {
        if (const auto done = apply(database, files[number - 1], number); !done)
            return Unexpected{done.error()};
    }
    return Done{};
}

} // namespace xuanhao
