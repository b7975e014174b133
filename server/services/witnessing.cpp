// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/witnessing.h"

#include "server/services/codes.h"
#include "server/services/sessionwork.h"

namespace xuanhao {

namespace {

constexpr const char* kSecondPerson = "witnessing takes a second, different member of staff";

/// The session in which identity may be witnessed now; asked again when the password has been compared.
Expected<SessionWork, Refused> workToWitness(World& world, const Caller& caller, const SessionId& id)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (const auto refusal = work->refusalFor(command::ConfirmCode{}))
        return Unexpected{Refused{Problem::refused(*refusal)}};
    if (!codeTrouble(world, id))
        return refuse(ProblemCode::CodeReachable, QStringLiteral("a code can reach the applicant"));
    return *std::move(work);
}

} // namespace

Expected<Witness, Refused> beginWitness(World& world, const Caller& caller, const SessionId& id,
                                        const WitnessRequest& request)
{
    if (const auto work = workToWitness(world, caller, id); !work)
        return Unexpected{work.error()};
    auto check = beginSecondSignIn(world, caller, {request.secondStaff, request.secondPassword},
                                   request.reason, kSecondPerson);
    if (!check)
        return Unexpected{check.error()};
    return Witness{id, request.reason, *std::move(check)};
}

Reply finishWitness(World& world, const Caller& caller, const Witness& witness, PasswordResult result)
{
    const auto staff = proveStaff(world, caller, witness.check.staff, result);
    if (!staff)
        return Unexpected{staff.error()};
    if (staff->role == wireWord(Role::Administrator))
        return secondPersonUnfit(kSecondPerson, "role");
    auto work = workToWitness(world, caller, witness.session);
    if (!work)
        return Unexpected{work.error()};
    const CodeTrouble trouble = *codeTrouble(world, witness.session);
    const auto outcome = work->handle(command::ConfirmCode{});
    if (!outcome)
        return Unexpected{Refused{Problem::refused(outcome.error())}};
    dropCode(world, witness.session, caller.now);
    audit(world, caller, "session.witness", witness.session.value(),
          {{QStringLiteral("secondStaff"), staff->id.value()},
           {QStringLiteral("reason"), witness.reason},
           {QStringLiteral("trouble"), wireWord(trouble)}});
    if (*outcome == Outcome::Reserved)
        audit(world, caller, "session.reserve", witness.session.value());
    return work->view();
}

} // namespace xuanhao
