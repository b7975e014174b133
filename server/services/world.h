// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/protocol/problem.h"
#include "server/services/pools.h"
#include "server/services/presence.h"
#include "server/services/secret.h"
#include "server/services/smstexts.h"
#include "server/storage/accountlifestore.h"
#include "server/storage/announcementstore.h"
#include "server/storage/applicantstore.h"
#include "server/storage/drawstore.h"
#include "server/storage/factstore.h"
#include "server/storage/invoicestore.h"
#include "server/storage/journal.h"
#include "server/storage/listingstore.h"
#include "server/storage/maintenancestore.h"
#include "server/storage/movestore.h"
#include "server/storage/numberstore.h"
#include "server/storage/officestore.h"
#include "server/storage/peoplestore.h"
#include "server/storage/reminderstore.h"
#include "server/storage/reportstore.h"
#include "server/storage/reservationstore.h"
#include "server/storage/sessionstore.h"
#include "server/storage/sheetstore.h"
#include "server/storage/smsstore.h"
#include "server/storage/staffstore.h"

namespace xuanhao {

/// Every repository on one connection.
struct Stores
{
    Stores(SqlConnection& sql, const ServerSecret& secret)
        : numbers(sql)
        , people(sql)
        , applicants(sql)
        , listings(sql)
        , sessions(sql)
        , sheets(sql)
        , reservations(sql)
        , reports(sql)
        , reminders(sql)
        , moves(sql)
        , staff(sql)
        , journal(sql, secret.auditKey())
        , offices(sql)
        , sms(sql)
        , invoices(sql)
        , draws(sql)
        , facts(sql)
        , accountLife(sql)
        , announcements(sql)
        , maintenance(sql)
    {}

    NumberStore numbers;
    PeopleStore people;
    ApplicantStore applicants;
    ListingStore listings;
    SessionStore sessions;
    SheetStore sheets;
    ReservationStore reservations;
    ReportStore reports;
    ReminderStore reminders;
    MoveStore moves;
    StaffStore staff;
    Journal journal;
    OfficeStore offices;
    SmsStore sms;
    InvoiceStore invoices;
    DrawStore draws;
    FactStore facts;
    AccountLifeStore accountLife;
    AnnouncementStore announcements;
    MaintenanceStore maintenance;

    /// What any of them remembers of the database.
    [[nodiscard]] std::vector<Memory*> memories()
    {
        std::vector<Memory*> all;
        const auto add = [&](const std::vector<Memory*>& some) {
            all.insert(all.end(), some.begin(), some.end());
        };
        add(numbers.memories());
        add(people.memories());
        add(sessions.memories());
        add(sheets.memories());
        add(moves.memories());
        add(staff.memories());
        add(journal.memories());
        add(invoices.memories());
        add(draws.memories());
        all.push_back(&maintenance.memory());
        return all;
    }
    /// Everything is read anew: something was changed behind the stores' backs.
    void forget()
    {
        for (Memory* memory : memories())
            memory->forget();
    }
};

/// Whether the machine's clock may decide about the 90 seconds (F7).
enum class ClockTrust {
    Synchronised,
    Unsynchronised, ///< nobody corrects it: warn, go on
    OffByASecond,   ///< it may be off by more than a second: no compose
};

enum class SmsGateway { Configured, None };

/// How long the answer to an operation is kept at least: longer than a counter may be offline.
constexpr std::chrono::hours kOperationsKept{30 * 24};

/// What every use case works with: the stores inside the running transaction, the office, chance.
struct World
{
    Stores stores;
    OfficeReference office;
    Pools pools;
    const ServerSecret& secret;
    RandomSource& random;
    ClockTrust clockTrust = ClockTrust::Synchronised;
    SmsTexts smsTexts = {};
    SmsGateway sms = SmsGateway::None;
    std::chrono::hours operationsKept = kOperationsKept;
    int smsPerSecond = 1000; ///< more are not handed to the gateway
    SessionPresence presence{Instant{}};
    std::vector<FactSource*> factSources = {}; ///< besides the imported files
};

/// Who asks, proved by signature and token.
struct Caller
{
    CounterId counter;
    QString counterName;
    StaffId staff;    ///< empty where no token is needed
    QByteArray token; ///< its hash
    Instant now{};
    QString request; ///< the request's id, for evidence and log

    [[nodiscard]] Actor actor() const { return {counter, staff, now}; }
};

/// Time acts for nobody.
[[nodiscard]] inline Caller nobodyAt(Instant now)
{
    return {.counter = CounterId({}),
            .counterName = {},
            .staff = StaffId({}),
            .token = {},
            .now = now,
            .request = {}};
}

/// A refusal, and whether anything has changed in spite of it (a captcha used up, an attempt recorded). What
/// has changed nothing is rolled back.
struct Refused
{
    enum class Effect { None, Kept };

    Problem problem;
    Effect effect = Effect::None;
};

/// A use case's answer: the JSON of its message.
using Reply = Expected<QJsonObject, Refused>;

[[nodiscard]] inline Unexpected<Refused> refuse(ProblemCode code, QString detail, QJsonObject facts = {})
{
    return Unexpected{Refused{{code, std::move(detail), std::move(facts)}, Refused::Effect::None}};
}

/// Records what a caller did, with the id of the request by which it was done.
inline void audit(World& world, const Caller& caller, const char* action, const QString& object,
                  QJsonObject facts = {})
{
    if (!caller.request.isEmpty())
        facts.insert(QStringLiteral("request"), caller.request);
    world.stores.journal.record({caller.actor(), QString::fromLatin1(action), object, facts});
}

/// What time or the server itself does; nobody asked for it.
inline void auditByItself(World& world, Instant now, const char* action, const QString& object,
                          const QJsonObject& facts = {})
{
    world.stores.journal.record(
        {{CounterId({}), StaffId({}), now}, QString::fromLatin1(action), object, facts});
}

} // namespace xuanhao
