// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/sql.h"
#include "tests/sim/simalarm.h"

namespace xuanhao::sim {

/// Recomputes the draws of every day from the record that would be published of it (G1), today's included.
void recomputeDraws(SqlConnection& sql, const ServerSecret& secret, Instant now, const Alarm& alarm);

} // namespace xuanhao::sim
