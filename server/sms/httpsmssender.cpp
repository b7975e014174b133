// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/httpsmssender.h"

#include <utility>

namespace xuanhao {

HttpSmsSender::HttpSmsSender(HttpGateway gateway)
    : m_gateway(std::move(gateway))
{}

Expected<Done, SmsFailure> HttpSmsSender::send(const SmsMessage& message)
{
    if (auto fit = checkMessage(message); !fit)
        return fit;
    const HttpCall call =
        m_gateway.request.filled({{QStringLiteral("number"), message.number},
                                  {QStringLiteral("text"), message.text},
                                  {QStringLiteral("id"), message.id},
                                  {QStringLiteral("user"), m_gateway.user},
                                  {QStringLiteral("password"), m_gateway.password.clear()}});
    const auto answer = callGateway(call, m_gateway.rules);
    if (!answer)
        return Unexpected{answer.error()};
    return judge(*answer);
}

Expected<Done, SmsFailure> HttpSmsSender::judge(const HttpCallAnswer& answer) const
{
    const QString body = QString::fromUtf8(answer.body);
    const auto matches = [&](const QRegularExpression& pattern) {
        return !pattern.pattern().isEmpty() && pattern.match(body).hasMatch();
    };
    if (matches(m_gateway.later))
        return Unexpected{SmsFailure{
            SmsFailureKind::Busy,
            QStringLiteral("The gateway's answer asks to try again later (status %1).").arg(answer.status)}};
    if (auto failure = failureOfStatus(answer.status))
        return Unexpected{*std::move(failure)};
    if (m_gateway.success.pattern().isEmpty() || matches(m_gateway.success))
        return Done{};
    return Unexpected{
        SmsFailure{SmsFailureKind::Refused,
                   QStringLiteral("The gateway's answer does not say that the message was taken.")}};
}

} // namespace xuanhao
