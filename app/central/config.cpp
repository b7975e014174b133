// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/config.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace xuanhao {

namespace {

constexpr const char* kKeys[] = {"database",        "secret",  "address",    "port",
                                 "tls-certificate", "tls-key", "public-url", "node-address"};

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

QString CentralConfig::clockPath() const
{
    return QFileInfo(secretPath).absolutePath() + QStringLiteral("/clock");
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
        const bool isKnown = SmsConfig::keys().contains(key) || GuardConfig::keys().contains(key) ||
                             std::any_of(std::begin(kKeys), std::end(kKeys),
                                         [&](const char* known) { return key == QLatin1String(known); });
        if (!isKnown)
            return Unexpected{QStringLiteral("%1: there is no setting \"%2\"").arg(path, key)};
    }
    CentralConfig config;
    const auto database = DatabaseAddress::parse(settingText(settings, "database"));
    if (!database)
        return Unexpected{QStringLiteral("%1: %2").arg(path, database.error())};
    config.database = *database;
    config.secretPath = settingText(settings, "secret");
    if (config.secretPath.isEmpty())
        config.secretPath = defaultSecretPath(config.database, QFileInfo(path).absolutePath());
    if (settings.contains(QStringLiteral("address")))
        config.address = settingText(settings, "address");
    if (settings.contains(QStringLiteral("port"))) {
        bool isNumber = false;
        config.port = settingText(settings, "port").toUShort(&isNumber);
        if (!isNumber)
            return Unexpected{QStringLiteral("%1: port: must be a number of 0 to 65535").arg(path)};
    }
    config.tls = {settingText(settings, "tls-certificate"), settingText(settings, "tls-key")};
    if (config.tls.certificatePath.isEmpty() || config.tls.keyPath.isEmpty())
        return Unexpected{QStringLiteral("%1: tls-certificate and tls-key are needed").arg(path)};
    auto sms = SmsConfig::read(settings);
    if (!sms)
        return Unexpected{QStringLiteral("%1: %2").arg(path, sms.error())};
    config.sms = *std::move(sms);
    auto guard = GuardConfig::read(settings, config.port);
    if (!guard)
        return Unexpected{QStringLiteral("%1: %2").arg(path, guard.error())};
    config.guard = *std::move(guard);
    config.publicUrl = settingText(settings, "public-url");
    config.nodeAddress = settingText(settings, "node-address");
    if (!config.nodeAddress.isEmpty() && !config.nodeAddress.startsWith(QStringLiteral("https://")))
        return Unexpected{QStringLiteral("%1: node-address: must be https://HOST:PORT").arg(path)};
    if (!config.nodeAddress.isEmpty() && config.database.isFile())
        return Unexpected{
            QStringLiteral("%1: node-address: several nodes share a PostgreSQL database, not a file")
                .arg(path)};
    return config;
}

} // namespace xuanhao
