// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/realcentral.h"
#include "tests/bench/tlscrowd.h"

namespace xuanhao::bench {

/// What LocksLoad does, over HTTPS: the real program and so many clients whose connections stay open.
class HttpsLoad
{
public:
    HttpsLoad(const QString& database, int clients);

    /// So many applicants more with an open window.
    void prepare(int count);
    /// Sent by all clients at once: the instants at which the locks were answered, in order, in nanoseconds
    /// from the first one's sending.
    [[nodiscard]] std::vector<double> lock(int count);
    /// How many nanoseconds readings of cases took, in order, asked for by a few clients one after the other.
    [[nodiscard]] std::vector<double> read(int count);
    [[nodiscard]] std::uint16_t port() const { return m_central.port(); }

private:
    RealCentral m_central;
    LockMessages m_messages;
    TlsCrowd m_clients;
    TlsCrowd m_few;
    int m_prepared = 0;
};

} // namespace xuanhao::bench
