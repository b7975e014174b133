// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// The supervisors' list of reservations by last day (E2); personal data masked.
[[nodiscard]] Reply findReservations(World& world, const Caller& caller, const ReservationQuery& query);

} // namespace xuanhao
