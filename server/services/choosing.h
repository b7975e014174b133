// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/captcha/captchamaker.h"
#include "server/services/world.h"

namespace xuanhao {

// Composing and drawing (B4–B10). Verify, keeping aside and choosing are the only requests that carry a
// serial, and none names a person: a live session of rules and recorded facts decides (F6).
[[nodiscard]] Reply startCompose(World& world, const Caller& caller, const SessionId& id);
[[nodiscard]] Reply newCaptcha(World& world, const Caller& caller, const SessionId& id, CaptchaMaker& maker);
[[nodiscard]] Reply verify(World& world, const Caller& caller, const SessionId& id,
                           const VerifyRequest& request);
[[nodiscard]] Reply clearLocked(World& world, const Caller& caller, const SessionId& id);
[[nodiscard]] Reply submit(World& world, const Caller& caller, const SessionId& id);
[[nodiscard]] Reply draw(World& world, const Caller& caller, const SessionId& id, const DrawRequest& request);
[[nodiscard]] Reply keepAside(World& world, const Caller& caller, const SessionId& id,
                              const ChooseRequest& request);
[[nodiscard]] Reply chooseDrawn(World& world, const Caller& caller, const SessionId& id,
                                const ChooseRequest& request);
[[nodiscard]] Reply giveUpChoice(World& world, const Caller& caller, const SessionId& id);

} // namespace xuanhao
