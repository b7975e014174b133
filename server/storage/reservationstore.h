// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/serialrules.h"
#include "core/protocol/reservationmessages.h"
#include "server/storage/keys.h"
#include "server/storage/pagemark.h"

#include <vector>

namespace xuanhao {

struct ReservationRow
{
    SessionId id;
    AccountId account;
    QString caseNumber;
    QString division;
    CounterId counter;
    PoolKey pool;
    SerialIndex number = 0;
    Instant openedAt{};
    QDate lastDay;
    bool isProvisional = false;
    int prints = 0;
};

/// Sessions with a reserved number, ordered and paged for the supervisors' list (E2).
class ReservationStore
{
public:
    explicit ReservationStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// What a list shows; days are office days, both included.
    struct Filter
    {
        QDate from;
        QDate to;
        bool isProvisional = false; ///< only those
        QString division;           ///< empty: every one
        QString counter;            ///< empty: every one
    };

    static PageOrder orderOf(ReservationOrder order, bool isDescending);
    /// The mark that stands for this row.
    static PageMark markOf(const ReservationRow& row, ReservationOrder order);

    /// At most `limit` rows after the mark, or from the beginning. The mark fits the order.
    [[nodiscard]] std::vector<ReservationRow> page(const Filter& filter, const PageOrder& order,
                                                   const std::optional<PageMark>& after, int limit);
    /// The session when it has a reservation that the filter lets through.
    [[nodiscard]] std::optional<ReservationRow> one(const SessionId& id, const Filter& filter);
    [[nodiscard]] ReservationPage::Counts counts(const Filter& filter, QDate today, int days);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
