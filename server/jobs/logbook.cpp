// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/logbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace xuanhao {

namespace {

std::atomic<LogFormat> format{LogFormat::Text};
Instant (*tellTime)() = nullptr;

const char* levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return "critical";
}

void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    writeLog({.at = tellTime(),
              .level = levelOf(type),
              .category = QString::fromLatin1(context.category ? context.category : "default"),
              .message = message});
    if (type == QtFatalMsg)
        std::abort();
}

QString textOf(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact))
        .chopped(1)
        .mid(1);
}

} // namespace

std::optional<LogFormat> logFormatFromWord(const QString& word)
{
    if (word == QLatin1String("text"))
        return LogFormat::Text;
    if (word == QLatin1String("json"))
        return LogFormat::Json;
    return std::nullopt;
}

QByteArray formatted(const LogLine& line, LogFormat format)
{
    if (format == LogFormat::Json) {
        QJsonObject object = line.fields;
        object.insert(QStringLiteral("time"), toOfficeIso(line.at));
        object.insert(QStringLiteral("level"), QString::fromLatin1(line.level));
        object.insert(QStringLiteral("category"), line.category);
        object.insert(QStringLiteral("message"), line.message);
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    QString text =
        QStringLiteral("%1 %2 %3: %4")
            .arg(toOfficeIso(line.at), QString::fromLatin1(line.level), line.category, line.message);
    for (auto field = line.fields.begin(); field != line.fields.end(); ++field)
        text += QStringLiteral(" %1=%2").arg(field.key(), textOf(field.value()));
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '))
        .replace(QLatin1Char('\r'), QLatin1Char(' '))
        .toUtf8();
}

void installLogbook(LogFormat wanted, Instant (*now)())
{
    format = wanted;
    tellTime = now;
    qInstallMessageHandler(onMessage);
}

void writeLog(const LogLine& line)
{
    const QByteArray bytes = formatted(line, format) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

} // namespace xuanhao
