// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>

namespace xuanhao {

enum class SmsTextId {
    Code,     ///< confirms a selection: {code}, {minutes}
    Move,     ///< moves one to another counter: {code}, {minutes}, {counter}
    Access,   ///< opens the way to a password: {code}, {days}
    Reminder, ///< a reservation soon ends: {number}, {day}, {years}
};

/// What the office's text messages say: its signature in 【】, then a text with places to fill in.
///
/// The texts are data: resources/texts/sms.json has those of every office, the member "sms" of an office's
/// document may replace each of them and the signature ("湛江" signs as 湛江车管所 by itself).
class SmsTexts
{
public:
    /// From an office's document, which is a JSON object. A text must have its {code} and how long that is
    /// good, or its {number} and {day}, no place of another one, no 【】 of its own (gateways refuse a second
    /// signature), and filled in at most 268 characters, which are four parts on the way. The error is an
    /// English sentence with the path.
    static Expected<SmsTexts, QString> read(const QByteArray& document);

    using Values = QHash<QString, QString>;
    [[nodiscard]] QString filled(SmsTextId id, const Values& values) const;

private:
    QString m_signature;
    std::array<QString, 4> m_texts; ///< by SmsTextId
};

} // namespace xuanhao
