// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/centralclient.h"

#include <QObject>
#include <QTimer>

namespace xuanhao {

enum class LinkState {
    Connecting,
    Online,
    Busy,     ///< central answers that it is busy; what was asked is sent again by itself
    Unstable, ///< the last request got no answer
    Offline,  ///< none of the last few did
    WrongKey,
    Unknown, ///< central does not know this counter
};

/// Whether central can be reached, by every request and by a heartbeat when there is none.
class Link : public QObject
{
    Q_OBJECT

public:
    Link(CentralClient& client, ServerClock& serverClock, const Clock& clock, RandomSource& random,
         QObject* parent = nullptr);

    /// Begins to call step() by itself.
    void start();
    /// Sends a heartbeat when one is due: ten seconds after the last answer, two after a failure, each
    /// with jitter, because all counters of an office lose and regain the network together.
    void step();
    void retryNow();

    [[nodiscard]] LinkState state() const { return m_state; }
    [[nodiscard]] Milliseconds roundTrip() const { return m_roundTrip; }
    [[nodiscard]] const QString& centralVersion() const { return m_centralVersion; }

Q_SIGNALS:
    void changed();
    /// Central answers again, or for the first time.
    void cameOnline();
    /// A heartbeat was answered; the counter need not be known to central.
    void reached();

private:
    void beat();
    void noteAnswer(EndpointId id, Milliseconds roundTrip);
    void noteFailure(const CallFailure& failure);
    void setState(LinkState state);
    void planNext(Milliseconds wait);

    CentralClient& m_client;
    ServerClock& m_serverClock;
    const Clock& m_clock;
    RandomSource& m_random;
    QTimer m_timer;
    LinkState m_state = LinkState::Connecting;
    Milliseconds m_roundTrip{0};
    QString m_centralVersion;
    int m_failures = 0;
    bool m_isBeating = false;
    bool m_isUnknownCounter = false;
    MonotonicInstant m_nextBeat{};
};

} // namespace xuanhao
