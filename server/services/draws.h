// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

// Draws anybody can check afterwards (G1, docs/draws.md).

/// Commits to the seeds of today and tomorrow, so that tomorrow's commitment is published today.
void commitToDraws(World& world, Instant now);

/// The day's seed; a day that has none gets one, committed to now. nullopt when it can't be opened: it was
/// sealed with another secret, or is damaged.
[[nodiscard]] std::optional<QByteArray> drawSeed(World& world, QDate day, Instant now);

/// After a restore: the draws of the days since the backup begin anew, behind whatever was drawn on them by
/// the database that is lost.
void leaveRoomForLostDraws(DrawStore& draws, const QString& authority, Instant backupAt, Instant now);

/// Draws free numbers of a pool as the day's next draw and records it; the caller takes the numbers. Without
/// a number that fits, or a seed, there is no draw.
[[nodiscard]] std::optional<DrawRow> drawNext(World& world, const PoolKey& pool, int wanted,
                                              DrawFilter filter, Instant now);

/// A day's commitment; once the day is over, its seed as well.
[[nodiscard]] Reply showDraws(World& world, const Caller& caller, const QString& day);

} // namespace xuanhao
