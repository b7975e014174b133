// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace xuanhao {

/// Why a sheet is printed once more (C2), the most common first.
[[nodiscard]] QStringList reasonsToPrintAgain();

} // namespace xuanhao
