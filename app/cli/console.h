// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// Writes a line to the standard output: to a console in its own characters, into files and pipes as UTF-8.
void printLine(const QString& line);

} // namespace xuanhao
