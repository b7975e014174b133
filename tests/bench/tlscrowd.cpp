// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/tlscrowd.h"

#include "tests/bench/benchreport.h"

#include <array>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace xuanhao::bench {

namespace {

/// Often only 1,024 files may be open unless somebody asks for more.
void allowFiles()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

TlsCrowd::TlsCrowd(std::uint16_t port, int clients)
    : m_port(port)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    allowFiles();
    m_clients.reserve(static_cast<std::size_t>(clients));
    for (std::size_t i = 0; i < static_cast<std::size_t>(clients); ++i) {
        m_clients.push_back({TlsLine(port), {}, 0});
        watch(i);
    }
}

TlsCrowd::~TlsCrowd()
{
    close(m_epoll);
}

void TlsCrowd::watch(std::size_t client)
{
    TlsLine& line = m_clients.at(client).line;
    line.stopWaiting();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = client;
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, line.socket(), &event) != 0)
        qFatal("no epoll");
}

/// The server hangs up on those that have been silent for long.
void TlsCrowd::wakeUp()
{
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        if (m_clients.at(i).line.hear(m_clients.at(i).input) != TlsLine::Heard::TheEnd)
            continue;
        m_clients.at(i) = {TlsLine(m_port), {}, 0};
        watch(i);
    }
}

std::vector<TlsCrowd::Answered> TlsCrowd::ask(const std::vector<QByteArray>& requests)
{
    wakeUp();
    std::vector<Answered> answers(requests.size());
    std::size_t next = 0;
    std::size_t heard = 0;
    const auto sendNext = [&](Client& client) {
        if (next == requests.size())
            return;
        client.asked = next++;
        answers.at(client.asked).sentAt = wallNanoseconds();
        if (!client.line.send(requests.at(client.asked)))
            qFatal("a request was not taken");
    };
    for (Client& client : m_clients)
        sendNext(client);
    std::array<epoll_event, 64> events{};
    while (heard < requests.size()) {
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
        for (std::size_t i = 0; static_cast<int>(i) < count; ++i) {
            Client& client = m_clients.at(events.at(i).data.u64);
            if (!hear(client, answers.at(client.asked)))
                continue;
            ++heard;
            sendNext(client);
        }
    }
    return answers;
}

bool TlsCrowd::hear(Client& client, Answered& answered)
{
    static const QByteArray kLength = "\r\nContent-Length: ";
    if (client.line.hear(client.input) == TlsLine::Heard::TheEnd)
        qFatal("the server has hung up: %s", client.input.constData());
    const qsizetype end = client.input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const qsizetype length = client.input.indexOf(kLength);
    if (!client.input.startsWith("HTTP/1.1 200 ") || length < 0 || length > end)
        qFatal("%s", client.input.constData());
    const qsizetype digits = length + kLength.size();
    const qsizetype size = client.input.mid(digits, client.input.indexOf('\r', digits) - digits).toLongLong();
    if (client.input.size() < end + 4 + size)
        return false;
    answered.heardAt = wallNanoseconds();
    answered.body = client.input.mid(end + 4);
    client.input.clear();
    return true;
}

} // namespace xuanhao::bench
