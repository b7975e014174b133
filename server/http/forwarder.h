// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"
#include "server/http/responder.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace xuanhao {

/// Hands requests on to another node and its answers back, many at a time on one thread, over connections
/// that stay open. The other node shows the same key as this one.
class Forwarder
{
public:
    /// A request that was handed on already is not handed on again: the field says so.
    static constexpr const char* kHeader = "X-Forwarded-By-Node";

    /// `pin`: base64 of the SHA-256 of the key, as counters pin it.
    explicit Forwarder(QByteArray pin);
    ~Forwarder();
    Forwarder(const Forwarder&) = delete;
    Forwarder& operator=(const Forwarder&) = delete;

    /// `base` is "https://10.0.0.1:8443". When nobody took the request the answer is 503 and nothing has
    /// happened; when nobody knows, 500, and the counter asks again with the same operation.
    void forward(const QString& base, HttpRequest request, const Responder& responder);

private:
    struct Call;

    void work();
    void begin(Call& call);
    void finish(void* easy, int result);

    QByteArray m_pin;
    void* m_multi;
    std::mutex m_mutex;
    std::deque<std::unique_ptr<Call>> m_waiting; ///< guarded by m_mutex
    std::deque<std::unique_ptr<Call>> m_calls;   ///< on their way; the thread's own
    bool m_isStopping = false;                   ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace xuanhao
