// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QString>

namespace xuanhao {

enum class SmsFailureKind {
    BadNumber,  ///< not 11 digits that begin with 13…19; nothing was sent
    BadText,    ///< empty, longer than 1000 characters, or with control characters; nothing was sent
    NotStarted, ///< the gateway could not be reached at all; nothing was sent
    NoAccess,   ///< the gateway does not let central in (user, password, address); nothing was sent
    Busy,       ///< the gateway asks to try again later; nothing was sent
    Refused,    ///< the gateway said no to this message, for good
    NoAnswer,   ///< the gateway gave no answer that can be understood; the message may have gone out
};

/// What to do about a message that was not taken.
enum class SmsRetry {
    Never, ///< it would fail again
    Later, ///< nothing was sent, and the reason may pass
    Once,  ///< it may have gone out: a second copy does no harm, a row of them would
};
[[nodiscard]] SmsRetry retryOf(SmsFailureKind kind);

/// Why a message did not go out. Holds neither the number nor the text, so it may be logged.
struct SmsFailure
{
    SmsFailureKind kind;
    QString detail; ///< an English sentence for the log
};

struct SmsMessage
{
    QString id; ///< the same in every attempt
    QString number;
    QString text;
    QString reportPath; ///< where the gateway tells what becomes of it, below central's address
};

/// The way to a text message. Implementations are a gateway each.
class SmsSender
{
public:
    virtual ~SmsSender() = default;

    /// Hands one message over; blocks, so it is called on a thread of its own. Success means that the
    /// gateway took the message, not that the mobile phone has it.
    [[nodiscard]] virtual Expected<Done, SmsFailure> send(const SmsMessage& message) = 0;
};

/// The white list of numbers: exactly 11 ASCII digits, 13… to 19….
[[nodiscard]] bool isSmsNumber(const QString& number);
/// 1…1000 UTF-16 units without control characters other than line feed.
[[nodiscard]] bool isSmsText(const QString& text);
/// What no gateway is asked to send: BadNumber or BadText.
[[nodiscard]] Expected<Done, SmsFailure> checkMessage(const SmsMessage& message);

} // namespace xuanhao
