// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpserver.h"

#include <QTemporaryDir>

#include <mutex>
#include <thread>
#include <vector>

namespace xuanhao::test {

/// A real server with a key of its own on a free port of the loopback.
///
/// /echo answers what arrived; /later is answered by another thread; /held waits for answerHeld();
/// /drop, /throw and /twice misuse the responder; /large answers 3 MB.
class RunningServer
{
public:
    explicit RunningServer(HttpLimits limits = {});
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] HttpServer& server() { return *m_server; }
    [[nodiscard]] const TlsFiles& files() const { return m_files; }
    [[nodiscard]] int held();
    void answerHeld();
    /// Takes the responders of /held out, so that they outlive the server.
    [[nodiscard]] std::vector<Responder> takeHeld();

private:
    void handle(const HttpRequest& request, const Responder& responder);

    QTemporaryDir m_dir;
    TlsFiles m_files;
    std::mutex m_mutex;
    std::vector<Responder> m_held;
    std::vector<std::thread> m_threads;
    std::unique_ptr<HttpServer> m_server;
    std::uint16_t m_port = 0;
};

} // namespace xuanhao::test
