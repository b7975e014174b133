// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/reservations.h"

#include "core/base/check.h"
#include "server/services/accounts.h"
#include "server/services/lookup.h"
#include "server/services/numbertext.h"
#include "server/services/paging.h"

namespace xuanhao {

namespace {

const QDate kFirstDay(1, 1, 1);
const QDate kLastDay(9999, 12, 31);

ReservationStore::Filter filterOf(const ReservationQuery& query, QDate today)
{
    ReservationStore::Filter filter{.from = kFirstDay,
                                    .to = kLastDay,
                                    .isProvisional = query.due == DueFilter::Provisional,
                                    .division = query.division,
                                    .counter = query.counter};
    switch (query.due) {
    case DueFilter::All:
    case DueFilter::Provisional:
        break;
    case DueFilter::Valid:
        filter.from = today;
        break;
    case DueFilter::Today:
        filter.from = filter.to = today;
        break;
    case DueFilter::Within:
        filter.from = today;
        filter.to = today.addDays(query.days);
        break;
    case DueFilter::Overdue:
        filter.to = today.addDays(-1);
        break;
    }
    return filter;
}

int workdaysLeft(const Calendar& calendar, QDate today, QDate lastDay)
{
    return lastDay >= today ? calendar.workdaysBetween(today, lastDay)
                            : -calendar.workdaysBetween(lastDay, today);
}

ReservationLine lineOf(World& world, const ReservationRow& row, Instant now)
{
    const QDate today = officeDate(now);
    const MaskedPerson person = maskedPerson(world, row.account, now);
    return {.session = row.id.value(),
            .caseNumber = row.caseNumber,
            .number = numberText(row.pool.authority, row.pool.kind, row.number),
            .plateKind = wireWord(row.pool.kind),
            .lastDay = row.lastDay,
            .isProvisional = row.isProvisional,
            .workdaysLeft = workdaysLeft(world.office.calendar, today, row.lastDay),
            .division = row.division,
            .counterName = world.stores.staff.counterName(row.counter),
            .openedAt = row.openedAt,
            .facts = person.facts,
            .maskedName = person.name,
            .maskedMobile = person.mobile,
            .prints = row.prints};
}

std::vector<ReservationRow> rowsFor(World& world, const std::vector<SessionId>& sessions,
                                    const ReservationStore::Filter& filter)
{
    std::vector<ReservationRow> rows;
    for (const SessionId& id : sessions) {
        if (auto row = world.stores.reservations.one(id, filter))
            rows.push_back(*std::move(row));
    }
    return rows;
}

} // namespace

Reply findReservations(World& world, const Caller& caller, const ReservationQuery& query)
{
    const QDate today = officeDate(caller.now);
    const ReservationStore::Filter filter = filterOf(query, today);
    const PageOrder order = ReservationStore::orderOf(query.order, query.isDescending);
    const auto markOf = [&](const ReservationRow& row) { return ReservationStore::markOf(row, query.order); };
    const auto after = readMark(query.after, order);
    if (!after)
        return Unexpected{after.error()};

    ReservationPage page;
    std::vector<ReservationRow> rows;
    if (query.text.trimmed().isEmpty()) {
        rows = world.stores.reservations.page(filter, order, *after, query.limit + 1);
    } else {
        const Found<SessionId> found = sessionsFor(world, query.text);
        page.isComplete = found.isComplete;
        rows = rowsFor(world, found.ids, filter);
        keepPage(rows, order, *after, query.limit + 1, markOf);
    }
    page.next = takeNext(rows, query.limit, markOf);
    for (const ReservationRow& row : rows)
        page.lines.append(lineOf(world, row, caller.now));
    if (!*after) {
        page.counts = world.stores.reservations.counts(filter, today, query.days);
        for (const CounterRow& counter : world.stores.staff.allCounters()) {
            if (!counter.isSystem)
                page.counters.append({counter.id.value(), counter.name});
        }
    }
    return page.toJson();
}

} // namespace xuanhao
