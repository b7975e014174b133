// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/blacklist.h"
#include "core/protocol/listingmessages.h"
#include "server/storage/keys.h"
#include "server/storage/pagemark.h"

#include <QJsonObject>

#include <vector>

namespace xuanhao {

struct ListingRow
{
    PersonHash person;
    ListingId id;
    Listing listing;
    QString session;
    QJsonObject evidence;
};

struct DecisionRow
{
    Instant at{};
    ListingState state = ListingState::Effective;
    StaffId staff; ///< empty: time itself
    StaffId secondStaff;
    QString reason;
};

/// The blacklist: its entries and what was decided about them.
class ListingStore
{
public:
    explicit ListingStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    void add(const ListingRow& listing);
    [[nodiscard]] std::vector<ListingRow> ofPerson(const PersonHash& person);
    [[nodiscard]] std::vector<ListingRow> all();
    /// Undecided ones whose last day for a decision has passed.
    [[nodiscard]] std::vector<ListingRow> overdue(QDate today);
    [[nodiscard]] std::optional<ListingRow> listing(const ListingId& id);
    /// Stores a decision; `decision.staff` is empty when nobody decided in time.
    void decide(const ListingId& id, const DecisionRow& decision);
    [[nodiscard]] std::vector<DecisionRow> decisionsOf(const ListingId& id);

    static PageOrder orderOf(ListingOrder order, bool isDescending);
    static PageMark markOf(const ListingRow& row, ListingOrder order);
    struct Filter
    {
        std::optional<ListingStanding> standing;
        std::optional<ListingReason> reason;
    };
    /// At most `limit` rows after the mark, or from the beginning. The mark fits the order.
    [[nodiscard]] std::vector<ListingRow> page(const Filter& filter, QDate today, const PageOrder& order,
                                               const std::optional<PageMark>& after, int limit);
    [[nodiscard]] ListingPage::Counts counts(QDate today);

private:
    [[nodiscard]] std::vector<ListingRow> read(const char* query, SqlParameters parameters);

    SqlConnection& m_sql;
};

} // namespace xuanhao
