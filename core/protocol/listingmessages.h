// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/rules/blacklist.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

// The supervisors' review of the blacklist (E1).

/// How an entry stands today: its state, or that its two years are over.
enum class ListingStanding { UnderReview, Effective, Expired, Lifted, Closed };

[[nodiscard]] QString wireWord(ListingStanding standing);
[[nodiscard]] ListingStanding standingOf(const Listing& listing, Instant now);

enum class ListingOrder { Since, Until, DecideBy };

[[nodiscard]] QString wireWord(ListingOrder order);

/// POST /v1/listings/find
struct ListingQuery
{
    static constexpr int kMaxLimit = 500;

    std::optional<ListingStanding> standing = {}; ///< none: every one
    std::optional<ListingReason> reason = {};     ///< none: every one
    /// Case number, plate number or serial; document, mobile and VIN also by their last four to eight
    /// characters. Empty: everybody.
    QString text = {};
    ListingOrder order = ListingOrder::Since;
    bool isDescending = false;
    QString after = {}; ///< ListingPage::next of the page before; empty: the first page
    int limit = 100;

    [[nodiscard]] QJsonObject toJson() const;
    static ListingQuery read(JsonReader& reader);
};

/// One line; personal data masked.
struct ListingLine
{
    QString id;
    ListingReason reason = ListingReason::Lapsed;
    ListingStanding standing = ListingStanding::UnderReview;
    bool isBarring = false; ///< keeps the person from selecting now
    Instant since{};
    QDate until;                   ///< first day on which the person is free again
    std::optional<QDate> decideBy; ///< last day for a decision; none where nothing is to decide
    QString facts;                 ///< wire word of FactStanding, empty when the account cannot be read
    QString maskedName;
    QString maskedDocument;
    QString caseNumber;  ///< of the selection; empty when it is not known any more
    QString counterName; ///< of the selection

    [[nodiscard]] QJsonObject toJson() const;
    static ListingLine read(JsonReader& reader);
};

struct ListingPage
{
    /// How many there are by standing; with the first page only.
    struct Counts
    {
        int underReview = 0;
        int effective = 0;
        int expired = 0;
        int lifted = 0;
        int closed = 0;

        [[nodiscard]] QJsonObject toJson() const;
        static Counts read(JsonReader& reader);
    };

    QList<ListingLine> lines;
    QString next;           ///< empty: there is no further page
    bool isComplete = true; ///< false: more people fit the text than are looked at
    std::optional<Counts> counts;

    [[nodiscard]] QJsonObject toJson() const;
    static ListingPage read(JsonReader& reader);
};

/// Something that happened with the selection, by the server's clock.
struct ListingEvent
{
    static constexpr int kMax = 500;

    Instant at{};
    QString action;      ///< as the record names it: "session.verify"
    QString counterName; ///< empty: time itself
    QString staffName;
    QJsonObject facts; ///< ids and words only

    [[nodiscard]] QJsonObject toJson() const;
    static ListingEvent read(JsonReader& reader);
};

struct ListingDecision
{
    Instant at{};
    ListingState state = ListingState::Effective;
    QString staffName; ///< empty: nobody decided in time
    QString secondStaffName;
    QString reason;

    [[nodiscard]] QJsonObject toJson() const;
    static ListingDecision read(JsonReader& reader);
};

/// GET /v1/listings/{listing}: everything a decision needs in one view.
struct ListingDetail
{
    static constexpr int kMaxEarlier = 100;

    ListingLine line;
    QString maskedMobile;
    bool takesEffectAtOnce = false;   ///< B9: `listingTakesEffect`
    std::optional<Instant> startedAt; ///< of the compose window
    std::optional<Instant> deadline;  ///< of the compose window
    QString request;                  ///< the request that made the entry
    QString stage;                    ///< wire word of Stage of the selection; empty when not known any more
    QString number;                   ///< reserved, or held when it was voided; empty without one
    QString triedNumber;              ///< what the act that made the entry asked for; empty: none
    QString actCounterName;           ///< where that act came from; empty: time itself
    QString actStaffName;             ///< who was signed in there
    QList<ListingEvent> timeline;     ///< of selection and entry, oldest first, at most the last kMax
    bool isTimelineComplete = true;   ///< false: there were more, earlier ones
    QList<ListingDecision> decisions; ///< oldest first
    QList<ListingLine> earlier;       ///< the person's other entries, newest first, at most kMaxEarlier

    [[nodiscard]] QJsonObject toJson() const;
    static ListingDetail read(JsonReader& reader);
};

/// POST /v1/listings/{listing}/confirm
struct ConfirmListingRequest
{
    QString reason; ///< 2…200 characters

    [[nodiscard]] QJsonObject toJson() const;
    static ConfirmListingRequest read(JsonReader& reader);
};

/// POST /v1/listings/{listing}/lift: takes two supervisors, the one signed in and a second one.
struct LiftListingRequest
{
    QString reason; ///< 2…200 characters
    QString secondStaff;
    QString secondPassword;

    [[nodiscard]] QJsonObject toJson() const;
    static LiftListingRequest read(JsonReader& reader);
};

} // namespace xuanhao
