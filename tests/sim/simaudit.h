// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/sql.h"
#include "tests/sim/simalarm.h"

namespace xuanhao::sim {

/// What the rows of the database say about each other, at an instant at which central is at rest and time has
/// been let pass.
void auditRows(SqlConnection& sql, const ServerSecret& secret, Instant now, const Alarm& alarm);

} // namespace xuanhao::sim
