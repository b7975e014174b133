// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <windows.h>

#include <cstdio>

namespace xuanhao {

void printLine(const QString& line)
{
    const QString text = line + QLatin1Char('\n');
    HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    // A console shows bytes in its own code page, which is rarely UTF-8; characters it shows as they are.
    if (GetConsoleMode(output, &mode) != 0) {
        DWORD written = 0;
        WriteConsoleW(output, text.utf16(), static_cast<DWORD>(text.size()), &written, nullptr);
        return;
    }
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

} // namespace xuanhao
