// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

#include <functional>

namespace xuanhao {

/// Writes the published record of a day's draws (core/domain/draws/drawrecord.h), line by line. Reads what
/// never changes any more and the pools as they are, so that a server may run meanwhile; what it keeps in
/// memory are the pools. `write` is false when it could not.
///
/// The error is an English sentence: the day is not over, nobody committed to its draws, or draws and log
/// disagree.
[[nodiscard]] Expected<Done, QString> exportDraws(World& world, QDate day, Instant now,
                                                  const std::function<bool(const QByteArray&)>& write);

} // namespace xuanhao
