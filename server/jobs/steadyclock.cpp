// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/steadyclock.h"

#include <QLoggingCategory>

#include <algorithm>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.clock")

/// Of the time that passes: 90 s are wrong by at most 0.09 s while a small difference is made up for.
constexpr int kSlowness = 1000;

} // namespace

SteadyClock::SteadyClock(const Clock& machine, std::optional<Offset> kept)
    : m_machine(machine)
    , m_offset(kept.value_or(machineOffset()).count())
    , m_learntAt(machine.monotonic())
{}

SteadyClock::Offset SteadyClock::machineOffset() const
{
    return m_machine.now().time_since_epoch() - m_machine.monotonic().time_since_epoch();
}

Instant SteadyClock::now() const
{
    return Instant(m_machine.monotonic().time_since_epoch() + offset());
}

bool SteadyClock::isRipe()
{
    const MonotonicInstant now = monotonic();
    const Milliseconds passed = now - std::exchange(m_learntAt, now);
    const Milliseconds ahead = error();
    if (abs(ahead) <= kSmall) {
        if (m_waitsSince)
            qCInfo(log) << "This machine's clock agrees with central's time again.";
        m_waitsSince.reset();
        const Milliseconds most = std::max(passed / kSlowness, Milliseconds(1));
        m_offset += std::clamp(ahead, -most, most).count();
        return false;
    }
    if (!m_waitsSince) {
        m_waitsSince = now;
        qCWarning(log).nospace()
            << "Somebody set this machine's clock by " << ahead.count()
            << " ms. Central's time goes on as before and follows when no applicant's time runs.";
    }
    return now - *m_waitsSince >= kPatience;
}

bool SteadyClock::takeOver()
{
    qCWarning(log).nospace() << "Central's time was set by " << error().count()
                             << " ms, as this machine's clock.";
    m_offset = machineOffset().count();
    m_waitsSince.reset();
    return true;
}

} // namespace xuanhao
