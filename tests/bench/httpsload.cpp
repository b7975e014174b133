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

std::vector<QByteArray> bytesOf(const std::vector<ApiRequest>& requests)
{
    std::vector<QByteArray> all;
    for (const ApiRequest& request : requests)
        all.push_back(bytesOf(request));
    return all;
}

std::vector<QByteArray> bodiesOf(const std::vector<TlsCrowd::Answered>& answers)
{
    std::vector<QByteArray> bodies;
    for (const auto& answer : answers)
        bodies.push_back(answer.body);
    return bodies;
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
        return bodiesOf(m_clients.ask(bytesOf(requests)));
    });
    m_prepared += count;
}

std::vector<double> HttpsLoad::lock(int count)
{
    const auto answers = m_clients.ask(bytesOf(m_messages.locks(count)));
    LockMessages::checkWinners(bodiesOf(answers));
    std::vector<double> answeredAt;
    for (const auto& answer : answers)
        answeredAt.push_back(answer.heardAt - answers.front().sentAt);
    std::sort(answeredAt.begin(), answeredAt.end());
    return answeredAt;
}

std::vector<double> HttpsLoad::read(int count)
{
    std::vector<ApiRequest> requests;
    for (int i = 0; i < count; ++i)
        requests.push_back(m_messages.reading(i % m_prepared));
    std::vector<double> took;
    for (const auto& answer : m_few.ask(bytesOf(requests)))
        took.push_back(answer.heardAt - answer.sentAt);
    std::sort(took.begin(), took.end());
    return took;
}

} // namespace xuanhao::bench
