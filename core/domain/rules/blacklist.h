// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/profile.h"

#include <QDate>
#include <QString>

#include <optional>

namespace xuanhao {

enum class ListingReason {
    EarlySubmission, ///< submission before the deadline (B9)
    SecondTerminal,  ///< act from a second terminal (B10)
    Lapsed,          ///< not registered in time (D2)
};

enum class ListingState {
    UnderReview, ///< waits for a supervisor; not in effect unless the office says atOnce
    Effective,
    Lifted, ///< by two persons
    Closed, ///< undecided in time: closed in the person's favour
};

[[nodiscard]] QString wireWord(ListingReason reason);
[[nodiscard]] QString wireWord(ListingState state);
[[nodiscard]] std::optional<ListingReason> listingReasonFromWire(const QString& word);
[[nodiscard]] std::optional<ListingState> listingStateFromWire(const QString& word);

/// One entry of the blacklist, as far as rules look at it.
struct Listing
{
    ListingReason reason = ListingReason::Lapsed;
    ListingState state = ListingState::UnderReview;
    ListingEffect effect = ListingEffect::OnReview;
    Instant since{};
    /// The first day on which the person is free again: `years` after the first day (29 Feb → 28 Feb).
    QDate until;
    /// The last day for a supervisor's decision.
    QDate decideBy;
};

/// The entry an event makes, by the profile.
[[nodiscard]] Listing newListing(ListingReason reason, Instant now, const Profile& profile,
                                 const Calendar& calendar);
/// Lets time pass: closes entries that nobody decided. True when the entry changed.
bool advance(Listing& listing, Instant now);
/// Whether the entry keeps the person from self-compose and internet draw now.
[[nodiscard]] bool isBarring(const Listing& listing, Instant now);
/// `years` later; 29 February becomes 28 February.
[[nodiscard]] QDate addYears(QDate date, int years);

} // namespace xuanhao
