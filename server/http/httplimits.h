// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstddef>

namespace xuanhao {

/// What one client may cost. Every value is at least 1; the defaults suit 1,000 counters, also when they
/// share one address.
struct HttpLimits
{
    std::size_t headerBytes = 8 * 1024; ///< request line and fields together
    std::size_t bodyBytes = 256 * 1024; ///< after chunks are joined
    int connections = 4096; ///< more are closed without a word; a counter that waits for changes has two
    int connectionsPerAddress = 2560;   ///< of one IPv4 address or one IPv6 /64 network
    int ioThreads = 2;                  ///< these call the handler, which therefore must not block
    Milliseconds handshakeTime{10'000}; ///< from accepted to encrypted
    Milliseconds requestTime{30'000};   ///< from the first byte of a request to its last
    Milliseconds idleTime{75'000};      ///< between an answer and the first byte of the next request
    Milliseconds answerTime{60'000};    ///< for the handler; then the client gets 503
    Milliseconds sendTime{60'000};      ///< for the client to take the whole answer
    Milliseconds lingerTime{2'000};     ///< after a last answer, so that the client can read it
    Milliseconds drainTime{5'000};      ///< for running requests when the server stops
};

} // namespace xuanhao
