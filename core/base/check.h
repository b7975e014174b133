// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace xuanhao {

/// Writes the broken condition to the log and stops the program.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

} // namespace xuanhao

/// Stops the program, in release builds too, when an invariant is broken.
#define XUANHAO_CHECK(condition)                                                                             \
    do {                                                                                                     \
        if (!(condition)) [[unlikely]]                                                                       \
            ::xuanhao::checkFailed(#condition, __FILE__, __LINE__);                                          \
    } while (false)
