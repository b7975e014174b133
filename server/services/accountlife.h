// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountlifemessages.h"
#include "core/protocol/accountmessages.h"
#include "server/services/world.h"

namespace xuanhao {

// What becomes of an account by time and by facts (A4). Time's effect is a predicate: whoever uses an account
// settles it first, and the job does the same for those nobody asks for.

/// The account as it is by now: converted when the facts say that its type has changed (a learner whose
/// licence was issued), ended when its time is over. Stores and records what is new.
[[nodiscard]] std::optional<AccountRow> settledAccount(World& world, const AccountId& id, Instant now);
[[nodiscard]] std::optional<AccountRow> settledAccountOf(World& world, const PersonHash& person, Instant now);

/// Settles the accounts that are due; at most some hundred at a time.
void settleDueAccounts(World& world, Instant now);

/// When a new-vehicle owner's account ends without a selection; nothing for the others, for one that has
/// selected, and while nobody can say.
[[nodiscard]] std::optional<Instant> selectBefore(World& world, const AccountRow& account, Instant now);

/// When time must look at an account that was just registered.
[[nodiscard]] std::optional<Instant> firstCheck(World& world, const AccountRow& account,
                                                const AccountDraft& data, Instant now);

/// The refusal of whatever needs an account that lives.
[[nodiscard]] Problem accountEnded(const AccountRow& account);

/// A bar against this registration that no clerk has answered for (A4); nothing when there is none.
[[nodiscard]] std::optional<Problem> registrationBarred(World& world, const PersonHash& person,
                                                        const AccountDraft& draft, Instant now);

/// The applicant has the account cancelled at the counter, for instance to register as a learner (A3, A5).
[[nodiscard]] Reply cancelAccount(World& world, const Caller& caller, const AccountId& id,
                                  const CancelAccountRequest& request);

/// Whether somebody may book a test, for the system that books them (A3).
[[nodiscard]] Reply askTestBooking(World& world, const Caller& caller, const AccountQuery& query);

/// Central was away, or every division is closed: such times don't count for anybody's account. Called every
/// minute by the writer; IsBack: it was not at work just before.
enum class Presence { GoesOn, IsBack };
void noteServiceTime(World& world, Presence presence, Instant now);

} // namespace xuanhao
