// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/smssetup.h"
#include "server/jobs/centralserver.h"
#include "server/jobs/systemclocktrust.h"

#include <csignal>

namespace xuanhao {

namespace {

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

private:
    sigset_t m_signals{};
};

} // namespace

int runServe(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("serve"),
                     QStringLiteral("answers counters until it is ended by SIGTERM or Ctrl+C"));
    line.option(QStringLiteral("config"), QStringLiteral("The server's ini file."), QStringLiteral("FILE"));
    line.option(QStringLiteral("database"),
                QStringLiteral("Another database than the ini file's: sqlite:PATH or postgresql://…."),
                QStringLiteral("ADDRESS"));
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
    const auto secret = readSecret(config->secretPath);
    if (!secret)
        return failed(secret.error());

    const auto sms = makeSmsSender(*config);
    if (!sms)
        return failed(sms.error());

    EndSignal end;
    const SystemClock clock;
    SystemRandom random;
    auto server = CentralServer::start({.database = config->database,
                                        .address = config->address,
                                        .port = config->port,
                                        .tls = config->tls,
                                        .limits = {},
                                        .smsPerSecond = config->sms.perSecond,
                                        .nodeAddress = config->nodeAddress,
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
    (*server)->stop();
    return kDone;
}

} // namespace xuanhao
