// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/applicantmessages.h"
#include "server/services/world.h"

namespace xuanhao {

// The one-time code that lets an applicant set a password without a clerk (A1). Eight digits, good for
// seven days and ten tries; only a keyed hash is kept. How often a code may be sent to a mobile is the
// profile's rule for codes, counted apart from those that confirm a selection.

/// After a registration: sends the first code. Without a gateway, or when the mobile has had its codes of
/// today, none is sent; the registration stands and a clerk has one sent later.
void sendFirstCode(World& world, const Caller& caller, const AccountId& id, const QString& mobile);
/// After a correction of the mobile (A7): the code that went to the wrong one stops working and a new one
/// goes out, unless the applicant has a password already.
void followMobile(World& world, const Caller& caller, const AccountId& id, const QString& mobile);
/// A clerk has a new code sent; the one before stops working. Answers an AccessView.
[[nodiscard]] Reply sendAccessCode(World& world, const Caller& caller, const AccountId& id);

/// What a clerk is told: never the code.
[[nodiscard]] AccessView accessView(World& world, const AccountId& id, const QString& mobile, Instant now);

/// Compares and, when it is wrong, takes one of the code's tries. Stores nothing but that.
[[nodiscard]] bool tryAccessCode(World& world, const AccountId& id, const QString& code, Instant now);

} // namespace xuanhao
