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
    Refused,    ///< the gateway said no
    NoAnswer,   ///< the gateway gave no answer in time; the message may have gone out
};

/// Why a message did not go out. Holds neither the number nor the text, so it may be logged.
struct SmsFailure
{
    SmsFailureKind kind;
    QString detail; ///< an English sentence for the log
};

/// The way to a text message. Implementations are a gateway each.
class SmsSender
{
public:
    virtual ~SmsSender() = default;

    /// Hands one message over; blocks, so it is called on a thread of its own. Success means that the
    /// gateway took the message, not that the mobile phone has it.
    [[nodiscard]] virtual Expected<Done, SmsFailure> send(const QString& number, const QString& text) = 0;
};

/// The white list of numbers: exactly 11 ASCII digits, 13… to 19….
[[nodiscard]] bool isSmsNumber(const QString& number);
/// 1…1000 UTF-16 units without control characters other than line feed.
[[nodiscard]] bool isSmsText(const QString& text);

} // namespace xuanhao
