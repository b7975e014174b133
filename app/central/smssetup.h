// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/config.h"
#include "server/sms/smssender.h"

#include <memory>

namespace xuanhao {

/// The gateway of the settings; null when none is set. Opens their files; the error is an English sentence.
[[nodiscard]] Expected<std::unique_ptr<SmsSender>, QString> makeSmsSender(const CentralConfig& config);

} // namespace xuanhao
