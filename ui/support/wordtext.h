// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/identity/documentkind.h"
#include "core/domain/rules/blacklist.h"
#include "core/domain/rules/selectionsession.h"
#include "core/domain/rules/usertype.h"
#include "core/domain/vehicle/vehicle.h"
#include "core/protocol/listingmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/sheetmessages.h"

#include <QString>

namespace xuanhao {

// What clerks call the values of the domain.
[[nodiscard]] QString wordFor(DocumentKind kind);
[[nodiscard]] QString wordFor(UserType type);
[[nodiscard]] QString wordFor(Service service);
[[nodiscard]] QString wordFor(BusinessKind kind);
[[nodiscard]] QString wordFor(VehicleClass vehicleClass);
[[nodiscard]] QString wordFor(EnergyKind energy);
[[nodiscard]] QString wordFor(UseNature nature);
[[nodiscard]] QString wordFor(PlateKind kind);
[[nodiscard]] QString wordFor(SegmentState state);
[[nodiscard]] QString wordFor(ChoiceMode mode);
[[nodiscard]] QString wordFor(Stage stage);
[[nodiscard]] QString wordFor(Role role);
[[nodiscard]] QString wordFor(ListingReason reason);
[[nodiscard]] QString wordFor(ListingStanding standing);
[[nodiscard]] QString wordFor(SearchBy by);
[[nodiscard]] QString wordFor(SheetKind kind);
[[nodiscard]] QString wordFor(SheetOutcome outcome);
/// The label of a field that central names in a problem.
[[nodiscard]] QString fieldWord(const QString& field);

} // namespace xuanhao
