// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/factstore.h"

#include <QStringList>

namespace xuanhao {

// One line of an imported file (docs/operating.md, "Facts of vehicles and licences"). Errors are
// English and quote nothing of a person.

/// The names in the first line, in their order.
[[nodiscard]] QStringList factHeader(FactKind kind);
[[nodiscard]] Expected<VehicleFact, QString> readVehicleFact(const QStringList& fields,
                                                             const ServerSecret& secret, QDate today);
[[nodiscard]] Expected<LicenceFact, QString> readLicenceFact(const QStringList& fields,
                                                             const ServerSecret& secret, QDate today);

} // namespace xuanhao
