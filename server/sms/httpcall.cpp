// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/httpcall.h"

#include <QFile>
#include <QUrl>

#include <memory>

#include <curl/curl.h>

namespace xuanhao {

namespace {

constexpr qsizetype kMaxAnswer = 16 * 1024;

/// libcurl wants to be set up once, before its first use on any thread.
bool isCurlReady()
{
    static const CURLcode result = curl_global_init(CURL_GLOBAL_DEFAULT);
    return result == CURLE_OK;
}

std::size_t keepPart(char* data, std::size_t, std::size_t size, void* target)
{
    auto* body = static_cast<QByteArray*>(target);
    if (body->size() + static_cast<qsizetype>(size) > kMaxAnswer)
        return 0; // ends the transfer
    body->append(data, static_cast<qsizetype>(size));
    return size;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList listOf(const QList<QByteArray>& headers)
{
    curl_slist* list = curl_slist_append(nullptr, "Expect:"); // no waiting for "100 Continue"
    for (const QByteArray& header : headers)
        list = curl_slist_append(list, header.constData());
    return HeaderList(list, &curl_slist_free_all);
}

void setSafety(CURL* handle, const HttpCallRules& rules)
{
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(rules.timeLimit.count()));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!rules.authorities.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, QFile::encodeName(rules.authorities).constData());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
}

} // namespace

Expected<HttpCallAnswer, SmsFailure> callGateway(const HttpCall& call, const HttpCallRules& rules)
{
    const Handle handle(isCurlReady() ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    if (!handle)
        return Unexpected{
            SmsFailure{SmsFailureKind::NotStarted, QStringLiteral("libcurl cannot be used here.")}};
    const HeaderList headers = listOf(call.headers);
    HttpCallAnswer answer;
    setSafety(handle.get(), rules);
    curl_easy_setopt(handle.get(), CURLOPT_URL, call.url.constData());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &keepPart);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.body);
    if (call.method == HttpCallMethod::Post) {
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(call.body.size()));
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, call.body.constData());
    }
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) {
        // Before the first byte of the request has left, a gateway cannot have sent anything. The words are
        // libcurl's for the code alone: its longer ones may repeat the URL.
        long requestBytes = 0;
        curl_easy_getinfo(handle.get(), CURLINFO_REQUEST_SIZE, &requestBytes);
        return Unexpected{
            SmsFailure{requestBytes == 0 ? SmsFailureKind::NotStarted : SmsFailureKind::NoAnswer,
                       QStringLiteral("The gateway did not answer (%1: %2).")
                           .arg(static_cast<int>(code))
                           .arg(QString::fromUtf8(curl_easy_strerror(code)))}};
    }
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

std::optional<SmsFailure> failureOfStatus(int status)
{
    if (status >= 200 && status < 300)
        return std::nullopt;
    const auto failure = [&](SmsFailureKind kind, const char* meaning) {
        return SmsFailure{kind, QStringLiteral("The gateway answered with status %1: %2.")
                                    .arg(status)
                                    .arg(QLatin1String(meaning))};
    };
    switch (status) {
    case 429:
    case 503:
        return failure(SmsFailureKind::Busy, "it asks to try again later");
    case 401:
    case 404:
    case 405:
    case 407:
        return failure(SmsFailureKind::NoAccess, "address, user or password are wrong");
    case 408:
        return failure(SmsFailureKind::NoAnswer, "the message may have gone out");
    default:
        return status >= 500 ? failure(SmsFailureKind::NoAnswer, "the message may have gone out")
                             : failure(SmsFailureKind::Refused, "it refuses the message");
    }
}

std::optional<QString> gatewayUrlProblem(const QString& url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isHttp = parsed.scheme() == QStringLiteral("http");
    if (!parsed.isValid() || parsed.host().isEmpty() ||
        (!isHttp && parsed.scheme() != QStringLiteral("https")))
        return QStringLiteral("must be an address that begins with https:// or http://");
    if (!parsed.userInfo().isEmpty())
        return QStringLiteral("must not hold a user or a password");
    const QString host = parsed.host();
    const bool isHere = host == QStringLiteral("localhost") || host == QStringLiteral("::1") ||
                        host == QStringLiteral("127.0.0.1");
    if (isHttp && !isHere)
        return QStringLiteral("must begin with https://, because the way leads out of this machine");
    return std::nullopt;
}

} // namespace xuanhao
