// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/sms/smssender.h"

#include <QStringList>

#include <map>
#include <mutex>
#include <optional>

namespace xuanhao::test {

/// Keeps the texts instead of sending them.
class RememberingSms final : public SmsSender
{
public:
    [[nodiscard]] Expected<Done, SmsFailure> send(const SmsMessage& message) override;
    /// The last message; empty when there is none.
    [[nodiscard]] QString lastText(const QString& number);
    /// The digits of the last message that confirms a selection; empty when there is none.
    [[nodiscard]] QString lastCode(const QString& number);
    /// The digits of the last message that opens the way to a password.
    [[nodiscard]] QString lastAccessCode(const QString& number);
    /// How many messages to the number have this word.
    [[nodiscard]] int count(const QString& number, const QString& word);
    /// From now on every message fails like this; nothing: none does.
    void failWith(std::optional<SmsFailureKind> failure);
    [[nodiscard]] QString lastReportPath();

private:
    std::mutex m_mutex;
    [[nodiscard]] QString last(const QString& number, const QString& word);

    std::map<QString, QStringList> m_texts;
    std::optional<SmsFailureKind> m_failure;
    QString m_lastReportPath;
};

} // namespace xuanhao::test
