// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/accesscodes.h"

#include "server/services/accountlife.h"
#include "server/services/accounts.h"
#include "server/services/codes.h"

#include <chrono>

namespace xuanhao {

namespace {

constexpr int kDigits = 8;
constexpr int kAttempts = 10;
constexpr int kLifeDays = 7;
constexpr std::chrono::hours kLife{kLifeDays * 24};

QByteArray codeHash(const World& world, const AccountId& id, const QString& code)
{
    return world.secret.hashOf("access", id.value() + QLatin1Char('/') + code);
}

QString messageText(const World& world, const QString& code)
{
    return world.smsTexts.filled(SmsTextId::Access, {{QStringLiteral("code"), code},
                                                     {QStringLiteral("days"), QString::number(kLifeDays)}});
}

bool works(const AccessRow& access, Instant now)
{
    return !access.codeHash.isEmpty() && now < access.expiresAt && access.attemptsLeft > 0;
}

void send(World& world, const Caller& caller, const AccountId& id, const MobileNumber& mobile)
{
    const MobileHash hash = world.secret.mobileHash(mobile);
    const QString code = newCode(world.random, kDigits);
    const Instant expiresAt = caller.now + kLife;
    const AccessRow access{.codeHash = codeHash(world, id, code),
                           .sms = queueSms(world,
                                           {.session = {},
                                            .number = mobile.text(),
                                            .text = messageText(world, code),
                                            .expiresAt = expiresAt},
                                           caller.now),
                           .expiresAt = expiresAt,
                           .resendAt = caller.now + world.office.profile.code.resendWait,
                           .attemptsLeft = kAttempts,
                           .passwordHash = {},
                           .passwordSetAt = {}};
    world.stores.applicants.setAccess(id, access);
    world.stores.applicants.countCode(hash, officeDate(caller.now));
    audit(world, caller, "account.sendCode", id.value());
}

} // namespace

void sendFirstCode(World& world, const Caller& caller, const AccountId& id, const QString& mobile)
{
    const auto number = MobileNumber::parse(mobile);
    if (!number || world.sms == SmsGateway::None)
        return;
    const int sentToday =
        world.stores.applicants.codesSent(world.secret.mobileHash(*number), officeDate(caller.now));
    if (!tooManyCodes(world, {}, sentToday, caller.now))
        send(world, caller, id, *number);
}

void followMobile(World& world, const Caller& caller, const AccountId& id, const QString& mobile)
{
    auto access = world.stores.applicants.access(id);
    if (access && !access->passwordHash.isEmpty())
        return;
    if (access) {
        // Whoever has the wrong number must not read a code that works, nor one that is on its way.
        world.stores.sms.withdraw(access->sms, caller.now);
        access->codeHash.clear();
        world.stores.applicants.setAccess(id, *access);
        audit(world, caller, "account.voidCode", id.value());
    }
    sendFirstCode(world, caller, id, mobile);
}

Reply sendAccessCode(World& world, const Caller& caller, const AccountId& id)
{
    const auto account = settledAccount(world, id, caller.now);
    if (!account)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such account"));
    if (account->endedAt)
        return Unexpected{Refused{accountEnded(*account)}};
    const auto access = world.stores.applicants.access(id);
    if (access && !access->passwordHash.isEmpty())
        return refuse(ProblemCode::PasswordAlreadySet, QStringLiteral("the applicant has a password"));
    if (world.sms == SmsGateway::None)
        return refuse(ProblemCode::SmsUnavailable, QStringLiteral("no SMS gateway is configured"));
    const auto data = dataOf(world, *account);
    if (!data)
        return unreadable(id);
    const MobileNumber mobile = MobileNumber::parse(data->mobile).value();
    const auto resendAt =
        access && !access->codeHash.isEmpty() ? std::optional(access->resendAt) : std::nullopt;
    const int sentToday =
        world.stores.applicants.codesSent(world.secret.mobileHash(mobile), officeDate(caller.now));
    if (auto problem = tooManyCodes(world, resendAt, sentToday, caller.now))
        return Unexpected{Refused{*std::move(problem)}};
    if (access) // an older message that still waits would arrive after this one
        world.stores.sms.withdraw(access->sms, caller.now);
    send(world, caller, id, mobile);
    return accessView(world, id, mobile.text(), caller.now).toJson();
}

AccessView accessView(World& world, const AccountId& id, const QString& mobile, Instant now)
{
    AccessView view;
    if (const auto number = MobileNumber::parse(mobile))
        view.maskedMobile = number->masked();
    const auto access = world.stores.applicants.access(id);
    if (!access)
        return view;
    if (!access->passwordHash.isEmpty()) {
        view.state = AccessState::PasswordSet;
        return view;
    }
    if (access->codeHash.isEmpty())
        return view;
    view.resendAt = access->resendAt;
    if (!works(*access, now))
        return view;
    const SmsState sms = smsStateOf(world.stores.sms.standing(access->sms));
    view.state = sms == SmsState::Failed || sms == SmsState::Undelivered ? AccessState::CodeFailed
                                                                         : AccessState::CodeSent;
    view.expiresAt = access->expiresAt;
    return view;
}

bool tryAccessCode(World& world, const AccountId& id, const QString& code, Instant now)
{
    auto access = world.stores.applicants.access(id);
    if (!access || !works(*access, now))
        return false;
    if (access->codeHash == codeHash(world, id, code))
        return true;
    --access->attemptsLeft;
    world.stores.applicants.setAccess(id, *access);
    return false;
}

} // namespace xuanhao
