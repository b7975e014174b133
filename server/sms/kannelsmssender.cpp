// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/kannelsmssender.h"

#include <QUrl>

#include <utility>

namespace xuanhao {

namespace {

/// What smsbox's answer means; gw/smsbox.c of 1.4.5 has the sentences.
Expected<Done, SmsFailure> judge(const HttpCallAnswer& answer)
{
    // "0: Accepted for delivery", "3: Queued for later delivery"; another 2xx is no Kannel's.
    if (answer.status == 202 && (answer.body.startsWith("0:") || answer.body.startsWith("3:")))
        return Done{};
    if (answer.status == 403) {
        // The same status tells a wrong password and a number that no route leads to.
        if (answer.body.startsWith("Authorization failed"))
            return Unexpected{
                SmsFailure{SmsFailureKind::NoAccess, QStringLiteral("Kannel refuses user or password.")}};
        return Unexpected{SmsFailure{SmsFailureKind::Refused, QStringLiteral("Kannel refuses the message.")}};
    }
    if (auto failure = failureOfStatus(answer.status))
        return Unexpected{*std::move(failure)};
    return Unexpected{
        SmsFailure{SmsFailureKind::NoAnswer, QStringLiteral("The answer is not one of Kannel's.")}};
}

} // namespace

KannelSmsSender::KannelSmsSender(KannelGateway gateway)
    : m_gateway(std::move(gateway))
{}

Expected<Done, SmsFailure> KannelSmsSender::send(const SmsMessage& message)
{
    if (auto fit = checkMessage(message); !fit)
        return fit;
    QByteArray url = m_gateway.url.toUtf8();
    const auto add = [&](const char* name, const QString& value) {
        url += (url.contains('?') ? '&' : '?') + QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    };
    add("username", m_gateway.user);
    add("password", m_gateway.password.clear());
    if (!m_gateway.sender.isEmpty())
        add("from", m_gateway.sender);
    add("to", message.number);
    add("coding", QStringLiteral("2"));
    add("charset", QStringLiteral("UTF-8"));
    if (!m_gateway.reportUrl.isEmpty()) {
        add("dlr-mask", QStringLiteral("31")); // delivered, undelivered, buffered, accepted, rejected
        add("dlr-url", m_gateway.reportUrl + message.reportPath + QStringLiteral("/%d"));
    }
    add("text", message.text);
    const auto answer =
        callGateway({.method = HttpCallMethod::Get, .url = url, .headers = {}, .body = {}}, m_gateway.rules);
    if (!answer)
        return Unexpected{answer.error()};
    return judge(*answer);
}

} // namespace xuanhao
