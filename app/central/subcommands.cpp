// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/subcommands.h"

#include "app/central/commands.h"

#include <cstdio>

namespace xuanhao {

CommandLine lineWithConfig(const QString& name, const QString& description)
{
    CommandLine line(name, description);
    line.option(kConfig, QStringLiteral("The server's ini file."), QStringLiteral("FILE"));
    return line;
}

int change(const CommandLine& line, const std::function<Expected<Done, QString>(World&, Instant)>& work,
           const QString& success)
{
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const auto result = (*office)->change<Done>(work);
    if (!result)
        return failed(result.error());
    say(success);
    return kDone;
}

QString instantText(const std::optional<Instant>& instant)
{
    return instant ? toOfficeIso(*instant) : QStringLiteral("-");
}

int runOneOf(const QString& command, const QList<SubCommand>& commands, const QStringList& arguments)
{
    QStringList names;
    for (const SubCommand& candidate : commands) {
        names.append(QString::fromLatin1(candidate.name));
        if (!arguments.isEmpty() && arguments.first() == QLatin1String(candidate.name))
            return candidate.run(arguments.mid(1));
    }
    const QString usage =
        QStringLiteral("xuanhao-central %1 %2 --help").arg(command, names.join(QLatin1Char('|')));
    if (arguments.contains(QStringLiteral("--help"))) {
        say(usage);
        return kDone;
    }
    std::fprintf(stderr, "%s\n", qUtf8Printable(usage));
    return kWrongUsage;
}

} // namespace xuanhao
