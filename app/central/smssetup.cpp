// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/smssetup.h"

#include "server/sms/commandsmssender.h"
#include "server/sms/httpsmssender.h"
#include "server/sms/kannelsmssender.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>

namespace xuanhao {

namespace {

using Made = Expected<std::unique_ptr<SmsSender>, QString>;

template <typename Sender, typename Settings>
Made made(Settings settings)
{
    return std::unique_ptr<SmsSender>(std::make_unique<Sender>(std::move(settings)));
}

Unexpected<QString> wrong(const char* key, const QString& why)
{
    return Unexpected{QStringLiteral("%1: %2").arg(QLatin1String(key), why)};
}

Expected<QString, QString> contentOf(const char* key, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(key, QStringLiteral("%1 cannot be read").arg(path));
    return QString::fromUtf8(file.readAll());
}

/// The first line of the file; empty when there is no file.
Expected<Sensitive<QString>, QString> passwordOf(const SmsConfig& sms)
{
    if (sms.passwordFile.isEmpty())
        return Sensitive<QString>(QString());
    const auto text = contentOf("sms-password-file", sms.passwordFile);
    if (!text)
        return Unexpected{text.error()};
    const QString password = text->section(QLatin1Char('\n'), 0, 0).trimmed();
    const bool isPlain =
        std::all_of(password.begin(), password.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (password.isEmpty() || !isPlain)
        return wrong("sms-password-file", QStringLiteral("the first line must be the password, in ASCII"));
    return Sensitive<QString>(password);
}

Expected<QRegularExpression, QString> patternOf(const char* key, const QString& text)
{
    QRegularExpression pattern(text);
    if (!pattern.isValid())
        return wrong(key, QStringLiteral("is no regular expression (%1)").arg(pattern.errorString()));
    return pattern;
}

Made byKannel(const CentralConfig& config, const Sensitive<QString>& password)
{
    const SmsConfig& sms = config.sms;
    if (const auto problem = gatewayUrlProblem(sms.kannelUrl))
        return wrong("sms-kannel-url", *problem);
    const QString reportUrl = sms.reportUrl.isEmpty() ? config.url() : sms.reportUrl;
    const bool hasReports = reportUrl != QStringLiteral("none");
    if (hasReports && (!reportUrl.startsWith(QStringLiteral("https://")) || gatewayUrlProblem(reportUrl)))
        return wrong("sms-report-url", QStringLiteral("must be central's address (https://…), or none"));
    return made<KannelSmsSender>(KannelGateway{.url = sms.kannelUrl,
                                               .user = sms.user,
                                               .password = password,
                                               .sender = sms.sender,
                                               .reportUrl = hasReports ? reportUrl : QString(),
                                               .rules = {.authorities = sms.authorities}});
}

Made byHttp(const SmsConfig& sms, const Sensitive<QString>& password)
{
    const auto text = contentOf("sms-http-request", sms.httpRequest);
    if (!text)
        return Unexpected{text.error()};
    auto request = HttpSmsTemplate::parse(*text);
    if (!request)
        return wrong("sms-http-request", QStringLiteral("%1: %2").arg(sms.httpRequest, request.error()));
    if (request->uses(QStringLiteral("password")) == sms.passwordFile.isEmpty() ||
        request->uses(QStringLiteral("user")) == sms.user.isEmpty())
        return wrong("sms-http-request",
                     QStringLiteral("{user} and {password} stand in it if and only if sms-user "
                                    "and sms-password-file are set"));
    const auto success = patternOf("sms-http-success", sms.httpSuccess);
    const auto later = patternOf("sms-http-later", sms.httpLater);
    if (!success || !later)
        return Unexpected{!success ? success.error() : later.error()};
    return made<HttpSmsSender>(HttpGateway{.request = *std::move(request),
                                           .user = sms.user,
                                           .password = password,
                                           .success = *success,
                                           .later = *later,
                                           .rules = {.authorities = sms.authorities}});
}

Made byCommand(const QString& command)
{
    QStringList words = QProcess::splitCommand(command);
    const QString program = words.isEmpty() ? QString() : words.takeFirst();
    if (!QFileInfo(program).isAbsolute())
        return wrong("sms-command", QStringLiteral("must begin with the absolute path of a program"));
    return made<CommandSmsSender>(SmsCommand{.program = program, .arguments = words});
}

} // namespace

Made makeSmsSender(const CentralConfig& config)
{
    const SmsConfig& sms = config.sms;
    const auto password = passwordOf(sms);
    if (!password)
        return Unexpected{password.error()};
    if (!sms.authorities.isEmpty() && !QFileInfo(sms.authorities).isReadable())
        return wrong("sms-ca", QStringLiteral("%1 cannot be read").arg(sms.authorities));
    if (!sms.kannelUrl.isEmpty())
        return byKannel(config, *password);
    if (!sms.httpRequest.isEmpty())
        return byHttp(sms, *password);
    if (!sms.command.isEmpty())
        return byCommand(sms.command);
    return std::unique_ptr<SmsSender>();
}

} // namespace xuanhao
