// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/officecode.h"

#include <QByteArray>
#include <QStringList>

namespace xuanhao {

namespace {

QString checkOf(const QString& body)
{
    const quint16 sum = qChecksum(body.toUtf8(), Qt::ChecksumIso3309);
    return QStringLiteral("%1").arg(sum, 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

QString OfficeCode::text() const
{
    const QString body = QStringList{caseNumber, plate, vinTail}.join(QLatin1Char('|'));
    return body + QLatin1Char('|') + checkOf(body);
}

std::optional<OfficeCode> OfficeCode::parse(const QString& text)
{
    const QStringList parts = text.trimmed().split(QLatin1Char('|'));
    if (parts.size() != 4 || parts[0].isEmpty())
        return std::nullopt;
    if (checkOf(parts.first(3).join(QLatin1Char('|'))) != parts[3])
        return std::nullopt;
    return OfficeCode{.caseNumber = parts[0], .plate = parts[1], .vinTail = parts[2]};
}

} // namespace xuanhao
