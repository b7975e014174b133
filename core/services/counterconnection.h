// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/connection.h"
#include "core/sync/link.h"

namespace xuanhao {

class CounterConnection final : public Connection
{
    Q_OBJECT

public:
    CounterConnection(Link& link, const ServerClock& serverClock, QObject* parent = nullptr);

    [[nodiscard]] ConnectionState state() const override;
    [[nodiscard]] Milliseconds roundTrip() const override { return m_link.roundTrip(); }
    [[nodiscard]] Instant serverNow() const override { return m_serverClock.now(); }
    [[nodiscard]] Milliseconds clockError() const override { return m_serverClock.error(); }
    void retryNow() override { m_link.retryNow(); }

private:
    Link& m_link;
    const ServerClock& m_serverClock;
};

} // namespace xuanhao
