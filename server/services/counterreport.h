// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/reportmessages.h"
#include "server/services/world.h"

namespace xuanhao {

/// What was done at a counter, for its hand-over and its day report (C2). Other counters than the caller's
/// are for supervisors.
[[nodiscard]] Reply counterReport(World& world, const Caller& caller, const CounterReportQuery& query);

} // namespace xuanhao
