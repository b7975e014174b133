// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/identity/documentkind.h"
#include "core/domain/vehicle/vehicle.h"

#include <QStringList>

namespace xuanhao {

/// The papers the clerk must have seen before the choice (B3), as wire words, in the order of the checklist:
/// "identity"; "residence" for documents that prove identity only together with a lodging registration or
/// residence permit; "certificate" for a new vehicle, "usedPapers" for a used one; "invoice".
[[nodiscard]] QStringList requiredDocuments(BusinessKind business, DocumentKind identity);

} // namespace xuanhao
