// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

// What time does to the pool (E3). Chance is asked once, when the wait begins, and the answer lies in the
// database: neither a restart nor another node changes it, and no message carries it.

/// When a number that is given back now will be free again.
[[nodiscard]] Instant returnInstant(World& world, Instant now);

/// All of the following, as far as it is due.
void letPoolTimePass(World& world, Instant now);

/// Segments whose release has come. One that is no first release is drawn from only, for
/// Profile::Pool::drawOnlyDays from its release on, and then until an instant of chance.
void openDueSegments(World& world, Instant now);
void openForComposing(World& world, Instant now);
/// Numbers whose wait is over.
void giveBackNumbers(World& world, Instant now);

} // namespace xuanhao
