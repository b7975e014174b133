// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace xuanhao::bench {

/// The longest gap between two painted frames of a window that paints as often as it can, in milliseconds.
struct PrintStall
{
    double idle = 0;
    double printing = 0; ///< while papers go to a network printer that takes the connection and never answers
};
[[nodiscard]] PrintStall measurePrintStall();

} // namespace xuanhao::bench
