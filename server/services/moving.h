// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/movemessages.h"
#include "server/services/world.h"

namespace xuanhao {

// A live session moves to another counter (B10): asked for there, confirmed at the counter where it lives, or
// by a code to the applicant's mobile when that counter is silent. Nothing is voided, nothing is spent.

/// From the counter to which it shall move.
[[nodiscard]] Reply askMove(World& world, const Caller& caller, const SessionId& id);
/// What has become of the question.
[[nodiscard]] Reply showMove(World& world, const Caller& caller, const SessionId& id);
/// From the counter where it lives.
[[nodiscard]] Reply decideMove(World& world, const Caller& caller, const SessionId& id,
                               const MoveDecisionRequest& request);
[[nodiscard]] Reply sendMoveCode(World& world, const Caller& caller, const SessionId& id);
[[nodiscard]] Reply moveByCode(World& world, const Caller& caller, const SessionId& id,
                               const CodeRequest& request);

/// The live question of another counter for this session.
[[nodiscard]] std::optional<SessionView::MoveAsked> moveAsked(World& world, const SessionId& id, Instant now);

} // namespace xuanhao
