// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/tlsline.h"

#include <vector>

namespace xuanhao::bench {

/// Clients with a connection each that stays open, all on the thread that asks: they shall cost less than the
/// server they ask.
class TlsCrowd
{
public:
    TlsCrowd(std::uint16_t port, int clients);
    ~TlsCrowd();
    TlsCrowd(const TlsCrowd&) = delete;
    TlsCrowd& operator=(const TlsCrowd&) = delete;

    struct Answered
    {
        double sentAt = 0; ///< nanoseconds of wallNanoseconds()
        double heardAt = 0;
        QByteArray body;
    };
    /// Every client sends the next one of these as soon as its last one is answered, by 200 or it is fatal.
    /// In the order of the requests.
    [[nodiscard]] std::vector<Answered> ask(const std::vector<QByteArray>& requests);

private:
    struct Client
    {
        TlsLine line;
        QByteArray input;
        std::size_t asked = 0; ///< which request
    };
    void watch(std::size_t client);
    void wakeUp();
    /// Whether the whole answer is there.
    [[nodiscard]] static bool hear(Client& client, Answered& answered);

    std::uint16_t m_port;
    int m_epoll;
    std::vector<Client> m_clients;
};

} // namespace xuanhao::bench
