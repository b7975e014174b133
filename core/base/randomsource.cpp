// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/randomsource.h"

namespace xuanhao {

QByteArray randomBytes(RandomSource& random, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::uint64_t bits = 0;
    for (int i = 0; i < size; ++i) {
        if (i % 8 == 0)
            bits = random.next();
        bytes[i] = static_cast<char>(bits & 0xff);
        bits >>= 8;
    }
    return bytes;
}

} // namespace xuanhao
