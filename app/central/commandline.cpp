// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"

#include "app/central/commands.h"
#include "server/services/office.h"
#include "server/storage/migrator.h"

#include <QFile>
#include <QTextStream>

#include <cstdio>

namespace xuanhao {

CommandLine::CommandLine(const QString& name, const QString& description)
    : m_name(name)
{
    m_parser->setApplicationDescription(QStringLiteral("xuanhao-central %1: %2").arg(name, description));
    m_parser->addHelpOption();
}

void CommandLine::option(const QString& name, const QString& description, const QString& valueName,
                         const QString& defaultValue)
{
    m_parser->addOption(QCommandLineOption(name, description, valueName, defaultValue));
}

void CommandLine::positional(const QString& name, const QString& description)
{
    ++m_positionals;
    m_parser->addPositionalArgument(name, description);
}

std::optional<int> CommandLine::parse(const QStringList& arguments)
{
    if (!m_parser->parse(QStringList{QStringLiteral("xuanhao-central ") + m_name} + arguments))
        return wrongUsage(m_parser->errorText());
    if (m_parser->isSet(QStringLiteral("help"))) {
        say(m_parser->helpText());
        return kDone;
    }
    if (m_parser->positionalArguments().size() != m_positionals)
        return wrongUsage(QStringLiteral("%1 argument(s) expected besides the options").arg(m_positionals));
    return std::nullopt;
}

int CommandLine::wrongUsage(const QString& sentence) const
{
    std::fprintf(stderr, "xuanhao-central %s: %s; see xuanhao-central %s --help\n", qUtf8Printable(m_name),
                 qUtf8Printable(sentence), qUtf8Printable(m_name));
    return kWrongUsage;
}

int failed(const QString& sentence)
{
    std::fprintf(stderr, "xuanhao-central: %s\n", qUtf8Printable(sentence));
    return kFailed;
}

void say(const QString& line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
}

QString readLine()
{
    static QTextStream input(stdin);
    return input.readLine();
}

Expected<QByteArray, QString> readWholeFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{QStringLiteral("%1: %2").arg(path, file.errorString())};
    return file.readAll();
}

Expected<ServerSecret, QString> readSecret(const QString& path)
{
    const auto text = readWholeFile(path);
    if (!text)
        return Unexpected{text.error()};
    auto secret = ServerSecret::fromBytes(QByteArray::fromBase64(text->trimmed()));
    if (!secret)
        return Unexpected{QStringLiteral("%1 is no secret file").arg(path)};
    return *std::move(secret);
}

Expected<std::unique_ptr<Office>, QString> Office::open(const QString& configPath)
{
    if (configPath.isEmpty())
        return Unexpected{QStringLiteral("--config FILE is needed")};
    auto config = CentralConfig::read(configPath);
    if (!config)
        return Unexpected{config.error()};
    auto secret = readSecret(config->secretPath);
    if (!secret)
        return Unexpected{secret.error()};
    auto sql = openDatabase(config->database, OpenMode::OpenExisting);
    if (!sql)
        return Unexpected{sql.error().text};
    auto office = std::make_unique<Office>(*std::move(config));
    office->secret = *std::move(secret);
    office->sql = *std::move(sql);
    if (const auto migrated = migrate(*office->sql, office->clock.now()); !migrated)
        return Unexpected{migrated.error().text};
    const auto row = OfficeStore(*office->sql).office();
    if (!row)
        return Unexpected{QStringLiteral("%1 has no office; run xuanhao-central init")
                              .arg(office->config.database.shown())};
    auto reference = readOffice(*row);
    if (!reference)
        return Unexpected{reference.error()};
    office->world = std::make_unique<World>(World{.stores = Stores(*office->sql, *office->secret),
                                                  .office = *std::move(reference),
                                                  .pools = {},
                                                  .secret = *office->secret,
                                                  .random = office->random,
                                                  .clockTrust = ClockTrust::Synchronised,
                                                  .sms = SmsGateway::None});
    return office;
}

} // namespace xuanhao
