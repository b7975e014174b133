// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/check.h"

#include <QMessageLogger>

namespace xuanhao {

void checkFailed(const char* condition, const char* file, int line)
{
    QMessageLogger(file, line, nullptr).fatal("Check failed: %s", condition);
}

} // namespace xuanhao
