// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"

#include <functional>
#include <memory>

namespace xuanhao {

/// The one-time right to answer a request. Copies share the right.
///
/// May be called from any thread, also after the server has stopped (then nothing happens). When the
/// last copy goes away unused, the client gets 500, so that no request hangs by mistake.
class Responder
{
public:
    /// `send` is called at most once, on the thread that answers. Tests of handlers give their own.
    explicit Responder(std::function<void(HttpResponse)> send);

    /// Sends the answer; a second call is only written to the log.
    void operator()(HttpResponse response) const;

private:
    class State;
    std::shared_ptr<State> m_state;
};

} // namespace xuanhao
