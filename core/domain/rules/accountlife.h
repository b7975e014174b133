// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// Why an account ended (A4, A5).
enum class AccountEnd {
    NoSelection,  ///< a new-vehicle owner did not select in time
    Lapsed,       ///< the selected number was not registered in time
    LearnerProof, ///< the learner's proof (准考证明) ended without licence or vehicle
    AtTheCounter, ///< the applicant asked for it
};

[[nodiscard]] QString wireWord(AccountEnd end);
[[nodiscard]] std::optional<AccountEnd> accountEndFromWire(const QString& word);
/// Whether it keeps the same document and mobile from registering online as new-vehicle owner again.
[[nodiscard]] bool bars(AccountEnd end);

/// A time in which nobody could begin a selection: maintenance, a closed office, an outage of central.
struct ServiceGap
{
    Instant from{};
    std::optional<Instant> until; ///< nullopt: it goes on
};

/// When a new-vehicle owner's account is cancelled unless there is a selection (A4): `idle` after the
/// registration. With `isProlonged`, closed days and gaps don't count, and it is never before the end of the
/// first full opening day: one that began after the registration and had no gap. nullopt: while a gap goes
/// on nobody can say; the end of it will tell.
[[nodiscard]] std::optional<Instant> selectionDeadline(Instant registeredAt, const Profile& profile,
                                                       const Calendar& calendar,
                                                       const QList<ServiceGap>& gaps);

} // namespace xuanhao
