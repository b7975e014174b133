// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/reservationstore.h"

#include "core/base/check.h"

namespace xuanhao {

namespace {

constexpr const char* kSelect = R"(
SELECT id, account, case_number, division, counter, authority, kind, serial_index, opened_at, last_day, is_provisional,
       (SELECT coalesce(sum(copies), 0) FROM sheet
        WHERE sheet.subject = session.id AND sheet.subject <> '' AND sheet.kind = 'application')
FROM session
WHERE stage = 'reserved' AND last_day >= $1 AND last_day <= $2 AND is_provisional >= $3
      AND ($4 = '' OR division = $4) AND ($5 = '' OR counter = $5))";
constexpr const char* kCounts = R"(
SELECT count(*),
       sum(CASE WHEN last_day >= $1 THEN 1 ELSE 0 END),
       sum(CASE WHEN last_day = $1 THEN 1 ELSE 0 END),
       sum(CASE WHEN last_day >= $1 AND last_day <= $2 THEN 1 ELSE 0 END),
       sum(CASE WHEN last_day < $1 THEN 1 ELSE 0 END),
       sum(is_provisional)
FROM session
WHERE stage = 'reserved' AND ($3 = '' OR division = $3) AND ($4 = '' OR counter = $4))";

ReservationRow read(const SqlRow& row)
{
    return {.id = SessionId(row.text(0)),
            .account = AccountId(row.text(1)),
            .caseNumber = row.text(2),
            .division = row.text(3),
            .counter = CounterId(row.text(4)),
            .pool = {row.text(5), static_cast<PlateKind>(row.integer(6))},
            .number = static_cast<SerialIndex>(row.integer(7)),
            .openedAt = row.instant(8),
            .lastDay = QDate::fromString(row.text(9), Qt::ISODate),
            .isProvisional = row.integer(10) != 0,
            .prints = static_cast<int>(row.integer(11))};
}

} // namespace

PageOrder ReservationStore::orderOf(ReservationOrder order, bool isDescending)
{
    switch (order) {
    case ReservationOrder::LastDay:
        return {"last_day", PageOrder::Type::Text, isDescending};
    case ReservationOrder::OpenedAt:
        return {"opened_at", PageOrder::Type::Number, isDescending};
    case ReservationOrder::CaseNumber:
        return {"case_number", PageOrder::Type::Text, isDescending};
    }
    checkFailed("a known order", __FILE__, __LINE__);
}

PageMark ReservationStore::markOf(const ReservationRow& row, ReservationOrder order)
{
    switch (order) {
    case ReservationOrder::LastDay:
        return {toIsoDate(row.lastDay), row.id.value()};
    case ReservationOrder::OpenedAt:
        return {QString::number(toMilliseconds(row.openedAt)), row.id.value()};
    case ReservationOrder::CaseNumber:
        return {row.caseNumber, row.id.value()};
    }
    checkFailed("a known order", __FILE__, __LINE__);
}

std::vector<ReservationRow> ReservationStore::page(const Filter& filter, const PageOrder& order,
                                                   const std::optional<PageMark>& after, int limit)
{
    std::vector<ReservationRow> rows;
    const auto add = [&](const SqlRow& row) { rows.push_back(read(row)); };
    const int provisional = filter.isProvisional ? 1 : 0;
    QString from = toIsoDate(filter.from);
    QString to = toIsoDate(filter.to);
    const QByteArray select = order.rangedSelect(kSelect, "last_day", from, to, after);
    if (!after) {
        m_sql.query((select + order.clause(6)).constData(),
                    {from, to, provisional, filter.division, filter.counter, limit}, add);
        return rows;
    }
    const auto key = order.keyOf(*after);
    XUANHAO_CHECK(key);
    m_sql.query((select + order.condition(6) + order.clause(8)).constData(),
                {from, to, provisional, filter.division, filter.counter, *key, after->id, limit}, add);
    return rows;
}

std::optional<ReservationRow> ReservationStore::one(const SessionId& id, const Filter& filter)
{
    std::optional<ReservationRow> result;
    m_sql.query((kSelect + QByteArray(" AND id = $6")).constData(),
                {toIsoDate(filter.from), toIsoDate(filter.to), filter.isProvisional ? 1 : 0, filter.division,
                 filter.counter, id.value()},
                [&](const SqlRow& row) { result = read(row); });
    return result;
}

ReservationPage::Counts ReservationStore::counts(const Filter& filter, QDate today, int days)
{
    ReservationPage::Counts counts;
    m_sql.query(kCounts, {toIsoDate(today), toIsoDate(today.addDays(days)), filter.division, filter.counter},
                [&](const SqlRow& row) {
                    const auto number = [&](int column) {
                        return static_cast<int>(row.optionalInteger(column).value_or(0));
                    };
                    counts = {.all = number(0),
                              .valid = number(1),
                              .today = number(2),
                              .within = number(3),
                              .overdue = number(4),
                              .provisional = number(5)};
                });
    return counts;
}

} // namespace xuanhao
