// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/listingmessages.h"
#include "core/protocol/reservationmessages.h"
#include "tests/support/sessiondesk.h"

namespace xuanhao::test {

template <typename Message>
Message read(const Answer& answer)
{
    JsonReader reader(answer.object());
    Message message = Message::read(reader);
    const auto error = reader.finish(JsonReader::UnknownKeys::Refuse);
    if (error)
        qWarning("%s", qUtf8Printable(error->text()));
    return message;
}

/// A counter with a clerk, and another one at which a supervisor is signed in.
struct ReviewDesk : SessionDesk
{
    explicit ReviewDesk(const HarnessOptions& options = withoutCaptcha())
        : SessionDesk(options)
        , supervisor(counterAt(harness, t("S01"), t("sup1"), Role::Supervisor))
    {
        harness.addStaff(t("sup2"), Role::Supervisor);
    }

    /// A number is reserved for this person.
    QString reserve(const Applicant& person)
    {
        session = prepared(*counter, person);
        choose();
        act(EndpointId::SendCode);
        const Answer confirmed = act(EndpointId::ConfirmCode, {{t("code"), lastCode(person)}});
        if (confirmed.view().session.stage() != Stage::Reserved)
            qFatal("reserve: %s", confirmed.body.constData());
        return session;
    }
    /// A submission before the deadline: an entry under review (B9).
    QString list(const Applicant& person)
    {
        session = prepared(*counter, person);
        act(EndpointId::StartCompose);
        act(EndpointId::Verify, {{t("serial"), t("A1250")}});
        harness.wait(std::chrono::seconds(20));
        act(EndpointId::Submit);
        const auto lines = listings({.text = person.mobile}).lines;
        if (lines.isEmpty())
            qFatal("list: there is no entry");
        return lines.first().id;
    }
    ReservationPage reservations(const ReservationQuery& query)
    {
        return read<ReservationPage>(supervisor->send(EndpointId::FindReservations, {}, query.toJson()));
    }
    ListingPage listings(const ListingQuery& query)
    {
        return read<ListingPage>(supervisor->send(EndpointId::FindListings, {}, query.toJson()));
    }
    ListingDetail detail(const QString& id)
    {
        return read<ListingDetail>(supervisor->send(EndpointId::ShowListing, {{t("listing"), id}}));
    }
    Answer confirm(const QString& id, const QString& reason)
    {
        return supervisor->send(EndpointId::ConfirmListing, {{t("listing"), id}},
                                ConfirmListingRequest{reason}.toJson());
    }
    Answer lift(const QString& id, const QString& second, const QString& password = CentralHarness::kPassword)
    {
        return supervisor->send(EndpointId::LiftListing, {{t("listing"), id}},
                                LiftListingRequest{t("核实为系统故障"), second, password}.toJson());
    }

    std::unique_ptr<TestCounter> supervisor;
};

} // namespace xuanhao::test
