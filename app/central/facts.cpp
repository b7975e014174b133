// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/factimport.h"
#include "server/services/segmentfile.h"

#include <QFile>

#include <cstdio>

namespace xuanhao {

namespace {

const QString kCoverage = QStringLiteral("coverage");
const QString kFewer = QStringLiteral("fewer");
const QString kAsOf = QStringLiteral("as-of");

int tellErrors(const QString& file, const FactImportReport& report)
{
    for (const CsvError& error : report.errors)
        std::fprintf(stderr, "%s:%lld: %s\n", qUtf8Printable(file), error.line, qUtf8Printable(error.text));
    const auto more = report.errorCount - static_cast<std::int64_t>(report.errors.size());
    return failed(more > 0
                      ? QStringLiteral("%1 lines are wrong, %2 of them not shown; nothing was imported")
                            .arg(report.errorCount)
                            .arg(more)
                      : QStringLiteral("%1 lines are wrong; nothing was imported").arg(report.errorCount));
}

} // namespace

int runImportFacts(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("import-facts"),
        QStringLiteral(
            "imports who owns vehicles or holds licences, in place of what was imported before; all "
            "of the file or nothing"));
    line.option(
        kCoverage,
        QStringLiteral("local: the file has all that is on file at this office; country: all there is "
                       "in the country."),
        QStringLiteral("WHAT"), QStringLiteral("local"));
    line.option(
        kAsOf,
        QStringLiteral("\"2026-12-01 02:00\": the file has all that stood in the register then. Accounts "
                       "end by facts of after their last day only, without this by none."),
        QStringLiteral("TIME"));
    line.option(kFewer,
                QStringLiteral("The file may have less than nine tenths of the lines of the one before."));
    line.positional(QStringLiteral("KIND"), QStringLiteral("vehicles or licences."));
    line.positional(QStringLiteral("FILE"), QStringLiteral("CSV in UTF-8."));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto kind = factKindFromWire(line.positionals().first());
    if (!kind)
        return line.wrongUsage(QStringLiteral("KIND must be vehicles or licences"));
    const auto coverage = factCoverageFromWire(line.value(kCoverage));
    if (!coverage)
        return line.wrongUsage(QStringLiteral("--coverage must be local or country"));
    QFile file(line.positionals().last());
    if (!file.open(QIODevice::ReadOnly))
        return failed(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    std::optional<Instant> asOf;
    if (line.isSet(kAsOf)) {
        asOf = officeInstantFrom(line.value(kAsOf));
        if (!asOf)
            return line.wrongUsage(QStringLiteral("--as-of must be a time like \"2026-12-01 02:00\""));
    }
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    if (asOf && *asOf > (*office)->clock.now())
        return failed(QStringLiteral("%1 is in the future").arg(toOfficeIso(*asOf)));
    const auto report = importFacts({.sql = *(*office)->sql,
                                     .secret = *(*office)->secret,
                                     .clock = (*office)->clock,
                                     .authority = (*office)->world->office.authority,
                                     .kind = *kind,
                                     .coverage = *coverage,
                                     .asOf = asOf,
                                     .shrinking = line.isSet(kFewer) ? FactImportJob::Shrinking::Allowed
                                                                     : FactImportJob::Shrinking::Refused},
                                    file);
    if (!report)
        return failed(QStringLiteral("%1: %2").arg(file.fileName(), report.error()));
    if (report->errorCount > 0)
        return tellErrors(file.fileName(), *report);
    say(QStringLiteral("Imported %1 lines of %2.").arg(report->rows).arg(wireWord(*kind)));
    if (!asOf)
        say(QStringLiteral("Without --as-of they end no account."));
    return kDone;
}

} // namespace xuanhao
