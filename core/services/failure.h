// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/problem.h"

#include <QString>

#include <optional>

namespace xuanhao {

/// Why a verb of a service did not succeed.
struct Failure
{
    enum class Kind {
        NoAnswer,  ///< the line is down or central does not answer; what was entered is kept
        WrongKey,  ///< the server's key is not the pinned one
        BadAnswer, ///< an answer that is no answer of central
        Problem,   ///< central says no: see `problem`
        Storage,   ///< the local database refuses
    };

    Kind kind = Kind::NoAnswer;
    std::optional<Problem> problem;
    QString requestId; ///< small print for support
    QString detail;    ///< English, for the log

    /// Central could not be asked, or does not know itself what it did: what can do without it goes on.
    [[nodiscard]] bool isWithoutAnswer() const
    {
        if (kind == Kind::Problem)
            return problem->code == ProblemCode::Internal || problem->code == ProblemCode::Overloaded;
        return kind != Kind::Storage;
    }
};

} // namespace xuanhao
