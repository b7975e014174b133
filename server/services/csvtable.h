// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace xuanhao {

struct CsvRow
{
    int line = 0; ///< on which it begins, from 1
    QStringList cells;
};

/// The whole of a small table, by CsvReader, with cells trimmed; lines without any text are left out. The
/// error is an English sentence with the line.
[[nodiscard]] Expected<std::vector<CsvRow>, QString> readCsv(const QByteArray& bytes, int mostRows);

/// The text of a file in UTF-8 without its byte order mark; nothing when it is no UTF-8.
[[nodiscard]] std::optional<QString> utf8Text(const QByteArray& bytes);

} // namespace xuanhao
