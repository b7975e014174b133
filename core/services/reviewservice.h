// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/protocol/listingmessages.h"
#include "core/protocol/reservationmessages.h"
#include "core/services/failure.h"

#include <functional>

namespace xuanhao {

/// The supervisors' lists (E1, E2). Central judges a decision by how the entry stands, so a repeat after a
/// lost answer has no second effect.
class ReviewService
{
public:
    virtual ~ReviewService() = default;

    template <typename T>
    using Answer = std::function<void(Expected<T, Failure>)>;

    virtual void findReservations(const ReservationQuery& query, Answer<ReservationPage> answer) = 0;
    virtual void findListings(const ListingQuery& query, Answer<ListingPage> answer) = 0;
    virtual void showListing(const QString& listing, Answer<ListingDetail> answer) = 0;
    virtual void confirmListing(const QString& listing, const ConfirmListingRequest& request,
                                Answer<ListingDetail> answer) = 0;
    virtual void liftListing(const QString& listing, const LiftListingRequest& request,
                             Answer<ListingDetail> answer) = 0;
};

} // namespace xuanhao
