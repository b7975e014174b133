// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/ledger.h"

#include "core/base/check.h"

#include <QCryptographicHash>
#include <QHash>

namespace xuanhao::faults {

namespace {

constexpr int kHashBytes = 16;
constexpr int kColumns = 12;

QByteArray textOf(const std::vector<sim::Holding>& holdings)
{
    QByteArray text;
    for (const sim::Holding& holding : holdings) {
        if (!text.isEmpty())
            text += ',';
        text += QByteArray::number(holding.number) + '/';
        if (holding.until)
            text += QByteArray::number(qint64{toMilliseconds(*holding.until)});
    }
    return text;
}

std::vector<sim::Holding> holdingsOf(const QByteArray& text)
{
    std::vector<sim::Holding> holdings;
    const QList<QByteArray> parts = text.isEmpty() ? QList<QByteArray>() : text.split(',');
    for (const QByteArray& part : parts) {
        const qsizetype slash = part.indexOf('/');
        sim::Holding holding{part.left(slash).toUInt(), std::nullopt};
        if (slash + 1 < part.size())
            holding.until = fromMilliseconds(part.mid(slash + 1).toLongLong());
        holdings.push_back(holding);
    }
    return holdings;
}

EndpointId endpointNamed(const QByteArray& name)
{
    static const QHash<QByteArray, EndpointId> known = [] {
        QHash<QByteArray, EndpointId> all;
        for (const Endpoint& endpoint : allEndpoints())
            all.insert(endpoint.operationId, endpoint.id);
        return all;
    }();
    const auto found = known.constFind(name);
    XUANHAO_CHECK(found != known.constEnd());
    return *found;
}

QByteArray verdictOf(const Entry& entry)
{
    if (!entry.verified)
        return {};
    return (entry.isLocked ? 'L' : 'T') + QByteArray::number(*entry.verified);
}

Entry entryOf(const QList<QByteArray>& columns)
{
    Entry entry{.operation = columns[0],
                .endpoint = endpointNamed(columns[1]),
                .counter = columns[2],
                .subject = columns[3],
                .sent = columns[4].toLongLong(),
                .answered = columns[5].toLongLong(),
                .tries = columns[6].toInt(),
                .status = columns[7].toInt(),
                .answerHash = columns[8],
                .stage = columns[9],
                .verified = {},
                .holdings = holdingsOf(columns[11])};
    if (const QByteArray& verdict = columns[10]; !verdict.isEmpty()) {
        entry.isLocked = verdict.startsWith('L');
        entry.verified = verdict.mid(1).toUInt();
    }
    return entry;
}

} // namespace

QByteArray hashOfAnswer(const QByteArray& body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).left(kHashBytes).toHex();
}

Ledger::Ledger(const QString& path)
    : m_file(path)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        qFatal("%s cannot be written", qPrintable(path));
}

void Ledger::write(const Entry& entry)
{
    const QByteArray line = QList<QByteArray>{entry.operation,
                                              endpoint(entry.endpoint).operationId,
                                              entry.counter,
                                              entry.subject,
                                              QByteArray::number(qint64{entry.sent}),
                                              QByteArray::number(qint64{entry.answered}),
                                              QByteArray::number(entry.tries),
                                              QByteArray::number(entry.status),
                                              entry.answerHash,
                                              entry.stage,
                                              verdictOf(entry),
                                              textOf(entry.holdings)}
                                .join('\t') +
                            '\n';
    if (m_file.write(line) != line.size())
        qFatal("the ledger cannot be written: %s", qPrintable(m_file.errorString()));
}

void readLedger(const QString& path, const std::function<void(Entry)>& take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            return;
        line.chop(1);
        const QList<QByteArray> columns = line.split('\t');
        XUANHAO_CHECK(columns.size() == kColumns);
        take(entryOf(columns));
    }
}

} // namespace xuanhao::faults
