// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/staffdesk.h"

namespace xuanhao {

// Identity without a code: the clerk and a second member of staff answer for it while no code can reach the
// applicant (B11).

struct Witness
{
    SessionId session;
    QString reason;
    PasswordCheck check;
};
[[nodiscard]] Expected<Witness, Refused> beginWitness(World& world, const Caller& caller, const SessionId& id,
                                                      const WitnessRequest& request);
/// Wrong passwords count against the second person. What the right code does happens, and both are recorded
/// with the reason.
[[nodiscard]] Reply finishWitness(World& world, const Caller& caller, const Witness& witness,
                                  PasswordResult result);

} // namespace xuanhao
