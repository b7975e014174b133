// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// What a counter must know about its office, with the maintenance that is planned.
[[nodiscard]] Reply reference(World& world, Instant now);

/// 号池公告, the newest first, with their segments as they are now (E3).
[[nodiscard]] Reply announcements(World& world);

/// The announcement's segments; those that follow one another and share everything become one.
[[nodiscard]] QList<AnnouncedSegment> announcedSegments(World& world, const QString& number);

} // namespace xuanhao
