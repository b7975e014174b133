// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/accesstext.h"

#include <QCoreApplication>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

} // namespace

QString sentenceFor(const AccessView& access)
{
    switch (access.state) {
    case AccessState::NoCode:
        return say(QT_TRANSLATE_NOOP("Sentences", "No one-time sign-in code is valid now. Have one sent when "
                                                  "the applicant wants to sign in alone."));
    case AccessState::CodeSent:
        return say(QT_TRANSLATE_NOOP("Sentences", "A one-time sign-in code has gone to %1. The applicant "
                                                  "sets the password at the first own sign-in."))
            .arg(access.maskedMobile);
    case AccessState::CodeFailed:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The SMS with the one-time sign-in code could not be delivered to %1. "
                                     "Compare the number and have a new one sent."))
            .arg(access.maskedMobile);
    case AccessState::PasswordSet:
        return say(QT_TRANSLATE_NOOP("Sentences", "The applicant has set a password and signs in alone."));
    }
    return {};
}

} // namespace xuanhao
