// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/domain/plates/serialrules.h"

#include <array>

namespace xuanhao {

/// The order in which the 34 keys of the on-screen keyboard stand (B4).
class KeyboardLayout
{
public:
    /// A uniformly random order.
    static KeyboardLayout random(RandomSource& random);

    /// The serial character index (0…33) on the key at a place (0…33).
    [[nodiscard]] int characterAt(int place) const { return m_order[static_cast<std::size_t>(place)]; }

    friend bool operator==(const KeyboardLayout&, const KeyboardLayout&) = default;

private:
    std::array<int, kSerialAlphabetSize> m_order{};
};

} // namespace xuanhao
