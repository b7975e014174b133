// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/backupmanifest.h"

#include "core/base/json.h"
#include "server/storage/migrator.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace xuanhao {

namespace {

const QString kName = QStringLiteral("manifest.json");
const QString kSeal = QStringLiteral("seal");
const QString kFormatKey = QStringLiteral("format");
const QString kProgram = QStringLiteral("program");
const QString kDatabase = QStringLiteral("database");
const QString kAt = QStringLiteral("at");
const QString kBytes = QStringLiteral("bytes");
const QString kSha256 = QStringLiteral("sha256");
const QString kFacts = QStringLiteral("facts");
const QString kSqlite = QStringLiteral("sqlite");

QString sealOf(QJsonObject manifest, const ServerSecret& secret)
{
    manifest.remove(kSeal);
    return QString::fromLatin1(secret.hashOf("backup", QString::fromUtf8(toCanonicalJson(manifest))).toHex());
}

Expected<QJsonObject, QString> readObject(const QString& folder)
{
    QFile file(QDir(folder).filePath(kName));
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{QStringLiteral("%1 is no backup: it has no %2").arg(folder, kName)};
    auto object = parseJsonObject(file.readAll());
    if (!object)
        return Unexpected{QStringLiteral("%1 is damaged").arg(file.fileName())};
    return *std::move(object);
}

/// What a newer program wrote cannot be judged any further.
std::optional<QString> newerProblem(const QJsonObject& object)
{
    const int schema = object.value(kFacts).toObject().value(QStringLiteral("schema")).toInt();
    if (object.value(kFormatKey).toInt() <= BackupManifest::kFormat && schema <= newestSchemaVersion())
        return std::nullopt;
    return QStringLiteral(
               "the backup was made by a newer program (version %1, schema %2); install that one, this "
               "program knows schema %3")
        .arg(object.value(kProgram).toString())
        .arg(schema)
        .arg(newestSchemaVersion());
}

DatabaseFacts factsFrom(const QJsonObject& object)
{
    const auto number = [&](const char* key) {
        return static_cast<std::int64_t>(object.value(QLatin1String(key)).toDouble());
    };
    DatabaseFacts facts;
    facts.schema = static_cast<int>(number("schema"));
    facts.authority = object.value(QStringLiteral("authority")).toString();
    facts.auditRows = number("auditRows");
    facts.auditHead = QByteArray::fromHex(object.value(QStringLiteral("auditHead")).toString().toLatin1());
    facts.inventory = {number("accounts"), number("sessions"), number("operations"), number("liveClaims")};
    return facts;
}

std::optional<QString> fileProblem(const BackupManifest& manifest, const QString& folder)
{
    const QString path = QDir(folder).filePath(manifest.fileName());
    const QFileInfo info(path);
    if (!info.exists())
        return QStringLiteral("%1 is missing").arg(path);
    if (info.size() != manifest.bytes)
        return QStringLiteral("%1 has %2 bytes and must have %3: it is cut off, or another file")
            .arg(path)
            .arg(info.size())
            .arg(manifest.bytes);
    const auto sha256 = sha256Of(path);
    if (!sha256)
        return sha256.error();
    if (*sha256 != manifest.sha256)
        return QStringLiteral("%1 is damaged: its SHA-256 is not the one it was written with").arg(path);
    return std::nullopt;
}

} // namespace

Expected<QString, QString> sha256Of(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Unexpected{QStringLiteral("%1 cannot be read").arg(path)};
    return QString::fromLatin1(hash.result().toHex());
}

QString BackupManifest::fileName() const
{
    return isSqlite ? QStringLiteral("database.sqlite") : QStringLiteral("database.dump");
}

Expected<Done, QString> BackupManifest::write(const QString& folder, const ServerSecret& secret) const
{
    QJsonObject object{{kFormatKey, kFormat},
                       {kProgram, program},
                       {kDatabase, isSqlite ? kSqlite : QStringLiteral("postgresql")},
                       {kAt, toOfficeIso(at)},
                       {kBytes, static_cast<qint64>(bytes)},
                       {kSha256, sha256},
                       {kFacts, facts.toJson()}};
    object.insert(kSeal, sealOf(object, secret));
    QSaveFile file(QDir(folder).filePath(kName));
    const QByteArray text = toCanonicalJson(object) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Unexpected{
            QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString())};
    return Done{};
}

Expected<BackupManifest, QString> BackupManifest::read(const QString& folder, const ServerSecret& secret)
{
    const auto object = readObject(folder);
    if (!object)
        return Unexpected{object.error()};
    if (const auto newer = newerProblem(*object))
        return Unexpected{*newer};
    if (object->value(kSeal).toString() != sealOf(*object, secret))
        return Unexpected{
            QStringLiteral("the manifest in %1 was changed, or belongs to another secret.key: personal data "
                           "in it could not be read")
                .arg(folder)};
    BackupManifest manifest;
    manifest.program = object->value(kProgram).toString();
    manifest.isSqlite = object->value(kDatabase).toString() == kSqlite;
    manifest.at = instantFromIso(object->value(kAt).toString()).value_or(Instant{});
    manifest.bytes = static_cast<std::int64_t>(object->value(kBytes).toDouble());
    manifest.sha256 = object->value(kSha256).toString();
    manifest.facts = factsFrom(object->value(kFacts).toObject());
    if (const auto problem = fileProblem(manifest, folder))
        return Unexpected{*problem};
    return manifest;
}

std::optional<QString> BackupManifest::differenceTo(const DatabaseFacts& found) const
{
    if (found.auditRows != facts.auditRows || found.auditHead != facts.auditHead)
        return QStringLiteral("the audit trail ends elsewhere than the manifest says");
    if (!(found.inventory == facts.inventory))
        return QStringLiteral(
            "there are other numbers of accounts, sessions, operations or claims than the manifest says");
    return std::nullopt;
}

} // namespace xuanhao
