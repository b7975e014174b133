// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/databasecopy.h"

#include "server/storage/pgtools.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <memory>
#include <unistd.h>

namespace xuanhao {

namespace {

constexpr int kBusyMilliseconds = 30'000;
constexpr int kPerMajor = 10'000;
constexpr const char* kSnapshot = "SELECT pg_export_snapshot(), current_setting('server_version_num')";
constexpr const char* kTables =
    "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
constexpr const char* kVersion = "SELECT current_setting('server_version_num')";

using Result = Expected<Done, QString>;

struct CloseSqlite
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Sqlite = std::unique_ptr<sqlite3, CloseSqlite>;

Sqlite opened(const QString& path, int flags)
{
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &database, flags, nullptr);
    Sqlite owned(database);
    if (code != SQLITE_OK)
        return nullptr;
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    return owned;
}

bool makePrivately(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::NewOnly | QIODevice::WriteOnly) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

enum class Source {
    Live,  ///< others write
    Still, ///< a backup, perhaps on a medium that cannot be written to
};

/// One read transaction copies all pages, so that no writer has to wait and none makes it begin anew.
Result copySqlite(const QString& from, Source kind, const QString& to)
{
    if (!makePrivately(to))
        return Unexpected{QStringLiteral("%1 exists already, or cannot be written").arg(to)};
    const QString still =
        QString::fromLatin1(QUrl::fromLocalFile(QFileInfo(from).absoluteFilePath()).toEncoded()) +
        QStringLiteral("?immutable=1");
    const Sqlite source = kind == Source::Live ? opened(from, SQLITE_OPEN_READWRITE)
                                               : opened(still, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    const Sqlite target = opened(to, SQLITE_OPEN_READWRITE);
    if (!source || !target)
        return Unexpected{QStringLiteral("%1 cannot be opened").arg(source ? to : from)};
    sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    const int code = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
    if (sqlite3_backup_finish(backup) != SQLITE_OK || code != SQLITE_DONE)
        return Unexpected{QStringLiteral("%1 cannot be copied: %2")
                              .arg(from, QString::fromUtf8(sqlite3_errmsg(target.get())))};
    return Done{};
}

Result inspected(SqlConnection& sql, const CopyInspection& inspect)
{
    const auto problem = inspect(sql);
    if (sql.failure())
        return Unexpected{sql.failure()->text};
    if (problem)
        return Unexpected{*problem};
    return Done{};
}

Result inspectedFile(const QString& path, const CopyInspection& inspect)
{
    const auto sql = openDatabase(DatabaseAddress::ofFile(path), OpenMode::OpenExisting);
    if (!sql)
        return Unexpected{sql.error().text};
    return inspected(**sql, inspect);
}

int majorOf(const QString& version)
{
    return version.toInt() / kPerMajor;
}

Result copyPostgres(const DatabaseAddress& from, const QString& file, const CopyInspection& inspect)
{
    const auto sql = openDatabase(from, OpenMode::OpenExisting);
    if (!sql)
        return Unexpected{sql.error().text};
    // Others write on; this transaction and pg_dump see what was committed before.
    (*sql)->executeScript("SET idle_in_transaction_session_timeout = 0");
    (*sql)->executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    QString snapshot;
    int major = 0;
    (*sql)->query(kSnapshot, {}, [&](const SqlRow& row) {
        snapshot = row.text(0);
        major = majorOf(row.text(1));
    });
    if (auto looked = inspected(**sql, inspect); !looked)
        return looked;
    if (!makePrivately(file))
        return Unexpected{QStringLiteral("%1 exists already, or cannot be written").arg(file)};
    return runPgTool(QStringLiteral("pg_dump"), major, from.place(),
                     {QStringLiteral("--format=custom"), QStringLiteral("--no-owner"),
                      QStringLiteral("--no-privileges"), QStringLiteral("--snapshot=") + snapshot,
                      QStringLiteral("--file=") + file});
}

Result restorePostgres(const QString& file, const DatabaseAddress& to, const CopyInspection& inspect)
{
    const auto sql = openDatabase(to, OpenMode::OpenExisting);
    if (!sql)
        return Unexpected{sql.error().text};
    if ((*sql)->integerOf(kTables, {}).value_or(1) != 0)
        return Unexpected{
            QStringLiteral("%1 is not empty; nothing was restored. Make a new database").arg(to.shown())};
    int major = 0;
    (*sql)->query(kVersion, {}, [&](const SqlRow& row) { major = majorOf(row.text(0)); });
    // In one transaction: whole, or the database stays empty.
    const auto done = runPgTool(QStringLiteral("pg_restore"), major, to.place(),
                                {QStringLiteral("--exit-on-error"), QStringLiteral("--single-transaction"),
                                 QStringLiteral("--no-owner"), QStringLiteral("--no-privileges"),
                                 QStringLiteral("--dbname={database}"), file});
    return done ? inspected(**sql, inspect) : done;
}

Result restoreSqlite(const QString& file, const QString& to, const CopyInspection& inspect)
{
    for (const char* suffix : {"", "-wal", "-shm"}) {
        const QString path = to + QString::fromLatin1(suffix);
        if (QFileInfo::exists(path))
            return Unexpected{
                QStringLiteral("%1 exists; nothing was restored. Move it away first").arg(path)};
    }
    const QString beside = to + QStringLiteral(".restoring");
    QFile::remove(beside);
    if (auto copied = copySqlite(file, Source::Still, beside); !copied)
        return copied;
    auto looked = inspectedFile(beside, inspect);
    if (!looked || !QFile::rename(beside, to)) {
        QFile::remove(beside);
        return looked ? Unexpected{QStringLiteral("%1 cannot be written").arg(to)} : looked;
    }
    return Done{};
}

} // namespace

std::optional<QString> engineProblem(SqlConnection& sql, bool isSqlite)
{
    if (!isSqlite)
        return std::nullopt;
    QStringList said;
    sql.query("PRAGMA integrity_check(5)", {}, [&](const SqlRow& row) {
        if (row.text(0) != QLatin1String("ok"))
            said.append(row.text(0));
    });
    sql.query("PRAGMA foreign_key_check", {}, [&](const SqlRow& row) {
        said.append(QStringLiteral("a row of %1 refers to nothing").arg(row.text(0)));
    });
    if (sql.failure())
        return sql.failure()->text;
    return said.isEmpty() ? std::nullopt
                          : std::optional(QStringLiteral("the database is damaged: %1")
                                              .arg(said.mid(0, 5).join(QStringLiteral("; "))));
}

Result copyOut(const DatabaseAddress& from, const QString& file, const CopyInspection& inspect)
{
    if (!from.isFile())
        return copyPostgres(from, file, inspect);
    if (auto copied = copySqlite(from.place(), Source::Live, file); !copied)
        return copied;
    return inspectedFile(file, inspect);
}

Result copyIn(const QString& file, const DatabaseAddress& to, const CopyInspection& inspect)
{
    return to.isFile() ? restoreSqlite(file, to.place(), inspect) : restorePostgres(file, to, inspect);
}

Result readCopy(const QString& file, bool isSqlite, const QString& scratchFolder,
                const CopyInspection& inspect)
{
    if (!isSqlite)
        return runPgTool(QStringLiteral("pg_restore"), 0, QStringLiteral("postgresql://"),
                         {QStringLiteral("--file=/dev/null"), file});
    const QString scratch = QDir(scratchFolder).filePath(QStringLiteral("copy.sqlite"));
    if (auto copied = copySqlite(file, Source::Still, scratch); !copied)
        return copied;
    return inspectedFile(scratch, inspect);
}

} // namespace xuanhao
