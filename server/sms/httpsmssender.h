// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sensitive.h"
#include "server/sms/httpcall.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace xuanhao {

/// A request with places to fill in, as it stands in a file:
///
///     POST https://sms.example/v2/send
///     Authorization: Bearer {password}
///     Content-Type: application/json
///
///     {"phone": "{number}", "content": "{text}", "reference": "{id}"}
///
/// Places are {number}, {text}, {id}, {user} and {password}. What is filled in is escaped as its place needs:
/// percent-encoded in the address and in a form (application/x-www-form-urlencoded), as the inside of a JSON
/// string in JSON. The text must not stand in a header.
class HttpSmsTemplate
{
public:
    using Values = QHash<QString, QString>;

    /// The error is an English half-sentence that names the line.
    static Expected<HttpSmsTemplate, QString> parse(const QString& text);

    [[nodiscard]] HttpCall filled(const Values& values) const;
    [[nodiscard]] bool uses(const QString& place) const;

private:
    HttpSmsTemplate() = default;
    [[nodiscard]] std::optional<QString> readRequestLine(const QString& line);
    [[nodiscard]] std::optional<QString> readHeader(const QString& line);
    [[nodiscard]] std::optional<QString> problem() const;

    HttpCallMethod m_method = HttpCallMethod::Get;
    QString m_url;
    QStringList m_headers;
    QString m_body;
    bool m_isJson = false;
};

struct HttpGateway
{
    HttpSmsTemplate request;
    QString user;
    Sensitive<QString> password;
    /// What the body of a 2xx must match to mean that the message was taken; empty: every 2xx does.
    QRegularExpression success;
    /// What the body of any answer matches that asks to try again later; empty: none does.
    QRegularExpression later;
    HttpCallRules rules = {};
};

/// Sends by one HTTP request that a template describes. There are no delivery reports: their form differs
/// from provider to provider. Safe for several threads.
class HttpSmsSender final : public SmsSender
{
public:
    explicit HttpSmsSender(HttpGateway gateway);

    [[nodiscard]] Expected<Done, SmsFailure> send(const SmsMessage& message) override;

private:
    [[nodiscard]] Expected<Done, SmsFailure> judge(const HttpCallAnswer& answer) const;

    const HttpGateway m_gateway;
};

} // namespace xuanhao
