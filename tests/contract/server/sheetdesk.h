// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sheetmessages.h"
#include "tests/contract/server/reviewdesk.h"
#include "tests/support/sheets.h"

namespace xuanhao::test {

/// An office in which sheets are recorded and looked for.
struct SheetDesk : ReviewDesk
{
    using ReviewDesk::ReviewDesk;

    Answer record(const SheetRequest& request) { return record(*counter, request); }
    static Answer record(TestCounter& from, const SheetRequest& request)
    {
        return from.send(EndpointId::RecordSheet, {}, request.toJson());
    }
    int nth(const SheetRequest& request) { return record(request).object().value(t("nth")).toInt(); }
    Answer say(const QString& sheet, SheetOutcome outcome)
    {
        return counter->send(EndpointId::RecordSheetOutcome, {{t("sheet"), sheet}},
                             SheetOutcomeRequest{outcome}.toJson());
    }
    static SheetPage page(TestCounter& from, const SheetQuery& query)
    {
        return read<SheetPage>(from.send(EndpointId::FindSheets, {}, query.toJson()));
    }
    static QStringList ids(TestCounter& from, const SheetQuery& query)
    {
        QStringList all;
        for (const SheetLine& line : page(from, query).lines)
            all.append(line.sheet);
        return all;
    }
    void announce(const QString& number)
    {
        harness.command([&](World& world, Instant now) {
            (void)world.stores.announcements.add(world.office.authority,
                                                 {.number = number,
                                                  .title = t("号池公告"),
                                                  .text = {},
                                                  .issuer = t("车管所"),
                                                  .announcedAt = now,
                                                  .segments = {}},
                                                 now);
        });
    }
    /// The agreement of this account to be signed.
    static QString consent(const QString& account) { return consentSubject(account, t("agreement"), t("1")); }
    QString registered(int person)
    {
        return counter->send(EndpointId::Register, {}, applicant(person).account).id();
    }
};

/// The id of what was recorded.
[[nodiscard]] inline QString sheetOf(const Answer& answer)
{
    return answer.object().value(t("sheet")).toString();
}

} // namespace xuanhao::test
