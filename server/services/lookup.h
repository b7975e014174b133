// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// The look-up page: by document, mobile, VIN, number or case; personal data masked, newest first.
[[nodiscard]] Reply search(World& world, const Caller& caller, const SearchRequest& request);

/// The sessions that a supervisor's text leads to: by case number, plate number or serial, document, mobile
/// or VIN; the latter three also by their last four to eight characters. At most 100 of each.
[[nodiscard]] std::vector<SessionId> sessionsFor(World& world, const QString& text);
/// Likewise the people, also those who have no session.
[[nodiscard]] std::vector<PersonHash> peopleFor(World& world, const QString& text);

} // namespace xuanhao
