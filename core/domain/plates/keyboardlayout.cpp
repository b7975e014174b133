// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/keyboardlayout.h"

#include <numeric>

namespace xuanhao {

KeyboardLayout KeyboardLayout::random(RandomSource& random)
{
    KeyboardLayout layout;
    std::iota(layout.m_order.begin(), layout.m_order.end(), 0);
    xuanhao::shuffle<int>(random, layout.m_order);
    return layout;
}

} // namespace xuanhao
