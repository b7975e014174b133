// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "server/services/world.h"

namespace xuanhao {

// How a person stands to the facts of vehicles and licences (A2).

/// What all sources together know, compared with the mobile of the account; the source that sees farthest
/// says how far that is.
[[nodiscard]] PersonFacts personFacts(World& world, const PersonHash& person, const QString& mobile);

/// The account's conditions with their answers; a unit has none.
[[nodiscard]] FactsView factsView(World& world, const PersonHash& person, const AccountDraft& data,
                                  Instant now);

/// A refusal that names every condition that is not met; nothing when none is known not to be.
[[nodiscard]] std::optional<Problem> notEligible(const AccountDraft& draft, const FactsView& facts);

} // namespace xuanhao
