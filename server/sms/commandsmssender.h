// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "server/sms/smssender.h"

#include <QStringList>

namespace xuanhao {

/// The program that sends one message. It gets `arguments` and the number as its last argument, and the
/// text as UTF-8 on its standard input; exit code 0 means that the message was taken, 75 (EX_TEMPFAIL) that
/// it should be tried again later, any other that it is refused.
struct SmsCommand
{
    QString program; ///< absolute path; no shell and no PATH is involved
    QStringList arguments;
    Milliseconds timeLimit{10'000}; ///< then the program and its children are killed
};

/// Sends by running a program for every message, such as gammu's "sendsms TEXT".
///
/// The program gets a clean environment (PATH, HOME, LANG=C.UTF-8), no open files of the server, and its
/// output goes nowhere, because gateways like to repeat numbers and texts. Safe for several threads.
class CommandSmsSender final : public SmsSender
{
public:
    explicit CommandSmsSender(SmsCommand command);

    [[nodiscard]] Expected<Done, SmsFailure> send(const SmsMessage& message) override;

private:
    const SmsCommand m_command;
};

} // namespace xuanhao
