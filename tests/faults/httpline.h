// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <curl/curl.h>

#include <functional>
#include <map>
#include <memory>

namespace xuanhao::faults {

struct HttpAnswer
{
    int status = 0; ///< 0: none came
    QByteArray body;
};

/// Many HTTPS requests at once on one thread, on connections that stay open.
class HttpLines
{
public:
    /// `pin`: base64 of the SHA-256 of the server's key, all that is trusted.
    explicit HttpLines(const QByteArray& pin);
    ~HttpLines();
    HttpLines(const HttpLines&) = delete;
    HttpLines& operator=(const HttpLines&) = delete;

    using Heard = std::function<void(const HttpAnswer&)>;
    /// POST when there is a body, GET else.
    void ask(const QByteArray& url, const QList<QByteArray>& headers, const QByteArray& body, Heard heard);
    /// Moves everything on, waiting at most so long for something to happen.
    void work(int milliseconds);
    [[nodiscard]] std::size_t open() const { return m_calls.size(); }

private:
    struct Call;

    QByteArray m_pin;
    CURLM* m_multi;
    std::map<CURL*, std::unique_ptr<Call>> m_calls;
    std::vector<CURL*> m_idle; ///< handles to use again
};

} // namespace xuanhao::faults
