// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/world.h"

namespace xuanhao {

/// The look-up page: by document, mobile, VIN, number or case; personal data masked, newest first.
[[nodiscard]] Reply search(World& world, const Caller& caller, const SearchRequest& request);

} // namespace xuanhao
