// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/applicantdesk.h"
#include "server/services/listings.h"
#include "server/services/staffdesk.h"
#include "server/services/witnessing.h"

#include <variant>

namespace xuanhao {

/// What takes long about proving who somebody is, done beside the database's thread.
using PasswordTask = std::variant<PasswordCheck, ApplicantCheck, NewPassword, SecondPerson, Witness>;

/// What came of it.
struct PasswordOutcome
{
    PasswordResult result = PasswordResult::Wrong;
    QString hash; ///< of a new password
};

[[nodiscard]] inline PasswordOutcome workOn(const PasswordTask& task)
{
    const auto compared = [](const QString& hash, const Sensitive<QString>& password) {
        return PasswordOutcome{isPasswordOf(hash, password) ? PasswordResult::Right : PasswordResult::Wrong,
                               {}};
    };
    if (const auto* staff = std::get_if<PasswordCheck>(&task))
        return compared(staff->hash, staff->password);
    if (const auto* applicant = std::get_if<ApplicantCheck>(&task))
        return compared(applicant->hash, applicant->password);
    if (const auto* second = std::get_if<SecondPerson>(&task))
        return compared(second->check.hash, second->check.password);
    if (const auto* witness = std::get_if<Witness>(&task))
        return compared(witness->check.hash, witness->check.password);
    return {PasswordResult::Right, hashPassword(std::get<NewPassword>(task).password.clear())};
}

} // namespace xuanhao
