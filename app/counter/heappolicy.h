// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace xuanhao {

/// From now on memory goes back to the system when it is free, and all threads share one heap. glibc would
/// raise its limits with the first large block and keep what is freed later: pictures, pools and answers as
/// they pass through. Call it before there are threads. Does nothing elsewhere.
void keepHeapSmall();

} // namespace xuanhao
