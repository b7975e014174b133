// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/csvtable.h"

#include "core/base/csvreader.h"

#include <QBuffer>
#include <QStringDecoder>

#include <algorithm>

namespace xuanhao {

std::optional<QString> utf8Text(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text.startsWith(QChar(QChar::ByteOrderMark)) ? text.mid(1) : text;
}

Expected<std::vector<CsvRow>, QString> readCsv(const QByteArray& bytes, int mostRows)
{
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    CsvReader reader(file);
    std::vector<CsvRow> rows;
    while (const auto record = reader.next()) {
        if (!*record)
            return Unexpected{
                QStringLiteral("line %1: %2").arg(record->error().line).arg(record->error().text)};
        CsvRow row{static_cast<int>((*record)->line), {}};
        for (const QString& field : (*record)->fields)
            row.cells.append(field.trimmed());
        if (std::all_of(row.cells.begin(), row.cells.end(),
                        [](const QString& cell) { return cell.isEmpty(); }))
            continue;
        if (static_cast<int>(rows.size()) == mostRows)
            return Unexpected{QStringLiteral("has more than %1 lines").arg(mostRows)};
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace xuanhao
