// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/queuestate.h"

namespace xuanhao {

QueueState queueState(const QString&)
{
    return {};
}

} // namespace xuanhao
