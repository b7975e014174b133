// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// Reminds some of those whose reservation soon ends (E2): once each, from the profile's `remindDays` before
/// the last day on, between nine and six o'clock. A message that did not leave in a day is made anew the next
/// day. Called every minute.
void remindOfLastDays(World& world, Instant now);

} // namespace xuanhao
