// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/choosing.h"

#include "core/base/uuid.h"
#include "core/domain/plates/platenumber.h"
#include "server/services/draws.h"
#include "server/services/opening.h"
#include "server/services/sessionwork.h"

namespace xuanhao {

namespace {

constexpr Milliseconds kCaptchaLife{120'000};

Unexpected<Refused> refused(Refusal refusal)
{
    return Unexpected{Refused{Problem::refused(refusal)}};
}

/// An act from a counter the session was moved away from voids nothing, because that counter may have slept;
/// it stays in the record all the same (B10).
Unexpected<Refused> refusedAct(World& world, const Caller& caller, SessionWork& work, Refusal refusal)
{
    if (refusal != Refusal::OtherTerminal || !work.state().wasAt(caller.counter))
        return refused(refusal);
    const SessionRow& row = work.row();
    world.stores.sessions.recordAttempt(row.person, row.id, caller.request, caller.actor());
    audit(world, caller, "session.formerTerminalRefused", row.id.value());
    return Unexpected{Refused{Problem::refused(refusal), Refused::Effect::Kept}};
}

/// Why an act made the selection void stands beside the act (B9, B10).
QJsonObject withEnd(QJsonObject facts, const SessionWork& work, Outcome outcome)
{
    if (outcome == Outcome::Voided)
        facts.insert(QStringLiteral("end"), wireWord(work.state().endReason().value()));
    return facts;
}

/// Loads the session, carries out the command, writes it down.
Reply act(World& world, const Caller& caller, const SessionId& id, const Command& command, const char* action)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    const auto outcome = work->handle(command);
    if (!outcome)
        return refusedAct(world, caller, *work, outcome.error());
    QJsonObject facts{{QStringLiteral("stage"), wireWord(work->state().stage())}};
    if (*outcome == Outcome::BatchDrawn)
        facts.insert(QStringLiteral("draw"), work->drawNumber()->text());
    audit(world, caller, action, id.value(), withEnd(facts, *work, *outcome));
    return work->view();
}

Expected<SerialIndex, Problem> indexOf(const SessionWork& work, const World& world, const QString& serial)
{
    const auto pool = work.pool();
    if (!pool)
        return Unexpected{Problem::refused(Refusal::StepMissing)};
    const auto authority = Authority::parse(world.office.authority);
    const auto number = PlateNumber::fromSerial(*authority, pool->kind, serial);
    if (!number)
        return Unexpected{Problem::invalidField(QStringLiteral("serial"), number.error())};
    return number->index();
}

/// Which number an audit row is about, without naming it: the log holds ids and keyed hashes only (E5).
QString hashOfNumber(const World& world, const PoolKey& pool, SerialIndex number)
{
    const QString text = pool.authority + QLatin1Char('/') + wireWord(pool.kind) + QLatin1Char('/') +
                         SerialRules::of(pool.kind).serialAt(number);
    return QString::fromLatin1(world.secret.hashOf("number", text).toHex());
}

/// Carries out a command about one of the drawn numbers.
template <typename Command>
Reply actOnNumber(World& world, const Caller& caller, const SessionId& id, const QString& serial,
                  const char* action)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    const auto number = indexOf(*work, world, serial);
    if (!number)
        return Unexpected{Refused{number.error()}};
    const auto outcome = work->handle(Command{*number});
    if (!outcome)
        return refusedAct(world, caller, *work, outcome.error());
    audit(world, caller, action, id.value(),
          {{QStringLiteral("number"), hashOfNumber(world, *work->pool(), *number)}});
    return work->view();
}

/// As people type it: any case, with the full-width letters of Chinese input methods.
QString plainAnswer(const QString& typed)
{
    return typed.normalized(QString::NormalizationForm_KC).trimmed().toUpper();
}

QByteArray answerHash(const World& world, const QString& id, const QString& answer)
{
    return world.secret.hashOf("captcha", id + QLatin1Char('/') + answer);
}

/// One look at a captcha uses it up; wrong or late, the applicant needs a new one.
std::optional<Refused> wrongCaptcha(World& world, const Caller& caller, const SessionId& session,
                                    const VerifyRequest& request)
{
    const auto captcha = world.stores.sessions.takeCaptcha(request.captcha);
    if (!captcha || !(captcha->session == session) || captcha->expiresAt <= caller.now)
        return Refused{{ProblemCode::CaptchaExpired, QStringLiteral("the captcha is used up or too old"), {}},
                       Refused::Effect::Kept};
    if (captcha->answerHash != answerHash(world, request.captcha, plainAnswer(request.captchaAnswer)))
        return Refused{{ProblemCode::CaptchaWrong, QStringLiteral("the captcha was answered wrongly"), {}},
                       Refused::Effect::Kept};
    return std::nullopt;
}

QJsonObject lastVerify(World& world, const PoolKey& pool, SerialIndex number, Outcome outcome)
{
    const SerialRules& rules = SerialRules::of(pool.kind);
    QJsonArray near;
    const int limit = world.office.profile.compose.nearNumbers;
    if (outcome == Outcome::NumberTaken) {
        for (const SerialIndex other : world.pools.composable(pool).nearNumbers(number, limit))
            near.append(rules.serialAt(other));
    }
    return {{QStringLiteral("serial"), rules.serialAt(number)},
            {QStringLiteral("isLocked"), outcome == Outcome::NumberLocked},
            {QStringLiteral("nearSerials"), near}};
}

} // namespace

Reply startCompose(World& world, const Caller& caller, const SessionId& id)
{
    if (world.clockTrust == ClockTrust::OffByASecond)
        return refuse(ProblemCode::ClockUntrusted,
                      QStringLiteral("the server's clock may be off by more than a second"));
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (auto problem = underMaintenance(world, caller.now); problem && work->isAtOwnCounter())
        return Unexpected{Refused{*std::move(problem)}};
    work->row().lastVerify.reset();
    const auto outcome = work->handle(command::StartCompose{});
    if (!outcome)
        return refused(outcome.error());
    audit(world, caller, "session.compose", id.value(),
          {{QStringLiteral("deadline"), toOfficeIso(work->state().composeWindow()->deadline)}});
    return work->view();
}

Reply newCaptcha(World& world, const Caller& caller, const SessionId& id, CaptchaMaker& maker)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (!work->state().isLive())
        return refused(Refusal::SessionOver);
    if (!work->isAtOwnCounter())
        return refused(Refusal::OtherTerminal);
    if (work->state().stage() != Stage::Composing)
        return refused(Refusal::WrongStage);
    const Captcha captcha = maker.make();
    const QString captchaId = timedUuid(caller.now, world.random);
    const Instant expiresAt = caller.now + kCaptchaLife;
    world.stores.sessions.addCaptcha(captchaId, id, answerHash(world, captchaId, plainAnswer(captcha.text)),
                                     expiresAt);
    audit(world, caller, "captcha.make", id.value(), {{QStringLiteral("captcha"), captchaId}});
    return CaptchaReply{captchaId, captcha.png, expiresAt}.toJson();
}

Reply verify(World& world, const Caller& caller, const SessionId& id, const VerifyRequest& request)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    const auto number = indexOf(*work, world, request.serial);
    if (!number)
        return Unexpected{Refused{number.error()}};
    const command::Verify command{*number};
    // From another terminal it is an act that voids, whatever the captcha says (B10).
    if (work->isAtOwnCounter()) {
        if (const auto refusal = work->refusalFor(command))
            return refused(*refusal);
        if (world.pools.isDrawOnly(*work->pool(), *number))
            return refused(Refusal::DrawOnly);
        if (world.office.profile.compose.needsCaptcha) {
            if (auto wrong = wrongCaptcha(world, caller, id, request)) {
                audit(world, caller, "captcha.wrong", id.value(),
                      {{QStringLiteral("problem"), wireWord(wrong->problem.code)}});
                return Unexpected{*std::move(wrong)};
            }
        }
    }
    QJsonObject facts{{QStringLiteral("number"), hashOfNumber(world, *work->pool(), *number)}};
    const auto outcome = work->handle(command, [&](Outcome found) {
        if (found != Outcome::NumberLocked && found != Outcome::NumberTaken)
            return;
        work->row().lastVerify = lastVerify(world, *work->pool(), *number, found);
        facts.insert(QStringLiteral("isLocked"), found == Outcome::NumberLocked);
    });
    if (!outcome)
        return refusedAct(world, caller, *work, outcome.error());
    audit(world, caller, "session.verify", id.value(), withEnd(facts, *work, *outcome));
    return work->view();
}

Reply clearLocked(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    work->row().lastVerify.reset();
    const auto outcome = work->handle(command::Clear{});
    if (!outcome)
        return refused(outcome.error());
    audit(world, caller, "session.clear", id.value());
    return work->view();
}

Reply submit(World& world, const Caller& caller, const SessionId& id)
{
    return act(world, caller, id, command::Submit{}, "session.submit");
}

Reply draw(World& world, const Caller& caller, const SessionId& id, const DrawRequest& request)
{
    // From another counter it is an act that voids, whatever the hour (B10).
    if (auto problem = underMaintenance(world, caller.now)) {
        const auto work = SessionWork::load(world, id, caller);
        if (work && work->isAtOwnCounter())
            return Unexpected{Refused{*std::move(problem)}};
    }
    if (!drawSeed(world, officeDate(caller.now), caller.now))
        return refuse(ProblemCode::Internal, QStringLiteral("the seed of today's draws cannot be read"));
    const bool isOnSite = request.kind == DrawKind::OnSite;
    return act(world, caller, id, command::Draw{request.kind, request.withoutFour},
               isOnSite ? "session.drawOnSite" : "session.draw");
}

Reply keepAside(World& world, const Caller& caller, const SessionId& id, const ChooseRequest& request)
{
    return actOnNumber<command::KeepAside>(world, caller, id, request.serial, "session.keepAside");
}

Reply chooseDrawn(World& world, const Caller& caller, const SessionId& id, const ChooseRequest& request)
{
    return actOnNumber<command::ChooseDrawn>(world, caller, id, request.serial, "session.choose");
}

Reply giveUpChoice(World& world, const Caller& caller, const SessionId& id)
{
    return act(world, caller, id, command::GiveUpChoice{}, "session.giveUp");
}

} // namespace xuanhao
