// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/reviewservice.h"
#include "core/sync/centralclient.h"

#include <QObject>

namespace xuanhao {

class CounterReviewService final : public QObject, public ReviewService
{
    Q_OBJECT

public:
    explicit CounterReviewService(CentralClient& client, QObject* parent = nullptr)
        : QObject(parent)
        , m_client(client)
    {}

    void findReservations(const ReservationQuery& query, Answer<ReservationPage> answer) override;
    void findListings(const ListingQuery& query, Answer<ListingPage> answer) override;
    void showListing(const QString& listing, Answer<ListingDetail> answer) override;
    void confirmListing(const QString& listing, const ConfirmListingRequest& request,
                        Answer<ListingDetail> answer) override;
    void liftListing(const QString& listing, const LiftListingRequest& request,
                     Answer<ListingDetail> answer) override;

private:
    template <typename T>
    void ask(const CentralRequest& request, Answer<T> answer);

    CentralClient& m_client;
};

} // namespace xuanhao
