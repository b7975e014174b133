// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/world.h"

namespace xuanhao {

// The steps of the wizard before the choice, and the acts that only look or end (B2, B3).
[[nodiscard]] Reply showSession(World& world, const Caller& caller, const SessionId& id);
[[nodiscard]] Reply acceptNotice(World& world, const Caller& caller, const SessionId& id,
                                 const NoticeRequest& request);
[[nodiscard]] Reply enterVehicle(World& world, const Caller& caller, const SessionId& id,
                                 const VehicleDraft& draft);
[[nodiscard]] Reply confirmContact(World& world, const Caller& caller, const SessionId& id,
                                   const ContactDraft& draft);
[[nodiscard]] Reply abandon(World& world, const Caller& caller, const SessionId& id);

} // namespace xuanhao
