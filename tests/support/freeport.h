// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>

#include <unistd.h>

namespace xuanhao::test {

/// A port of this machine that nobody uses and that a server may leave and take again: below those which the
/// system hands to outgoing connections (from 32768), and for each process somewhere else.
inline quint16 freePort()
{
    constexpr int kFirst = 10'000;
    constexpr int kCount = 20'000;
    static int next = static_cast<int>(::getpid()) * 10 % kCount;
    for (;;) {
        const auto port = static_cast<quint16>(kFirst + next);
        next = (next + 1) % kCount;
        if (QTcpServer probe; probe.listen(QHostAddress::LocalHost, port))
            return port;
    }
}

} // namespace xuanhao::test
