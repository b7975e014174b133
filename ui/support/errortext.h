// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inputerror.h"
#include "core/protocol/problem.h"
#include "core/services/connection.h"
#include "core/services/failure.h"

#include <QString>

namespace xuanhao {

/// One sentence for one wrong value, with the field's label: says what is wrong and where.
[[nodiscard]] QString sentenceFor(const InputError& error, const QString& label);
[[nodiscard]] QString sentenceFor(Refusal refusal);
/// How a selection ended without a number.
[[nodiscard]] QString sentenceFor(EndReason reason);
[[nodiscard]] QString sentenceFor(const Problem& problem);
[[nodiscard]] QString sentenceFor(const Failure& failure);
/// What can be done about an obstacle; one entry a line, may be empty.
[[nodiscard]] QStringList waysOut(const Failure& failure);
/// The word of the status bar.
[[nodiscard]] QString wordFor(ConnectionState state);

} // namespace xuanhao
