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

/// What the clerk sees of an account.
[[nodiscard]] Reply accountViewOf(World& world, const AccountRow& account, Instant now);

/// The stored form of the applicant's data, and of what stands in the record of its changes.
[[nodiscard]] QByteArray sealedDraft(World& world, const AccountId& id, const AccountDraft& draft);
[[nodiscard]] QByteArray sealedRecord(World& world, const AccountId& id, const QJsonObject& record);

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
    QString facts; ///< wire word of FactStanding
};
/// Empty when the account cannot be read.
[[nodiscard]] QString maskedName(World& world, const AccountId& id);
[[nodiscard]] MaskedPerson maskedPerson(World& world, const AccountId& id, Instant now);
/// The listing that keeps the person from selecting now.
[[nodiscard]] std::optional<ListingRow> barringListing(World& world, const PersonHash& person, Instant now);
/// Hashes of a value and of its last four to eight characters.
[[nodiscard]] QList<TermHash> searchTerms(const World& world, const QString& field, const QString& value);

} // namespace xuanhao
