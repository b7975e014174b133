// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// The look-up page: by document, mobile, VIN, number or case; personal data masked, newest first.
[[nodiscard]] Reply search(World& world, const Caller& caller, const SearchRequest& request);

template <typename Id>
struct Found
{
    std::vector<Id> ids;
    bool isComplete = true; ///< false: too many fit, and some were left out
};

/// The sessions that have, had or wait for this case number, plate number or serial.
[[nodiscard]] std::vector<SessionId> sessionsNamed(World& world, const QString& text);
/// The sessions that a supervisor's text leads to: by case number, plate number or serial, document, mobile
/// or VIN; the latter three also by their last four to eight characters. At most 1000 of each are looked at.
[[nodiscard]] Found<SessionId> sessionsFor(World& world, const QString& text);
/// Likewise the people, also those who have no session.
[[nodiscard]] Found<PersonHash> peopleFor(World& world, const QString& text);

} // namespace xuanhao
