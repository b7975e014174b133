// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/base/time.h"

#include <QString>

#include <optional>

namespace xuanhao {

// UUIDs of RFC 9562, in lower case without braces.

/// Version 4: nothing but chance.
[[nodiscard]] QString randomUuid(RandomSource& random);
/// Version 7: as texts they are in the order of their instants. An instant before 1970 counts as 1970.
[[nodiscard]] QString timedUuid(Instant instant, RandomSource& random);
/// What every version 7 UUID of that instant begins with, and none of an earlier one comes after.
[[nodiscard]] QString timedUuidPrefix(Instant instant);
/// The instant in a text that timedUuid() could have written; nullopt for any other text.
[[nodiscard]] std::optional<Instant> instantOfUuid(const QString& text);

} // namespace xuanhao
