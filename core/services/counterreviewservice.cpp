// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterreviewservice.h"

#include "core/services/replies.h"

namespace xuanhao {

namespace {

QHash<QString, QString> variableOf(const QString& listing)
{
    return {{QStringLiteral("listing"), listing}};
}

} // namespace

template <typename T>
void CounterReviewService::ask(const CentralRequest& request, Answer<T> answer)
{
    m_client.send(request, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<T>(result));
                  });
}

void CounterReviewService::findReservations(const ReservationQuery& query, Answer<ReservationPage> answer)
{
    ask<ReservationPage>({EndpointId::FindReservations, {}, query.toJson()}, std::move(answer));
}

void CounterReviewService::findListings(const ListingQuery& query, Answer<ListingPage> answer)
{
    ask<ListingPage>({EndpointId::FindListings, {}, query.toJson()}, std::move(answer));
}

void CounterReviewService::showListing(const QString& listing, Answer<ListingDetail> answer)
{
    ask<ListingDetail>({EndpointId::ShowListing, variableOf(listing)}, std::move(answer));
}

void CounterReviewService::confirmListing(const QString& listing, const ConfirmListingRequest& request,
                                          Answer<ListingDetail> answer)
{
    ask<ListingDetail>(
        {EndpointId::ConfirmListing, variableOf(listing), request.toJson(), m_client.newOperation()},
        std::move(answer));
}

// Not by way of OperationSender: it stores what it sends, and a password is not to be stored.
void CounterReviewService::liftListing(const QString& listing, const LiftListingRequest& request,
                                       Answer<ListingDetail> answer)
{
    ask<ListingDetail>(
        {EndpointId::LiftListing, variableOf(listing), request.toJson(), m_client.newOperation()},
        std::move(answer));
}

} // namespace xuanhao
