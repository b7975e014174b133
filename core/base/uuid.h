// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"

#include <QString>

namespace xuanhao {

/// A random version 4 UUID in lower case without braces, from the given source.
[[nodiscard]] QString randomUuid(RandomSource& random);
/// Whether the text is a UUID as randomUuid() writes it.
[[nodiscard]] bool isUuid(const QString& text);

} // namespace xuanhao
