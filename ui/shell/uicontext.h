// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/counterservices.h"

namespace xuanhao {

class PlateFont;
class PrintDesk;

/// What pages are built from.
struct UiContext
{
    CounterServices services;
    PrintDesk& printDesk;
    const PlateFont& plateFont;
};

} // namespace xuanhao
