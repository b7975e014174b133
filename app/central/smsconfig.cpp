// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/smsconfig.h"

#include <QSettings>

#include <optional>

namespace xuanhao {

namespace {

constexpr int kMostPerSecond = 1000;

/// Which of the three ways a setting belongs to.
enum Way : unsigned { ByCommand = 1, ByKannel = 2, ByHttp = 4 };

struct Setting
{
    const char* key;
    QString SmsConfig::*value;
    unsigned ways;
};
constexpr Setting kSettings[] = {
    {"sms-command", &SmsConfig::command, ByCommand},
    {"sms-kannel-url", &SmsConfig::kannelUrl, ByKannel},
    {"sms-http-request", &SmsConfig::httpRequest, ByHttp},
    {"sms-http-success", &SmsConfig::httpSuccess, ByHttp},
    {"sms-http-later", &SmsConfig::httpLater, ByHttp},
    {"sms-user", &SmsConfig::user, ByKannel | ByHttp},
    {"sms-password-file", &SmsConfig::passwordFile, ByKannel | ByHttp},
    {"sms-sender", &SmsConfig::sender, ByKannel},
    {"sms-ca", &SmsConfig::authorities, ByKannel | ByHttp},
    {"sms-report-url", &SmsConfig::reportUrl, ByKannel},
};
constexpr const char* kRateKey = "sms-per-second";

std::optional<QString> problemOf(const SmsConfig& config)
{
    const unsigned way = (config.command.isEmpty() ? 0U : ByCommand) |
                         (config.kannelUrl.isEmpty() ? 0U : ByKannel) |
                         (config.httpRequest.isEmpty() ? 0U : ByHttp);
    if (way != 0 && way != ByCommand && way != ByKannel && way != ByHttp)
        return QStringLiteral("only one of sms-command, sms-kannel-url and sms-http-request can be set");
    for (const Setting& setting : kSettings) {
        if (!(config.*setting.value).isEmpty() && (setting.ways & way) == 0)
            return QStringLiteral("%1 has no meaning without %2")
                .arg(QLatin1String(setting.key), setting.ways == ByKannel ? QStringLiteral("sms-kannel-url")
                                                 : setting.ways == ByHttp
                                                     ? QStringLiteral("sms-http-request")
                                                     : QStringLiteral("sms-kannel-url or sms-http-request"));
    }
    if (way == ByKannel && (config.user.isEmpty() || config.passwordFile.isEmpty()))
        return QStringLiteral("sms-kannel-url needs sms-user and sms-password-file");
    return std::nullopt;
}

} // namespace

QStringList SmsConfig::keys()
{
    QStringList result{QLatin1String(kRateKey)};
    for (const Setting& setting : kSettings)
        result.append(QLatin1String(setting.key));
    return result;
}

Expected<SmsConfig, QString> SmsConfig::read(const QSettings& settings)
{
    SmsConfig config;
    for (const Setting& setting : kSettings)
        config.*setting.value = settingText(settings, setting.key);
    if (settings.contains(QLatin1String(kRateKey))) {
        bool isNumber = false;
        config.perSecond = settingText(settings, kRateKey).toInt(&isNumber);
        if (!isNumber || config.perSecond < 1 || config.perSecond > kMostPerSecond)
            return Unexpected{
                QStringLiteral("sms-per-second: must be a number of 1 to %1").arg(kMostPerSecond)};
    }
    if (auto problem = problemOf(config))
        return Unexpected{*problem};
    return config;
}

QString settingText(const QSettings& settings, const char* key)
{
    return settings.value(QString::fromLatin1(key)).toStringList().join(QLatin1Char(',')).trimmed();
}

} // namespace xuanhao
