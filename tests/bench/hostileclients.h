// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/realcentral.h"
#include "tests/bench/tlsline.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace xuanhao::bench {

/// So many clients that begin a request and send a byte of its header every second, as long as this lives.
class SlowClients
{
public:
    SlowClients(std::uint16_t port, int count);
    ~SlowClients();
    SlowClients(const SlowClients&) = delete;
    SlowClients& operator=(const SlowClients&) = delete;

    /// Fatal when the server has got rid of one.
    void checkAllHang();

private:
    void dawdle();
    void sendNextByte();

    std::mutex m_mutex;
    std::condition_variable m_ends;
    std::vector<TlsLine> m_lines; ///< these guarded by m_mutex
    std::size_t m_sent = 0;
    bool m_isEnding = false;
    std::thread m_thread;
};

/// By how many megabytes the server's memory is larger at its peak than before, while clients send it headers
/// of 100 MB and bodies of 200 MB.
[[nodiscard]] double growthUnderFloods(const RealCentral& central);

} // namespace xuanhao::bench
