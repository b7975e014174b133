// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace xuanhao {

/// Runs the counter: reads the settings, opens what is behind the pages and the window. `makeTopBar`
/// may add a bar above everything; it gets the settings' file.
int runCounter(int argc, char** argv,
               const std::function<QWidget*(const QString& configFile)>& makeTopBar = {});

} // namespace xuanhao
