// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QString>

namespace xuanhao {

enum class ConnectionState {
    Connecting,
    Online,
    Busy,     ///< central is busy; what was asked is sent again by itself
    Unstable, ///< the last request got no answer, trying again
    Offline,
    WrongKey, ///< somebody else answers in central's place: the key is not the pinned one
    Unknown,  ///< central does not know this counter (not enrolled)
};

/// What the status bar shows, and the server's time for everything that must not use the PC's clock.
class Connection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual ConnectionState state() const = 0;
    /// Round trip of the last answered request; 0 while there is none.
    [[nodiscard]] virtual Milliseconds roundTrip() const = 0;
    /// The server's time as well as it is known here; the PC's clock before the first answer.
    [[nodiscard]] virtual Instant serverNow() const = 0;
    /// The difference between this PC's clock and the server's; warn above 30 s.
    [[nodiscard]] virtual Milliseconds clockError() const = 0;
    /// Tries at once instead of waiting for the next heartbeat.
    virtual void retryNow() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace xuanhao
