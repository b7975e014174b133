// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/drawexport.h"

#include <QSaveFile>

namespace xuanhao {

int runExportDraws(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("export-draws"),
        QStringLiteral(
            "writes the record of a past day's draws, which anybody may have; xuanhao-cli verify-draws "
            "checks it"));
    line.option(QStringLiteral("day"), QStringLiteral("The day, 2026-11-27."), QStringLiteral("DAY"));
    line.option(QStringLiteral("authority"), QStringLiteral("The office, when it must be this one."),
                QStringLiteral("AUTHORITY"));
    line.option(QStringLiteral("output"), QStringLiteral("The file; else draws-AUTHORITY-DAY.jsonl."),
                QStringLiteral("FILE"));
    if (const auto code = line.parse(arguments))
        return *code;
    const QDate day = QDate::fromString(line.value(QStringLiteral("day")), Qt::ISODate);
    if (!day.isValid())
        return line.wrongUsage(QStringLiteral("--day must be a day like 2026-11-27"));
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    World& world = *(*office)->world;
    const QString& authority = world.office.authority;
    if (line.isSet(QStringLiteral("authority")) && line.value(QStringLiteral("authority")) != authority)
        return failed(QStringLiteral("this is the database of %1").arg(authority));
    const QString path = line.isSet(QStringLiteral("output"))
                             ? line.value(QStringLiteral("output"))
                             : QStringLiteral("draws-%1-%2.jsonl").arg(authority, toIsoDate(day));
    // Half a record must not lie where a whole one is looked for.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const auto exported = exportDraws(world, day, (*office)->clock.now(), [&file](const QByteArray& bytes) {
        return file.write(bytes) == bytes.size();
    });
    if (!exported)
        return failed(exported.error());
    if (!file.commit())
        return failed(QStringLiteral("%1: %2").arg(path, file.errorString()));
    say(path);
    return kDone;
}

} // namespace xuanhao
