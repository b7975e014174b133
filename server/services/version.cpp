// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/version.h"

namespace xuanhao {

QString programVersion()
{
    return QStringLiteral(XUANHAO_VERSION);
}

} // namespace xuanhao
