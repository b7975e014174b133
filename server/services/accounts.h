// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "server/services/world.h"

namespace xuanhao {

/// Registration, correction and look-up of applicants' accounts (A1, A3, A7).
[[nodiscard]] Reply registerAccount(World& world, const Caller& caller, const AccountDraft& draft);
[[nodiscard]] Reply findAccount(World& world, const Caller& caller, const AccountQuery& query);
[[nodiscard]] Reply showAccount(World& world, const Caller& caller, const AccountId& id);
[[nodiscard]] Reply correctAccount(World& world, const Caller& caller, const AccountId& id,
                                   const AccountCorrection& correction);

/// The applicant's data in clear; nothing when its seal cannot be opened, which is logged. That is a problem
/// of whoever needs the data, see unreadable(), and of nobody else.
[[nodiscard]] std::optional<AccountDraft> dataOf(const World& world, const AccountRow& account);
[[nodiscard]] Unexpected<Refused> unreadable(const AccountId& id);
/// What lists show of a person. A damaged record is a line without a name; the other lines are shown as they
/// are.
struct MaskedPerson
{
    QString name;
    QString document;
    QString mobile;
};
[[nodiscard]] MaskedPerson maskedPerson(World& world, const AccountId& id);
/// The listing that keeps the person from selecting now.
[[nodiscard]] std::optional<ListingRow> barringListing(World& world, const PersonHash& person, Instant now);
/// Hashes of a value and of its last four to eight characters.
[[nodiscard]] QList<TermHash> searchTerms(const World& world, const QString& field, const QString& value);

} // namespace xuanhao
