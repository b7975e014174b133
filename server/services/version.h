// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// The version of this program, from the file VERSION.
[[nodiscard]] QString programVersion();

} // namespace xuanhao
