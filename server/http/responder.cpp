// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/responder.h"

#include <QtGlobal>

#include <atomic>
#include <utility>

namespace xuanhao {

class Responder::State
{
public:
    explicit State(std::function<void(HttpResponse)> send)
        : m_send(std::move(send))
    {}
    ~State()
    {
        if (!m_isUsed.exchange(true))
            m_send(toResponse({500, "no-answer", "The server did not answer this request."}));
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void answer(HttpResponse response)
    {
        if (m_isUsed.exchange(true)) {
            qWarning("A request was answered twice; the second answer is dropped.");
            return;
        }
        m_send(std::move(response));
    }

private:
    std::function<void(HttpResponse)> m_send;
    std::atomic<bool> m_isUsed{false};
};

Responder::Responder(std::function<void(HttpResponse)> send)
    : m_state(std::make_shared<State>(std::move(send)))
{}

void Responder::operator()(HttpResponse response) const
{
    m_state->answer(std::move(response));
}

} // namespace xuanhao
