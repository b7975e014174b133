// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/smssender.h"

#include "core/base/check.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr qsizetype kDigits = 11;
constexpr qsizetype kMaxText = 1000;

} // namespace

SmsRetry retryOf(SmsFailureKind kind)
{
    switch (kind) {
    case SmsFailureKind::BadNumber:
    case SmsFailureKind::BadText:
    case SmsFailureKind::Refused:
        return SmsRetry::Never;
    case SmsFailureKind::NotStarted:
    case SmsFailureKind::NoAccess:
    case SmsFailureKind::Busy:
        return SmsRetry::Later;
    case SmsFailureKind::NoAnswer:
        return SmsRetry::Once;
    }
    checkFailed("a known failure", __FILE__, __LINE__);
}

bool isSmsNumber(const QString& number)
{
    return number.size() == kDigits && number.at(0) == u'1' && number.at(1) >= u'3' &&
           std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isSmsText(const QString& text)
{
    return !text.isEmpty() && text.size() <= kMaxText && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n';
    });
}

Expected<Done, SmsFailure> checkMessage(const SmsMessage& message)
{
    if (!isSmsNumber(message.number))
        return Unexpected{
            SmsFailure{SmsFailureKind::BadNumber, QStringLiteral("The number is not a mobile number.")}};
    if (!isSmsText(message.text))
        return Unexpected{SmsFailure{SmsFailureKind::BadText, QStringLiteral("The text cannot be sent.")}};
    return Done{};
}

} // namespace xuanhao
