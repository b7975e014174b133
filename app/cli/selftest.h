// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/countercore.h"

#include <QString>

#include <functional>
#include <optional>

namespace xuanhao {

/// One thing a counter needs on its PC, tried for real.
struct SelfTestResult
{
    QString name;
    bool isPassed = false;
    QString detail; ///< what was found, or what is wrong and who can help
};

/// Tries what a counter needs on this PC: rules and forms, fonts, pictures, the local database with its key,
/// the form as PDF, the zone, TLS; and the data folder and the line to central when `server` is given.
/// `formsFolder` is where the office's own templates are, if it has any. `report` is called after each. True
/// when all of them passed.
bool runSelfTest(const std::optional<CounterConfig>& server, const QString& formsFolder,
                 const std::function<void(const SelfTestResult&)>& report);

} // namespace xuanhao
