// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace xuanhao::sim {

/// A broken invariant, by its short name, and what shows it in English.
using Alarm = std::function<void(const char* invariant, const QString& what)>;

// The names; performance figures and their numbers stand in the README beside this file.
inline constexpr const char* kTwoClaims = "I1 two live claims";
inline constexpr const char* kAnswerGone = "I2 acknowledged and gone";
inline constexpr const char* kOtherOutcome = "I3 another outcome for the same operation";
inline constexpr const char* kQuota = "I4 quota and record differ";
inline constexpr const char* kPoolSum = "I5 pool, segments and claims differ";
inline constexpr const char* kCopyDiffers = "I6 a copy of the pool differs";
inline constexpr const char* kLogBroken = "I6 the pool's log is broken";
inline constexpr const char* kVerdict = "I8 a verdict without a claim";
inline constexpr const char* kDraw = "I9 a draw that is none";
inline constexpr const char* kDrawRecord = "I9 draws that can't be recomputed";
inline constexpr const char* kTwoHolders = "I10 a number at two sessions";
inline constexpr const char* kDeadline = "I11 a deadline by another clock";
inline constexpr const char* kTwoEffects = "I13 two effects of one intent";
inline constexpr const char* kRecordBroken = "I13 the record is broken";
inline constexpr const char* kRule = "E3 a free number that a rule keeps back";
inline constexpr const char* kTooEarly = "E3 before its time";
inline constexpr const char* kStarved = "I19 not answered";
inline constexpr const char* kStanding = "sessions and claims differ";
inline constexpr const char* kUndetected = "a loss was not detected";

} // namespace xuanhao::sim
