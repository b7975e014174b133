// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/heappolicy.h"

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace xuanhao {

void keepHeapSmall()
{
#ifdef __GLIBC__
    constexpr int kLargeBlock = 32 * 1024;
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
    mallopt(M_TRIM_THRESHOLD, 2 * kLargeBlock);
    mallopt(M_TOP_PAD, kLargeBlock / 2);
    mallopt(M_ARENA_MAX, 1); // what one thread has freed the others use
#endif
}

} // namespace xuanhao
