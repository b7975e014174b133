// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/config.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace xuanhao {

namespace {

constexpr const char* kKeys[] = {"database",        "secret",  "address",     "port",
                                 "tls-certificate", "tls-key", "sms-command", "public-url"};

/// QSettings splits values at commas; nobody wants that here.
QString text(const QSettings& settings, const char* key)
{
    return settings.value(QString::fromLatin1(key)).toStringList().join(QLatin1Char(',')).trimmed();
}

} // namespace

QString defaultSecretPath(const DatabaseAddress& database, const QString& folder)
{
    const QDir beside = database.isFile() ? QFileInfo(database.place()).absoluteDir() : QDir(folder);
    return beside.filePath(QStringLiteral("secret.key"));
}

QString CentralConfig::url() const
{
    return publicUrl.isEmpty() ? QStringLiteral("https://%1:%2").arg(address).arg(port) : publicUrl;
}

Expected<CentralConfig, QString> CentralConfig::read(const QString& path)
{
    if (!QFileInfo(path).isReadable())
        return Unexpected{QStringLiteral("%1 cannot be read").arg(path)};
    const QSettings settings(path, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return Unexpected{QStringLiteral("%1 is no ini file").arg(path)};
    const QStringList keys = settings.allKeys();
    for (const QString& key : keys) {
        const bool isKnown = std::any_of(std::begin(kKeys), std::end(kKeys),
                                         [&](const char* known) { return key == QLatin1String(known); });
        if (!isKnown)
            return Unexpected{QStringLiteral("%1: there is no setting \"%2\"").arg(path, key)};
    }
    CentralConfig config;
    const auto database = DatabaseAddress::parse(text(settings, "database"));
    if (!database)
        return Unexpected{QStringLiteral("%1: %2").arg(path, database.error())};
    config.database = *database;
    config.secretPath = text(settings, "secret");
    if (config.secretPath.isEmpty())
        config.secretPath = defaultSecretPath(config.database, QFileInfo(path).absolutePath());
    if (settings.contains(QStringLiteral("address")))
        config.address = text(settings, "address");
    if (settings.contains(QStringLiteral("port"))) {
        bool isNumber = false;
        config.port = text(settings, "port").toUShort(&isNumber);
        if (!isNumber)
            return Unexpected{QStringLiteral("%1: port: must be a number of 0 to 65535").arg(path)};
    }
    config.tls = {text(settings, "tls-certificate"), text(settings, "tls-key")};
    if (config.tls.certificatePath.isEmpty() || config.tls.keyPath.isEmpty())
        return Unexpected{QStringLiteral("%1: tls-certificate and tls-key are needed").arg(path)};
    config.smsCommand = text(settings, "sms-command");
    config.publicUrl = text(settings, "public-url");
    return config;
}

} // namespace xuanhao
