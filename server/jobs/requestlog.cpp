// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/requestlog.h"

#include "server/jobs/logbook.h"

#include <algorithm>

namespace xuanhao {

namespace {

/// What is slower than this is lost rather than kept in memory for ever.
constexpr std::size_t kMostLines = 20'000;
constexpr qsizetype kShortHash = 12;

/// Anybody may write anything into a header; only what looks like a counter's id is repeated.
bool isCounterId(const QByteArray& text)
{
    return !text.isEmpty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

} // namespace

RequestLog::RequestLog(QString node, const ServerSecret& secret)
    : m_node(std::move(node))
    , m_secret(secret)
    , m_lines(kMostLines)
{}

QJsonObject RequestLog::fields(const RequestRecord& record) const
{
    QJsonObject fields{{QStringLiteral("request"), record.id},
                       {QStringLiteral("method"), QString::fromLatin1(record.method)},
                       {QStringLiteral("route"), record.endpoint ? QString::fromLatin1(record.endpoint->path)
                                                                 : QStringLiteral("none")},
                       {QStringLiteral("status"), record.status},
                       {QStringLiteral("ms"), static_cast<qint64>(record.took.count())}};
    if (!record.code.isEmpty())
        fields.insert(QStringLiteral("code"), record.code);
    const bool isCounters =
        record.endpoint && record.endpoint->proof != Proof::Nothing && isCounterId(record.counter);
    if (isCounters)
        fields.insert(QStringLiteral("counter"), QString::fromLatin1(record.counter));
    if (!record.address.isEmpty())
        fields.insert(QStringLiteral("address"),
                      isCounters ? record.address
                                 : QLatin1Char('#') +
                                       QString::fromLatin1(m_secret.hashOf("address", record.address).toHex())
                                           .left(kShortHash));
    if (!m_node.isEmpty())
        fields.insert(QStringLiteral("node"), m_node);
    if (!record.answeredAs.isEmpty())
        fields.insert(QStringLiteral("answeredAs"), record.answeredAs);
    return fields;
}

void RequestLog::write(RequestRecord record)
{
    if (record.method == "GET" && record.status == 200)
        return;
    (void)m_lines.post([this, record = std::move(record)] {
        writeLog({.at = record.at,
                  .category = QStringLiteral("xuanhao.request"),
                  .message = QStringLiteral("answered"),
                  .fields = fields(record)});
    });
}

} // namespace xuanhao
