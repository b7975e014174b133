// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/counterreport.h"

#include "core/base/check.h"
#include "server/services/guard.h"

#include <map>

namespace xuanhao {

namespace {

int& reservedBy(ChoiceMode mode, CounterReport& report)
{
    switch (mode) {
    case ChoiceMode::Composed:
        return report.reservedComposed;
    case ChoiceMode::Drawn:
        return report.reservedDrawn;
    case ChoiceMode::DrawnOnSite:
        return report.reservedOnSite;
    }
    checkFailed("a known mode", __FILE__, __LINE__);
}

CounterReport reportOn(World& world, const ReportStore::Span& span)
{
    CounterReport report{.counterName = world.stores.staff.counterName(span.counter)};
    std::map<QString, CounterReport::Clerk> clerks;
    std::map<SheetKind, CounterReport::Sheets> sheets;
    for (const ReportStore::Begun& begun : world.stores.reports.begun(span)) {
        report.accountsRegistered += begun.registered;
        report.opened += begun.opened;
        CounterReport::Clerk& clerk = clerks[begun.staff.value()];
        clerk.registered += begun.registered;
        clerk.opened += begun.opened;
    }
    for (const ReportStore::Finished& finished : world.stores.reports.finished(span)) {
        if (!finished.mode) {
            report.ended += finished.count;
            continue;
        }
        reservedBy(*finished.mode, report) += finished.count;
        clerks[finished.staff.value()].reserved += finished.count;
    }
    for (const ReportStore::Printed& printed : world.stores.reports.printed(span)) {
        CounterReport::Sheets& kind = sheets[printed.kind];
        kind.kind = printed.kind;
        kind.printings += printed.copies;
        if (needsReasonForMore(printed.kind)) // of other papers each one is its own
            kind.again += printed.again;
        clerks[printed.staff.value()].sheets += printed.copies;
    }
    for (auto& [id, clerk] : clerks) {
        clerk.staff = id;
        clerk.staffName = world.stores.staff.staffName(StaffId(id));
        report.staff.append(clerk);
    }
    for (const auto& [kind, counts] : sheets)
        report.sheets.append(counts);
    return report;
}

} // namespace

Reply counterReport(World& world, const Caller& caller, const CounterReportQuery& query)
{
    const CounterId counter = query.counter.isEmpty() ? caller.counter : CounterId(query.counter);
    if (!(counter == caller.counter)) {
        if (!isSupervisor(world, caller))
            return refuse(ProblemCode::Forbidden,
                          QStringLiteral("other counters' reports are for supervisors"));
        const auto found = world.stores.staff.counter(counter);
        if (!found || found->isSystem)
            return refuse(ProblemCode::NotFound, QStringLiteral("there is no such counter"));
    }
    return reportOn(world, {.counter = counter, .from = query.from, .to = query.to}).toJson();
}

} // namespace xuanhao
