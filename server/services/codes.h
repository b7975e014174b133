// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/world.h"

namespace xuanhao {

/// Sends a code to the account's mobile (B11): not too soon, not too often a day.
[[nodiscard]] Reply sendCode(World& world, const Caller& caller, const SessionId& id);
/// The right code turns the choice into the reservation; a wrong one costs an attempt.
[[nodiscard]] Reply confirmCode(World& world, const Caller& caller, const SessionId& id,
                                const CodeRequest& request);

/// A message to hand to the gateway.
struct OutgoingSms
{
    QString id;
    QString number;
    QString text;
};
/// The oldest message that waits.
[[nodiscard]] std::optional<OutgoingSms> nextSms(World& world, Instant now);
enum class SmsResult { Sent, Failed };
void finishSms(World& world, const QString& id, SmsResult result, Instant now);

} // namespace xuanhao
