// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "server/services/administration.h"
#include "server/services/office.h"
#include "server/storage/migrator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace xuanhao {

namespace {

Expected<OfficeRow, QString> readOfficeFiles(const CommandLine& line)
{
    const auto document = readWholeFile(line.value(QStringLiteral("office")));
    if (!document)
        return Unexpected{document.error()};
    const auto profile = readWholeFile(line.value(QStringLiteral("profile")));
    if (!profile)
        return Unexpected{profile.error()};
    const auto calendar = readWholeFile(line.value(QStringLiteral("calendar")));
    if (!calendar)
        return Unexpected{calendar.error()};
    QList<OfficeText> texts;
    for (const QString& id : neededTexts()) {
        const auto file =
            readWholeFile(QDir(line.value(QStringLiteral("texts"))).filePath(id + QStringLiteral(".txt")));
        if (!file)
            return Unexpected{file.error()};
        const auto text = readOfficeText(id, *file);
        if (!text)
            return Unexpected{text.error()};
        texts.append(*text);
    }
    return officeRowFrom(*document, *profile, *calendar, texts);
}

/// Written with owner's rights only, and never over a file that is there.
Expected<Done, QString> writeOwnFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    const mode_t before = umask(0077);
    const bool isOpen = file.open(QIODevice::NewOnly | QIODevice::WriteOnly);
    umask(before);
    if (!isOpen || file.write(content) != content.size() || !file.flush())
        return Unexpected{QStringLiteral("%1: %2").arg(path, file.errorString())};
    return Done{};
}

Expected<Done, QString> makeTls(const QDir& folder, const QStringList& names)
{
    const TlsFiles files{folder.filePath(QStringLiteral("tls/certificate.pem")),
                         folder.filePath(QStringLiteral("tls/key.pem"))};
    if (QFileInfo::exists(files.keyPath))
        return Done{};
    if (!folder.mkpath(QStringLiteral("tls")))
        return Unexpected{QStringLiteral("%1/tls cannot be made").arg(folder.path())};
    const SystemClock clock;
    SystemRandom random;
    const auto material = makeSelfSigned(names, clock, random);
    if (!material)
        return Unexpected{material.error().detail};
    if (const auto written = writeTlsFiles(*material, files); !written)
        return Unexpected{written.error().detail};
    return Done{};
}

/// The key of the audit chain: where central.ini says it is, or else where a new one would lie.
Expected<ServerSecret, QString> secretOf(const QDir& folder, const DatabaseAddress& database)
{
    const QString config = folder.filePath(QStringLiteral("central.ini"));
    if (!QFileInfo::exists(config))
        return readSecret(defaultSecretPath(database, folder.path()));
    const auto settings = CentralConfig::read(config);
    if (!settings)
        return Unexpected{settings.error()};
    return readSecret(settings->secretPath);
}

/// Whether an office lives there already.
Expected<bool, QString> hasOffice(const DatabaseAddress& address)
{
    if (address.isFile())
        return QFileInfo::exists(address.place());
    auto sql = openDatabase(address, OpenMode::OpenExisting);
    if (!sql)
        return Unexpected{sql.error().text};
    if (const int version = schemaVersion(**sql); !(*sql)->failure())
        return version > 0 && OfficeStore(**sql).office().has_value();
    return Unexpected{(*sql)->failure()->text};
}

Expected<Done, QString> fillDatabase(const DatabaseAddress& address, const OfficeRow& office,
                                     const ServerSecret& secret)
{
    auto sql = openDatabase(address, OpenMode::Create);
    if (!sql)
        return Unexpected{sql.error().text};
    const SystemClock clock;
    if (const auto migrated = migrate(**sql, clock.now()); !migrated)
        return Unexpected{migrated.error().text};
    SqlTransaction unit(**sql);
    Stores stores(**sql, secret);
    importOffice(stores, office, clock.now());
    if (const auto committed = unit.commit(); !committed)
        return Unexpected{committed.error().text};
    return Done{};
}

QByteArray configText(const QDir& folder, const DatabaseAddress& database, const QString& address,
                      const QString& port)
{
    // In quotes: an ini file's values end at ';' and are split at ','.
    return QStringLiteral("database = \"%1\"\n"
                          "address = %2\n"
                          "port = %3\n"
                          "tls-certificate = %4/tls/certificate.pem\n"
                          "tls-key = %4/tls/key.pem\n")
        .arg(database.text(), address, port, folder.path())
        .toUtf8();
}

/// Where keys, certificate and settings lie: beside the database file, or where --folder says.
QString folderOf(const CommandLine& line, const DatabaseAddress& database)
{
    const QString named = line.value(QStringLiteral("folder"));
    if (!named.isEmpty())
        return QDir(named).absolutePath();
    return database.isFile() ? QFileInfo(database.place()).absolutePath() : QDir::currentPath();
}

Expected<Done, QString> prepare(const CommandLine& line)
{
    auto database = DatabaseAddress::parse(line.value(QStringLiteral("database")));
    if (!database)
        return Unexpected{database.error()};
    if (database->isFile())
        database = DatabaseAddress::ofFile(QFileInfo(database->place()).absoluteFilePath());
    const QDir folder(folderOf(line, *database));
    const bool isUpdate = line.isSet(QStringLiteral("update"));
    const auto isThere = hasOffice(*database);
    if (!isThere)
        return Unexpected{isThere.error()};
    if (*isThere != isUpdate)
        return Unexpected{
            isUpdate ? QStringLiteral("%1 does not exist; run init without --update").arg(database->shown())
                     : QStringLiteral("%1 exists already; use --update to import the office's settings "
                                      "anew")
                           .arg(database->shown())};
    const auto office = readOfficeFiles(line);
    if (!office)
        return Unexpected{office.error()};
    if (!QDir().mkpath(folder.path()))
        return Unexpected{QStringLiteral("%1 cannot be made").arg(folder.path())};
    if (!isUpdate) {
        QStringList names = line.values(QStringLiteral("name"));
        names.append({QStringLiteral("localhost"), QStringLiteral("127.0.0.1")});
        names.removeDuplicates();
        if (const auto made = makeTls(folder, names); !made)
            return made;
        SystemRandom random;
        const QByteArray secret = ServerSecret::create(random).bytes().toBase64() + '\n';
        const QString secretPath = defaultSecretPath(*database, folder.path());
        if (!QFileInfo::exists(secretPath)) {
            if (const auto written = writeOwnFile(secretPath, secret); !written)
                return written;
        }
    }
    const auto secret = secretOf(folder, *database);
    if (!secret)
        return Unexpected{secret.error()};
    if (const auto made = fillDatabase(*database, *office, *secret); !made)
        return made;
    const QString config = folder.filePath(QStringLiteral("central.ini"));
    if (!isUpdate && !QFileInfo::exists(config))
        return writeOwnFile(config, configText(folder, *database, line.value(QStringLiteral("address")),
                                               line.value(QStringLiteral("port"))));
    return Done{};
}

} // namespace

int runInit(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("init"),
        QStringLiteral("makes database, key, certificate, secret and central.ini, and imports the office"));
    line.option(
        QStringLiteral("database"),
        QStringLiteral("sqlite:PATH of the new file, or postgresql://USER@HOST[,HOST…]/DATABASE of an "
                       "empty database."),
        QStringLiteral("ADDRESS"));
    line.option(
        QStringLiteral("folder"),
        QStringLiteral("Where keys, certificate and central.ini go; default: beside the database file, "
                       "or the current folder."),
        QStringLiteral("FOLDER"));
    line.option(QStringLiteral("office"), QStringLiteral("The office's settings (JSON)."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("profile"), QStringLiteral("The rules (JSON)."), QStringLiteral("FILE"));
    line.option(QStringLiteral("calendar"), QStringLiteral("Working days of the State Council (JSON)."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("texts"),
                QStringLiteral("Folder with agreement.txt, privacy.txt, notice.txt."),
                QStringLiteral("FOLDER"));
    line.option(QStringLiteral("name"),
                QStringLiteral("DNS name or IP address counters use; may be repeated."),
                QStringLiteral("NAME"));
    line.option(QStringLiteral("address"), QStringLiteral("Address to listen on, for a new central.ini."),
                QStringLiteral("ADDRESS"), QStringLiteral("127.0.0.1"));
    line.option(QStringLiteral("port"), QStringLiteral("Port to listen on, for a new central.ini."),
                QStringLiteral("PORT"), QStringLiteral("8443"));
    line.option(QStringLiteral("update"),
                QStringLiteral("Imports settings, rules, calendar and texts into a database that exists."));
    if (const auto code = line.parse(arguments))
        return *code;
    for (const char* needed : {"database", "office", "profile", "calendar", "texts"}) {
        if (line.value(QString::fromLatin1(needed)).isEmpty())
            return line.wrongUsage(QStringLiteral("--%1 is needed").arg(QString::fromLatin1(needed)));
    }
    if (const auto result = prepare(line); !result)
        return failed(result.error());
    say(QStringLiteral("The office is imported."));
    return kDone;
}

} // namespace xuanhao
