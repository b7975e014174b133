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

/// Digits without a pattern, from the given chance.
[[nodiscard]] QString newCode(RandomSource& random, int digits);

/// The mobile number of an account; a refusal when its data cannot be read.
[[nodiscard]] Expected<MobileNumber, Refused> mobileOf(World& world, const AccountId& id);
/// Why no further code may be sent now: too soon after the last one, or too many today.
[[nodiscard]] std::optional<Problem> tooManyCodes(const World& world, std::optional<Instant> resendAt,
                                                  int sentToday, Instant now);
[[nodiscard]] inline std::optional<Instant> waitAfter(const std::optional<CodeRow>& last)
{
    return last ? std::optional(last->resendAt) : std::nullopt;
}

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
/// Queues the message of a short code, by the profile's rules, which also say until when it is good.
[[nodiscard]] CodeRow queueCode(World& world, SmsDraft draft, const QByteArray& hash, Instant now);
/// Compares what was typed, by its hash, with the code. Why it does not count; Effect::Kept when it cost an
/// attempt, which the caller must store.
[[nodiscard]] std::optional<Refused> tryCode(std::optional<CodeRow>& code, const QByteArray& typed,
                                             Instant now);

/// A message to hand to the gateway.
struct OutgoingSms
{
    QString id;
    QString number;
    QString text;
};
/// The message that is to be sent first of those that wait.
[[nodiscard]] std::optional<OutgoingSms> nextSms(World& world, Instant now);
enum class SmsResult { Sent, Failed };
void finishSms(World& world, const QString& id, SmsResult result, Instant now);

} // namespace xuanhao
