// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterconnection.h"

#include "core/base/check.h"

namespace xuanhao {

CounterConnection::CounterConnection(Link& link, const ServerClock& serverClock, QObject* parent)
    : Connection(parent)
    , m_link(link)
    , m_serverClock(serverClock)
{
    connect(&link, &Link::changed, this, &Connection::changed);
}

ConnectionState CounterConnection::state() const
{
    switch (m_link.state()) {
    case LinkState::Connecting:
        return ConnectionState::Connecting;
    case LinkState::Online:
        return ConnectionState::Online;
    case LinkState::Busy:
        return ConnectionState::Busy;
    case LinkState::Unstable:
        return ConnectionState::Unstable;
    case LinkState::Offline:
        return ConnectionState::Offline;
    case LinkState::WrongKey:
        return ConnectionState::WrongKey;
    case LinkState::Unknown:
        return ConnectionState::Unknown;
    }
    checkFailed("a known state", __FILE__, __LINE__);
}

} // namespace xuanhao
