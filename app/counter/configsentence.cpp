// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/configsentence.h"

#include "ui/shell/startproblem.h"

#include <QDir>

namespace xuanhao {

QString sentenceFor(const ConfigError& error)
{
    const QString file = QDir::toNativeSeparators(error.file);
    switch (error.problem) {
    case ConfigProblem::Missing:
        return StartProblem::tr("This counter is not set up yet. The administrator runs “xuanhao-central "
                                "counters add” on the server "
                                "and puts the line it prints into the file xuanhao/counter.ini.");
    case ConfigProblem::Incomplete:
    case ConfigProblem::BadAddress:
    case ConfigProblem::BadWord:
        return StartProblem::tr("The settings in %1 are not complete: “%2” is missing or not right.")
            .arg(file, error.key);
    case ConfigProblem::BadFolder:
        return StartProblem::tr("In the settings %1, “%2” is not a whole path. It begins with “/” or a "
                                "drive, and has “/” where Windows writes “\\”: C:/Xuanhao.")
            .arg(file, error.key);
    }
    return {};
}

} // namespace xuanhao
