// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/httpsload.h"

#include <algorithm>

namespace xuanhao::bench {

namespace {

constexpr int kCounters = 64;
constexpr int kFew = 8;

/// As a counter's HTTP does it.
QByteArray bytesOf(const ApiRequest& request)
{
    return request.method + ' ' + request.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + kCounterHeader +
           ": " + request.counter + "\r\n" + kTimeHeader + ": " + request.time + "\r\n" + kNonceHeader +
           ": " + request.nonce + "\r\n" + kSignatureHeader + ": " + request.signature +
           "\r\nAuthorization: " + request.authorization +
           "\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

template <typename Value, typename Change>
auto each(const std::vector<Value>& values, const Change& change)
{
    std::vector<decltype(change(values.front()))> changed;
    changed.reserve(values.size());
    for (const Value& value : values)
        changed.push_back(change(value));
    return changed;
}

std::vector<QByteArray> bytesOfAll(const std::vector<ApiRequest>& requests)
{
    return each(requests, bytesOf);
}

std::vector<QByteArray> bodiesOf(const std::vector<TlsCrowd::Answered>& answers)
{
    return each(answers, [](const TlsCrowd::Answered& answer) { return answer.body; });
}

} // namespace

HttpsLoad::HttpsLoad(const QString& database, int clients)
    : m_central(database)
    , m_messages(m_central.addCounters(kCounters))
    , m_clients(m_central.port(), clients)
    , m_few(m_central.port(), kFew)
{}

void HttpsLoad::prepare(int count)
{
    m_messages.prepare(count, [this](const std::vector<ApiRequest>& requests) {
        return bodiesOf(m_clients.ask(bytesOfAll(requests)));
    });
    m_prepared += count;
}

std::vector<double> HttpsLoad::lock(int count)
{
    const auto answers = m_clients.ask(bytesOfAll(m_messages.locks(count)));
    LockMessages::checkWinners(bodiesOf(answers));
    auto answeredAt = each(answers, [first = answers.front().sentAt](const TlsCrowd::Answered& answer) {
        return answer.heardAt - first;
    });
    std::sort(answeredAt.begin(), answeredAt.end());
    return answeredAt;
}

std::vector<double> HttpsLoad::read(int count)
{
    std::vector<QByteArray> requests;
    requests.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        requests.push_back(bytesOf(m_messages.reading(i % m_prepared)));
    auto took = each(m_few.ask(requests),
                     [](const TlsCrowd::Answered& answer) { return answer.heardAt - answer.sentAt; });
    std::sort(took.begin(), took.end());
    return took;
}

} // namespace xuanhao::bench
