// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/httpline.h"

#include "core/base/check.h"

namespace xuanhao::faults {

namespace {

constexpr long kConnectMilliseconds = 2'000;
/// A counter does not wait for ever; what it then does not know it asks again.
constexpr long kAnswerMilliseconds = 9'000;
constexpr long kConnections = 400;

std::size_t onBody(char* bytes, std::size_t, std::size_t size, void* body)
{
    static_cast<QByteArray*>(body)->append(bytes, static_cast<qsizetype>(size));
    return size;
}

} // namespace

struct HttpLines::Call
{
    ~Call() { curl_slist_free_all(fields); }

    curl_slist* fields = nullptr;
    QByteArray sent;
    QByteArray body;
    Heard heard;
};

HttpLines::HttpLines(const QByteArray& pin)
    : m_pin("sha256//" + pin)
    , m_multi(curl_multi_init())
{
    XUANHAO_CHECK(m_multi != nullptr);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, kConnections);
}

HttpLines::~HttpLines()
{
    for (const auto& [easy, call] : m_calls) {
        curl_multi_remove_handle(m_multi, easy);
        curl_easy_cleanup(easy);
    }
    for (CURL* easy : m_idle)
        curl_easy_cleanup(easy);
    curl_multi_cleanup(m_multi);
}

void HttpLines::ask(const QByteArray& url, const QList<QByteArray>& headers, const QByteArray& body,
                    Heard heard)
{
    CURL* easy = nullptr;
    if (m_idle.empty()) {
        easy = curl_easy_init();
        XUANHAO_CHECK(easy != nullptr);
    } else {
        easy = m_idle.back();
        m_idle.pop_back();
        curl_easy_reset(easy);
    }
    auto call = std::make_unique<Call>();
    call->sent = body;
    call->heard = std::move(heard);
    // Nothing that waits for a second word of the server.
    call->fields = curl_slist_append(nullptr, "Expect:");
    call->fields = curl_slist_append(call->fields, "Content-Type: application/json");
    for (const QByteArray& header : headers)
        call->fields = curl_slist_append(call->fields, header.constData());
    const auto set = [easy](CURLoption option, auto value) {
        XUANHAO_CHECK(curl_easy_setopt(easy, option, value) == CURLE_OK);
    };
    set(CURLOPT_URL, url.constData());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSL_VERIFYPEER, 0L); // the key is pinned
    set(CURLOPT_SSL_VERIFYHOST, 0L);
    set(CURLOPT_PINNEDPUBLICKEY, m_pin.constData());
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectMilliseconds);
    set(CURLOPT_TIMEOUT_MS, kAnswerMilliseconds);
    set(CURLOPT_HTTPHEADER, call->fields);
    set(CURLOPT_WRITEFUNCTION, onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&call->body));
    if (!body.isEmpty()) {
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call->sent.size()));
        set(CURLOPT_POSTFIELDS, call->sent.constData());
    }
    XUANHAO_CHECK(curl_multi_add_handle(m_multi, easy) == CURLM_OK);
    m_calls.emplace(easy, std::move(call));
}

void HttpLines::work(int milliseconds)
{
    int running = 0;
    curl_multi_perform(m_multi, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL* easy = message->easy_handle;
        HttpAnswer answer;
        if (message->data.result == CURLE_OK) {
            long status = 0;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            answer.status = static_cast<int>(status);
        }
        curl_multi_remove_handle(m_multi, easy);
        const auto found = m_calls.find(easy);
        const std::unique_ptr<Call> call = std::move(found->second);
        m_calls.erase(found);
        m_idle.push_back(easy);
        answer.body = std::move(call->body);
        call->heard(answer);
        milliseconds = 0;
    }
    curl_multi_poll(m_multi, nullptr, 0, milliseconds, nullptr);
}

} // namespace xuanhao::faults
