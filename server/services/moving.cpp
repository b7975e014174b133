// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/moving.h"

#include "server/services/codes.h"
#include "server/services/sessionwork.h"

#include <chrono>

namespace xuanhao {

namespace {

constexpr std::chrono::minutes kAskLife{10};

QByteArray codeHash(const World& world, const SessionId& session, const CounterId& to, const QString& code)
{
    return world.secret.hashOf("moveCode",
                               session.value() + QLatin1Char('/') + to.value() + QLatin1Char('/') + code);
}

QString messageText(const World& world, const QString& code, const QString& counter)
{
    return world.smsTexts.filled(SmsTextId::Move, {{QStringLiteral("code"), code},
                                                   {QStringLiteral("minutes"), codeMinutes(world)},
                                                   {QStringLiteral("counter"), counter}});
}

/// The question as long as it can be answered.
std::optional<MoveRow> liveAsk(World& world, const SessionId& id, Instant now)
{
    auto move = world.stores.moves.moveOf(id);
    if (!move || move->isDeclined || move->expiresAt <= now)
        return std::nullopt;
    return move;
}

Unexpected<Refused> notAsked()
{
    return refuse(ProblemCode::MoveNotAsked, QStringLiteral("nobody asks for this session, or not any more"));
}

int codesSentToday(World& world, SessionWork& work, Instant now)
{
    const auto mobile = mobileOf(world, work.row().account);
    return mobile ? world.stores.moves.codesSent(world.secret.mobileHash(*mobile), officeDate(now)) : 0;
}

Reply viewOf(World& world, const Caller& caller, SessionWork& work, const SessionId& id)
{
    const CounterId& home = work.state().terminal();
    MoveView view{.session = id.value(),
                  .counterName = world.stores.staff.counterName(home),
                  .isHere = work.isAtOwnCounter(),
                  .state = MoveState::None,
                  .expiresAt = {},
                  .mayUseCode = false,
                  .code = {}};
    const auto move = world.stores.moves.moveOf(id);
    if (!move || !(move->to == caller.counter) || move->expiresAt <= caller.now)
        return view.toJson();
    view.state = move->isDeclined ? MoveState::Declined : MoveState::Asked;
    if (move->isDeclined)
        return view.toJson();
    view.expiresAt = move->expiresAt;
    view.mayUseCode = world.presence.isSilent(id, caller.now);
    if (move->code && caller.now < move->code->expiresAt)
        view.code = codeState(world, *move->code, codesSentToday(world, work, caller.now));
    return view.toJson();
}

/// Loads a live session of another counter.
Expected<SessionWork, Refused> foreignSession(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (!work->state().isLive())
        return Unexpected{Refused{Problem::refused(Refusal::SessionOver)}};
    return *std::move(work);
}

void carryOver(World& world, const Caller& caller, SessionWork& work, const MoveRow& move, const char* how)
{
    const CounterId from = work.state().terminal();
    work.moveTo(move.to);
    if (move.to == caller.counter) // it will not have asked for it yet when the next one asks who is silent
        world.presence.heard(move.session, caller.now);
    world.stores.moves.drop(move.session);
    audit(world, caller, "session.move", move.session.value(),
          {{QStringLiteral("from"), from.value()},
           {QStringLiteral("to"), move.to.value()},
           {QStringLiteral("confirmed"), QString::fromLatin1(how)}});
}

} // namespace

std::optional<SessionView::MoveAsked> moveAsked(World& world, const SessionId& id, Instant now)
{
    const auto move = liveAsk(world, id, now);
    if (!move)
        return std::nullopt;
    return SessionView::MoveAsked{move->to.value(), world.stores.staff.counterName(move->to),
                                  move->expiresAt};
}

Reply askMove(World& world, const Caller& caller, const SessionId& id)
{
    auto work = foreignSession(world, caller, id);
    if (!work)
        return Unexpected{work.error()};
    if (!work->isAtOwnCounter()) {
        MoveRow move{.session = id,
                     .to = caller.counter,
                     .staff = caller.staff,
                     .askedAt = caller.now,
                     .expiresAt = caller.now + kAskLife,
                     .isDeclined = false,
                     .code = {}};
        // A code that is on its way stays good for the counter it was sent for; for another one only the wait
        // stays.
        if (const auto before = world.stores.moves.moveOf(id); before && before->code) {
            move.code = before->code;
            if (!(before->to == caller.counter))
                move.code->expiresAt = caller.now;
        }
        world.stores.moves.set(move);
        audit(world, caller, "session.askMove", id.value());
    }
    return viewOf(world, caller, *work, id);
}

Reply showMove(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    return viewOf(world, caller, *work, id);
}

Reply decideMove(World& world, const Caller& caller, const SessionId& id, const MoveDecisionRequest& request)
{
    auto work = foreignSession(world, caller, id);
    if (!work)
        return Unexpected{work.error()};
    if (!work->isAtOwnCounter())
        return Unexpected{Refused{Problem::refused(Refusal::OtherTerminal)}};
    auto move = liveAsk(world, id, caller.now);
    if (!move || move->to.value() != request.counter)
        return notAsked();
    if (request.decision == MoveDecision::Confirm) {
        carryOver(world, caller, *work, *move, "counter");
        return work->view();
    }
    move->isDeclined = true;
    world.stores.moves.set(*move);
    audit(world, caller, "session.declineMove", id.value(), {{QStringLiteral("to"), move->to.value()}});
    return work->view();
}

Reply sendMoveCode(World& world, const Caller& caller, const SessionId& id)
{
    auto work = foreignSession(world, caller, id);
    if (!work)
        return Unexpected{work.error()};
    auto move = liveAsk(world, id, caller.now);
    if (!move || !(move->to == caller.counter))
        return notAsked();
    if (!world.presence.isSilent(id, caller.now))
        return refuse(
            ProblemCode::MoveNeedsCounter, QStringLiteral("the counter is attended; it confirms itself"),
            {{QStringLiteral("counter"), world.stores.staff.counterName(work->state().terminal())}});
    if (world.sms == SmsGateway::None)
        return refuse(ProblemCode::SmsUnavailable, QStringLiteral("no SMS gateway is configured"));
    const auto mobile = mobileOf(world, work->row().account);
    if (!mobile)
        return Unexpected{mobile.error()};
    const MobileHash hash = world.secret.mobileHash(*mobile);
    const int sentToday = world.stores.moves.codesSent(hash, officeDate(caller.now));
    if (auto problem = tooManyCodes(world, waitAfter(move->code), sentToday, caller.now))
        return Unexpected{Refused{*std::move(problem)}};

    if (move->code) // an older message that still waits would arrive after this one
        world.stores.sms.withdraw(move->code->sms, caller.now);
    const QString code = newCode(world.random, world.office.profile.code.digits);
    // Of no session: it says nothing about the code of the choice.
    move->code = queueCode(world,
                           {.session = {},
                            .number = mobile->text(),
                            .text = messageText(world, code, world.stores.staff.counterName(move->to))},
                           codeHash(world, id, move->to, code), caller.now);
    world.stores.moves.set(*move);
    world.stores.moves.countCode(hash, officeDate(caller.now));
    audit(world, caller, "session.sendMoveCode", id.value());
    return viewOf(world, caller, *work, id);
}

Reply moveByCode(World& world, const Caller& caller, const SessionId& id, const CodeRequest& request)
{
    auto work = foreignSession(world, caller, id);
    if (!work)
        return Unexpected{work.error()};
    auto move = liveAsk(world, id, caller.now);
    if (!move || !(move->to == caller.counter))
        return notAsked();
    const QByteArray typed = codeHash(world, id, move->to, request.code.trimmed());
    if (const auto wrong = tryCode(move->code, typed, caller.now)) {
        if (wrong->effect == Refused::Effect::Kept) {
            world.stores.moves.set(*move);
            audit(world, caller, "session.wrongMoveCode", id.value());
        }
        return Unexpected{*wrong};
    }
    carryOver(world, caller, *work, *move, "code");
    return work->view();
}

} // namespace xuanhao
