// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link.h"

#include "core/protocol/messages.h"

namespace xuanhao {

namespace {

constexpr Milliseconds kStep{500};
constexpr Milliseconds kIdleBeat{10'000};
constexpr Milliseconds kRetryBeat{2'000};
constexpr int kFailuresUntilOffline = 3;

} // namespace

Link::Link(CentralClient& client, ServerClock& serverClock, const Clock& clock, RandomSource& random,
           QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_serverClock(serverClock)
    , m_clock(clock)
    , m_random(random)
{
    connect(&client, &CentralClient::answered, this, &Link::noteAnswer);
    connect(&client, &CentralClient::failed, this, &Link::noteFailure);
    connect(&client, &CentralClient::postponed, this, [this] { setState(LinkState::Busy); });
    m_timer.setInterval(kStep);
    connect(&m_timer, &QTimer::timeout, this, &Link::step);
}

void Link::start()
{
    m_timer.start();
    step();
}

void Link::step()
{
    if (!m_isBeating && m_clock.monotonic() >= m_nextBeat)
        beat();
}

void Link::retryNow()
{
    m_nextBeat = m_clock.monotonic();
    step();
}

void Link::planNext(Milliseconds wait)
{
    // Up to a fifth earlier or later.
    const auto span = static_cast<std::uint64_t>(wait.count()) * 2 / 5;
    const Milliseconds jitter(static_cast<std::int64_t>(uniformBelow(m_random, span + 1)));
    m_nextBeat = m_clock.monotonic() + wait * 4 / 5 + jitter;
}

void Link::beat()
{
    m_isBeating = true;
    m_client.send({EndpointId::Hello}, this, [this](Expected<CentralAnswer, CallFailure> result) {
        m_isBeating = false;
        if (!result)
            return;
        JsonReader reader(result->body);
        const HelloReply hello = HelloReply::read(reader);
        if (reader.finish(JsonReader::UnknownKeys::Ignore)) {
            noteFailure(
                {CallFailure::Kind::BadAnswer, {}, result->requestId, QStringLiteral("no hello of central")});
            return;
        }
        m_centralVersion = hello.version;
        m_serverClock.take(ServerTimeSample::fromReply(hello.serverTime, result->sentAt, result->receivedAt));
        Q_EMIT changed();
        Q_EMIT reached();
    });
}

void Link::noteAnswer(EndpointId id, Milliseconds roundTrip)
{
    m_failures = 0;
    m_roundTrip = roundTrip;
    planNext(kIdleBeat);
    // An unknown counter gets its hello answered too; only a request that proves the counter settles it.
    if (endpoint(id).proof != Proof::Nothing || id == EndpointId::Enrol)
        m_isUnknownCounter = false;
    setState(m_isUnknownCounter ? LinkState::Unknown : LinkState::Online);
}

void Link::noteFailure(const CallFailure& failure)
{
    switch (failure.kind) {
    case CallFailure::Kind::Problem:
        if (failure.problem->code == ProblemCode::UnknownCounter ||
            failure.problem->code == ProblemCode::BadEnrolCode) {
            m_isUnknownCounter = true;
            setState(LinkState::Unknown);
        }
        return;
    case CallFailure::Kind::WrongKey:
        setState(LinkState::WrongKey);
        break;
    case CallFailure::Kind::NoAnswer:
    case CallFailure::Kind::BadAnswer:
        ++m_failures;
        setState(m_failures >= kFailuresUntilOffline || m_state == LinkState::Offline ? LinkState::Offline
                                                                                      : LinkState::Unstable);
        break;
    }
    planNext(kRetryBeat);
}

void Link::setState(LinkState state)
{
    const bool comesOnline = state == LinkState::Online && m_state != LinkState::Online;
    const bool isNew = state != m_state;
    m_state = state;
    if (isNew)
        Q_EMIT changed();
    if (comesOnline)
        Q_EMIT cameOnline();
}

} // namespace xuanhao
