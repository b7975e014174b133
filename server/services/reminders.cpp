// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/reminders.h"

#include "server/services/accounts.h"
#include "server/services/numbertext.h"
#include "server/services/smsqueue.h"

#include <chrono>

namespace xuanhao {

namespace {

using namespace std::chrono_literals;

constexpr int kMinutesPerHour = 60;
constexpr int kFirstMinute = 9 * kMinutesPerHour;
/// What is made later than this would hardly leave before kSilence.
constexpr int kLastMinute = 17 * kMinutesPerHour;
constexpr std::chrono::hours kSilence{18};
/// With one piece each minute that is 12,000 an hour.
constexpr int kAtOnce = 200;

std::optional<MobileNumber> mobileOf(World& world, const AccountId& id)
{
    const auto account = world.stores.people.account(id);
    const auto data = account ? dataOf(world, *account) : std::nullopt;
    const auto mobile = MobileNumber::parse(data ? data->mobile : QString());
    return mobile ? std::optional(*mobile) : std::nullopt;
}

QString messageText(const World& world, const DueReminder& due)
{
    return world.smsTexts.filled(
        SmsTextId::Reminder,
        {{QStringLiteral("number"), numberText(due.pool.authority, due.pool.kind, due.number)},
         {QStringLiteral("day"), due.lastDay.toString(QStringLiteral("yyyy年M月d日"))},
         {QStringLiteral("years"), QString::number(world.office.profile.reservation.blacklistYears)}});
}

} // namespace

void remindOfLastDays(World& world, Instant now)
{
    const int days = world.office.profile.reservation.remindDays;
    const int minute = officeMinuteOfDay(now);
    if (days == 0 || world.sms == SmsGateway::None || minute < kFirstMinute || minute >= kLastMinute)
        return;
    const QDate today = officeDate(now);
    const Instant midnight = officeMidnight(today);
    // Whoever got the number today knows the day.
    for (const DueReminder& due : world.stores.reminders.due(today, today.addDays(days), midnight, kAtOnce)) {
        QString sms;
        if (const auto mobile = mobileOf(world, due.account))
            sms = queueSms(world,
                           {.session = {},
                            .number = mobile->text(),
                            .text = messageText(world, due),
                            .expiresAt = midnight + kSilence},
                           now);
        world.stores.reminders.set(due.session, sms, now);
        auditByItself(world, now, sms.isEmpty() ? "session.cannotRemind" : "session.remind",
                      due.session.value(),
                      {{QStringLiteral("lastDay"), toIsoDate(due.lastDay)}, {QStringLiteral("sms"), sms}});
    }
}

} // namespace xuanhao
