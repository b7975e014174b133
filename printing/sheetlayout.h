// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"
#include "printing/sheettemplate.h"

#include <QList>

namespace xuanhao {

/// Sets a sheet of running text on as many pages as it needs. What can't be set (a character wider than its
/// column, a table row higher than a page, a code that can't be made) is an overflow of that page's check.
[[nodiscard]] QList<FormPage> layoutSheet(const SheetTemplate& sheet, const SheetContent& content,
                                          const FormFonts& fonts);

} // namespace xuanhao
