// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/listingmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using fields::readList;
using fields::readWord;
using fields::toArray;

namespace {

const QStringList kStandings{QStringLiteral("underReview"), QStringLiteral("effective"),
                             QStringLiteral("expired"), QStringLiteral("lifted"), QStringLiteral("closed")};
const QStringList kOrders{QStringLiteral("since"), QStringLiteral("until"), QStringLiteral("decideBy")};
constexpr int kMaxCount = 100'000'000;

int readCount(JsonReader& reader, const char* key)
{
    return static_cast<int>(reader.integer(key, 0, kMaxCount));
}

} // namespace

QString wireWord(ListingStanding standing)
{
    return kStandings[static_cast<int>(standing)];
}

ListingStanding standingOf(const Listing& listing, Instant now)
{
    switch (listing.state) {
    case ListingState::UnderReview:
        return ListingStanding::UnderReview;
    case ListingState::Effective:
        return officeDate(now) >= listing.until ? ListingStanding::Expired : ListingStanding::Effective;
    case ListingState::Lifted:
        return ListingStanding::Lifted;
    case ListingState::Closed:
        return ListingStanding::Closed;
    }
    checkFailed("a known listing state", __FILE__, __LINE__);
}

QString wireWord(ListingOrder order)
{
    return kOrders[static_cast<int>(order)];
}

QJsonObject ListingQuery::toJson() const
{
    QJsonObject object{{QStringLiteral("text"), text},
                       {QStringLiteral("order"), wireWord(order)},
                       {QStringLiteral("isDescending"), isDescending},
                       {QStringLiteral("after"), after},
                       {QStringLiteral("limit"), limit}};
    if (standing)
        object.insert(QStringLiteral("standing"), wireWord(*standing));
    if (reason)
        object.insert(QStringLiteral("reason"), wireWord(*reason));
    return object;
}

ListingQuery ListingQuery::read(JsonReader& reader)
{
    ListingQuery query;
    if (reader.has("standing"))
        query.standing = static_cast<ListingStanding>(reader.word("standing", kStandings));
    if (reader.has("reason"))
        query.reason = readWord(reader, "reason", listingReasonFromWire, ListingReason::Lapsed);
    query.text = reader.optionalText("text", 60).value_or(QString());
    if (reader.has("order"))
        query.order = static_cast<ListingOrder>(reader.word("order", kOrders));
    query.isDescending = reader.booleanOr("isDescending", query.isDescending);
    query.after = reader.optionalText("after", 200).value_or(QString());
    query.limit = static_cast<int>(reader.integerOr("limit", query.limit, 1, kMaxLimit));
    return query;
}

QJsonObject ListingLine::toJson() const
{
    QJsonObject object{{QStringLiteral("id"), id},
                       {QStringLiteral("reason"), wireWord(reason)},
                       {QStringLiteral("standing"), wireWord(standing)},
                       {QStringLiteral("isBarring"), isBarring},
                       {QStringLiteral("since"), toOfficeIso(since)},
                       {QStringLiteral("until"), toIsoDate(until)},
                       {QStringLiteral("facts"), facts},
                       {QStringLiteral("maskedName"), maskedName},
                       {QStringLiteral("maskedDocument"), maskedDocument},
                       {QStringLiteral("caseNumber"), caseNumber},
                       {QStringLiteral("counterName"), counterName}};
    if (decideBy)
        object.insert(QStringLiteral("decideBy"), toIsoDate(*decideBy));
    return object;
}

ListingLine ListingLine::read(JsonReader& reader)
{
    return {.id = reader.text("id", 1, 64),
            .reason = readWord(reader, "reason", listingReasonFromWire, ListingReason::Lapsed),
            .standing = static_cast<ListingStanding>(reader.word("standing", kStandings)),
            .isBarring = reader.boolean("isBarring"),
            .since = reader.instant("since"),
            .until = reader.date("until"),
            .decideBy = reader.optionalDate("decideBy"),
            .facts = reader.text("facts", 0, 40),
            .maskedName = reader.text("maskedName", 0, 200),
            .maskedDocument = reader.text("maskedDocument", 0, 60),
            .caseNumber = reader.text("caseNumber", 0, 40),
            .counterName = reader.text("counterName", 0, 60)};
}

QJsonObject ListingPage::Counts::toJson() const
{
    return {{QStringLiteral("underReview"), underReview},
            {QStringLiteral("effective"), effective},
            {QStringLiteral("expired"), expired},
            {QStringLiteral("lifted"), lifted},
            {QStringLiteral("closed"), closed}};
}

ListingPage::Counts ListingPage::Counts::read(JsonReader& reader)
{
    return {.underReview = readCount(reader, "underReview"),
            .effective = readCount(reader, "effective"),
            .expired = readCount(reader, "expired"),
            .lifted = readCount(reader, "lifted"),
            .closed = readCount(reader, "closed")};
}

QJsonObject ListingPage::toJson() const
{
    QJsonObject object{{QStringLiteral("lines"), toArray(lines)},
                       {QStringLiteral("next"), next},
                       {QStringLiteral("isComplete"), isComplete}};
    if (counts)
        object.insert(QStringLiteral("counts"), counts->toJson());
    return object;
}

ListingPage ListingPage::read(JsonReader& reader)
{
    ListingPage page{.lines = readList<ListingLine>(reader, "lines", ListingQuery::kMaxLimit),
                     .next = reader.text("next", 0, 200),
                     .isComplete = reader.boolean("isComplete"),
                     .counts = {}};
    if (reader.has("counts"))
        reader.nested("counts", [&](JsonReader& nested) { page.counts = Counts::read(nested); });
    return page;
}

QJsonObject ListingEvent::toJson() const
{
    return {{QStringLiteral("at"), toOfficeIso(at)},
            {QStringLiteral("action"), action},
            {QStringLiteral("counterName"), counterName},
            {QStringLiteral("staffName"), staffName},
            {QStringLiteral("facts"), facts}};
}

ListingEvent ListingEvent::read(JsonReader& reader)
{
    return {.at = reader.instant("at"),
            .action = reader.text("action", 1, 60),
            .counterName = reader.text("counterName", 0, 60),
            .staffName = reader.text("staffName", 0, 60),
            .facts = reader.object("facts")};
}

QJsonObject ListingDecision::toJson() const
{
    return {{QStringLiteral("at"), toOfficeIso(at)},
            {QStringLiteral("state"), wireWord(state)},
            {QStringLiteral("staffName"), staffName},
            {QStringLiteral("secondStaffName"), secondStaffName},
            {QStringLiteral("reason"), reason}};
}

ListingDecision ListingDecision::read(JsonReader& reader)
{
    return {.at = reader.instant("at"),
            .state = readWord(reader, "state", listingStateFromWire, ListingState::Effective),
            .staffName = reader.text("staffName", 0, 60),
            .secondStaffName = reader.text("secondStaffName", 0, 60),
            .reason = reader.text("reason", 0, 200)};
}

QJsonObject ListingDetail::toJson() const
{
    QJsonObject object{{QStringLiteral("listing"), line.toJson()},
                       {QStringLiteral("maskedMobile"), maskedMobile},
                       {QStringLiteral("takesEffectAtOnce"), takesEffectAtOnce},
                       {QStringLiteral("request"), request},
                       {QStringLiteral("stage"), stage},
                       {QStringLiteral("number"), number},
                       {QStringLiteral("triedNumber"), triedNumber},
                       {QStringLiteral("actCounterName"), actCounterName},
                       {QStringLiteral("actStaffName"), actStaffName},
                       {QStringLiteral("timeline"), toArray(timeline)},
                       {QStringLiteral("isTimelineComplete"), isTimelineComplete},
                       {QStringLiteral("decisions"), toArray(decisions)},
                       {QStringLiteral("earlier"), toArray(earlier)}};
    if (startedAt)
        object.insert(QStringLiteral("startedAt"), toOfficeIso(*startedAt));
    if (deadline)
        object.insert(QStringLiteral("deadline"), toOfficeIso(*deadline));
    return object;
}

ListingDetail ListingDetail::read(JsonReader& reader)
{
    ListingDetail detail;
    reader.nested("listing", [&](JsonReader& nested) { detail.line = ListingLine::read(nested); });
    detail.maskedMobile = reader.text("maskedMobile", 0, 40);
    detail.takesEffectAtOnce = reader.boolean("takesEffectAtOnce");
    detail.startedAt = reader.optionalInstant("startedAt");
    detail.deadline = reader.optionalInstant("deadline");
    detail.request = reader.text("request", 0, 64);
    detail.stage = reader.text("stage", 0, 40);
    detail.number = reader.text("number", 0, 20);
    detail.triedNumber = reader.text("triedNumber", 0, 20);
    detail.actCounterName = reader.text("actCounterName", 0, 60);
    detail.actStaffName = reader.text("actStaffName", 0, 60);
    detail.timeline = readList<ListingEvent>(reader, "timeline", ListingEvent::kMax);
    detail.isTimelineComplete = reader.boolean("isTimelineComplete");
    detail.decisions = readList<ListingDecision>(reader, "decisions", 100);
    detail.earlier = readList<ListingLine>(reader, "earlier", ListingDetail::kMaxEarlier);
    return detail;
}

QJsonObject ConfirmListingRequest::toJson() const
{
    return {{QStringLiteral("reason"), reason}};
}

ConfirmListingRequest ConfirmListingRequest::read(JsonReader& reader)
{
    return {.reason = reader.text("reason", 2, 200)};
}

QJsonObject LiftListingRequest::toJson() const
{
    return {{QStringLiteral("reason"), reason},
            {QStringLiteral("secondStaff"), secondStaff},
            {QStringLiteral("secondPassword"), secondPassword}};
}

LiftListingRequest LiftListingRequest::read(JsonReader& reader)
{
    return {.reason = reader.text("reason", 2, 200),
            .secondStaff = reader.text("secondStaff", 1, 40),
            .secondPassword = reader.text("secondPassword", 1, 128)};
}

} // namespace xuanhao
