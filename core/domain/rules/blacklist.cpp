// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/blacklist.h"

#include <array>

namespace xuanhao {

namespace {

/// The period for a decision ends with the last working day, not at the hour of the entry.
bool isOverdue(const Listing& listing, Instant now)
{
    return listing.state == ListingState::UnderReview && officeDate(now) > listing.decideBy;
}

} // namespace

QString wireWord(ListingReason reason)
{
    switch (reason) {
    case ListingReason::EarlySubmission:
        return QStringLiteral("earlySubmission");
    case ListingReason::SecondTerminal:
        return QStringLiteral("secondTerminal");
    case ListingReason::Lapsed:
        return QStringLiteral("lapsed");
    }
    checkFailed("a known listing reason", __FILE__, __LINE__);
}

QString wireWord(ListingState state)
{
    switch (state) {
    case ListingState::UnderReview:
        return QStringLiteral("underReview");
    case ListingState::Effective:
        return QStringLiteral("effective");
    case ListingState::Lifted:
        return QStringLiteral("lifted");
    case ListingState::Closed:
        return QStringLiteral("closed");
    }
    checkFailed("a known listing state", __FILE__, __LINE__);
}

std::optional<ListingReason> listingReasonFromWire(const QString& word)
{
    for (const ListingReason reason :
         std::array{ListingReason::EarlySubmission, ListingReason::SecondTerminal, ListingReason::Lapsed}) {
        if (wireWord(reason) == word)
            return reason;
    }
    return std::nullopt;
}

std::optional<ListingState> listingStateFromWire(const QString& word)
{
    for (const ListingState state : std::array{ListingState::UnderReview, ListingState::Effective,
                                               ListingState::Lifted, ListingState::Closed}) {
        if (wireWord(state) == word)
            return state;
    }
    return std::nullopt;
}

Listing newListing(ListingReason reason, Instant now, const Profile& profile, const Calendar& calendar)
{
    const QDate today = officeDate(now);
    Listing listing;
    listing.reason = reason;
    listing.since = now;
    listing.until = addYears(today, profile.reservation.blacklistYears);
    if (reason == ListingReason::Lapsed) {
        // A missed date is a fact that nobody has to judge (D2).
        listing.state = ListingState::Effective;
        listing.effect = ListingEffect::AtOnce;
        return listing;
    }
    listing.state = ListingState::UnderReview;
    listing.effect = profile.listing.takesEffect;
    listing.decideBy = calendar.addWorkdays(today, profile.listing.reviewWorkdays).date;
    return listing;
}

bool advance(Listing& listing, Instant now)
{
    if (!isOverdue(listing, now))
        return false;
    listing.state = ListingState::Closed;
    return true;
}

bool isBarring(const Listing& listing, Instant now)
{
    if (officeDate(now) >= listing.until)
        return false;
    switch (listing.state) {
    case ListingState::Effective:
        return true;
    case ListingState::UnderReview:
        return listing.effect == ListingEffect::AtOnce && !isOverdue(listing, now);
    case ListingState::Lifted:
    case ListingState::Closed:
        return false;
    }
    checkFailed("a known listing state", __FILE__, __LINE__);
}

QDate addYears(QDate date, int years)
{
    return date.addYears(years); // Qt moves 29 February to the 28th in a common year
}

} // namespace xuanhao
