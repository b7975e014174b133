// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/forwarder.h"

#include "core/base/check.h"

#include <curl/curl.h>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr long kConnectMilliseconds = 2'000;
/// Longer than any answer takes, waiting for a change of a pool included.
constexpr long kAnswerMilliseconds = 40'000;
constexpr int kIdleMilliseconds = 1'000;
constexpr std::size_t kMostBytes = 16UL * 1024 * 1024;

/// Fields that belong to one connection, or that libcurl makes itself.
bool belongsToConnection(const QByteArray& name)
{
    constexpr const char* kNames[] = {
        "connection", "content-length", "transfer-encoding", "host", "expect", "keep-alive", "te", "upgrade"};
    return std::any_of(std::begin(kNames), std::end(kNames),
                       [&](const char* own) { return qstricmp(name.constData(), own) == 0; });
}

std::size_t onBody(char* bytes, std::size_t, std::size_t size, void* body)
{
    auto* all = static_cast<QByteArray*>(body);
    if (static_cast<std::size_t>(all->size()) + size > kMostBytes)
        return 0;
    all->append(bytes, static_cast<qsizetype>(size));
    return size;
}

std::size_t onHeader(char* bytes, std::size_t, std::size_t size, void* headers)
{
    const QByteArray line = QByteArray(bytes, static_cast<qsizetype>(size)).trimmed();
    const qsizetype colon = line.indexOf(':');
    if (colon > 0)
        static_cast<QList<HttpHeader>*>(headers)->append({line.left(colon), line.mid(colon + 1).trimmed()});
    return size;
}

/// Nothing of the request has reached anybody.
bool hasNotBegun(CURLcode result)
{
    return result == CURLE_COULDNT_CONNECT || result == CURLE_COULDNT_RESOLVE_HOST ||
           result == CURLE_SSL_CONNECT_ERROR || result == CURLE_PEER_FAILED_VERIFICATION ||
           result == CURLE_SSL_PINNEDPUBKEYNOTMATCH || result == CURLE_UNSUPPORTED_PROTOCOL ||
           result == CURLE_URL_MALFORMAT;
}

} // namespace

struct Forwarder::Call
{
    Call(const QString& base, HttpRequest asked, Responder answerTo)
        : url(base.toUtf8() + asked.path + (asked.query.isEmpty() ? QByteArray() : '?' + asked.query))
        , request(std::move(asked))
        , responder(std::move(answerTo))
    {}
    ~Call()
    {
        curl_slist_free_all(fields);
        curl_easy_cleanup(easy);
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    QByteArray url;
    HttpRequest request;
    Responder responder;
    CURL* easy = nullptr;
    curl_slist* fields = nullptr;
    QByteArray body;
    QList<HttpHeader> headers;
};

Forwarder::Forwarder(QByteArray pin)
    : m_pin("sha256//" + pin)
    , m_multi(curl_multi_init())
{
    XUANHAO_CHECK(m_multi != nullptr);
    m_thread = std::thread([this] { work(); });
}

Forwarder::~Forwarder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    curl_multi_wakeup(m_multi);
    m_thread.join();
    // Who still waits gets 500 by the responder's end, and asks again.
    for (const auto& call : m_calls)
        curl_multi_remove_handle(m_multi, call->easy);
    m_calls.clear();
    curl_multi_cleanup(m_multi);
}

void Forwarder::forward(const QString& base, HttpRequest request, const Responder& responder)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::make_unique<Call>(base, std::move(request), responder));
    }
    curl_multi_wakeup(m_multi);
}

void Forwarder::begin(Call& call)
{
    call.easy = curl_easy_init();
    XUANHAO_CHECK(call.easy != nullptr);
    const auto set = [&call](CURLoption option, auto value) {
        XUANHAO_CHECK(curl_easy_setopt(call.easy, option, value) == CURLE_OK);
    };
    set(CURLOPT_URL, call.url.constData());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectMilliseconds);
    set(CURLOPT_TIMEOUT_MS, kAnswerMilliseconds);
    set(CURLOPT_TCP_NODELAY, 1L);
    // The key is pinned, which says more than a certificate's names.
    set(CURLOPT_SSL_VERIFYPEER, 0L);
    set(CURLOPT_SSL_VERIFYHOST, 0L);
    set(CURLOPT_PINNEDPUBLICKEY, m_pin.constData());
    if (call.request.method == "POST") {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.request.body.size()));
        set(CURLOPT_POSTFIELDS, call.request.body.constData());
    } else {
        set(CURLOPT_CUSTOMREQUEST, call.request.method.constData());
    }
    for (const HttpHeader& header : std::as_const(call.request.headers)) {
        if (!belongsToConnection(header.name))
            call.fields = curl_slist_append(call.fields, (header.name + ": " + header.value).constData());
    }
    call.fields = curl_slist_append(call.fields, "Expect:");
    set(CURLOPT_HTTPHEADER, call.fields);
    set(CURLOPT_WRITEFUNCTION, onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&call.body));
    set(CURLOPT_HEADERFUNCTION, onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&call.headers));
    curl_multi_add_handle(m_multi, call.easy);
}

void Forwarder::finish(void* easy, int result)
{
    const auto place =
        std::find_if(m_calls.begin(), m_calls.end(), [&](const auto& call) { return call->easy == easy; });
    const std::unique_ptr<Call> call = std::move(*place);
    m_calls.erase(place);
    long status = 0;
    curl_easy_getinfo(call->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(m_multi, call->easy);
    const auto code = static_cast<CURLcode>(result);
    if (code != CURLE_OK) {
        const bool isUntouched = hasNotBegun(code);
        call->responder(toResponse({isUntouched ? 503 : 500, "node-unreachable",
                                    isUntouched ? "the node that writes cannot be reached"
                                                : "the node that writes did not answer"}));
        return;
    }
    HttpResponse response{static_cast<int>(status), {}, std::move(call->body), {}};
    for (const HttpHeader& header : std::as_const(call->headers)) {
        if (qstricmp(header.name.constData(), "content-type") == 0)
            response.contentType = header.value;
        else if (qstricmp(header.name.constData(), "x-request-id") == 0 ||
                 qstricmp(header.name.constData(), "retry-after") == 0)
            response.headers.append(header);
    }
    call->responder(std::move(response));
}

void Forwarder::work()
{
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopping)
                return;
            for (; !m_waiting.empty(); m_waiting.pop_front()) {
                begin(*m_waiting.front());
                m_calls.push_back(std::move(m_waiting.front()));
            }
        }
        int running = 0;
        curl_multi_perform(m_multi, &running);
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg == CURLMSG_DONE)
                finish(message->easy_handle, message->data.result);
        }
        curl_multi_poll(m_multi, nullptr, 0, kIdleMilliseconds, nullptr);
    }
}

} // namespace xuanhao
