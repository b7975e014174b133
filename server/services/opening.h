// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/world.h"

namespace xuanhao {

/// "Start" (B1): every reason against it is looked for before anything else happens, in a fixed order. At the
/// counter where the person's session lives already, it answers that session.
[[nodiscard]] Reply openSession(World& world, const Caller& caller, const AccountId& account,
                                const OpenSessionRequest& request);

/// Planned maintenance keeps selections from beginning (E3); nothing when there is none now.
[[nodiscard]] std::optional<Problem> underMaintenance(World& world, Instant now);

} // namespace xuanhao
