// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/protocol/sessionview.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace xuanhao {

enum class MoveState {
    None,     ///< nobody asks for the session, or the time for the answer is over
    Asked,    ///< waits for the counter where the session lives
    Declined, ///< by that counter
};

/// What the counter hears that asks for a session which lives elsewhere (B10).
struct MoveView
{
    QString session;
    QString counterName; ///< where it lives now
    bool isHere = false; ///< it has come to the counter that asks
    MoveState state = MoveState::None;
    std::optional<Instant> expiresAt; ///< the question lapses; only while Asked
    /// The counter where it lives is silent: a code to the applicant's mobile moves it, too.
    bool mayUseCode = false;
    std::optional<SessionView::CodeState> code;

    [[nodiscard]] QJsonObject toJson() const;
    static MoveView read(JsonReader& reader);
};

enum class MoveDecision { Confirm, Decline };

/// POST …/move/decide, from the counter where the session lives
struct MoveDecisionRequest
{
    MoveDecision decision = MoveDecision::Confirm;
    QString counter; ///< the one that asks, as it was seen: a later question is another one

    [[nodiscard]] QJsonObject toJson() const;
    static MoveDecisionRequest read(JsonReader& reader);
};

} // namespace xuanhao
