// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/smssetup.h"
#include "server/jobs/centralserver.h"
#include "server/jobs/systemclocktrust.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.server")

/// Waits for the administrator or systemd; signals are blocked before any thread begins.
class EndSignal
{
public:
    EndSignal()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void wait()
    {
        int received = 0;
        sigwait(&m_signals, &received);
    }
    /// From now on a second signal, or the end of the time, ends the program whatever runs. What was answered
    /// is in the database already.
    void insist(std::chrono::seconds time) const
    {
        std::thread([signals = m_signals, time] {
            const timespec limit{time.count(), 0};
            int received = -1;
            do
                received = sigtimedwait(&signals, nullptr, &limit);
            while (received < 0 && errno == EINTR);
            qCWarning(log) << (received > 0 ? "Asked a second time: the program ends at once."
                                            : "What runs takes too long: the program ends at once.");
            _exit(kFailed);
        }).detach();
    }

private:
    sigset_t m_signals{};
};

/// Each connection is an open file, and the usual limit of 1024 is less than an office of 1,000 counters
/// needs.
void allowFiles(int connections)
{
    constexpr rlim_t kOthers = 256;
    rlimit limit{};
    const auto wanted = static_cast<rlim_t>(connections) + kOthers;
    // Where a sandbox forbids to ask, its unit sets the limit.
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        limit.rlim_cur = before;
    if (limit.rlim_cur < wanted)
        qCWarning(log).noquote() << "Only" << limit.rlim_cur << "files may be open; raise LimitNOFILE to"
                                 << wanted << "for" << connections << "connections.";
}

Instant timeOfDay()
{
    return SystemClock().now();
}

} // namespace

int runServe(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("serve"),
                     QStringLiteral("answers counters until it is ended by SIGTERM or Ctrl+C"));
    line.option(QStringLiteral("config"), QStringLiteral("The server's ini file."), QStringLiteral("FILE"));
    line.option(QStringLiteral("database"),
                QStringLiteral("Another database than the ini file's: sqlite:PATH or postgresql://…."),
                QStringLiteral("ADDRESS"));
    line.option(QStringLiteral("log-format"),
                QStringLiteral("text or json, in place of the ini file's log-format."),
                QStringLiteral("FORMAT"));
    if (const auto code = line.parse(arguments))
        return *code;
    if (!line.isSet(QStringLiteral("config")))
        return line.wrongUsage(QStringLiteral("--config FILE is needed"));
    auto config = CentralConfig::read(line.value(QStringLiteral("config")));
    if (!config)
        return failed(config.error());
    if (line.isSet(QStringLiteral("database"))) {
        const auto database = DatabaseAddress::parse(line.value(QStringLiteral("database")));
        if (!database)
            return line.wrongUsage(database.error());
        config->database = *database;
    }
    const auto format = line.isSet(QStringLiteral("log-format"))
                            ? logFormatFromWord(line.value(QStringLiteral("log-format")))
                            : std::optional(config->guard.logFormat);
    if (!format)
        return line.wrongUsage(QStringLiteral("--log-format must be text or json"));
    const auto secret = readSecret(config->secretPath);
    if (!secret)
        return failed(secret.error());

    const auto sms = makeSmsSender(*config);
    if (!sms)
        return failed(sms.error());

    installLogbook(*format, timeOfDay);
    EndSignal end;
    allowFiles(config->guard.http.connections);
    const SystemClock clock;
    SystemRandom random;
    auto server = CentralServer::start({.database = config->database,
                                        .address = config->address,
                                        .port = config->port,
                                        .tls = config->tls,
                                        .limits = config->guard.http,
                                        .smsPerSecond = config->sms.perSecond,
                                        .operationsKept = config->guard.operationsKept,
                                        .nodeAddress = config->nodeAddress,
                                        .rates = config->guard.rates,
                                        .admission = config->guard.admission,
                                        .operators = config->guard.operators,
                                        .proxies = config->guard.proxies,
                                        .clockPath = config->clockPath()},
                                       {.clock = clock,
                                        .random = random,
                                        .secret = *secret,
                                        .sms = sms->get(),
                                        .clockTrust = [trust = ClockTrust::Synchronised]() mutable {
                                            trust = judgeClock(systemClockReport(), trust);
                                            return trust;
                                        }});
    if (!server)
        return failed(server.error());
    say(QStringLiteral("Listening on https://%1:%2").arg(config->address).arg((*server)->port()));
    std::fflush(stdout);
    end.wait();
    end.insist(config->guard.stopTime);
    (*server)->stop();
    return kDone;
}

} // namespace xuanhao
