// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "server/services/version.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

struct Command
{
    const char* name;
    const char* description;
    int (*run)(const QStringList&);
};

constexpr Command kCommands[] = {
    {"init", "make database, keys and settings of an office, or import its settings anew", xuanhao::runInit},
    {"serve", "answer counters", xuanhao::runServe},
    {"import-segments", "import released numbers", xuanhao::runImportSegments},
    {"numbers", "rules, block, withhold, lift", xuanhao::runNumbers},
    {"announcements", "list, set", xuanhao::runAnnouncements},
    {"maintenance", "plan, list, end", xuanhao::runMaintenance},
    {"import-facts", "import vehicles or licences of people", xuanhao::runImportFacts},
    {"staff", "add, list, lock, unlock, password", xuanhao::runStaff},
    {"counters", "add, list, renew, lock, unlock", xuanhao::runCounters},
    {"systems", "add, list, renew, lock, unlock: other systems that ask", xuanhao::runSystems},
    {"blacklist", "list, confirm, lift", xuanhao::runBlacklist},
    {"invoices", "list, show, accept, reject", xuanhao::runInvoices},
    {"audit", "verify, paper", xuanhao::runAudit},
    {"export-draws", "write the record of a past day's draws for everybody", xuanhao::runExportDraws},
    {"backup", "write a backup of the database, while the server runs", xuanhao::runBackup},
    {"restore", "make an empty database what a backup holds", xuanhao::runRestore},
    {"verify", "check the database, or a backup", xuanhao::runVerify},
    {"status", "ask the running server", xuanhao::runStatus},
};

void printUsage(std::FILE* stream)
{
    std::fputs("xuanhao-central COMMAND …   the central server of Xuanhao\n\n", stream);
    for (const Command& command : kCommands)
        std::fprintf(stream, "  %-16s %s\n", command.name, command.description);
    std::fputs("\nEvery command has --help. Exit codes: 0 done, 1 failed, 2 wrong usage.\n", stream);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("xuanhao-central"));
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty()) {
        printUsage(stderr);
        return xuanhao::kWrongUsage;
    }
    if (arguments.first() == QStringLiteral("--help")) {
        printUsage(stdout);
        return xuanhao::kDone;
    }
    if (arguments.first() == QStringLiteral("--version")) {
        xuanhao::say(xuanhao::programVersion());
        return xuanhao::kDone;
    }
    for (const Command& command : kCommands) {
        if (arguments.first() == QLatin1String(command.name))
            return command.run(arguments.mid(1));
    }
    printUsage(stderr);
    return xuanhao::kWrongUsage;
}
