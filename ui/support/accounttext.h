// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "core/protocol/problem.h"

namespace xuanhao {

// How an account stands to the facts of vehicles and licences, and why it ended, in words (A2, A4).

/// 未核验 and its kin.
[[nodiscard]] QString wordFor(FactStanding standing);
/// Every condition that could not be checked or is not met.
[[nodiscard]] QString sentenceFor(const FactsView& facts);
/// A name in a list, with the mark of whom nobody has checked; `facts` is the wire word, or empty.
[[nodiscard]] QString markedName(const QString& maskedName, const QString& facts);
/// "cancelled on … because …"
[[nodiscard]] QString sentenceFor(const AccountEndView& end);
/// Of NotEligible, RegistrationBarred and AccountEnded.
[[nodiscard]] QString accountProblemSentence(const Problem& problem);

} // namespace xuanhao
