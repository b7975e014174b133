// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/codes.h"

#include "core/base/check.h"
#include "server/services/accounts.h"
#include "server/services/sessionwork.h"

#include <chrono>

namespace xuanhao {

namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

QByteArray codeHash(const World& world, const SessionId& session, const QString& code)
{
    return world.secret.hashOf("code", session.value() + QLatin1Char('/') + code);
}

QString messageText(const World& world, const QString& code)
{
    return world.smsTexts.filled(
        SmsTextId::Code, {{QStringLiteral("code"), code}, {QStringLiteral("minutes"), codeMinutes(world)}});
}

} // namespace

Expected<MobileNumber, Refused> mobileOf(World& world, const AccountId& id)
{
    const auto account = world.stores.people.account(id);
    const auto data = account ? dataOf(world, *account) : std::nullopt;
    if (!data)
        return unreadable(id);
    return MobileNumber::parse(data->mobile).value();
}

std::optional<Problem> tooManyCodes(const World& world, std::optional<Instant> resendAt, int sentToday,
                                    Instant now)
{
    if (resendAt && now < *resendAt) {
        const auto wait = duration_cast<seconds>(*resendAt - now + Milliseconds(999));
        return Problem{ProblemCode::CodeTooSoon,
                       QStringLiteral("the last code was sent a moment ago"),
                       {{QStringLiteral("waitSeconds"), qint64{wait.count()}}}};
    }
    const int limit = world.office.profile.code.perDay;
    if (sentToday >= limit)
        return Problem{ProblemCode::CodeLimit,
                       QStringLiteral("no more codes for this mobile today"),
                       {{QStringLiteral("limit"), limit}}};
    return std::nullopt;
}

std::optional<CodeTrouble> codeTrouble(World& world, const SessionId& id)
{
    if (world.sms == SmsGateway::None)
        return CodeTrouble::NoGateway;
    const auto ifDown =
        gatewayState(world) == GatewayState::Down ? std::optional(CodeTrouble::GatewayDown) : std::nullopt;
    const auto code = world.stores.sessions.code(id);
    if (!code)
        return ifDown;
    const SmsStanding sms = world.stores.sms.standing(code->sms);
    switch (smsStateOf(sms)) {
    case SmsState::Sent:
    case SmsState::Delivered:
        return std::nullopt;
    case SmsState::Undelivered:
        return CodeTrouble::Undelivered;
    case SmsState::Queued: // one that was never tried waits for its first turn
        return sms.attempts > 0 ? std::optional(CodeTrouble::GatewayDown) : ifDown;
    case SmsState::Failed:
        // Whoever was not reached for a while may be reached now: that takes another code.
        return isRefusal(sms) ? std::optional(CodeTrouble::Refused) : ifDown;
    }
    checkFailed("a known state", __FILE__, __LINE__);
}

void dropCode(World& world, const SessionId& id, Instant now)
{
    if (const auto code = world.stores.sessions.code(id))
        world.stores.sms.withdraw(code->sms, now);
    world.stores.sessions.dropCode(id);
}

void giveFullTime(World& world, const SmsRow& sms, Instant now)
{
    const SessionId id(sms.session);
    auto code = world.stores.sessions.code(id);
    if (!code || code->sms != sms.id)
        return;
    code->expiresAt = now + world.office.profile.code.life;
    world.stores.sessions.setCode(id, *code);
    const Caller nobody = nobodyAt(now);
    if (auto work = SessionWork::load(world, id, nobody))
        work->holdFor(code->expiresAt);
}

QString newCode(RandomSource& random, int digits)
{
    QString code;
    for (int i = 0; i < digits; ++i)
        code.append(QChar(u'0' + static_cast<char16_t>(uniformBelow(random, 10))));
    return code;
}

QString codeMinutes(const World& world)
{
    return QString::number(std::max<qint64>(1, world.office.profile.code.life.count() / 60));
}

CodeRow queueCode(World& world, SmsDraft draft, const QByteArray& hash, Instant now)
{
    const Profile::Code& rules = world.office.profile.code;
    draft.expiresAt = now + rules.life;
    return {.hash = hash,
            .sms = queueSms(world, draft, now),
            .sentAt = now,
            .expiresAt = draft.expiresAt,
            .resendAt = now + rules.resendWait,
            .attemptsLeft = rules.attempts};
}

std::optional<Refused> tryCode(std::optional<CodeRow>& code, const QByteArray& typed, Instant now)
{
    if (!code || code->expiresAt <= now)
        return Refused{
            {ProblemCode::CodeExpired, QStringLiteral("there is no code that is still valid"), {}}};
    if (code->attemptsLeft == 0)
        return Refused{
            {ProblemCode::CodeAttemptsUsed, QStringLiteral("too many wrong entries for this code"), {}}};
    if (code->hash == typed)
        return std::nullopt;
    --code->attemptsLeft;
    return Refused{{ProblemCode::CodeWrong,
                    QStringLiteral("this is not the code"),
                    {{QStringLiteral("attemptsLeft"), code->attemptsLeft}}},
                   Refused::Effect::Kept};
}

Reply sendCode(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (const auto refusal = work->refusalFor(command::ConfirmCode{}))
        return Unexpected{Refused{Problem::refused(*refusal)}};
    if (world.sms == SmsGateway::None)
        return refuse(ProblemCode::SmsUnavailable, QStringLiteral("no SMS gateway is configured"));
    const auto mobile = mobileOf(world, work->row().account);
    if (!mobile)
        return Unexpected{mobile.error()};
    const MobileHash hash = world.secret.mobileHash(*mobile);
    const auto last = world.stores.sessions.code(id);
    // A code that has not left leaves its place in the day's count to the next one: an outage uses nothing
    // up.
    const bool isReplacement = last && hasNotLeft(world.stores.sms.standing(last->sms));
    const int sentToday =
        world.stores.people.codesSent(hash, officeDate(caller.now)) - (isReplacement ? 1 : 0);
    if (auto problem = tooManyCodes(world, waitAfter(last), sentToday, caller.now))
        return Unexpected{Refused{*std::move(problem)}};

    // After an outage the hold may be nearly over; the new code is worth nothing without it.
    if (codeTrouble(world, id))
        work->holdFor(caller.now + world.office.profile.code.life);
    dropCode(world, id, caller.now); // its message would arrive after this one
    const QString code = newCode(world.random, world.office.profile.code.digits);
    world.stores.sessions.setCode(
        id,
        queueCode(world, {.session = id.value(), .number = mobile->text(), .text = messageText(world, code)},
                  codeHash(world, id, code), caller.now));
    if (!isReplacement)
        world.stores.people.countCode(hash, officeDate(caller.now));
    audit(world, caller, "session.sendCode", id.value());
    return work->view();
}

Reply confirmCode(World& world, const Caller& caller, const SessionId& id, const CodeRequest& request)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (const auto refusal = work->refusalFor(command::ConfirmCode{}))
        return Unexpected{Refused{Problem::refused(*refusal)}};
    auto code = world.stores.sessions.code(id);
    const QByteArray typed = codeHash(world, id, request.code.trimmed());
    if (const auto wrong = tryCode(code, typed, caller.now)) {
        if (wrong->effect == Refused::Effect::Kept) {
            world.stores.sessions.setCode(id, *code);
            audit(world, caller, "session.wrongCode", id.value());
        }
        return Unexpected{*wrong};
    }
    const auto outcome = work->handle(command::ConfirmCode{});
    if (!outcome)
        return Unexpected{Refused{Problem::refused(outcome.error())}};
    dropCode(world, id, caller.now);
    audit(world, caller, *outcome == Outcome::Reserved ? "session.reserve" : "session.confirmCode",
          id.value());
    return work->view();
}

} // namespace xuanhao
