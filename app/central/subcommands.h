// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/commandline.h"

#include <functional>

namespace xuanhao {

// What the commands of several words share.

inline const QString kConfig = QStringLiteral("config");

/// A command line with --config.
[[nodiscard]] CommandLine lineWithConfig(const QString& name, const QString& description);

/// Opens the office and changes it; prints the sentence when that succeeded. The answer is the exit code.
[[nodiscard]] int change(const CommandLine& line,
                         const std::function<Expected<Done, QString>(World&, Instant)>& work,
                         const QString& success);

/// "2026-11-23T10:42:00+08:00" or "-".
[[nodiscard]] QString instantText(const std::optional<Instant>& instant);

struct SubCommand
{
    const char* name;
    std::function<int(const QStringList&)> run;
};

/// Runs the one that the first argument names, or says which there are.
[[nodiscard]] int runOneOf(const QString& command, const QList<SubCommand>& commands,
                           const QStringList& arguments);

} // namespace xuanhao
