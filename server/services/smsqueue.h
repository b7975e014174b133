// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/world.h"
#include "server/sms/smssender.h"

namespace xuanhao {

// Messages on their way to the gateway. The queue is a table: what waits outlives central, and one message at
// a time is handed over.

/// A text to be sent; sealed until it is.
struct SmsDraft
{
    QString session; ///< empty: of an account
    QString number;
    QString text;
    Instant expiresAt{}; ///< sending it later makes no sense
};
/// Puts a message into the queue; its id.
QString queueSms(World& world, const SmsDraft& draft, Instant now);

/// The message that is to be handed over now: of those whose time has come the one that is of no use soonest,
/// and none while the gateway has had its messages of this second.
[[nodiscard]] std::optional<SmsMessage> nextSms(World& world, Instant now);
/// What the gateway said. A message that was not taken is tried again by its failure's SmsRetry, after a wait
/// that grows, and never past its time.
void finishSms(World& world, const QString& id, const Expected<Done, SmsFailure>& sent, Instant now);
/// How long a message waits after its `attempts`-th try has failed: 5 s, doubled each time, up to 15 minutes;
/// at least 30 s when it may have gone out, because its delivery report may still come.
[[nodiscard]] Milliseconds waitBeforeTry(int attempts, SmsRetry retry);

/// GET /v1/sms/{sms}/report/{token}/{status}: the gateway tells what became of a message. `status` is
/// Kannel's: 1 delivered, 2 undelivered, 4 buffered, 8 accepted by the message centre, 16 rejected by it.
/// Whoever does not know the token learns nothing. Repeatable, in any order.
[[nodiscard]] Reply reportSms(World& world, const Caller& caller, const QString& id, const QString& token,
                              const QString& status);
/// The path of these reports but for the status; the keyed token in it says that the report belongs to a
/// message of ours.
[[nodiscard]] QString reportPath(const World& world, const QString& id);

[[nodiscard]] SmsState smsStateOf(const SmsStanding& sms);
/// Whether a failed message would fail again: the gateway or the message centre said no to it.
[[nodiscard]] bool isRefusal(const SmsStanding& sms);

/// Whether surely nobody has it: it waits or has failed, and the gateway was not reached or took nothing.
[[nodiscard]] bool hasNotLeft(const SmsStanding& sms);

/// Whether the gateway took, or refused for a reason of its own, the last message it was asked to send.
enum class GatewayState { Working, Down };
[[nodiscard]] GatewayState gatewayState(World& world);

} // namespace xuanhao
