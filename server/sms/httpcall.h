// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "server/sms/smssender.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace xuanhao {

enum class HttpCallMethod { Get, Post };

/// One request to a gateway. Neither it nor its answer is ever logged: both may hold a number and a code.
struct HttpCall
{
    HttpCallMethod method = HttpCallMethod::Get;
    QByteArray url;            ///< absolute, http or https, percent-encoded
    QList<QByteArray> headers; ///< "Name: value"
    QByteArray body;           ///< of a POST
};

/// What holds for every request to a gateway.
struct HttpCallRules
{
    QString authorities;            ///< PEM file of those a certificate may come from; empty: the system's
    Milliseconds timeLimit{10'000}; ///< for the whole request, connecting included
};

struct HttpCallAnswer
{
    int status = 0;
    QByteArray body; ///< at most 16 KiB
};

/// Blocks until the answer is here. Certificates and names are checked, redirects are not followed, and no
/// proxy of the environment is used. The failure is NotStarted as long as nothing of the request has left,
/// afterwards NoAnswer; an answer of more than 16 KiB is NoAnswer, too.
[[nodiscard]] Expected<HttpCallAnswer, SmsFailure> callGateway(const HttpCall& call,
                                                               const HttpCallRules& rules);

/// What a status other than 2xx means for a message; nothing for 2xx. 429 and 503 are Busy, 401, 404, 405 and
/// 407 NoAccess; 408 and other 5xx may come from something between us and the gateway: NoAnswer.
[[nodiscard]] std::optional<SmsFailure> failureOfStatus(int status);

/// Why a gateway must not be called at this address: it is no http(s) URL, or the way there is not encrypted
/// and leads out of this machine. An English half-sentence.
[[nodiscard]] std::optional<QString> gatewayUrlProblem(const QString& url);

} // namespace xuanhao
