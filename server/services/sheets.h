// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

// Every sheet that leaves a counter (C2).

/// Counts a sheet before it is spooled.
[[nodiscard]] Reply recordSheet(World& world, const Caller& caller, const SheetRequest& request);
/// What came out of the printer, as somebody of the staff says; the last word holds.
[[nodiscard]] Reply recordSheetOutcome(World& world, const Caller& caller, const SheetId& id,
                                       const SheetOutcomeRequest& request);
/// Newest first, page by page; of other counters supervisors see all, clerks what they name.
[[nodiscard]] Reply findSheets(World& world, const Caller& caller, const SheetQuery& query);

/// The recorded sheets that say exactly this, but for when and as which copy they were printed; oldest first.
[[nodiscard]] std::vector<SheetRow> sheetsSaying(World& world, const QJsonObject& content);

} // namespace xuanhao
