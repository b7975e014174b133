// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sensitive.h"
#include "core/protocol/applicantmessages.h"
#include "server/services/staffdesk.h"
#include "server/services/world.h"

namespace xuanhao {

// Applicants sign in by themselves (A1). Nobody proves to be anybody before that, so answers must not tell
// whether a person is registered: unknown person, wrong code and wrong password get the same answer after
// the same work, and five failures lock a document for a quarter of an hour whether or not it is known.

/// A password that has to be compared.
struct ApplicantCheck
{
    PersonHash person;
    QString hash; ///< empty: no password to compare with, which takes as long
    Sensitive<QString> password;
};

/// A code that will be exchanged for a password, once that is hashed.
struct NewPassword
{
    PersonHash person;
    QString code;
    Sensitive<QString> password;
};

/// What is wrong with a password that an applicant wants: 8 to 64 characters, letters and digits.
[[nodiscard]] std::optional<InputError> applicantPasswordProblem(const QString& password);

[[nodiscard]] Expected<ApplicantCheck, Refused> beginApplicantSignIn(World& world, const Caller& caller,
                                                                     const ApplicantSignInRequest& request);
/// Answers an ApplicantView.
[[nodiscard]] Reply finishApplicantSignIn(World& world, const Caller& caller, const PersonHash& person,
                                          PasswordResult result);

[[nodiscard]] Expected<NewPassword, Refused> beginFirstSignIn(World& world, const Caller& caller,
                                                              const FirstSignInRequest& request);
/// `hash` is of the new password. The code is used up by it; there is no second first sign-in.
[[nodiscard]] Reply finishFirstSignIn(World& world, const Caller& caller, const NewPassword& given,
                                      const QString& hash);

} // namespace xuanhao
