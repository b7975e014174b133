// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sensitive.h"
#include "server/services/world.h"

namespace xuanhao {

/// A password that has to be compared; that takes long, so it is done beside the database's thread.
struct PasswordCheck
{
    StaffId staff;
    QString hash; ///< argon2id as libsodium writes it; of nobody's password when the staff id is not known
    Sensitive<QString> password;
};

/// Argon2id with libsodium's interactive limits. Slow by intention.
[[nodiscard]] QString hashPassword(const QString& password);
/// An empty hash is nobody's; finding that out takes as long.
[[nodiscard]] bool isPasswordOf(const QString& hash, const Sensitive<QString>& password);
/// Why a new password is not good enough, in English; nothing when it is.
[[nodiscard]] std::optional<QString> passwordProblem(const QString& password);

/// The hash to compare with, or why there is nothing to compare.
[[nodiscard]] Expected<PasswordCheck, Refused> beginSignIn(World& world, const Caller& caller,
                                                           const SignInRequest& request);
enum class PasswordResult { Right, Wrong };
/// What a comparison means for a member of staff: five wrong passwords lock for a quarter of an hour, a right
/// one forgets the wrong ones before.
[[nodiscard]] Expected<StaffRow, Refused> proveStaff(World& world, const Caller& caller, const StaffId& id,
                                                     PasswordResult result);
/// A second member of staff signs for something with the caller: another person, for a reason of at least two
/// characters. `detail` says in English whom it takes.
[[nodiscard]] Expected<PasswordCheck, Refused> beginSecondSignIn(World& world, const Caller& caller,
                                                                 const SignInRequest& second,
                                                                 const QString& reason, const char* detail);
/// `why`: "same" or "role".
[[nodiscard]] Unexpected<Refused> secondPersonUnfit(const char* detail, const char* why);
[[nodiscard]] Reply finishSignIn(World& world, const Caller& caller, const StaffId& staff,
                                 PasswordResult result);
[[nodiscard]] Reply signOut(World& world, const Caller& caller);

/// A counter's one-time code, used once within a week; puts in the counter's public key.
[[nodiscard]] Reply enrol(World& world, const Caller& caller, const EnrolRequest& request);
/// Makes a counter and the code that enrols it. The code is shown once and stored as a hash.
struct NewCounter
{
    CounterRow row;
    QString code;
};
[[nodiscard]] NewCounter makeCounter(World& world, const CounterId& id, const QString& name, Instant now);

} // namespace xuanhao
