// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/csvtext.h"

namespace xuanhao {

namespace {

QString cellOf(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    const bool mustQuote = text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) ||
                           text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'));
    if (!mustQuote)
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

QByteArray csvLine(const QStringList& cells)
{
    QStringList texts;
    texts.reserve(cells.size());
    for (const QString& cell : cells)
        texts.append(cellOf(cell));
    return texts.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace xuanhao
