// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

// Operations end: their stored answers are kept for some time, and an id whose answer may have been forgotten
// is refused for ever. Only the order of the ids decides about that, no clock.

/// Why an id whose answer is not stored cannot be taken: it may have been forgotten, or its time lies in the
/// future, so that it would be kept for too long.
[[nodiscard]] std::optional<Problem> operationRefusal(World& world, const OperationId& id, Instant now);

/// Forgets some of the operations that have been kept long enough. Called every minute.
void forgetOldOperations(World& world, Instant now);

} // namespace xuanhao
