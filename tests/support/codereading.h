// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/fonts.h"
#include "printing/formtemplate.h"

namespace xuanhao::test {

/// How many of `count` forms of chance show a Code 128 and a QR code that a reader reads back as they were
/// meant.
struct CodesRead
{
    int clean = 0;  ///< from the grey page as painted
    int turned = 0; ///< after two degrees of turn and a pixel of blur, as a hasty scan has
};
/// The same forms every time.
[[nodiscard]] CodesRead readCodes(const FormTemplate& form, const FormFonts& fonts, int dpi, int count);

} // namespace xuanhao::test
