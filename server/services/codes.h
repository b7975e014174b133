// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/smsqueue.h"

namespace xuanhao {

/// Sends a code to the account's mobile (B11): not too soon, not too often a day.
[[nodiscard]] Reply sendCode(World& world, const Caller& caller, const SessionId& id);
/// The right code turns the choice into the reservation; a wrong one costs an attempt.
[[nodiscard]] Reply confirmCode(World& world, const Caller& caller, const SessionId& id,
                                const CodeRequest& request);

/// A code that is good for nothing any more goes, and its message with it unless that has left already.
void dropCode(World& world, const SessionId& id, Instant now);
/// Why no code can reach the applicant of this session, as far as central knows; nothing while one can, and
/// after the last one has been sent.
[[nodiscard]] std::optional<CodeTrouble> codeTrouble(World& world, const SessionId& id);

/// A message that had to be tried again goes out: the code lives from now on, as its text says, and the
/// choice is held as long.
void giveFullTime(World& world, const SmsRow& sms, Instant now);

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

/// How long a short code is good, as messages say it.
[[nodiscard]] QString codeMinutes(const World& world);
/// Queues the message of a short code, by the profile's rules, which also say until when it is good.
[[nodiscard]] CodeRow queueCode(World& world, SmsDraft draft, const QByteArray& hash, Instant now);
/// Compares what was typed, by its hash, with the code. Why it does not count; Effect::Kept when it cost an
/// attempt, which the caller must store.
[[nodiscard]] std::optional<Refused> tryCode(std::optional<CodeRow>& code, const QByteArray& typed,
                                             Instant now);

} // namespace xuanhao
