// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/printout.h"

namespace xuanhao {

/// How far a printer's page lies off, mm to the right and down; corrections are made in tenths.
struct PrintOffset
{
    double right = 0; ///< −kMaxOffset … kMaxOffset
    double down = 0;
    friend bool operator==(const PrintOffset&, const PrintOffset&) = default;
};
inline constexpr double kMaxOffset = 10;
inline constexpr double kOffsetStep = 0.1;

/// A4 with rulers whose marks say how far from the paper's edges they should be, for measuring a printer's
/// offset; and what is set for it now.
[[nodiscard]] Printout calibrationPage(const QString& printer, const PrintOffset& offset,
                                       const FormFonts& fonts);

} // namespace xuanhao
