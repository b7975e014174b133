// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/guardconfig.h"

#include "app/central/smsconfig.h"
#include "server/http/clientaddress.h"

#include <limits>

namespace xuanhao {

namespace {

constexpr const char* kMetricsAddress = "metrics-address";
constexpr const char* kProxies = "trusted-proxies";
constexpr const char* kLogFormat = "log-format";

/// How much may come at once, in times of what may come in one second or minute.
constexpr double kCounterAtOnce = 10;
constexpr double kAddressAtOnce = 4;
constexpr double kStrangerAtOnce = 60;
constexpr double kSecondsPerMinute = 60;

/// Collects numbers of the settings and remembers the first that is none.
class Numbers
{
public:
    explicit Numbers(const QSettings& settings)
        : m_settings(settings)
    {}

    [[nodiscard]] double of(const char* key, double byDefault, int least, int most)
    {
        if (!m_settings.contains(QString::fromLatin1(key)))
            return byDefault;
        bool isNumber = false;
        const int value = settingText(m_settings, key).toInt(&isNumber);
        if ((!isNumber || value < least || value > most) && m_problem.isEmpty())
            m_problem = QStringLiteral("%1: must be a whole number of %2 to %3")
                            .arg(QLatin1String(key))
                            .arg(least)
                            .arg(most);
        return value;
    }
    [[nodiscard]] const QString& problem() const { return m_problem; }

private:
    const QSettings& m_settings;
    QString m_problem;
};

std::optional<CentralServer::OperatorsAddress> operatorsOf(const QString& text, std::uint16_t port)
{
    if (text.isEmpty()) {
        const bool hasNext = port > 0 && port < std::numeric_limits<std::uint16_t>::max();
        return hasNext ? CentralServer::OperatorsAddress{QStringLiteral("127.0.0.1"),
                                                         static_cast<std::uint16_t>(port + 1), false}
                       : CentralServer::OperatorsAddress{};
    }
    if (text == QLatin1String("off"))
        return CentralServer::OperatorsAddress{};
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString address = text.left(colon);
    if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
        address = address.mid(1, address.size() - 2);
    bool isNumber = false;
    const std::uint16_t number = text.mid(colon + 1).toUShort(&isNumber);
    if (colon < 0 || !isNumber || !plainAddress(address))
        return std::nullopt;
    return CentralServer::OperatorsAddress{address, number, true};
}

QStringList listOf(const QString& text)
{
    QStringList list;
    for (const QString& entry : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        list.append(entry.trimmed());
    return list;
}

} // namespace

QStringList GuardConfig::keys()
{
    return {QString::fromLatin1(kMetricsAddress),
            QString::fromLatin1(kProxies),
            QString::fromLatin1(kLogFormat),
            QStringLiteral("limit-counter-per-second"),
            QStringLiteral("limit-person-per-minute"),
            QStringLiteral("limit-address-per-second"),
            QStringLiteral("limit-strangers-per-second"),
            QStringLiteral("limit-connections"),
            QStringLiteral("limit-connections-per-address"),
            QStringLiteral("busy-after-seconds"),
            QStringLiteral("keep-answers-days"),
            QStringLiteral("stop-seconds")};
}

Expected<GuardConfig, QString> GuardConfig::read(const QSettings& settings, std::uint16_t port)
{
    constexpr int kMostPerSecond = 1'000'000;
    GuardConfig config;
    Numbers numbers(settings);
    const double counter =
        numbers.of("limit-counter-per-second", config.rates.counter.perSecond, 0, kMostPerSecond);
    config.rates.counter = {counter, counter * kCounterAtOnce};
    const double person = numbers.of("limit-person-per-minute",
                                     config.rates.person.perSecond * kSecondsPerMinute, 0, kMostPerSecond);
    config.rates.person = {person / kSecondsPerMinute, person};
    const double address =
        numbers.of("limit-address-per-second", config.rates.address.perSecond, 0, kMostPerSecond);
    config.rates.address = {address, address * kAddressAtOnce};
    const double stranger =
        numbers.of("limit-strangers-per-second", config.rates.stranger.perSecond, 0, kMostPerSecond);
    config.rates.stranger = {stranger, stranger * kStrangerAtOnce};
    config.http.connections =
        static_cast<int>(numbers.of("limit-connections", config.http.connections, 1, 1'000'000));
    config.http.connectionsPerAddress = static_cast<int>(
        numbers.of("limit-connections-per-address", config.http.connectionsPerAddress, 1, 1'000'000));
    config.admission.wait =
        std::chrono::seconds(static_cast<int>(numbers.of("busy-after-seconds", 4, 1, 60)));
    config.operationsKept =
        std::chrono::hours(24) * static_cast<int>(numbers.of("keep-answers-days", 30, 7, 3650));
    config.stopTime = std::chrono::seconds(static_cast<int>(numbers.of("stop-seconds", 30, 1, 600)));
    if (!numbers.problem().isEmpty())
        return Unexpected{numbers.problem()};
    const auto operators = operatorsOf(settingText(settings, kMetricsAddress), port);
    if (!operators)
        return Unexpected{QStringLiteral("metrics-address: must be ADDRESS:PORT with an IP address, or off")};
    config.operators = *operators;
    config.proxies = listOf(settingText(settings, kProxies));
    for (const QString& proxy : std::as_const(config.proxies)) {
        if (!plainAddress(proxy))
            return Unexpected{QStringLiteral("trusted-proxies: \"%1\" is no IP address").arg(proxy)};
    }
    const QString word = settingText(settings, kLogFormat);
    const auto format = word.isEmpty() ? std::optional(LogFormat::Text) : logFormatFromWord(word);
    if (!format)
        return Unexpected{QStringLiteral("log-format: must be text or json")};
    config.logFormat = *format;
    return config;
}

} // namespace xuanhao
