// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/staffdesk.h"
#include "server/services/world.h"

namespace xuanhao {

// The supervisors' review of the blacklist (E1); personal data masked.

[[nodiscard]] Reply findListings(World& world, const Caller& caller, const ListingQuery& query);
/// The entry with its evidence in one view.
[[nodiscard]] Reply showListing(World& world, const Caller& caller, const ListingId& id);
/// The signed-in supervisor lets an entry under review take effect.
[[nodiscard]] Reply confirmListing(World& world, const Caller& caller, const ListingId& id,
                                   const ConfirmListingRequest& request);

/// A second supervisor's password beside the one who is signed in.
struct SecondPerson
{
    ListingId listing;
    QString reason;
    PasswordCheck check;
};
[[nodiscard]] Expected<SecondPerson, Refused>
beginLift(World& world, const Caller& caller, const ListingId& id, const LiftListingRequest& request);
/// Wrong passwords count against the second person.
[[nodiscard]] Reply finishLift(World& world, const Caller& caller, const SecondPerson& second,
                               PasswordResult result);

/// Stores the decision of the caller, and of a second person where that takes two; or says why the entry
/// can't be decided about like this any more.
[[nodiscard]] Expected<Done, Problem> decideListing(World& world, const Caller& caller, const ListingId& id,
                                                    ListingState state, const StaffId& second,
                                                    const QString& reason);

} // namespace xuanhao
