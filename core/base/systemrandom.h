// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"

namespace xuanhao {

/// The operating system's cryptographic randomness.
class SystemRandom final : public RandomSource
{
public:
    [[nodiscard]] std::uint64_t next() override;
};

} // namespace xuanhao
