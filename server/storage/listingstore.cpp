// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/listingstore.h"

#include "core/base/check.h"
#include "server/storage/storedjson.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO listing (person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))";
constexpr const char* kOfPerson = R"(
SELECT person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence FROM listing
WHERE person_hash = $1 ORDER BY since, id)";
constexpr const char* kAll = R"(
SELECT person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence FROM listing
ORDER BY since, id)";
constexpr const char* kOverdue = R"(
SELECT person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence FROM listing
WHERE state = 'underReview' AND decide_by < $1 ORDER BY since, id)";
constexpr const char* kListing = R"(
SELECT person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence FROM listing
WHERE id = $1)";
constexpr const char* kSetState = "UPDATE listing SET state = $1 WHERE id = $2";
constexpr const char* kAddDecision = R"(
INSERT INTO listing_decision (listing, nth, at, state, staff, second_staff, reason)
SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM listing_decision WHERE listing = $1)";
constexpr const char* kDecisions = R"(
SELECT at, state, staff, second_staff, reason FROM listing_decision WHERE listing = $1 ORDER BY nth)";

// $1 state or '', $2 and $3 the days between which it ends, $4 reason or ''.
constexpr const char* kPage = R"(
SELECT person_hash, id, reason, state, effect, since, until_day, decide_by, session, evidence FROM listing
WHERE ($1 = '' OR state = $1) AND until_day >= $2 AND until_day <= $3 AND ($4 = '' OR reason = $4))";
constexpr const char* kCounts = R"(
SELECT sum(CASE WHEN state = 'underReview' THEN 1 ELSE 0 END),
       sum(CASE WHEN state = 'effective' AND until_day > $1 THEN 1 ELSE 0 END),
       sum(CASE WHEN state = 'effective' AND until_day <= $1 THEN 1 ELSE 0 END),
       sum(CASE WHEN state = 'lifted' THEN 1 ELSE 0 END),
       sum(CASE WHEN state = 'closed' THEN 1 ELSE 0 END)
FROM listing)";

const QString kAtOnce = QStringLiteral("atOnce");
const QString kOnReview = QStringLiteral("onReview");
const QString kFirstDay = QStringLiteral("0000-01-01");
const QString kLastDay = QStringLiteral("9999-12-31");

ListingRow readRow(const SqlRow& row)
{
    ListingRow result{.person = PersonHash(row.blob(0)),
                      .id = ListingId(row.text(1)),
                      .listing = {},
                      .session = row.text(8),
                      .evidence = storedFacts(row.text(9))};
    result.listing.reason = listingReasonFromWire(row.text(2)).value_or(ListingReason::Lapsed);
    result.listing.state = listingStateFromWire(row.text(3)).value_or(ListingState::UnderReview);
    result.listing.effect = row.text(4) == kAtOnce ? ListingEffect::AtOnce : ListingEffect::OnReview;
    result.listing.since = row.instant(5);
    result.listing.until = QDate::fromString(row.text(6), Qt::ISODate);
    result.listing.decideBy = QDate::fromString(row.text(7), Qt::ISODate);
    return result;
}

/// The stored state and the days of its end that make a standing.
struct Range
{
    QString state;
    QString from = kFirstDay;
    QString to = kLastDay;
};

Range rangeOf(const std::optional<ListingStanding>& standing, QDate today)
{
    if (!standing)
        return {};
    switch (*standing) {
    case ListingStanding::UnderReview:
        return {.state = wireWord(ListingState::UnderReview)};
    case ListingStanding::Effective:
        return {.state = wireWord(ListingState::Effective), .from = toIsoDate(today.addDays(1))};
    case ListingStanding::Expired:
        return {.state = wireWord(ListingState::Effective), .to = toIsoDate(today)};
    case ListingStanding::Lifted:
        return {.state = wireWord(ListingState::Lifted)};
    case ListingStanding::Closed:
        return {.state = wireWord(ListingState::Closed)};
    }
    checkFailed("a known standing", __FILE__, __LINE__);
}

} // namespace

void ListingStore::add(const ListingRow& row)
{
    m_sql.execute(kAdd, {row.person.value(), row.id.value(), wireWord(row.listing.reason),
                         wireWord(row.listing.state),
                         row.listing.effect == ListingEffect::AtOnce ? kAtOnce : kOnReview, row.listing.since,
                         toIsoDate(row.listing.until), toIsoDate(row.listing.decideBy), row.session,
                         QString::fromUtf8(toCanonicalJson(row.evidence))});
}

std::vector<ListingRow> ListingStore::read(const char* query, SqlParameters parameters)
{
    std::vector<ListingRow> rows;
    m_sql.query(query, parameters, [&](const SqlRow& row) { rows.push_back(readRow(row)); });
    return rows;
}

std::vector<ListingRow> ListingStore::ofPerson(const PersonHash& person)
{
    return read(kOfPerson, {person.value()});
}

std::vector<ListingRow> ListingStore::all()
{
    return read(kAll, {});
}

std::vector<ListingRow> ListingStore::overdue(QDate today)
{
    return read(kOverdue, {toIsoDate(today)});
}

std::optional<ListingRow> ListingStore::listing(const ListingId& id)
{
    const std::vector<ListingRow> rows = read(kListing, {id.value()});
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

void ListingStore::decide(const ListingId& id, const DecisionRow& decision)
{
    m_sql.execute(kSetState, {wireWord(decision.state), id.value()});
    m_sql.execute(kAddDecision, {id.value(), decision.at, wireWord(decision.state), decision.staff.value(),
                                 decision.secondStaff.value(), decision.reason});
}

std::vector<DecisionRow> ListingStore::decisionsOf(const ListingId& id)
{
    std::vector<DecisionRow> decisions;
    m_sql.query(kDecisions, {id.value()}, [&](const SqlRow& row) {
        decisions.push_back({.at = row.instant(0),
                             .state = listingStateFromWire(row.text(1)).value_or(ListingState::Effective),
                             .staff = StaffId(row.text(2)),
                             .secondStaff = StaffId(row.text(3)),
                             .reason = row.text(4)});
    });
    return decisions;
}

PageOrder ListingStore::orderOf(ListingOrder order, bool isDescending)
{
    switch (order) {
    case ListingOrder::Since:
        return {"since", PageOrder::Type::Number, isDescending};
    case ListingOrder::Until:
        return {"until_day", PageOrder::Type::Text, isDescending};
    case ListingOrder::DecideBy:
        return {"decide_by", PageOrder::Type::Text, isDescending};
    }
    checkFailed("a known order", __FILE__, __LINE__);
}

PageMark ListingStore::markOf(const ListingRow& row, ListingOrder order)
{
    switch (order) {
    case ListingOrder::Since:
        return {QString::number(toMilliseconds(row.listing.since)), row.id.value()};
    case ListingOrder::Until:
        return {toIsoDate(row.listing.until), row.id.value()};
    case ListingOrder::DecideBy:
        return {toIsoDate(row.listing.decideBy), row.id.value()};
    }
    checkFailed("a known order", __FILE__, __LINE__);
}

std::vector<ListingRow> ListingStore::page(const Filter& filter, QDate today, const PageOrder& order,
                                           const std::optional<PageMark>& after, int limit)
{
    Range range = rangeOf(filter.standing, today);
    const QByteArray select = order.rangedSelect(kPage, "until_day", range.from, range.to, after);
    const QString reason = filter.reason ? wireWord(*filter.reason) : QString();
    if (!after)
        return read((select + order.clause(5)).constData(),
                    {range.state, range.from, range.to, reason, limit});
    const auto key = order.keyOf(*after);
    XUANHAO_CHECK(key);
    return read((select + order.condition(5) + order.clause(7)).constData(),
                {range.state, range.from, range.to, reason, *key, after->id, limit});
}

ListingPage::Counts ListingStore::counts(QDate today)
{
    ListingPage::Counts counts;
    m_sql.query(kCounts, {toIsoDate(today)}, [&](const SqlRow& row) {
        const auto number = [&](int column) {
            return static_cast<int>(row.optionalInteger(column).value_or(0));
        };
        counts = {.underReview = number(0),
                  .effective = number(1),
                  .expired = number(2),
                  .lifted = number(3),
                  .closed = number(4)};
    });
    return counts;
}

} // namespace xuanhao
