// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace xuanhao {

/// Exit codes of every command.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kWrongUsage = 2,
};

// Each gets the arguments after its own name.
[[nodiscard]] int runInit(const QStringList& arguments);
[[nodiscard]] int runServe(const QStringList& arguments);
[[nodiscard]] int runImportSegments(const QStringList& arguments);
[[nodiscard]] int runStaff(const QStringList& arguments);
[[nodiscard]] int runImportFacts(const QStringList& arguments);
[[nodiscard]] int runCounters(const QStringList& arguments);
[[nodiscard]] int runSystems(const QStringList& arguments);
[[nodiscard]] int runBlacklist(const QStringList& arguments);
[[nodiscard]] int runNumbers(const QStringList& arguments);
[[nodiscard]] int runAnnouncements(const QStringList& arguments);
[[nodiscard]] int runMaintenance(const QStringList& arguments);
[[nodiscard]] int runInvoices(const QStringList& arguments);
[[nodiscard]] int runAudit(const QStringList& arguments);
[[nodiscard]] int runExportDraws(const QStringList& arguments);
[[nodiscard]] int runStatus(const QStringList& arguments);
[[nodiscard]] int runBackup(const QStringList& arguments);
[[nodiscard]] int runRestore(const QStringList& arguments);
[[nodiscard]] int runVerify(const QStringList& arguments);

} // namespace xuanhao
