// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/codes.h"

#include "core/base/uuid.h"
#include "server/services/accounts.h"
#include "server/services/sessionwork.h"

#include <QLoggingCategory>

#include <chrono>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central.codes")

using std::chrono::duration_cast;
using std::chrono::seconds;

QByteArray codeHash(const World& world, const SessionId& session, const QString& code)
{
    return world.secret.hashOf("code", session.value() + QLatin1Char('/') + code);
}

QString smsOwner(const QString& id)
{
    return QStringLiteral("sms/") + id;
}

/// "湛江车管所": the office's city is enough for the signature of a text message.
QString messageText(const World& world, const QString& code)
{
    const auto minutes = std::max<qint64>(1, world.office.profile.code.life.count() / 60);
    return QStringLiteral(
               "【%1车管所】选号验证码 %2，%3 "
               "分钟内有效。仅用于确认您本人选定的机动车号牌号码，工作人员不会向您索要，勿转告他人。")
        .arg(world.office.city, code)
        .arg(minutes);
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

QString newCode(RandomSource& random, int digits)
{
    QString code;
    for (int i = 0; i < digits; ++i)
        code.append(QChar(u'0' + static_cast<char16_t>(uniformBelow(random, 10))));
    return code;
}

QString queueSms(World& world, const SmsDraft& draft, Instant now)
{
    const QString id = randomUuid(world.random);
    const QJsonObject message{{QStringLiteral("number"), draft.number}, {QStringLiteral("text"), draft.text}};
    world.stores.sms.add({.id = id,
                          .session = draft.session,
                          .sealed = world.secret.seal(toCanonicalJson(message), smsOwner(id), world.random),
                          .expiresAt = draft.expiresAt},
                         now);
    return id;
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
    const int sentToday = world.stores.people.codesSent(hash, officeDate(caller.now));
    if (auto problem = tooManyCodes(world, waitAfter(last), sentToday, caller.now))
        return Unexpected{Refused{*std::move(problem)}};

    const QString code = newCode(world.random, world.office.profile.code.digits);
    world.stores.sessions.setCode(
        id,
        queueCode(world, {.session = id.value(), .number = mobile->text(), .text = messageText(world, code)},
                  codeHash(world, id, code), caller.now));
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
    world.stores.sessions.dropCode(id);
    audit(world, caller, *outcome == Outcome::Reserved ? "session.reserve" : "session.confirmCode",
          id.value());
    return work->view();
}

std::optional<OutgoingSms> nextSms(World& world, Instant now)
{
    for (const QString& id : world.stores.sms.expire(now))
        auditByItself(world, now, "sms.expired", id);
    while (const auto row = world.stores.sms.next()) {
        if (const auto clear = world.secret.open(row->sealed, smsOwner(row->id))) {
            const QJsonObject message = parseJsonObject(*clear).value();
            return OutgoingSms{row->id, message.value(QStringLiteral("number")).toString(),
                               message.value(QStringLiteral("text")).toString()};
        }
        // One damaged message must not keep the others waiting.
        qCCritical(log).noquote() << "SMS" << row->id << "was sealed with another secret, or is damaged.";
        finishSms(world, row->id, SmsResult::Failed, now);
    }
    return std::nullopt;
}

void finishSms(World& world, const QString& id, SmsResult result, Instant now)
{
    world.stores.sms.finish(id, result == SmsResult::Sent ? QStringLiteral("sent") : QStringLiteral("failed"),
                            now);
    auditByItself(world, now, result == SmsResult::Sent ? "sms.sent" : "sms.failed", id);
}

} // namespace xuanhao
