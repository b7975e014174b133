// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/counter/counterconfig.h"

namespace xuanhao {

/// What the administrator reads about it.
[[nodiscard]] QString sentenceFor(const ConfigError& error);

} // namespace xuanhao
