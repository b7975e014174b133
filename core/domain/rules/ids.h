// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/strongvalue.h"

#include <QString>

namespace xuanhao {

using AccountId = StrongValue<struct AccountIdTag, QString>;
using SessionId = StrongValue<struct SessionIdTag, QString>;
using CounterId = StrongValue<struct CounterIdTag, QString>;
using StaffId = StrongValue<struct StaffIdTag, QString>;
using DivisionCode = StrongValue<struct DivisionCodeTag, QString>; ///< GB/T 2260, "440802"
/// Names one change; the same id with the same body has its effect once (idempotency key).
using OperationId = StrongValue<struct OperationIdTag, QString>;

} // namespace xuanhao
