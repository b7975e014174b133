// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/centralserver.h"

#include <QLoggingCategory>

// What the server does besides answering at once: passwords, waiting counters, ticks, messages.

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.server")

constexpr int kTicksPerTidying = 60;

const char* outcomeOf(const Expected<Done, SmsFailure>& sent)
{
    if (sent)
        return "sent";
    return retryOf(sent.error().kind) == SmsRetry::Never ? "failed" : "later";
}

} // namespace

void CentralServer::workOnPassword(const Central::PendingSignIn& pending, const Responder& responder)
{
    const bool isOfStaff = std::holds_alternative<PasswordCheck>(pending.task);
    WorkQueue& queue = isOfStaff ? m_passwords : m_applicantPasswords;
    const bool isTaken = queue.post([this, pending, responder] {
        const PasswordOutcome outcome = workOn(pending.task);
        m_database.complete([this, pending, responder, outcome] {
            if (m_central)
                respond(responder, m_central->finishSignIn(pending, outcome), pending.request.id);
        });
    });
    if (!isTaken) {
        const Problem problem{ProblemCode::Overloaded, QStringLiteral("too many sign-ins wait"), {}};
        respond(responder, {httpStatus(problem.code), problem.toJson(pending.request.id)},
                pending.request.id);
    }
}

void CentralServer::park(const Central::PendingChanges& pending, const Responder& responder)
{
    const ParkedCounters::Parked parked{pending, responder, m_ports.clock.monotonic() + pending.wait};
    const auto leaving = m_isStopping ? std::optional(parked) : m_parked.park(parked);
    if (leaving)
        respond(leaving->responder, m_central->finishChanges(leaving->request), leaving->request.requestId);
}

/// Once a second: counters that are told of every single change would ask again after each.
void CentralServer::answerParked(Parked which)
{
    if (!m_central)
        return;
    const MonotonicInstant now = m_ports.clock.monotonic();
    const auto due = m_parked.take([&](const ParkedCounters::Parked& parked) {
        return which == Parked::All || now >= parked.until || m_central->hasNews(parked.request);
    });
    for (const ParkedCounters::Parked& parked : due)
        respond(parked.responder, m_central->finishChanges(parked.request), parked.request.requestId);
}

std::size_t CentralServer::parkedRequests()
{
    std::size_t count = 0;
    m_database.run([&] { count = m_parked.count(); });
    return count;
}

void CentralServer::tick()
{
    m_database.run([this] { onTick(); });
    bool isSending = true;
    while (isSending) {
        m_messages.run([] {});
        m_database.run([&] { isSending = m_isSending; });
    }
}

void CentralServer::onTick()
{
    if (!m_central)
        return;
    followMachineClock();
    m_central->keepLease(m_ports.clock.monotonic());
    m_central->letTimePass();
    answerParked(Parked::WithNews);
    if (m_ticks % kTicksPerTidying == 0) {
        m_central->tidy();
        judgeTheClock();
        rememberClock();
    }
    look();
    ++m_ticks;
    pumpSms();
}

void CentralServer::followMachineClock()
{
    if (!m_clock.learn([this] { return m_central->isTimeRunning(); }))
        return;
    m_central->clockWasSet();
    rememberClock();
}

void CentralServer::rememberClock()
{
    if (!m_clockMemory.remember(m_clock.offset()))
        qCWarning(log) << "The clock's file cannot be written: a clock that is set while central is started "
                          "anew ends windows early or late.";
}

void CentralServer::judgeTheClock()
{
    const ClockTrust trust = m_ports.clockTrust ? m_ports.clockTrust() : ClockTrust::Synchronised;
    m_central->setClockTrust(trust);
    if (trust == m_trust)
        return;
    m_trust = trust;
    switch (trust) {
    case ClockTrust::Synchronised:
        qCInfo(log) << "This machine's clock is synchronised again.";
        break;
    case ClockTrust::Unsynchronised:
        qCWarning(log)
            << "No time service corrects this machine's clock; set up chrony or systemd-timesyncd.";
        break;
    case ClockTrust::OffByASecond:
        qCWarning(log)
            << "This machine's clock may be off by more than a second: composing is refused until a time "
               "service corrects it (chrony, or systemd-timesyncd with PollIntervalMaxSec=1024).";
        break;
    }
}

/// One message at a time goes to the gateway; the next follows when the database knows what became of it.
void CentralServer::pumpSms()
{
    if (!m_ports.sms || m_isSending || !m_central)
        return;
    const auto sms = m_central->nextSms();
    if (!sms)
        return;
    m_isSending = m_messages.post([this, message = *sms] {
        const auto sent = m_ports.sms->send(message);
        m_metrics.smsTried(outcomeOf(sent));
        if (!sent)
            qCWarning(log).noquote() << "SMS" << message.id << "was not sent." << sent.error().detail;
        m_database.complete([this, id = message.id, sent] {
            if (!m_central)
                return;
            m_isSending = false;
            m_central->smsDone(id, sent);
            pumpSms();
        });
    });
}

} // namespace xuanhao
