// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/backupmanifest.h"
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/draws.h"
#include "server/services/version.h"
#include "server/storage/databasecopy.h"
#include "server/storage/migrator.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace xuanhao {

namespace {

const QString kBackup = QStringLiteral("backup");

/// Settings and secret; the database need not exist.
struct Keeper
{
    CentralConfig config;
    ServerSecret secret;
    SystemClock machineClock;

    /// The server's time, where it runs on this machine (F7).
    [[nodiscard]] Instant now() const
    {
        return SteadyClock(machineClock, ClockMemory(config.clockPath()).offset()).now();
    }

    static Expected<Keeper, QString> open(const QString& configPath)
    {
        if (configPath.isEmpty())
            return Unexpected{QStringLiteral("--config FILE is needed")};
        auto config = CentralConfig::read(configPath);
        if (!config)
            return Unexpected{config.error()};
        auto secret = readSecret(config->secretPath);
        if (!secret)
            return Unexpected{secret.error()};
        return Keeper{*std::move(config), *std::move(secret), {}};
    }
};

/// What is wrong with the database, and what it was found to be.
std::optional<QString> examine(SqlConnection& sql, bool isSqlite, const ServerSecret& secret,
                               DatabaseFacts& facts)
{
    if (auto problem = engineProblem(sql, isSqlite))
        return problem;
    DatabaseCheck check = checkDatabase(sql, secret);
    facts = std::move(check.facts);
    return check.problems.isEmpty() ? std::nullopt : std::optional(check.problems.join(QStringLiteral("; ")));
}

void sayFacts(const DatabaseFacts& facts)
{
    say(QStringLiteral(
            "%1: %2 accounts, %3 sessions, %4 numbers not free, audit trail of %5 rows, last hash %6")
            .arg(facts.authority)
            .arg(facts.inventory.accounts)
            .arg(facts.inventory.sessions)
            .arg(facts.inventory.liveClaims)
            .arg(facts.auditRows)
            .arg(QString::fromLatin1(facts.auditHead.toHex())));
}

/// A backup of an older program becomes what this one works with; then it must be what the manifest says.
std::optional<QString> modernised(SqlConnection& sql, const BackupManifest& manifest, const Keeper& keeper,
                                  DatabaseFacts& facts)
{
    if (const auto migrated = migrate(sql, keeper.now()); !migrated)
        return migrated.error().text;
    if (auto problem = examine(sql, manifest.isSqlite, keeper.secret, facts))
        return problem;
    return manifest.differenceTo(facts);
}

/// Counters may have seen more than there is now: their copies must not pass for this state's.
std::optional<QString> begunAnew(SqlConnection& sql, const BackupManifest& manifest, const Keeper& keeper)
{
    SqlTransaction unit(sql);
    Stores stores(sql, keeper.secret);
    stores.numbers.leaveHistory();
    leaveRoomForLostDraws(stores.draws, manifest.facts.authority, manifest.at, keeper.now());
    stores.journal.record({{CounterId({}), StaffId({}), keeper.now()},
                           QStringLiteral("central.restore"),
                           manifest.facts.authority,
                           {{QStringLiteral("backupOf"), toOfficeIso(manifest.at)},
                            {QStringLiteral("auditRows"), static_cast<qint64>(manifest.facts.auditRows)},
                            {QStringLiteral("sha256"), manifest.sha256}}});
    const auto committed = unit.commit();
    return committed ? std::nullopt : std::optional(committed.error().text);
}

Expected<BackupManifest, QString> writeBackup(const Keeper& keeper, const QString& folder)
{
    BackupManifest manifest;
    manifest.program = programVersion();
    manifest.isSqlite = keeper.config.database.isFile();
    manifest.at = keeper.now();
    const QString file = QDir(folder).filePath(manifest.fileName());
    const auto copied =
        copyOut(keeper.config.database, file, [&](SqlConnection& sql) -> std::optional<QString> {
            if (storedSchemaVersion(sql) != newestSchemaVersion())
                return QStringLiteral(
                    "the database has another schema than this program; back it up with the program that "
                    "serves it");
            return examine(sql, manifest.isSqlite, keeper.secret, manifest.facts);
        });
    if (!copied)
        return Unexpected{copied.error()};
    const auto sha256 = sha256Of(file);
    if (!sha256)
        return Unexpected{sha256.error()};
    manifest.sha256 = *sha256;
    manifest.bytes = QFileInfo(file).size();
    if (const auto written = manifest.write(folder, keeper.secret); !written)
        return Unexpected{written.error()};
    return manifest;
}

CommandLine lineWithFolder(const QString& name, const QString& description)
{
    CommandLine line = lineWithConfig(name, description);
    line.positional(QStringLiteral("FOLDER"), QStringLiteral("The backup's folder."));
    return line;
}

int verifyBackup(const Keeper& keeper, const QString& folder)
{
    const auto manifest = BackupManifest::read(folder, keeper.secret);
    if (!manifest)
        return failed(manifest.error());
    const QTemporaryDir scratch;
    DatabaseFacts facts = manifest->facts;
    const auto read =
        readCopy(QDir(folder).filePath(manifest->fileName()), manifest->isSqlite, scratch.path(),
                 [&](SqlConnection& sql) { return modernised(sql, *manifest, keeper, facts); });
    if (!read)
        return failed(read.error());
    sayFacts(facts);
    say(QStringLiteral("The backup of %1 is whole.").arg(toOfficeIso(manifest->at)));
    return kDone;
}

int verifyDatabase(const Keeper& keeper)
{
    const bool isSqlite = keeper.config.database.isFile();
    const auto sql = openDatabase(keeper.config.database, OpenMode::OpenExisting);
    if (!sql)
        return failed(sql.error().text);
    DatabaseFacts facts;
    // One state, while others write on.
    (*sql)->executeScript(isSqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (const auto problem = examine(**sql, isSqlite, keeper.secret, facts))
        return failed(*problem);
    (*sql)->executeScript("ROLLBACK");
    sayFacts(facts);
    say(QStringLiteral("The database is whole."));
    return kDone;
}

} // namespace

int runBackup(const QStringList& arguments)
{
    CommandLine line = lineWithFolder(QStringLiteral("backup"),
                                      QStringLiteral("writes the database, as it is at one instant, into a "
                                                     "new folder, while the server runs; secret.key "
                                                     "and tls/ are not in it and must be kept elsewhere"));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto keeper = Keeper::open(line.value(kConfig));
    if (!keeper)
        return failed(keeper.error());
    const QString folder = line.positionals().first();
    if (QFileInfo::exists(folder))
        return failed(QStringLiteral("%1 exists; a backup is written into a new folder").arg(folder));
    if (!QDir().mkpath(folder) ||
        !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failed(QStringLiteral("%1 cannot be made").arg(folder));
    const auto manifest = writeBackup(*keeper, folder);
    if (!manifest) {
        QDir(folder).removeRecursively();
        return failed(QStringLiteral("no backup was written: %1").arg(manifest.error()));
    }
    sayFacts(manifest->facts);
    say(QStringLiteral(
            "Written to %1. Keep secret.key and tls/ elsewhere: without them nobody can use it, and they are "
            "not in it.")
            .arg(folder));
    return kDone;
}

int runRestore(const QStringList& arguments)
{
    CommandLine line = lineWithFolder(QStringLiteral("restore"),
                                      QStringLiteral("makes the database of the settings, which must not "
                                                     "exist or must be empty, what a backup holds"));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto keeper = Keeper::open(line.value(kConfig));
    if (!keeper)
        return failed(keeper.error());
    const QString folder = line.positionals().first();
    const auto manifest = BackupManifest::read(folder, keeper->secret);
    if (!manifest)
        return failed(manifest.error());
    if (manifest->isSqlite != keeper->config.database.isFile())
        return failed(
            QStringLiteral("the backup is one of %1, and the settings name the other kind of database")
                .arg(manifest->isSqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL")));
    DatabaseFacts facts;
    const auto restored =
        copyIn(QDir(folder).filePath(manifest->fileName()), keeper->config.database, [&](SqlConnection& sql) {
            auto problem = modernised(sql, *manifest, *keeper, facts);
            return problem ? problem : begunAnew(sql, *manifest, *keeper);
        });
    if (!restored)
        return failed(restored.error());
    sayFacts(facts);
    say(QStringLiteral(
            "Restored as of %1. What was answered later is not in it: before the office opens, read \"After "
            "restoring\" in the manual.")
            .arg(toOfficeIso(manifest->at)));
    return kDone;
}

int runVerify(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("verify"),
        QStringLiteral(
            "reads the whole database, or a backup, and says what is wrong; exit code 1 when something is"));
    line.option(kBackup, QStringLiteral("A backup's folder, in place of the database."),
                QStringLiteral("FOLDER"));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto keeper = Keeper::open(line.value(kConfig));
    if (!keeper)
        return failed(keeper.error());
    return line.isSet(kBackup) ? verifyBackup(*keeper, line.value(kBackup)) : verifyDatabase(*keeper);
}

} // namespace xuanhao
